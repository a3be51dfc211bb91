"""One question asked row by row: so many rows in so many answers, shares of rows, and what must not be told of them.

A row is nobody; whoever wrote it is. So a choice is told where five answers hold it or none, and choices kept back are
never one alone, because the number of all rows stands beside. Rows of one answer are alike: margins are of answers.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from pertvarka.engines.disclosure.suppress import THRESHOLD, is_small
from pertvarka.foundation.instruments.measures import MANY
from pertvarka.programme.research import estimate_rules
from pertvarka.programme.research.tabulated import Figure

NOTHING: Sequence[Any] = (None, "", [])
LEAST_HIDDEN = 2
Given = Sequence[tuple[str, Sequence[Any]]]
"""Answers that hold rows with an answer to the question, each with its stratum and those values."""


def values_in(answers: Mapping[str, Any], repeats: Sequence[str], name: str) -> list[Any]:
    """What stands in the rows of an answer, rows inside rows too.

    >>> values_in({"child": [{"age": 3}, {"age": 5}, {}]}, ["child"], "age")
    [3, 5]
    """
    level: list[Mapping[str, Any]] = [answers]
    for repeat in repeats:
        level = [row for held in level for row in held.get(repeat) or ()]
    return [value for row in level if (value := row.get(name)) not in NOTHING]


def shares(
    names: Sequence[str],
    given: Given,
    *,
    measure: str,
    weight: Mapping[str, float],
    population: int,
    has_margins: bool,
) -> tuple[Figure, ...]:
    """The share of rows with each choice; nothing where all would have to be kept back."""
    chosen = {name: [sum(_holds(value, name, measure) for value in values) for _key, values in given] for name in names}
    hidden = _hidden_of_many(chosen, given) if measure == MANY else _hidden_of_one(chosen)
    if hidden >= {name for name, rows in chosen.items() if any(rows)}:
        return ()
    figures = []
    for name, rows in chosen.items():
        if name in hidden:
            figures.append(Figure(name))
            continue
        held = [(key, float(row), len(values)) for (key, values), row in zip(given, rows, strict=True)]
        found = estimate_rules.ratio(held, weight=weight, population=population, is_share=True)
        figures.append(Figure(name, sum(rows), found.value, found.margin if has_margins else None))
    return tuple(figures)


def mean(given: Given, *, weight: Mapping[str, float], population: int, has_margins: bool) -> Figure:
    """The mean over all rows."""
    held = [(key, sum(float(str(value)) for value in values), len(values)) for key, values in given]
    found = estimate_rules.ratio(held, weight=weight, population=population, is_share=False)
    rows = sum(count for _key, _sum, count in held)
    return Figure("", rows, found.value, found.margin if has_margins else None)


def _hidden_of_one(chosen: Mapping[str, Sequence[int]]) -> set[str]:
    """Choices that few answers hold, with the smallest others until five answers hold one of those kept back."""
    held = {name for name, rows in chosen.items() if is_small(_holders(rows))}
    waiting = sorted(
        (name for name, rows in chosen.items() if any(rows) and name not in held),
        key=lambda name: (_holders(chosen[name]), name),
    )
    while held and waiting and (len(held) < LEAST_HIDDEN or _holders_of_any(chosen, held) < THRESHOLD):
        held.add(waiting.pop(0))
    if held and (len(held) < LEAST_HIDDEN or _holders_of_any(chosen, held) < THRESHOLD):
        return set(chosen)
    return held


def _hidden_of_many(chosen: Mapping[str, Sequence[int]], given: Given) -> set[str]:
    """Each choice by itself: few answers with it, or few with a row without it."""
    sizes = [len(values) for _key, values in given]
    return {
        name
        for name, rows in chosen.items()
        if is_small(_holders(rows)) or is_small(_holders([size - row for size, row in zip(sizes, rows, strict=True)]))
    }


def _holders(rows: Sequence[int]) -> int:
    return sum(row > 0 for row in rows)


def _holders_of_any(chosen: Mapping[str, Sequence[int]], names: Collection[str]) -> int:
    return _holders([sum(rows) for rows in zip(*(chosen[name] for name in sorted(names)), strict=True)])


def _holds(value: Any, name: str, measure: str) -> bool:
    return name in value if measure == MANY else str(value) == name
