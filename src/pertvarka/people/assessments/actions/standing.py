"""What every act in an assessment asks first: is it there for this account, in which state, what is it called."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.people.assessments.errors import AssessmentNotFound, StepNotPossible
from pertvarka.people.assessments.models import Assessment, AssessmentResponse, Assessor
from pertvarka.people.cases.models import Case

RowT = TypeVar("RowT", bound=Model)


def light(rows: QuerySet[RowT]) -> QuerySet[RowT]:
    """With the version, without its form and file: the form is kept by the process that asks."""
    heavy = ("instrument_version__form", "instrument_version__workbook")
    return rows.select_related("instrument_version").defer(*heavy)


def standing(assessment: Assessment, *, states: tuple[str, ...]) -> Assessment:
    """The assessment as it stands now in the database.

    Raises:
        AssessmentNotFound: there is none for this account.
        StepNotPossible: it is in another state.
    """
    found = light(Assessment.objects.select_related("instrument_version__instrument").filter(pk=assessment.pk)).first()
    if found is None:
        raise AssessmentNotFound
    if found.state not in states:
        raise StepNotPossible
    return found


def appointed(assessment: Assessment, *, account: Account) -> Assessor:
    """The account's own row among the assessors.

    Raises:
        AssessmentNotFound: it was not appointed.
    """
    row = Assessor.objects.filter(assessment=assessment, account=account).first()
    if row is None:
        raise AssessmentNotFound
    return row


def own_form(assessment: Assessment, *, account: Account) -> AssessmentResponse | None:
    """What this assessor writes in now: the form agreed by both once there is one, else their own."""
    rows = light(AssessmentResponse.objects.filter(assessment=assessment))
    agreed = rows.filter(kind=AssessmentResponse.Kind.AGREED).first()
    return agreed or rows.filter(kind=AssessmentResponse.Kind.OWN, started_by=account).first()


def reference(assessment: Assessment) -> str:
    """How the audit record names the case, or the assessment to somebody who no longer sees the case."""
    case = Case.objects.filter(pk=assessment.case_id).values_list("uuid", flat=True).first()
    return f"case:{case}" if case else f"assessment:{assessment.uuid}"


def record(kind: str, assessment: Assessment, *, by: Account, **details: Any) -> None:
    audit.record(kind, about=reference(assessment), by=by.reference, assessment=str(assessment.uuid), **details)


def save(assessment: Assessment, **changes: Any) -> None:
    """Write the changes unless somebody has meanwhile changed the assessment."""
    locking.save_unless_changed(assessment, expected_version=assessment.version, changes=changes)
