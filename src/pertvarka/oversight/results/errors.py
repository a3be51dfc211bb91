"""What can go wrong in results, told to a person."""

from pertvarka.foundation.base.errors import PertvarkaError


class NothingLoaded(PertvarkaError):
    """A report was asked for before any definitions were loaded."""

    def __init__(self) -> None:
        super().__init__(
            lt="Duomenų dar nėra. Paleiskite „pertvarka load“.",
            en="There are no data yet. Run `pertvarka load`.",
        )
