"""How many answers keep together when an event is evaluated: in a small room five, not the ten of a survey."""

LEAST = 5
"""So many leave the letterbox at once, so many stay behind, and with fewer altogether nothing is told."""
OPEN_DAYS = 21
"""From the day the thanks go out; answers given later tell about something else."""


def still_wanted(*, answers: int, told: int, is_closed: bool) -> int:
    """How many more answers there must be before results are shown; 0: they are shown, or never will be.

    While answers come, five are kept back, so that whoever looks before and after one comes learns nothing of it.

    >>> still_wanted(answers=3, told=0, is_closed=False), still_wanted(answers=12, told=5, is_closed=False)
    (7, 0)
    """
    if is_closed or told >= LEAST:
        return 0
    return max(2 * LEAST - answers, 0)


def can_close_with_results(answers: int) -> bool:
    """Closing shuffles all answers out at once, so five are enough."""
    return answers >= LEAST
