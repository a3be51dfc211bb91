"""Anonymous answers under seal: filled up to one length on their way, shuffled by lot when they leave (docs/adr/0019).

The rooms that ask keep the letters and the answers in tables of their own; whoever opens a letter knows of no person.
"""

import json
from collections.abc import Mapping
from secrets import SystemRandom
from typing import Any

from pertvarka.foundation.base import sealing
from pertvarka.foundation.instruments import rules

lot = SystemRandom()
"""Whoever could foresee the lot could follow a letter."""


def sealed(answers: Mapping[str, Any], *, place: str) -> bytes:
    """An answer as its letter keeps it."""
    text = json.dumps(answers, ensure_ascii=False, sort_keys=True).encode()
    return sealing.seal_bytes(rules.filled_up(text), place=place)


def opened(letter: "bytes | memoryview[int]", *, place: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(sealing.open_bytes(letter, place=place))
    return found
