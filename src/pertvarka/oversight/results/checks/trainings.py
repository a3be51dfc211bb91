"""Checks of the trainings: do groups and persons add up, how many hours were they."""

from datetime import timedelta

from django.db.models import QuerySet

from pertvarka.oversight.results.checks import history
from pertvarka.oversight.results.checks.errors import HistoryRowMissing
from pertvarka.oversight.results.checks.figures import Figures, listed, minus, over, plus, times
from pertvarka.oversight.results.checks.history import REVIEW_2017
from pertvarka.oversight.results.checks.registry import check
from pertvarka.programme.events.models import Training
from pertvarka.programme.library.models import Contract

STAFF_CONTRACT = "training-2017"


@check
def leader_trainings_before_2017() -> Figures:
    """What the review of 2017 leaves of all persons trained; persons a training in 2017; trainings before it."""
    training = _training("4.2.4")
    later = training.parts.filter(source=REVIEW_2017).first()
    if later is None:
        raise HistoryRowMissing(f"{training.code} ({REVIEW_2017})")
    before = minus(training.persons_count, later.persons_count)
    per_training = over(later.persons_count, history.figure(later.groups_count, later.code))
    return before, per_training, over(before.total, per_training.total)


@check
def staff_trained_2017() -> Figures:
    """Persons of each audience against the stated number; audiences against contracts."""
    trainings = _staff_trainings()
    contract = Contract.objects.filter(code=STAFF_CONTRACT).first()
    if contract is None:
        raise HistoryRowMissing(STAFF_CONTRACT)
    return (
        plus(
            trainings.values_list("persons_count", flat=True), history.stated("staff-trained-2017", source=REVIEW_2017)
        ),
        minus(trainings.count(), contract.contracts_count),
    )


@check
def training_groups_2017() -> Figures:
    """Groups of each audience; persons a group."""
    groups = plus([count or 0 for count in _staff_trainings().values_list("groups_count", flat=True)])
    return groups, over(sum(_staff_trainings().values_list("persons_count", flat=True)), groups.total)


@check
def central_government_training() -> Figures:
    """Sessions times days, hours a day, person-hours; the first and the last day within the period of the training."""
    training = _training("4.2.3")
    sessions = list(training.sessions.all())
    if not sessions or training.starts_on is None or training.ends_on is None:
        raise HistoryRowMissing(f"{training.code}, sessions")
    days = [(session.ends_on - session.starts_on + timedelta(days=1)).days for session in sessions]
    hours = history.figure(training.academic_hours, training.code)
    within = [
        day for day in (sessions[0].starts_on, sessions[-1].ends_on) if training.starts_on <= day <= training.ends_on
    ]
    return (
        times(len(sessions), days[0], sum(days)),
        over(hours, days[0]),
        times(training.persons_count, hours),
        listed(within),
    )


@check
def leader_training_hours() -> Figures:
    """Person-hours of the trainings of leaders."""
    training = _training("4.2.4")
    return (times(training.persons_count, history.figure(training.academic_hours, training.code)),)


def _training(reported_under: str) -> Training:
    training = Training.objects.filter(reported_under=reported_under).order_by("code").first()
    if training is None:
        raise HistoryRowMissing(f"training, {reported_under}")
    return training


def _staff_trainings() -> QuerySet[Training]:
    return Training.objects.filter(contract=STAFF_CONTRACT, sources__contains=[REVIEW_2017]).order_by("code")
