"""Which assessments there are: of a case, of an assessor, to check, coming due. The database says for whom."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.sorting import LithuanianOrder
from pertvarka.foundation.instruments.models import InstrumentVersion
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.assessments import rules
from pertvarka.people.assessments.actions.planning import Appointed
from pertvarka.people.assessments.models import Assessment, AssessmentResponse, Assessor, IdentifiedNeed, Informant
from pertvarka.people.assessments.permissions import Permission
from pertvarka.people.assessments.states import AssessmentState
from pertvarka.people.cases.models import Case, Part, Person, TeamMember

WORKING = (AssessmentState.PLANNED, AssessmentState.IN_PROGRESS, AssessmentState.SUBMITTED)
HEAVY = ("instrument_version__form", "instrument_version__workbook")


def all_seen() -> QuerySet[Assessment]:
    team = Prefetch("assessors", queryset=Assessor.objects.select_related("account", "organisation"))
    return (
        Assessment.objects.select_related("instrument_version__instrument", "planned_by", "checked_by", "previous")
        .defer(*HEAVY)
        .prefetch_related(team)
    )


def assessment(uuid: UUID) -> Assessment | None:
    return all_seen().filter(uuid=uuid).first()


def case_of(assessment: Assessment) -> Case | None:
    """None for an assessor who no longer sees the case."""
    return Case.objects.select_related("person").filter(pk=assessment.case_id).first()


def person_of(assessment: Assessment) -> Person | None:
    return Person.objects.filter(pk=assessment.person_id).first()


def is_led_by(assessment: Assessment, account: Account) -> bool:
    """Whether the account leads the case of the assessment."""
    rows = TeamMember.objects.filter(
        Q(until=None) | Q(until__gt=timezone.now()),
        case=assessment.case_id,
        account=account,
        parts__contains=[Part.LEAD],
        may_write=True,
    )
    return rows.exists()


def of_case(case: Case) -> list[Assessment]:
    """All of them, the newest first."""
    return list(all_seen().filter(case=case))


@dataclass(frozen=True, slots=True)
class OfAssessor:
    """`shelf` may be read until thirty days after the check."""

    working: tuple[Assessment, ...]
    shelf: tuple[Assessment, ...]


def of_assessor(account: Account) -> OfAssessor:
    """What this account was appointed to, the most urgent first."""
    mine = Assessor.objects.filter(Q(until=None) | Q(until__gt=timezone.now()), account=account)
    rows = list(all_seen().filter(Exists(mine.filter(assessment=OuterRef("pk")))).order_by("due_on", "id"))
    return OfAssessor(
        tuple(row for row in rows if row.state in WORKING),
        tuple(row for row in rows if row.state not in (*WORKING, AssessmentState.CANCELLED)),
    )


def to_check() -> list[Assessment]:
    """Submitted ones, the longest waiting first."""
    return list(all_seen().filter(state=AssessmentState.SUBMITTED).order_by("submitted_at", "id"))


def to_agree(manager: Account) -> list[Assessment]:
    """Checked ones in the cases this account manages, the longest waiting first."""
    rows = all_seen().filter(state=AssessmentState.CHECKED, case__manager=manager)
    return list(rows.order_by("checked_at", "id"))


def coming_due(*, today: date, manager: Account | None = None) -> list[Assessment]:
    """Agreed ones whose day for a new assessment has come or comes soon, and none is planned."""
    begun = Assessment.objects.filter(
        case=OuterRef("case"),
        instrument_version__instrument=OuterRef("instrument_version__instrument"),
        state__in=rules.OPEN,
    )
    rows = all_seen().filter(~Exists(begun), state=AssessmentState.AGREED, next_due_on__lte=today + rules.DUE_SOON)
    if manager is not None:
        rows = rows.filter(case__manager=manager)
    return list(rows.order_by("next_due_on", "id"))


def needs_of(assessment: Assessment) -> list[IdentifiedNeed]:
    return list(IdentifiedNeed.objects.filter(assessment=assessment))


def informants_of(assessment: Assessment) -> list[Informant]:
    return list(Informant.objects.filter(assessment=assessment))


def final_form(assessment: Assessment) -> AssessmentResponse | None:
    """The form the assessment stands on: the agreed one, else the only one; as far as the asker may read it."""
    rows = AssessmentResponse.objects.filter(assessment=assessment, submitted_at__isnull=False)
    found = sorted(rows.select_related("instrument_version").defer(*HEAVY), key=lambda row: row.kind != "agreed")
    return found[0] if found else None


def form_of_assessor(assessment: Assessment, account: Account) -> AssessmentResponse | None:
    rows = AssessmentResponse.objects.filter(assessment=assessment).select_related("instrument_version").defer(*HEAVY)
    seen = [row for row in rows if row.kind == AssessmentResponse.Kind.AGREED or row.started_by_id == account.pk]
    return min(seen, key=lambda row: row.kind != AssessmentResponse.Kind.AGREED, default=None)


def assessors_at_work() -> list[Appointed]:
    """Everyone who may be appointed today, in the order of names, each with the organisation they assess for."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT o.id, held FROM organisations_organisation o, LATERAL scope.holders(%s, o.id) held",
            [Permission.ASSESSMENT_FILL],
        )
        pairs = cursor.fetchall()
    accounts = {
        account.pk: account
        for account in Account.objects.filter(pk__in=[pair[1] for pair in pairs]).order_by(LithuanianOrder("name"))
    }
    places = Organisation.objects.in_bulk([pair[0] for pair in pairs])
    return [
        Appointed(account, places[place]) for key, account in accounts.items() for place, held in pairs if held == key
    ]


def comparison(assessment: Assessment) -> list[rules.Compared]:
    """Domain by domain with the one before; without one, the newer scores alone."""
    before = assessment.previous.scores if assessment.previous else {}
    return rules.compared(assessment.scores, before)


def instruments_for(*, birth_year: int, today: date) -> list[InstrumentVersion]:
    """What this person may be assessed with: the instruments of their age and those for everybody."""
    age = today.year - birth_year
    adult = 18
    audiences = {"everybody"} | ({"adults"} if age >= adult else set()) | ({"children"} if age <= adult else set())
    rows = InstrumentVersion.objects.select_related("instrument").defer("form", "workbook")
    found = rows.filter(
        withdrawn_at=None,
        instrument__purpose__in=["needs_assessment", "screening"],
        instrument__audience__in=audiences,
    )
    return sorted(found, key=lambda row: (row.instrument.purpose != "needs_assessment", row.instrument.code))
