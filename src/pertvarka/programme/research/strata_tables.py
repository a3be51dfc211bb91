"""One question by stratum: numbers, shares and means of each stratum with margins of its own.

Within a stratum every answer weighs the same. A table of choices tells no cell of one to four people: choices that have
one are told together, and never fewer than two of them, since the sums of the strata stand beside. Whole numbers and
weighted shares stand in the results already, so hiding single cells would not keep them.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from pertvarka.engines.disclosure.suppress import is_small
from pertvarka.foundation.instruments.measures import MANY
from pertvarka.programme.research import estimate_rules
from pertvarka.programme.research.estimate_rules import Estimate, Stratum
from pertvarka.programme.research.tabulated import TOGETHER, Column, Figure

LEAST_TOGETHER = 2
Given = Sequence[tuple[str, Any]]
"""Answers to one question, each with its stratum."""


def of_choices(
    names: Sequence[str],
    given: Given,
    *,
    measure: str,
    hidden: Collection[str],
    strata: Mapping[str, Stratum],
    has_margins: bool,
) -> tuple[Column, ...]:
    """Shares by stratum; `hidden` are choices whose whole number is not told."""
    asked = Counter(key for key, _value in given)
    if any(is_small(asked[key]) for key in strata):
        return ()
    chosen = {name: Counter(key for key, value in given if _holds(value, name, measure)) for name in names}
    rows = several(chosen, asked, hidden) if measure == MANY else together(chosen, hidden)
    return tuple(
        Column(
            asked[key],
            tuple(
                _share(name, counts, key, asked[key], strata[key], has_margins=has_margins)
                for name, counts in rows.items()
            ),
        )
        for key in strata
        if any(counts is not None for counts in rows.values())
    )


def of_numbers(given: Given, *, strata: Mapping[str, Stratum], has_margins: bool) -> tuple[Column, ...]:
    """Means by stratum."""
    values = {key: [(key, float(str(value))) for held, value in given if held == key] for key in strata}
    if any(is_small(len(held)) for held in values.values()):
        return ()
    return tuple(
        Column(len(held), (_mean(held, strata[key], has_margins=has_margins),)) for key, held in values.items()
    )


def together(chosen: Mapping[str, Counter[str]], hidden: Collection[str]) -> dict[str, Counter[str]]:
    """The choices of one answer, those too small in some stratum as one; none where nothing would be left to tell.

    >>> rows = {"a": Counter(x=2, y=9), "b": Counter(x=30, y=8), "c": Counter(x=6, y=7)}
    >>> {name: dict(row) for name, row in together(rows, ()).items()}
    {'b': {'x': 30, 'y': 8}, '': {'x': 8, 'y': 16}}
    """
    told = {name: counts for name, counts in chosen.items() if counts.total()}
    held = {name for name, counts in told.items() if name in hidden or any(map(is_small, counts.values()))}
    if not held:
        return dict(chosen)
    waiting = sorted(told.keys() - held, key=lambda name: (told[name].total(), name))
    while len(held) < LEAST_TOGETHER or any(map(is_small, _sum(told, held).values())):
        if not waiting:
            return {}
        held.add(waiting.pop(0))
    if not told.keys() - held:
        return {}
    return {name: counts for name, counts in chosen.items() if name not in held} | {TOGETHER: _sum(told, held)}


def several(
    chosen: Mapping[str, Counter[str]], asked: Mapping[str, int], hidden: Collection[str]
) -> dict[str, Counter[str] | None]:
    """Each choice of several is a table of yes and no; None where one of its cells is small."""
    return {
        name: None
        if name in hidden or any(is_small(counts[key]) or is_small(asked[key] - counts[key]) for key in asked)
        else counts
        for name, counts in chosen.items()
    }


def _sum(rows: Mapping[str, Counter[str]], names: Collection[str]) -> Counter[str]:
    return sum((rows[name] for name in sorted(names)), Counter[str]())


def _holds(value: Any, name: str, measure: str) -> bool:
    return name in value if measure == MANY else str(value) == name


def _share(
    name: str, counts: Counter[str] | None, key: str, asked: int, stratum: Stratum, *, has_margins: bool
) -> Figure:
    if counts is None:
        return Figure(name)
    if not asked:
        return Figure(name, 0)
    found = estimate_rules.share({key: counts[key]}, {key: asked}, weight={key: 1.0}, population=stratum.population)
    return _figure(name, counts[key], found, has_margins=has_margins)


def _mean(values: Sequence[tuple[str, float]], stratum: Stratum, *, has_margins: bool) -> Figure:
    if not values:
        return Figure("mean", 0)
    found = estimate_rules.mean(values, weight={key: 1.0 for key, _value in values}, population=stratum.population)
    return _figure("mean", len(values), found, has_margins=has_margins)


def _figure(name: str, count: int, found: Estimate, *, has_margins: bool) -> Figure:
    return Figure(name, count, found.value, found.margin if has_margins else None)
