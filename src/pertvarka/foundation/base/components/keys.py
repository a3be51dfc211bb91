"""Keys a page understands, told at its foot."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyHint:
    """One or more keys and what they do."""

    keys: tuple[str, ...]
    label: str
