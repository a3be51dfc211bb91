"""What the page of one case asks beside `one_case`: few questions, each answered by one index."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, JSONObject

from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.base.composed import Composed
from pertvarka.people.cases.errors import CaseNotFound
from pertvarka.people.cases.models import (
    Attachment,
    Case,
    CaseConference,
    Decision,
    FamilyConference,
    Ground,
    IdentityChange,
    Note,
    Person,
    Relationship,
    TargetGroupMembership,
    Task,
    TeamMember,
    Transfer,
)
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.states import CaseState, TaskState

WIDE = (Permission.CASE_VIEW, Permission.TASK_CHANGE, Permission.TEAM_CHANGE, Permission.CASE_ASSIGN)
REACHED_WITHOUT_TEAM = """ARRAY(SELECT wanted FROM unnest(%s::text[]) wanted
    WHERE cases_case.open_to_id = ANY (scope.organisations(wanted)))"""


@dataclass(frozen=True, slots=True)
class Opened:
    """A case with what one question tells beside its row. A count of what the asker does not see is 0.

    `wide` are permissions that reach it without the team, `held` the roles the asker holds today and where, `own_list`
    the open cases the asker manages, newest first.
    """

    case: Case
    wide: frozenset[str]
    held: tuple[tuple[str, int | None], ...]
    own_list: tuple[UUID, ...]
    groups: tuple[str, ...]
    notes_count: int
    attachments_count: int
    conferences_count: int
    family_conferences_count: int
    transfers_count: int


def opened(uuid: UUID, *, by: Account, on: date) -> Opened:
    """The case with its place, manager and person, and how much there is of everything.

    Raises:
        CaseNotFound: there is none, or the asker may not see it.
    """
    rows: list[Any] = _opened.joined(uuid=uuid, account_id=by.pk, on=on)  # with what is annotated
    if not rows:
        raise CaseNotFound
    found = rows[0]
    return Opened(
        case=found,
        wide=frozenset(found.wide),
        held=tuple((pair["role"], pair["organisation"]) for pair in found.held),
        own_list=tuple(found.own_list),
        groups=tuple(found.groups),
        notes_count=found.notes_count,
        attachments_count=found.attachments_count,
        conferences_count=found.conferences_count,
        family_conferences_count=found.family_conferences_count,
        transfers_count=found.transfers_count,
    )


def _asked(uuid: UUID, account_id: int, on: date) -> QuerySet[Case]:
    groups = TargetGroupMembership.objects.filter(
        Q(until_on=None) | Q(until_on__gte=on), person=OuterRef("person"), since_on__lte=on
    )
    held = Membership.objects.filter(account_id=account_id).in_force(on=on)
    own_list = Case.objects.filter(manager_id=account_id).exclude(state=CaseState.CLOSED).order_by("-opened_on", "-id")
    return (
        Case.objects.select_related("person", "municipality", "organisation", "manager")
        .annotate(
            wide=RawSQL(REACHED_WITHOUT_TEAM, [list(WIDE)], output_field=ArrayField(CharField())),  # noqa: S611 (our own words)
            held=ArraySubquery(held.values(pair=JSONObject(role="role_code", organisation="organisation_id"))),
            own_list=ArraySubquery(own_list.values("uuid")),
            groups=ArraySubquery(groups.order_by("since_on", "id").values("group")),
            notes_count=_count(Note.objects.filter(case=OuterRef("pk"), corrects=None)),
            attachments_count=_count(Attachment.objects.filter(case=OuterRef("pk"))),
            conferences_count=_count(CaseConference.objects.filter(case=OuterRef("pk"))),
            family_conferences_count=_count(FamilyConference.objects.filter(case=OuterRef("pk"))),
            transfers_count=_count(Transfer.objects.filter(case=OuterRef("pk"))),
        )
        .filter(uuid=uuid)
        .order_by()
    )


def _count(rows: QuerySet) -> Coalesce:  # type: ignore[type-arg]  # of any record of a case
    return Coalesce(Subquery(rows.order_by().values("case").annotate(count=Count("pk")).values("count")), 0)


_opened = Composed(_asked, samples={"uuid": UUID(int=0), "account_id": -1, "on": date.min})


def standing_notes(case: Case, *, limit: int | None = None) -> list[Note]:
    """Notes as they stand, newest first: a corrected one comes as what its correction replaced (`corrects`)."""
    rows = Note.objects.filter(~Exists(Note.objects.filter(corrects=OuterRef("pk"))), case=case)
    return list(rows.select_related("author", "corrects__author")[:limit])


def note(case: Case, uuid: UUID) -> Note | None:
    return Note.objects.filter(case=case, uuid=uuid).select_related("author").first()


def task(case: Case, uuid: UUID) -> Task | None:
    return Task.objects.filter(case=case, uuid=uuid).select_related("assignee", "made_by", "done_by").first()


def all_tasks_of(case: Case) -> list[Task]:
    """The open ones by their day, then those done, the newest first."""
    rows = list(Task.objects.filter(case=case).select_related("assignee", "done_by"))
    for row in rows:
        row.case = case  # already read, through the policy
    done = sorted((row for row in rows if row.done_at), key=lambda row: (row.done_at, row.pk), reverse=True)
    return [*(row for row in rows if row.state == TaskState.OPEN), *done]


def newest_conferences_of(case: Case, *, limit: int) -> list[CaseConference]:
    decisions = Prefetch("decisions", Decision.objects.select_related("task"))
    return list(CaseConference.objects.filter(case=case).prefetch_related(decisions)[:limit])


def relationship(person: Person, uuid: UUID) -> Relationship | None:
    return Relationship.objects.filter(person=person, uuid=uuid).first()


def ground(person: Person, uuid: UUID) -> Ground | None:
    return Ground.objects.filter(person=person, uuid=uuid).first()


def relationships_of(person: Person) -> list[tuple[Relationship, UUID | None, str]]:
    """Each with the newest case of the other side, if there is one and the asker sees it."""
    cases = Case.objects.filter(person=OuterRef("other")).order_by("-opened_on", "-id")
    rows: Any = Relationship.objects.filter(person=person).annotate(
        case_uuid=Subquery(cases.values("uuid")[:1]), case_number=Subquery(cases.values("number")[:1])
    )
    return [(row, row.case_uuid, row.case_number or "") for row in rows]


def identity_changes_of(person: Person) -> list[IdentityChange]:
    return list(IdentityChange.objects.filter(person=person).select_related("changed_by"))


def may_take_tasks(team: list[TeamMember], *, case: Case) -> list[Account]:
    """Those named on the team who see its tasks, the manager first."""
    named = {row.account_id: row.account for row in team if row.account and "tasks" in row.parts}
    others = sorted(
        (account for key, account in named.items() if account and key != case.manager_id), key=lambda one: one.name
    )
    return [case.manager, *others]
