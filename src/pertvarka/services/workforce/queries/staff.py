"""Who works in an institution, and whose record somebody may open. The database says for whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from pertvarka.foundation.access import notices
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.base.sorting import LithuanianOrder, lithuanian_sort_key
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.workforce.models import AccountPeriod, RedeploymentWish, StaffMember
from pertvarka.services.workforce.permissions import Permission


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the newest assessment of a worker is; what came of it is not said."""

    state: str
    due_on: date
    assessed_on: date | None

    @property
    def is_open(self) -> bool:
        return self.state in ("planned", "in_progress")


@dataclass(frozen=True, slots=True)
class Registered:
    """A line of the register."""

    worker: StaffMember
    name: str
    standing: Standing | None


def institutions(permission: str) -> list[Organisation]:
    """Organisations in which the asker holds the right, by name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.organisations(%s)", [permission])
        keys = cursor.fetchone()[0] or []
    return list(Organisation.objects.filter(pk__in=keys).order_by(LithuanianOrder("name_lt")))


def register(institution: Organisation) -> list[Registered]:
    """Everybody of one institution: who works there by name, then who left, the last first."""
    rows = StaffMember.objects.filter(open_to=institution).select_related("manager_account", "went_to_organisation")
    found = standing()
    lines = [Registered(row, row.name, found.get(row.pk)) for row in rows]
    here = sorted((line for line in lines if not line.worker.left_on), key=lambda line: lithuanian_sort_key(line.name))
    gone = [line for line in lines if line.worker.left_on]
    return here + sorted(gone, key=lambda line: line.worker.left_on or date.min, reverse=True)


def standing() -> dict[int, Standing]:
    """By worker, for whoever keeps the register."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT staff_member_id, state, due_on, assessed_on FROM scope.staff_standing()")
        return {key: Standing(state, due_on, assessed_on) for key, state, due_on, assessed_on in cursor.fetchall()}


def worker(uuid: UUID) -> StaffMember | None:
    rows = StaffMember.objects.select_related("open_to", "account", "manager_account", "went_to_organisation")
    return rows.filter(uuid=uuid).first()


def kept_worker(uuid: UUID) -> StaffMember | None:
    """A worker of an institution whose register the asker keeps."""
    found = worker(uuid)
    kept = {institution.pk for institution in institutions(Permission.STAFF_CHANGE)}
    return found if found is not None and found.open_to_id in kept else None


def periods(found: StaffMember) -> list[AccountPeriod]:
    """Who stood at the worker, the last first; as the database kept it."""
    return list(AccountPeriod.objects.filter(staff_member=found).select_related("account"))


def of_account(account: Account) -> list[StaffMember]:
    """The account's own records, and those of the staff it leads, who still work."""
    rows = StaffMember.objects.filter(Q(account=account) | Q(manager_account=account), left_on=None)
    found = list(rows.select_related("open_to", "account"))
    return sorted(found, key=lambda row: (row.account_id != account.pk, lithuanian_sort_key(row.name)))


def colleagues(institution: Organisation) -> list[Account]:
    """Accounts that hold a role in the institution today."""
    today = timezone.localdate()
    held = Membership.objects.filter(
        Q(valid_until=None) | Q(valid_until__gte=today), organisation=institution, valid_from__lte=today
    )
    rows = Account.objects.filter(pk__in=held.values("account"), is_active=True)
    return list(rows.order_by(LithuanianOrder("name")))


def assessors(but: Iterable[int | None] = ()) -> list[Account]:
    """Who assesses staff today, by name."""
    keys = set(notices.holders(Permission.ASSESSMENT_FILL, None)) - set(but)
    return list(Account.objects.filter(pk__in=keys).order_by(LithuanianOrder("name")))


def wishes(found: StaffMember) -> list[RedeploymentWish]:
    """What the worker said, the last first."""
    return list(RedeploymentWish.objects.filter(staff_member=found).select_related("municipality"))


def newest_wishes(workers: Iterable[StaffMember]) -> dict[int, RedeploymentWish]:
    """What each worker said last, by the key of the worker."""
    rows = RedeploymentWish.objects.filter(staff_member__in=list(workers)).select_related("municipality")
    # The last first, as everywhere: what comes later in the walk is older and must not stand.
    return {wish.staff_member_id: wish for wish in reversed(list(rows))}
