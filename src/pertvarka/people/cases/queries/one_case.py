"""Everything a case page tells, each part only as far as the asker's place on the team goes; the database decides."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from pertvarka.foundation.access.models import ViewRecord
from pertvarka.people.cases.models import (
    Attachment,
    Case,
    CaseConference,
    CaseStateChange,
    Ground,
    Identity,
    Person,
    Task,
    TeamMember,
    Transfer,
)
from pertvarka.people.cases.states import TaskState


def identity_of(person: Person) -> Identity | None:
    """None for whoever may see the person but not who it is."""
    return Identity.objects.filter(person=person).first()


def tasks_of(case: Case) -> list[Task]:
    """Open tasks, the most urgent first."""
    return list(Task.objects.filter(case=case, state=TaskState.OPEN).select_related("assignee"))


def open_tasks_count(case: Case) -> int:
    return Task.objects.filter(case=case, state=TaskState.OPEN).count()


def team_of(case: Case, *, past: bool = False) -> list[TeamMember]:
    """Who is on the team now, or, with `past`, everyone who ever was."""
    rows = TeamMember.objects.filter(case=case).select_related("organisation", "account")
    if past:
        return list(rows)
    now = timezone.now()
    return [row for row in rows if row.until is None or row.until > now]


def states_of(case: Case) -> list[CaseStateChange]:
    return list(CaseStateChange.objects.filter(case=case).select_related("changed_by"))


def grounds_of(person: Person) -> list[Ground]:
    return list(Ground.objects.filter(person=person).select_related("informed_by"))


def conferences_of(case: Case) -> list[CaseConference]:
    return list(CaseConference.objects.filter(case=case).prefetch_related("decisions__task"))


def attachments_of(case: Case) -> list[Attachment]:
    return list(Attachment.objects.filter(case=case).defer("content_sealed").select_related("attached_by"))


def transfers_of(case: Case) -> list[Transfer]:
    return list(Transfer.objects.filter(case=case).select_related("from_organisation", "to_organisation", "offered_by"))


def looks_at(person: Person) -> QuerySet[ViewRecord]:
    """Who looked at the record, the newest first; the manager of the case and the data protection officer may ask."""
    # Receivers of a hand-over and reviewers look at a case without knowing the person: their looks name the case.
    cases = Case.objects.filter(person=person).values_list("pk", flat=True)
    return ViewRecord.objects.filter(Q(about=person.reference) | Q(case_id__in=list(cases)))
