"""How this room speaks while it works: one line per thing, in both languages, to whoever listens."""

from collections.abc import Callable

Report = Callable[[str], None]


def say(report: Report, *, en: str, lt: str) -> None:
    """One line with the English sentence first and the Lithuanian after it."""
    report(f"{en} / {lt}")


def silently(_line: str) -> None:
    """A listener for callers who want no lines."""
