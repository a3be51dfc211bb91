"""What a check can meet instead of a sum."""

from pertvarka.foundation.base.errors import PertvarkaError


class HistoryRowMissing(PertvarkaError):
    """A check needs a row of the history that does not stand, or stands without its figure. The check then fails."""

    def __init__(self, what: str) -> None:
        super().__init__(
            lt=f"Trūksta įrašo: {what}. Paleiskite „pertvarka load“.",
            en=f"A row is missing: {what}. Run `pertvarka load`.",
        )
