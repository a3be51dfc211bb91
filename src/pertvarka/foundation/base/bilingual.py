"""Bilingual text: every public item is stored in Lithuanian and English; Lithuanian is binding."""

from dataclasses import dataclass
from typing import Any, overload

from django.utils import translation


def in_active_language(lithuanian: str, english: str) -> str:
    """The text for the active language; Lithuanian where English is not known."""
    return english or lithuanian if translation.get_language() == "en" else lithuanian


class Bilingual:
    """Reads `<stem>_lt` or `<stem>_en` of its owner, by the active language.

    >>> class Region:
    ...     name = Bilingual("name")
    """

    def __init__(self, stem: str) -> None:
        self.stem = stem

    @overload
    def __get__(self, owner: None, kind: type) -> "Bilingual": ...
    @overload
    def __get__(self, owner: object, kind: type) -> str: ...
    def __get__(self, owner: Any, kind: type) -> "Bilingual | str":
        if owner is None:
            return self
        return in_active_language(getattr(owner, f"{self.stem}_lt") or "", getattr(owner, f"{self.stem}_en") or "")


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages, for what is not stored in a table."""

    lt: str
    en: str

    def __str__(self) -> str:
        return in_active_language(self.lt, self.en)
