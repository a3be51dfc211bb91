"""The same eight questions before a move and after it."""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.people.cases import diary_rules
from pertvarka.people.cases.actions import admission
from pertvarka.people.cases.models import Case
from pertvarka.people.delivery import home_errors as errors
from pertvarka.people.delivery import home_rules as rules
from pertvarka.people.delivery.models import OutcomeMeasure
from pertvarka.people.delivery.permissions import Permission

ONCE = "outcome_once"


def measure(
    *,
    case: Case,
    moment: str,
    measured_on: date,
    answers: Mapping[str, int | None],
    own_words: str = "",
    by: Account,
) -> OutcomeMeasure:
    """Record the answers; a question that was not asked stays empty.

    Raises:
        NotAllowed, CaseNotFound, WriteRefused, CaseClosed, ProcessingRestricted: this account measures nothing here.
        AnswerOutOfScale, DateInFuture, DayTooEarly, MeasuredAlready: what was typed.
    """
    today = timezone.localdate()
    policy.require(by, Permission.MOVE_PREPARE, on=today)
    kept = {name: answers.get(name) for name in OutcomeMeasure.QUESTIONS}
    if not all(map(rules.answer_is_possible, kept.values())) or all(one is None for one in kept.values()):
        raise errors.AnswerOutOfScale
    diary_rules.check_happened(measured_on, today=today)
    with transaction.atomic():
        held = admission.standing(case)
        try:
            with transaction.atomic():
                made = OutcomeMeasure.objects.create(
                    case=held,
                    open_to_id=held.open_to_id,
                    person_id=held.person_id,
                    moment=OutcomeMeasure.Moment(moment),
                    measured_on=measured_on,
                    own_words=own_words.strip(),
                    recorded_by=by,
                    **kept,
                )
        except IntegrityError as problem:
            if ONCE in str(problem):
                raise errors.MeasuredAlready from problem
            raise
        audit.record("outcome.measured", about=held.reference, by=by.reference, moment=made.moment)
    return made
