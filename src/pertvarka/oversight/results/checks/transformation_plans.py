"""Checks of the transformation plans of institutions and of the hours their makers were helped."""

from pertvarka.oversight.results.checks import history
from pertvarka.oversight.results.checks.errors import HistoryRowMissing
from pertvarka.oversight.results.checks.figures import Figures, minus, over
from pertvarka.oversight.results.checks.history import FIRST_PLAN, PRESENT_PLAN, RESULTS_PAGE, REVIEW_2017
from pertvarka.oversight.results.checks.registry import check
from pertvarka.programme.events.models import Consultation


@check
def plans_of_institutions() -> Figures:
    """The first target minus the present one, the present one minus what was reached, what 2017 left to do."""
    present = history.target("4.2.5", version=PRESENT_PLAN)
    return (
        minus(history.target("4.2.5", version=FIRST_PLAN), present),
        minus(present, history.stated("4.2.5", source=RESULTS_PAGE)),
        minus(present, history.stated("4.2.5", source=REVIEW_2017)),
    )


@check
def consultation_hours_per_plan() -> Figures:
    """Hours over the plans made, and over the plans first planned."""
    consultation = Consultation.objects.filter(reported_under="4.2.5").order_by("code").first()
    if consultation is None:
        raise HistoryRowMissing("consultation, 4.2.5")
    hours = history.figure(consultation.hours, consultation.code)
    return (
        over(hours, history.figure(consultation.plans_count, consultation.code)),
        over(hours, history.target("4.2.5", version=FIRST_PLAN)),
        minus(hours, history.stated("consultation-hours", source=RESULTS_PAGE)),
    )
