"""What follows what in studies and surveys, and how many answers it takes until nobody is found among them."""

from collections.abc import Mapping

from pertvarka.foundation.instruments import rules as letters

PLANNED, FIELDWORK, REPORTED = "planned", "fieldwork", "reported"
DRAFT, OPEN, CLOSED, ANALYSED, PUBLISHED = "draft", "open", "closed", "analysed", "published"

STUDY_STEPS: Mapping[str, tuple[str, ...]] = {
    PLANNED: (FIELDWORK,),
    FIELDWORK: (REPORTED,),
    REPORTED: (PUBLISHED, FIELDWORK),
    PUBLISHED: (),
}
WAVE_STEPS: Mapping[str, str] = {DRAFT: OPEN, OPEN: CLOSED, CLOSED: ANALYSED, ANALYSED: PUBLISHED}

LEAVING = 10
"""So many letters leave the box of a stratum at once, drawn by lot."""
STAYING = 10
"""So many at least stay behind, so that the last ones to leave are no fewer."""
LEAST = 5
"""A stratum with fewer answers is joined to another when the wave closes."""


def study_may_follow(now: str, wished: str) -> bool:
    return wished in STUDY_STEPS.get(now, ())


def wave_may_follow(now: str, wished: str) -> bool:
    return WAVE_STEPS.get(now) == wished


def leaving(waiting: int) -> int:
    """How many letters of a stratum may leave while the wave is open.

    >>> leaving(19), leaving(20), leaving(34)
    (0, 10, 24)
    """
    return letters.leaving(waiting, at_once=LEAVING, staying=STAYING)


def joined(answers: Mapping[str, int], *, least: int = LEAST) -> dict[str, str] | None:
    """Into which stratum each goes, so that none has fewer answers than `least`; None where all together are too few.

    The smallest is joined to the next smallest until all are large enough; a stratum that nobody answered is spoken
    for by the one it joins.

    >>> joined({"a": 2, "b": 30, "c": 9})
    {'a': 'c', 'b': 'b', 'c': 'c'}
    >>> joined({"a": 2, "b": 1}) is None
    True
    """
    if sum(answers.values()) < least:
        return None
    counts, into = dict(answers), {code: code for code in answers}
    while min(counts.values()) < least:
        smallest, next_smallest = sorted(counts, key=lambda code: (counts[code], code))[:2]
        counts[next_smallest] += counts.pop(smallest)
        into = {code: next_smallest if held == smallest else held for code, held in into.items()}
    return into
