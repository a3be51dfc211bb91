"""The shape of workforce.yaml: professions as the registers of institutions use them."""

from functools import cache

from pydantic import Field

from pertvarka.foundation.base.bilingual import in_active_language
from pertvarka.foundation.base.definitions import ROOT, Shape, read_definition

FILE = ROOT / "workforce.yaml"


class Profession(Shape):
    code: str = Field(pattern=r"^[a-z_]{1,40}$")
    lt: str
    en: str

    def __str__(self) -> str:
        return in_active_language(self.lt, self.en)


class WorkforceFile(Shape):
    professions: list[Profession] = Field(min_length=1)


@cache
def professions() -> dict[str, Profession]:
    """By code, in the order of the file."""
    return {one.code: one for one in read_definition(FILE, WorkforceFile).professions}


def profession_words(code: str) -> str:
    """A profession that is no longer in the file keeps its code."""
    found = professions().get(code)
    return str(found) if found else code
