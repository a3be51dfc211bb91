"""Shape of organisations.yaml."""

from datetime import date

from pertvarka.foundation.base.definitions import ROOT, Shape
from pertvarka.foundation.base.words import Sentence, Words

FILE = ROOT / "organisations.yaml"


class NameShape(Shape):
    name: Sentence
    valid_from: date | None = None
    valid_until: date | None = None
    note: Words = Words()


class OrganisationShape(Shape):
    code: str
    kind: str
    name: Sentence
    wording_lt: str = ""
    note: Words = Words()
    region: str | None = None
    sources: list[str] = []
    names: list[NameShape] = []


class OrganisationsFile(Shape):
    organisations: list[OrganisationShape]
