"""From a sample to a population: weights, shares, means and their margins of error (docs/methods/surveys.md).

Post-stratification gives each answer the share of its stratum in the population over its share in the sample. A margin
is 1.96 standard errors of simple random sampling, widened by what unequal weights cost (Kish's design effect) and
narrowed where the sample is a good part of the population (finite population correction).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

Z_95 = 1.959964
"""Of the normal distribution, 2.5 % on each side."""
FEW = 5.0
"""The normal curve stands for a share only with about as many answers for it and against it."""


class SampleImpossible(ValueError):
    """If you are seeing this, a stratum has answers and no population, or more answers than people."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """So many people, and so many of them answered."""

    population: int
    answers: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share or a mean of the population; `margin` is None where it cannot be told."""

    value: float
    margin: float | None
    answers: int
    design_effect: float


def weights(strata: Mapping[str, Stratum]) -> dict[str, float]:
    """The weight of one answer in each stratum that has any; over all answers they average 1.

    >>> weights({"town": Stratum(600, 30), "country": Stratum(400, 70)})
    {'town': 2.0, 'country': 0.5714285714285714}
    """
    if any(part.answers > part.population or part.population < 1 for part in strata.values()):
        raise SampleImpossible
    answered = {code: part for code, part in strata.items() if part.answers}
    population = sum(part.population for part in answered.values())
    answers = sum(part.answers for part in answered.values())
    return {code: part.population / population * answers / part.answers for code, part in answered.items()}


def design_effect(counts: Mapping[str, int], weight: Mapping[str, float]) -> float:
    """Kish 1965: n Σw² / (Σw)²; 1 with equal weights."""
    answers = sum(counts.values())
    total = sum(count * weight[code] for code, count in counts.items())
    squares = sum(count * weight[code] ** 2 for code, count in counts.items())
    return answers * squares / total**2


def margin(*, variance: float, answers: int, population: int, effect: float = 1.0) -> float:
    """Half of the 95 % interval of a mean whose values vary so much.

    >>> round(margin(variance=0.5 * 0.5, answers=1000, population=10**9), 3)
    0.031
    """
    left_out = max(0.0, 1 - answers / population)
    return Z_95 * sqrt(effect * variance / answers * left_out)


def share(
    chosen: Mapping[str, int], asked: Mapping[str, int], *, weight: Mapping[str, float], population: int
) -> Estimate:
    """The share of the population that would choose it; both counts by stratum."""
    counts = {code: count for code, count in asked.items() if count}
    answers = sum(counts.values())
    total = sum(count * weight[code] for code, count in counts.items())
    value = sum(chosen.get(code, 0) * weight[code] for code in counts) / total
    effect = design_effect(counts, weight)
    if answers < 2 or min(value, 1 - value) * answers / effect < FEW:  # noqa: PLR2004 (a variance needs two)
        return Estimate(value, None, answers, effect)
    # Estimated from the sample, hence n - 1 (Cochran 1977, 3.8).
    variance = value * (1 - value) * answers / (answers - 1)
    return Estimate(
        value, margin(variance=variance, answers=answers, population=population, effect=effect), answers, effect
    )


def mean(values: Sequence[tuple[str, float]], *, weight: Mapping[str, float], population: int) -> Estimate:
    """The mean of the population; each value with its stratum."""
    answers = len(values)
    counts: dict[str, int] = {}
    for code, _ in values:
        counts[code] = counts.get(code, 0) + 1
    total = sum(weight[code] for code, _ in values)
    value = sum(weight[code] * each for code, each in values) / total
    effect = design_effect(counts, weight)
    if answers < 2 * FEW:
        return Estimate(value, None, answers, effect)
    spread = sum(weight[code] * (each - value) ** 2 for code, each in values) / total * answers / (answers - 1)
    return Estimate(
        value, margin(variance=spread, answers=answers, population=population, effect=effect), answers, effect
    )


def ratio(
    rows: Sequence[tuple[str, float, int]], *, weight: Mapping[str, float], population: int, is_share: bool
) -> Estimate:
    """The share or mean of rows, where an answer holds several; each answer with its stratum, its sum and its rows.

    Rows of one answer are alike, so what varies is answers (Taylor linearisation, Cochran 1977, 2.11 and 6.3): with one
    row in each it is the share of above.

    >>> alike = [("a", 2.0 * (number < 10), 2) for number in range(20)]
    >>> round(ratio(alike, weight={"a": 1.0}, population=10**9, is_share=True).margin, 4)
    0.2248
    >>> single = {"a": 10}, {"a": 20}
    >>> round(share(*single, weight={"a": 1.0}, population=10**9).margin, 4)
    0.2248
    """
    answers = len(rows)
    total = sum(weight[code] * count for code, _sum, count in rows)
    value = sum(weight[code] * held for code, held, _count in rows) / total
    counts: dict[str, int] = {}
    for code, _held, _count in rows:
        counts[code] = counts.get(code, 0) + 1
    effect = design_effect(counts, weight)
    if answers < 2 * FEW or (is_share and min(value, 1 - value) * answers / effect < FEW):
        return Estimate(value, None, answers, effect)
    spread = sum((weight[code] * (held - value * count)) ** 2 for code, held, count in rows) / total**2
    left_out = max(0.0, 1 - answers / population)
    return Estimate(value, Z_95 * sqrt(answers / (answers - 1) * spread * left_out), answers, effect)
