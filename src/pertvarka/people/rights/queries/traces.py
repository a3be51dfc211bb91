"""Who looked at what: of one person, of one account, and what stands out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractHour, TruncDate
from django.utils.translation import gettext as _

from pertvarka.foundation.access import queries, roles
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.people.rights import rules
from pertvarka.people.rights.export.gathering import LOOKS, ground_in_words
from pertvarka.people.rights.queries.requests import keys_of_case

LOOKED_BACK_DAYS = 14
SEARCHES = (ViewRecord.Kind.CODE_SEARCH, ViewRecord.Kind.NAME_SEARCH)


@dataclass(frozen=True, slots=True)
class Look:
    """One look, in words: who, in which role, when, how, on what ground; `number` where the asker may know it."""

    viewed_at: datetime
    who: str
    role: str
    how: str
    page: str
    ground: str
    by: str
    about: str
    number: str = ""


def looks(*, by: Account | None = None, about: str = "", on: date | None = None) -> "QuerySet[ViewRecord]":
    """Rows of the whole log, newest first, of one account, one person or one day; the officer only."""
    rows = ViewRecord.objects.all()
    if by:
        rows = rows.filter(by=by.reference)
    if about:
        # Receivers of a hand-over and reviewers look at a case without knowing the person.
        rows = rows.filter(Q(about=about) | Q(case_id__in=_cases_of(about)))
    return rows.filter(viewed_at__date=on) if on else rows


def reference_behind(number: str) -> str:
    """`person:<uuid>` of the case number typed, or of the reference itself; '' when there is none."""
    if number.strip().startswith("person:"):
        return number.strip()
    keys = keys_of_case(number)
    return keys.person_reference if keys else ""


def account_behind(typed: str) -> Account | None:
    """The account of an e-mail or a reference."""
    wanted = typed.strip().lower()
    if wanted.startswith("account:"):
        try:
            return Account.objects.filter(uuid=UUID(wanted.removeprefix("account:"))).first()
        except ValueError:
            return None
    return Account.objects.filter(email=wanted).first()


def told(rows: Iterable[ViewRecord]) -> list[Look]:
    """Rows of the view log in words, with two queries however many they are."""
    held = list(rows)
    names = queries.names_of({row.by for row in held})
    numbers = _numbers({row.case_id for row in held if row.case_id})
    return [
        Look(
            viewed_at=row.viewed_at,
            who=names.get(row.by, row.by),
            role=roles.role(row.role_code).title if roles.is_described(row.role_code) else "",
            how=_how(row),
            page=row.page,
            ground=ground_in_words(row.ground),
            by=row.by,
            about=row.about,
            number=numbers.get(row.case_id or 0, ""),
        )
        for row in held
    ]


def _how(row: ViewRecord) -> str:
    if row.kind in SEARCHES and not row.about:
        return _("searched and found nobody")
    return str(LOOKS.get(ViewRecord.Kind(row.kind), row.kind))


def unusual_reads(*, today: date) -> list[rules.Finding]:
    """What stands out in the reading of the last two weeks, counted by the database."""
    rows = ViewRecord.objects.filter(viewed_at__date__gt=today - timedelta(days=LOOKED_BACK_DAYS)).annotate(
        day=TruncDate("viewed_at"), hour=ExtractHour("viewed_at")
    )
    at_night = Q(hour__lt=rules.WORKDAY_BEGINS) | Q(hour__gte=rules.WORKDAY_ENDS)
    readers = (
        rows.order_by()
        .values("by", "day")
        .annotate(
            persons_count=Count("about", distinct=True, filter=~Q(about="")),
            names_count=Count("about", distinct=True, filter=Q(kind=ViewRecord.Kind.NAME)),
            searches_for_nobody_count=Count("id", filter=Q(kind__in=SEARCHES, about="")),
            outside_hours_count=Count("id", filter=at_night),
        )
    )
    read = (
        rows.order_by()
        .exclude(about="")
        .values("about", "day")
        .annotate(readers_count=Count("by", distinct=True))
        .filter(readers_count__gt=rules.MANY_READERS)
    )
    return rules.unusual((rules.DayOfReading(**day) for day in readers), (rules.DayOfBeingRead(**day) for day in read))


def names_behind(findings: Iterable[rules.Finding]) -> dict[str, str]:
    return queries.names_of({finding.by for finding in findings if finding.by})


def _cases_of(reference: str) -> list[int]:
    """Keys of all cases of the person; the officer learns them without opening a file."""
    try:
        person = UUID(reference.removeprefix("person:"))
    except ValueError:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.cases_of_person(%s)", [person])
        keys: list[int] = cursor.fetchone()[0]
    return keys


def _numbers(cases: Iterable[int]) -> dict[int, str]:
    keys = sorted(cases)
    if not keys:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT case_id, number FROM scope.numbers_of_cases(%s)", [keys])
        return dict(cursor.fetchall())
