"""Where a person lives and lived: the history with its gaps, and who came back to an institution."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from pertvarka.people.cases.models import Case
from pertvarka.people.delivery import home_rules as rules
from pertvarka.people.delivery.models import Placement
from pertvarka.people.delivery.permissions import Permission

SHOWN_AT_MOST = 500
_SAME = object()


@dataclass(frozen=True, slots=True)
class Lived:
    """One line of the history: a home, or a gap with its reason (`placement` None)."""

    starts_on: date
    ends_on: date | None
    placement: Placement | None = None
    gap_reason: str = ""


def of_case(case: Case) -> list[Placement]:
    """All homes, the newest first."""
    rows = Placement.objects.filter(case=case)
    return list(rows.select_related("organisation", "site", "household", "municipality", "recorded_by"))


def one(case: Case, uuid: UUID) -> Placement | None:
    rows = Placement.objects.filter(case=case, uuid=uuid)
    return rows.select_related("organisation", "site", "household", "municipality").first()


def current(case: Case) -> Placement | None:
    """Where the person lives now."""
    rows = Placement.objects.filter(case=case, ends_on=None)
    return rows.select_related("organisation", "site", "household", "municipality").first()


def is_seen_by_unit(case: Case) -> bool:
    """Whether the asker sees where the person lives through the organisation that leads the case, without the team."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s = ANY (scope.organisations(%s))", [case.open_to_id, Permission.PLACEMENT_VIEW])
        return bool(cursor.fetchone()[0])


def history(rows: list[Placement]) -> list[Lived]:
    """The homes with what lies between them, the newest first."""
    lines = [Lived(row.starts_on, row.ends_on, row) for row in rows]
    reasons = {row.starts_on: row.gap_reason for row in rows}
    lines += [
        Lived(gap.since, gap.until, None, reasons.get(gap.until, "")) for gap in rules.gaps(stay(row) for row in rows)
    ]
    return sorted(lines, key=lambda line: line.starts_on, reverse=True)


def stay(row: Placement, *, ends_on: date | object | None = _SAME) -> rules.Stay:
    """A home as the rules see it."""
    ends = row.ends_on if ends_on is _SAME else ends_on
    assert ends is None or isinstance(ends, date)  # noqa: S101 (told above)
    return rules.Stay(row.starts_on, ends, row.is_institutional, name_of(row), row.pk)


def name_of(row: Placement) -> str:
    """The place by its name; a household and a private home by their kind, since their address is nobody's business."""
    if row.organisation:
        return row.organisation.name
    if row.site and not row.site.is_address_secret:
        return row.site.name
    return str(row.get_kind_display())


def returns(*, since: date) -> list[Placement]:
    """Who came back to an institution since that day, as far as the asker sees; the newest first."""
    rows = Placement.objects.filter(start_kind=Placement.Start.RETURN, starts_on__gte=since)
    return list(rows.select_related("case", "organisation").order_by("-starts_on", "-id")[:SHOWN_AT_MOST])
