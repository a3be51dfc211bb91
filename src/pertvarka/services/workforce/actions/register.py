"""The register of an institution: who works there, and where they went."""

import uuid
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking, sealing
from pertvarka.foundation.base.errors import WriteRefused
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.workforce import definitions, rules
from pertvarka.services.workforce.errors import (
    AccountTaken,
    AssessorOfThem,
    DayImpossible,
    ManagesThemselves,
    NameMissing,
    OpensToThemselves,
    ProfessionUnknown,
    ShareImpossible,
    StaffLeft,
    StaffNotFound,
    WayUnknown,
)
from pertvarka.services.workforce.models import StaffMember
from pertvarka.services.workforce.models.staff import name_place
from pertvarka.services.workforce.permissions import Permission
from pertvarka.services.workforce.queries import staff
from pertvarka.services.workforce.states import WentTo

ASSESSOR_APART = "staff_assessor_apart"


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
    _check_accounts(institution, who.account, who.manager)
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


def change_accounts(
    *, worker: StaffMember, account: Account | None, manager: Account | None, expected_version: int, by: Account
) -> StaffMember:
    """Another leads the worker from now on, or the worker has another account; who stood there before is kept.

    What is known of the worker follows at once: the former manager meets nothing of it at the next question.

    Raises:
        NotAllowed, StaffNotFound, StaffLeft: the worker is not this account's to change, or has left.
        AccountTaken, ManagesThemselves, OpensToThemselves, AssessorOfThem: whom the register may not name.
        ChangedMeanwhile: a colleague was first.
    """
    policy.require(by, Permission.STAFF_CHANGE, on=timezone.localdate())
    with transaction.atomic():
        held = StaffMember.objects.filter(pk=worker.pk).first()
        if held is None:
            raise StaffNotFound
        if held.left_on is not None:
            raise StaffLeft
        _check_accounts(held.open_to, account, manager, but=held)
        new = {chosen.pk for chosen in (account, manager) if chosen} - {held.account_id, held.manager_account_id}
        if by.pk in new and held.pk in staff.standing():
            raise OpensToThemselves
        changes = {"account": account, "manager_account": manager}
        try:
            with transaction.atomic():
                locking.save_unless_changed(held, expected_version=expected_version, changes=changes)
        except IntegrityError as refused:
            diagnosis = getattr(refused.__cause__, "diag", None)
            if getattr(diagnosis, "constraint_name", "") == ASSESSOR_APART:
                raise AssessorOfThem from refused
            raise
        audit.record("staff.accounts_changed", about=held.reference, by=by.reference)
    return held


def _check_accounts(
    institution: Organisation, account: Account | None, manager: Account | None, *, but: StaffMember | None = None
) -> None:
    if account is None:
        return
    if manager is not None and manager.pk == account.pk:
        raise ManagesThemselves
    others = StaffMember.objects.filter(open_to=institution, account=account, left_on=None)
    if (others.exclude(pk=but.pk) if but else others).exists():
        raise AccountTaken
