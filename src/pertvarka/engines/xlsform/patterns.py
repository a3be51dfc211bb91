"""Patterns of `regex()` that could run for years: a repetition inside a repetition, or a chain of many."""

import re
from collections.abc import Iterator
from typing import Any

MOST_OPEN_REPEATS = 4
_PARSER: Any = getattr(re, "_parser")  # noqa: B009 - the standard library's own reader of patterns


def is_costly(pattern: str) -> bool:
    r"""
    >>> is_costly("[A-Z]{3}[0-9]+"), is_costly("(a+)+b"), is_costly("(a|a)*b")
    (False, True, True)
    """
    depths = list(_open_repeats(_PARSER.parse(pattern), 0))
    return any(depth > 1 for depth in depths) or len(depths) > MOST_OPEN_REPEATS


def _open_repeats(parsed: Any, depth: int) -> Iterator[int]:
    """The depth of every repetition without an upper end; a branch inside one counts as another."""
    for word, argument in parsed:
        name = str(word)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            _, most, inside = argument
            is_open = most > 100  # noqa: PLR2004
            if is_open:
                yield depth + 1
            yield from _open_repeats(inside, depth + is_open)
        elif name == "BRANCH":
            if depth:
                yield depth + 1
            for way in argument[1]:
                yield from _open_repeats(way, depth)
        elif name in ("SUBPATTERN", "ATOMIC_GROUP", "ASSERT", "ASSERT_NOT"):
            inside = argument[-1] if isinstance(argument, tuple) else argument
            yield from _open_repeats(inside, depth)
