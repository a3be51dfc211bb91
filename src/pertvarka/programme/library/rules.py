"""Which step a version of a method may take, and what is missing for it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

STEPS: Mapping[str, tuple[str, ...]] = {
    "commissioned": ("drafting",),
    "drafting": ("consultation",),
    "consultation": ("drafting", "approved"),
    "approved": ("in_use",),
    "in_use": ("superseded",),
    "superseded": (),
    "listed": (),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What a version has, as far as the next step asks."""

    files: int
    open_comments: int
    round_is_open: bool


def missing_for(after: str, standing: Standing) -> tuple[str, ...]:
    """Codes of what is still missing before the step; none when it may be taken."""
    wanted = {
        "consultation": [("no_text", not standing.files)],
        "approved": [
            ("round_open", standing.round_is_open),
            ("open_comments", standing.open_comments > 0),
            ("no_text", not standing.files),
        ],
    }
    return tuple(code for code, lacks in wanted.get(after, []) if lacks)


def may_follow(before: str, after: str) -> bool:
    return after in STEPS.get(before, ())
