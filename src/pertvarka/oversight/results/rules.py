"""How a target and a result are compared. Pure: values in, answers out."""

from enum import StrEnum


class Standing(StrEnum):
    """Where an indicator stands against the plan. "No report" and "not planned" are shown, never hidden."""

    MET = "met"
    EXCEEDED = "exceeded"
    IN_PROGRESS = "in_progress"
    NO_REPORT = "no_report"
    NOT_PLANNED = "not_planned"


def standing_of(*, planned: int | None, achieved: int | None) -> Standing:
    """The standing of one indicator in one version of the plan.

    >>> standing_of(planned=61, achieved=64)
    <Standing.EXCEEDED: 'exceeded'>
    >>> standing_of(planned=10, achieved=None)
    <Standing.NO_REPORT: 'no_report'>
    >>> standing_of(planned=None, achieved=135)
    <Standing.NOT_PLANNED: 'not_planned'>
    """
    if achieved is None:
        return Standing.NO_REPORT
    if planned is None:
        return Standing.NOT_PLANNED
    if achieved > planned:
        return Standing.EXCEEDED
    return Standing.MET if achieved == planned else Standing.IN_PROGRESS


def difference(declared: int | None, computed: int | None) -> int | None:
    """Computed minus declared; nothing to compare where one side is missing.

    >>> difference(64, 64)
    0
    """
    return None if declared is None or computed is None else computed - declared
