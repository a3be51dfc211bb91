"""Invented answers to an invented survey: what people of three strata might say, drawn from one seed."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

STRATA = (
    ("city", "Didmiesčiai", "Large cities", 1_200_000, 180),
    ("town", "Kiti miestai ir miesteliai", "Other towns", 700_000, 130),
    ("village", "Kaimas", "Country", 950_000, 110),
)
"""Code, names, people (rounded), answers."""
AGREEMENT = ("1", "2", "3", "4", "5", "9")
LEANS: Mapping[str, tuple[int, ...]] = {
    "children_in_families": (3, 5, 14, 34, 40, 4),
    "adults_in_community": (5, 9, 20, 36, 24, 6),
    "good_neighbours": (12, 18, 24, 28, 11, 7),
}
HEARD = {"city": 0.62, "town": 0.5, "village": 0.41}


def answers(*, seed: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Stratum and answers of each."""
    chance = Random(seed)  # noqa: S311 (invented people, the same on every machine)
    for code, _lt, _en, _people, count in STRATA:
        for _ in range(count):
            yield code, _one(code, chance)


def _one(code: str, chance: Random) -> dict[str, Any]:
    heard = chance.random() < HEARD[code]
    said: dict[str, Any] = {
        "residence": code,
        "age_group": chance.choices(("18-34", "35-49", "50-65", "66_up"), (24, 28, 28, 20))[0],
        "heard": "yes" if heard else "no",
        "fostering": chance.choices(("no", "thought", "am"), (82, 15, 3))[0],
        "trust": min(10, max(0, round(chance.gauss(6, 2)))),
    }
    for question, weights in LEANS.items():
        said[question] = chance.choices(AGREEMENT, weights)[0]
    if heard:
        sources = ("media", "work", "people", "institution")
        said["heard_from"] = sorted(chance.sample(sources, chance.choice((1, 1, 2))))
    return said
