"""Numbers inside SVG: always with a point, whatever the language of the page."""

from collections.abc import Sequence

Point = tuple[float, float]

# The average advance of a letter of our family, in em; good enough to keep labels apart.
LETTER_EM = 0.56


def plain(value: float) -> str:
    """`166.7`, `40`: one decimal at most, never a comma. Templates must not print bare floats into SVG."""
    return f"{value:.1f}".removesuffix(".0")


def text_width(text: str, *, size: float) -> float:
    return len(text) * size * LETTER_EM


def nice_step(largest: float, *, steps: int = 4) -> int:
    """The smallest of 1, 2, 5, 10, 20 … that cuts `largest` into at most `steps` parts."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if step * factor * steps >= largest:
                return step * factor
        step *= 10


def closed_path(points: Sequence[Point], *, at_least: float = 1.0) -> str:
    """An SVG path through the points; those nearer than `at_least` to the last kept one are left out."""
    kept = [points[0]]
    for point in points[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= at_least:
            kept.append(point)
    return "M" + "L".join(f"{plain(x)} {plain(y)}" for x, y in kept) + "z"
