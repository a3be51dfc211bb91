"""Rows of the foreign case: its diary and its person, hand-over, conferences, and what the officer keeps about it."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Approval, ViewRecord
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import (
    Attachment,
    CaseConference,
    CaseStateChange,
    Coordinator,
    Decision,
    FamilyConference,
    FamilyMember,
    FamilyTask,
    Ground,
    IdentityChange,
    RegistrationDraft,
    Relationship,
    Supervision,
    TargetGroupMembership,
    Task,
    Transfer,
)
from pertvarka.people.rights.models import Breach, DeletionItem, DeletionList, LegalHold, RightsRequest
from tests.access.row_scope.filling_events import fill_events
from tests.access.row_scope.filling_services import fill_services
from tests.access.row_scope.plane import Filling, Plane
from tests.closed_plane import COMMAND, build_account, connect, enter, ticket_of


def fill(plane: Plane) -> None:
    """What the rules want more of than plain values; the rest follows in any_row.py."""
    filling = Filling(plane, timezone.localdate(), plane.petras)
    with scope.of(plane.petras):
        _diary(filling)
        _person(filling)
        _hand_over(filling)
    with scope.of(plane.lina):
        _officer(filling)
    with scope.of_command(COMMAND):
        _family_conference(filling)
        fill_services(filling)
        fill_events(filling)
    with connect() as raw:
        enter(raw, ticket_of(plane.petras))
        raw.execute("SELECT scope.notify(%s, 'x', 'x', 'x')", [plane.petras.pk])
        raw.execute("SELECT scope.open_case(%s, 'emergency', 'danger', 'x')", [plane.foreign.number])


def _diary(filling: Filling) -> None:
    of_case, by, today = filling.of_case, filling.by, filling.today
    Attachment.objects.create(**of_case, title="Aktas", size=1, content_sealed=b"x", attached_by=by)
    meeting = CaseConference.objects.create(
        **of_case, held_on=today, participants="Motina", summary="Sutarta", recorded_by=by
    )
    Decision.objects.create(**of_case, conference=meeting, text="Aplankyti")
    CaseStateChange.objects.create(**of_case, after="planning", changed_by=by)
    Task.objects.create(**of_case, title="Aplankyti", due_on=today, assignee=by, made_by=by)
    ViewRecord.objects.create(by=by.reference, kind="page", about=filling.plane.foreign.reference, page="x")


def _person(filling: Filling) -> None:
    of_person, by, today = filling.of_person, filling.by, filling.today
    Ground.objects.create(**of_person, purpose="research", basis="law", article="x", informed_on=today)
    IdentityChange.objects.create(**of_person, column="phone", reason="x", changed_by=by)
    Relationship.objects.create(**of_person, kind="mother")
    TargetGroupMembership.objects.create(**of_person, group="infant", since_on=today)
    RegistrationDraft.objects.create(account=by, answers_sealed=b"x")


def _hand_over(filling: Filling) -> None:
    case = filling.plane.foreign
    Transfer.objects.create(
        **filling.of_case,
        number=case.number,
        from_organisation=filling.plane.other_unit,
        to_organisation=filling.plane.home,
        to_municipality=case.municipality,
        reason="Persikėlė",
        summary="x",
        grace_until_on=filling.today,
        offered_by=filling.by,
    )
    RightsRequest.objects.create(
        **filling.of_person,
        number=case.number,
        kind="access",
        words="x",
        received_on=filling.today,
        due_on=filling.today + timedelta(days=30),
        recorded_by=filling.by,
    )


def _officer(filling: Filling) -> None:
    lina = filling.plane.lina
    LegalHold.objects.create(**filling.of_person, reason="x", placed_by=lina)
    to_delete = DeletionList.objects.create(rule="x", made_by=lina)
    DeletionItem.objects.create(deletion_list=to_delete, about="x", label="x", due_on=filling.today)
    Breach.objects.create(
        number="AP-1", kind="integrity", risk="risk", discovered_at=timezone.now(), description="x", recorded_by=lina
    )
    Approval.objects.create(kind="x", about="x", decider_permission="rights:export:approve", reason="x", asked_by=lina)


def _family_conference(filling: Filling) -> None:
    of_case, today = filling.of_case, filling.today
    coordinator, supervisor = (
        _in_register(name, kind, filling.plane.home, today)
        for name, kind in (("Daiva", "coordinator"), ("Nijolė", "supervisor"))
    )
    Supervision.objects.create(coordinator=coordinator, supervisor=supervisor, held_on=today, hours=Decimal("1.5"))
    meeting = FamilyConference.objects.create(
        **filling.of_person_and_case,
        number=filling.plane.foreign.number,
        question="Kur gyvens vaikas?",
        referred_by=filling.by,
        coordinator=coordinator,
        supervisor=supervisor,
    )
    FamilyMember.objects.create(**of_case, conference=meeting, relation="teta")
    FamilyTask.objects.create(**of_case, conference=meeting, what="Paruošti kambarį", who="teta", due_on=today)


def _in_register(name: str, kind: str, organisation: Organisation, today: date) -> Coordinator:
    assert organisation.municipality is not None
    return Coordinator.objects.create(
        account=build_account(name, "family_conference_coordinator", organisation),
        kind=kind,
        organisation=organisation,
        region=organisation.municipality.region,
        certificate=f"SK-{name}",
        trained_on=today,
        training_hours=80,
    )
