"""The register of an institution: who works there, and where they went."""

import uuid
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, sealing
from pertvarka.foundation.base.errors import WriteRefused
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.workforce import definitions, rules
from pertvarka.services.workforce.errors import (
    AccountTaken,
    DayImpossible,
    ManagesThemselves,
    NameMissing,
    ProfessionUnknown,
    ShareImpossible,
    StaffLeft,
    StaffNotFound,
    WayUnknown,
)
from pertvarka.services.workforce.models import StaffMember
from pertvarka.services.workforce.models.staff import name_place
from pertvarka.services.workforce.permissions import Permission
from pertvarka.services.workforce.states import WentTo


@dataclass(frozen=True, slots=True)
class Employed:
    """What the register writes down of a worker."""

    name: str
    profession: str
    employment_share: Decimal
    started_on: date
    account: Account | None = None
    manager: Account | None = None


def add(*, institution: Organisation, who: Employed, by: Account) -> StaffMember:
    """Somebody works here.

    Raises:
        NotAllowed: the account keeps no register, or not of this institution.
        NameMissing, ProfessionUnknown, ShareImpossible, DayImpossible, AccountTaken, ManagesThemselves: what was typed.
    """
    today = timezone.localdate()
    policy.require(by, Permission.STAFF_CHANGE, on=today)
    if not who.name.strip():
        raise NameMissing
    if who.profession not in definitions.professions():
        raise ProfessionUnknown
    if not rules.LEAST_SHARE <= who.employment_share <= rules.MOST_SHARE:
        raise ShareImpossible
    if who.started_on > today:
        raise DayImpossible
    if who.account is not None:
        if who.manager is not None and who.manager.pk == who.account.pk:
            raise ManagesThemselves
        if StaffMember.objects.filter(open_to=institution, account=who.account, left_on=None).exists():
            raise AccountTaken
    with transaction.atomic():
        key = uuid.uuid4()
        made = StaffMember.objects.create(
            uuid=key,
            open_to=institution,
            name_sealed=sealing.seal(who.name.strip()[:120], place=name_place(key)),
            account=who.account,
            manager_account=who.manager,
            profession=who.profession,
            employment_share=who.employment_share,
            started_on=who.started_on,
        )
        audit.record("staff.added", about=made.reference, by=by.reference, profession=who.profession)
    return made


def end(
    *, worker: StaffMember, left_on: date, went_to: str, organisation: Organisation | None = None, by: Account
) -> None:
    """The worker has left; where to is written down, and where known, to whom.

    Raises:
        NotAllowed, StaffNotFound, StaffLeft: the worker is not this account's to end, or has left.
        DayImpossible, WayUnknown: what was typed.
    """
    today = timezone.localdate()
    policy.require(by, Permission.STAFF_CHANGE, on=today)
    with transaction.atomic():
        held = StaffMember.objects.filter(pk=worker.pk).first()
        if held is None:
            raise StaffNotFound
        if held.left_on is not None:
            raise StaffLeft
        if not held.started_on <= left_on <= today:
            raise DayImpossible
        if went_to not in WentTo.values:
            raise WayUnknown
        rows = StaffMember.objects.filter(pk=held.pk, left_on=None)
        if not rows.update(left_on=left_on, went_to=went_to, went_to_organisation=organisation):
            raise WriteRefused
        audit.record("staff.left", about=held.reference, by=by.reference, went_to=went_to)
