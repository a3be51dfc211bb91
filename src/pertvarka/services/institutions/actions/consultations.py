"""Hours of consultancy on a plan: logged, corrected, never more than a plan has."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.services.institutions import rules
from pertvarka.services.institutions.actions import acting
from pertvarka.services.institutions.errors import (
    CorrectedAlready,
    DayNotPossible,
    DayOfExpertFull,
    HoursNotGiven,
    HoursUsedUp,
    WordsMissing,
)
from pertvarka.services.institutions.models import ConsultationVisit, TransformationPlan
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.queries import plans

QUARTER_OF_HOUR = Decimal("0.25")


@transaction.atomic
def log(
    *, plan: TransformationPlan, held_on: date, hours: Decimal, topic: str, by: Account, chapter: str = ""
) -> ConsultationVisit:
    """A visit or a call.

    Raises:
        NotAllowed, InstitutionNotFound: the institution is not of the account's region.
        HoursNotGiven, HoursUsedUp, DayOfExpertFull, DayNotPossible, WordsMissing: what was typed.
    """
    found = acting.held(plan)
    acting.require(Permission.CONSULTATION_CHANGE, found.institution, by=by)
    of_day = plans.hours_of_day(by, held_on)
    _check(found, held_on=held_on, hours=hours, topic=topic, used=plans.hours_used(found), of_day=of_day)
    if hours <= 0:
        raise HoursNotGiven
    made = ConsultationVisit.objects.create(
        institution=found.institution,
        plan=found,
        expert=by,
        held_on=held_on,
        hours=hours,
        topic=topic.strip(),
        chapter=chapter,
    )
    audit.record("consultation_visit.logged", about=made.reference, by=by.reference, hours=str(hours))
    return made


@transaction.atomic
def correct(
    *, visit: ConsultationVisit, held_on: date, hours: Decimal, topic: str, reason: str, by: Account
) -> ConsultationVisit:
    """A new line in place of one that was wrong; no hours means that the visit did not take place.

    Raises:
        NotAllowed, InstitutionNotFound: the institution is not of the account's region.
        CorrectedAlready: a newer line stands for this one.
        HoursNotGiven, HoursUsedUp, DayOfExpertFull, DayNotPossible, WordsMissing: what was typed.
    """
    found = acting.held(visit.plan)
    acting.require(Permission.CONSULTATION_CHANGE, found.institution, by=by)
    if ConsultationVisit.objects.filter(corrects=visit).exists():
        raise CorrectedAlready
    if not reason.strip():
        raise WordsMissing("reason")
    used, of_day = plans.hours_used(found) - visit.hours, plans.hours_of_day(by, held_on, but=visit)
    _check(found, held_on=held_on, hours=hours, topic=topic, used=used, of_day=of_day)
    made = ConsultationVisit.objects.create(
        institution=found.institution,
        plan=found,
        expert=by,
        held_on=held_on,
        hours=hours,
        topic=topic.strip(),
        chapter=visit.chapter,
        corrects=visit,
        correction_reason=reason.strip(),
    )
    audit.record(
        "consultation_visit.corrected", about=made.reference, by=by.reference, before=str(visit.hours), after=str(hours)
    )
    return made


def _check(
    plan: TransformationPlan, *, held_on: date, hours: Decimal, topic: str, used: Decimal, of_day: Decimal
) -> None:
    if hours < 0 or hours > rules.HOURS_OF_DAY or hours % QUARTER_OF_HOUR:
        raise HoursNotGiven
    if held_on > timezone.localdate():
        raise DayNotPossible.ahead()
    if held_on < plan.begun_on:
        raise DayNotPossible.before(plan.begun_on.isoformat())
    if not topic.strip():
        raise WordsMissing("topic")
    if not rules.may_be_given(hours, used=used):
        raise HoursUsedUp(hours=hours, left=rules.hours_left(used))
    # A visit that did not take place can be withdrawn whatever else stands on its day.
    if hours and of_day + hours > rules.HOURS_OF_DAY:
        raise DayOfExpertFull(on=held_on.isoformat(), given=of_day)
