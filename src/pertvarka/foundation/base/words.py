"""Shapes shared by definition files: a text in both languages."""

from pydantic import Field

from pertvarka.foundation.base.bilingual import in_active_language
from pertvarka.foundation.base.definitions import Shape


class Words(Shape):
    """A text in both languages; either may be empty where the sources give none."""

    lt: str = ""
    en: str = ""

    def __str__(self) -> str:
        return in_active_language(self.lt, self.en)


class Sentence(Shape):
    """A text that must stand in both languages."""

    lt: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def __str__(self) -> str:
        return in_active_language(self.lt, self.en)


def columns(stem: str, words: Words | Sentence | None) -> dict[str, str]:
    """`title` and its words as `title_lt`, `title_en`."""
    return {f"{stem}_lt": words.lt if words else "", f"{stem}_en": words.en if words else ""}


def lines(stem: str, items: list[Sentence]) -> dict[str, str]:
    """A list of sentences as two columns, one sentence a line."""
    return {
        f"{stem}_lt": "\n".join(item.lt for item in items),
        f"{stem}_en": "\n".join(item.en for item in items),
    }
