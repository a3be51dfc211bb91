"""The register of coordinators and their supervisors: who enters it, who leaves it, and the hours of supervision."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.people.cases import diary_rules
from pertvarka.people.cases import family_conference_errors as errors
from pertvarka.people.cases.errors import PeriodOutOfOrder
from pertvarka.people.cases.models import Coordinator, Supervision
from pertvarka.people.cases.permissions import Permission

CERTIFICATE_LIMIT = 40
SHORTEST, LONGEST = Decimal("0.5"), Decimal(12)


@dataclass(frozen=True, slots=True)
class Training:
    """What a coordinator has learned, where it is written, and when."""

    certificate: str
    trained_on: date
    hours: int


def end_entry(*, coordinator: Coordinator, until_on: date, by: Account) -> Coordinator:
    """No new conference after that day; those going on are handed to others by whoever leads the case.

    Raises:
        NotAllowed: this account keeps no register.
        NotInRegister: the entry has ended already.
        PeriodOutOfOrder: before the training.
    """
    policy.require(by, Permission.FAMILY_CONFERENCE_REGISTER, on=timezone.localdate())
    if until_on < coordinator.trained_on:
        raise PeriodOutOfOrder
    with transaction.atomic():
        if not Coordinator.objects.filter(pk=coordinator.pk, until_on=None).update(until_on=until_on):
            raise errors.NotInRegister
        coordinator.refresh_from_db()
        audit.record("coordinator.ended", about=f"coordinator:{coordinator.uuid}", by=by.reference)
    return coordinator


def enter(
    *, account: Account, kind: str, organisation: Organisation, region: Region, training: Training, by: Account
) -> Coordinator:
    """Somebody trained to hold conferences, or to supervise those who do.

    Raises:
        NotAllowed: this account keeps no register.
        TextMissing, TextTooLong, DateInFuture, DayTooEarly: what was typed.
        EnteredAlready: the account has such an entry.
    """
    today = timezone.localdate()
    policy.require(by, Permission.FAMILY_CONFERENCE_REGISTER, on=today)
    if Coordinator.objects.filter(account=account, kind=kind).exists():
        raise errors.EnteredAlready
    certificate = diary_rules.written(training.certificate, limit=CERTIFICATE_LIMIT)
    diary_rules.check_happened(training.trained_on, today=today)
    with transaction.atomic():
        made = Coordinator.objects.create(
            account=account,
            kind=Coordinator.Kind(kind),
            organisation=organisation,
            region=region,
            certificate=certificate,
            trained_on=training.trained_on,
            training_hours=training.hours,
        )
        audit.record("coordinator.entered", about=f"coordinator:{made.uuid}", by=by.reference)
    return made


def record_supervision(
    *, coordinator: Coordinator, supervisor: Coordinator, held_on: date, hours: Decimal, by: Account
) -> Supervision:
    """Hours in which a supervisor went through the work with a coordinator.

    Raises:
        NotAllowed: this account keeps no register.
        NotInRegister: one of the two is of the other kind.
        DateInFuture, DayTooEarly, SupervisionImpossible: what was typed.
    """
    today = timezone.localdate()
    policy.require(by, Permission.FAMILY_CONFERENCE_REGISTER, on=today)
    diary_rules.check_happened(held_on, today=today)
    kinds = (coordinator.kind, supervisor.kind)
    if kinds != (Coordinator.Kind.COORDINATOR, Coordinator.Kind.SUPERVISOR):
        raise errors.NotInRegister
    if coordinator.account_id == supervisor.account_id or not SHORTEST <= hours <= LONGEST:
        raise errors.SupervisionImpossible
    with transaction.atomic():
        made = Supervision.objects.create(coordinator=coordinator, supervisor=supervisor, held_on=held_on, hours=hours)
        audit.record("supervision.recorded", about=f"coordinator:{coordinator.uuid}", by=by.reference, hours=str(hours))
    return made
