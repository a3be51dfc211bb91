"""Two people wrote into the same field: both texts side by side, and nothing typed is lost.

The page that was refused shows the conflict; its form sends the choice back, and `chosen_text` reads it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from pertvarka.foundation.base.components.differences import Piece, word_difference


@dataclass(frozen=True, slots=True)
class TextConflict:
    """One field. `name` is the field's name in the form, `theirs` is what stands saved now.

    When the choice itself was refused, `choice` and `merged` keep what was chosen and typed, `error` says what is
    missing.
    """

    name: str
    label: str
    mine: str
    theirs: str
    choice: str = ""
    merged: str | None = None
    error: str = ""

    @property
    def merged_text(self) -> str:
        """Where the third text starts from: mine, until something else was typed."""
        return self.mine if self.merged is None else self.merged

    @property
    def mine_pieces(self) -> tuple[Piece, ...]:
        """My words; those that the other text has not are `added`."""
        return tuple(piece for piece in word_difference(self.theirs, self.mine) if piece.kind != "removed")

    @property
    def their_pieces(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in word_difference(self.mine, self.theirs) if piece.kind != "removed")


@dataclass(frozen=True, slots=True)
class Conflict:
    """All fields that differ, who saved the other text and when, and the version a choice stands on."""

    texts: tuple[TextConflict, ...]
    version: int
    saved_by: str
    saved_at: datetime
    cancel_url: str = ""

    @property
    def saved_at_words(self) -> str:
        local = timezone.localtime(self.saved_at) if timezone.is_aware(self.saved_at) else self.saved_at
        return f"{local:%Y-%m-%d %H:%M}"


def chosen_text(data: Mapping[str, str], *, name: str, theirs: str) -> str | None:
    """The text a person chose for the field `name`; None while nothing is chosen."""
    match data.get(f"{name}_choice"):
        case "mine":
            return data.get(f"{name}_mine", "")
        case "merged":
            return data.get(f"{name}_merged", "")
        case "theirs":
            return theirs
    return None
