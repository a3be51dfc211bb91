"""Everything a case page tells, each part only as far as the asker's place on the team goes; the database decides."""

from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.people.cases.errors import CaseNotFound
from pertvarka.people.cases.models import (
    Attachment,
    Case,
    CaseConference,
    CaseStateChange,
    EmergencyAccess,
    Ground,
    Identity,
    Note,
    Person,
    Relationship,
    TargetGroupMembership,
    Task,
    TeamMember,
    Transfer,
)
from pertvarka.people.cases.states import TaskState


def case(uuid: UUID) -> Case:
    """The case with its place and manager.

    Raises:
        CaseNotFound: there is none, or the asker may not see it.
    """
    found = Case.objects.select_related("person", "municipality", "organisation", "manager").filter(uuid=uuid).first()
    if found is None:
        raise CaseNotFound
    return found


def case_by_number(number: str) -> Case | None:
    return Case.objects.filter(number=number.strip().upper()).first()


def identity_of(person: Person) -> Identity | None:
    """None for whoever may see the person but not who it is."""
    return Identity.objects.filter(person=person).first()


def notes_of(case: Case, *, limit: int | None = None) -> list[Note]:
    return list(Note.objects.filter(case=case).select_related("author", "corrects")[:limit])


def tasks_of(case: Case) -> list[Task]:
    """Open tasks, the most urgent first."""
    return list(Task.objects.filter(case=case, state=TaskState.OPEN).select_related("assignee"))


def finished_tasks_of(case: Case) -> list[Task]:
    return list(
        Task.objects.filter(case=case).exclude(state=TaskState.OPEN).select_related("done_by").order_by("-done_at")
    )


def team_of(case: Case, *, past: bool = False) -> list[TeamMember]:
    """Who is on the team now, or, with `past`, everyone who ever was."""
    rows = TeamMember.objects.filter(case=case).select_related("organisation", "account")
    if past:
        return list(rows)
    now = timezone.now()
    return [row for row in rows if row.until is None or row.until > now]


def states_of(case: Case) -> list[CaseStateChange]:
    return list(CaseStateChange.objects.filter(case=case).select_related("changed_by"))


def relationships_of(person: Person) -> list[Relationship]:
    return list(Relationship.objects.filter(person=person).select_related("other"))


def groups_of(person: Person) -> list[TargetGroupMembership]:
    return list(TargetGroupMembership.objects.filter(person=person))


def grounds_of(person: Person) -> list[Ground]:
    return list(Ground.objects.filter(person=person).select_related("informed_by"))


def conferences_of(case: Case) -> list[CaseConference]:
    return list(CaseConference.objects.filter(case=case).prefetch_related("decisions__task"))


def attachments_of(case: Case) -> list[Attachment]:
    return list(Attachment.objects.filter(case=case).defer("content_sealed").select_related("attached_by"))


def transfers_of(case: Case) -> list[Transfer]:
    return list(Transfer.objects.filter(case=case).select_related("from_organisation", "to_organisation", "offered_by"))


def emergencies_of(case: Case) -> list[EmergencyAccess]:
    return list(EmergencyAccess.objects.filter(case=case).select_related("account"))


def access_of(case: Case, *, account: Account) -> list[TeamMember]:
    """Why the account sees the case: its rows of the team, and those of its organisation."""
    return [row for row in team_of(case) if row.account_id in (None, account.pk)]


def views_of(person: Person, *, limit: int) -> list[ViewRecord]:
    """Who looked at the record; the manager of the case and the data protection officer may ask."""
    # Receivers of a hand-over and reviewers look at a case without knowing the person: their looks name the case.
    cases = Case.objects.filter(person=person).values_list("pk", flat=True)
    return list(ViewRecord.objects.filter(Q(about=person.reference) | Q(case_id__in=list(cases)))[:limit])
