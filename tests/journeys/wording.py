"""The words a person looks for on a page, in the language of the page."""

from django.utils import translation


def word(english: str, language: str) -> str:
    """The sentence of the catalogue in that language."""
    with translation.override(language):
        return translation.gettext(english)
