"""Anonymous answers under seal: filled up to one length on their way, shuffled by lot when they leave (docs/adr/0019).

The rooms that ask keep the letters and the answers in tables of their own; whoever opens a letter knows of no person.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from secrets import SystemRandom
from typing import Any, TypeVar

from django.db import models

from pertvarka.foundation.base import sealing
from pertvarka.foundation.instruments import rules

Letter = TypeVar("Letter", bound=models.Model)
lot = SystemRandom()
"""Whoever could foresee the lot could follow a letter."""


def sealed(answers: Mapping[str, Any], *, place: str) -> bytes:
    """An answer as its letter keeps it."""
    text = json.dumps(answers, ensure_ascii=False, sort_keys=True).encode()
    return sealing.seal_bytes(rules.filled_up(text), place=place)


def opened(letter: "bytes | memoryview[int]", *, place: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(sealing.open_bytes(letter, place=place))
    return found


def leave(letters: Sequence[Letter], answer: Callable[[Letter], models.Model]) -> None:
    """Letters go out of their box together and become answers, in an order that is not theirs."""
    if not letters:
        return
    found = [answer(letter) for letter in letters]
    lot.shuffle(found)
    type(found[0])._default_manager.bulk_create(found)
    type(letters[0])._default_manager.filter(pk__in=[letter.pk for letter in letters]).delete()
