"""One case of the small world: its diary, tasks, papers, family conference and whoever has to do with it."""

import uuid
from typing import TYPE_CHECKING

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases.actions import person_links
from pertvarka.people.cases.models import (
    Attachment,
    Case,
    Coordinator,
    EmergencyAccess,
    FamilyConference,
    FamilyMember,
    FamilyTask,
    Ground,
    Note,
    Part,
    PersonLink,
    Relationship,
    Task,
    TeamMember,
    Transfer,
)
from tests import closed_plane
from tests.access import world_of_services
from tests.access.matrix import CANARY, Relation

if TYPE_CHECKING:
    from tests.access.world import World

HOME = "LT-02"


def build(world: "World", relation: Relation, *, case: Case, manager: Account, seen: bool) -> None:
    word = "Įprastas įrašas" if seen else CANARY
    third = closed_plane.build_organisation(f"third-{relation.name.lower()}", municipality=HOME)
    today = timezone.localdate()
    belongs = {"case": case, "open_to_id": case.open_to_id}
    of_person = {"person": case.person, "open_to_id": case.person.open_to_id}
    with scope.of_command("load_demonstration"):
        case.person.refresh_from_db()
        of_person["open_to_id"] = case.person.open_to_id
        made = {
            "note": Note.objects.create(**belongs, author=manager, happened_on=today, text=word),
            "task": Task.objects.create(**belongs, title=word, due_on=today, assignee=manager, made_by=manager),
            "attachment": Attachment.objects.create(
                **belongs,
                title=word,
                media_type="text/plain",
                size=3,
                digest="0" * 64,
                content_sealed=b"",
                attached_by=manager,
            ),
            "relationship": Relationship.objects.create(**of_person, kind="sibling", note=word),
            "ground": Ground.objects.create(
                **of_person,
                purpose="case_management",
                basis="consent",
                article=word,
                informed_form="spoken",
                informed_on=today,
            ),
            "emergency": EmergencyAccess.objects.create(
                **belongs,
                number=case.number if seen else "PV-0000-00000",
                account=manager,
                reason="danger",
                words="Reviewers read this of every case",
                ends_at=timezone.now(),
            ),
            "transfer": Transfer.objects.create(
                **belongs,
                number=case.number,
                from_organisation=case.organisation,
                to_organisation=third,
                to_municipality=case.municipality,
                reason=word,
                summary=word,
                grace_until_on=today,
                offered_by=manager,
            ),
        }
        member = TeamMember.objects.create(
            **belongs,
            person_id=case.person_id,
            organisation=third,
            role_code="provider_staff",
            parts=[Part.CASE],
        )
    for kind, thing in made.items():
        world.things[relation, kind] = str(thing.uuid)
    world.things[relation, "member"] = member.pk
    world_of_services.delivery(world, relation, case=case, manager=manager, third=third, word=word)
    world_of_services.plans(world, relation, case=case, manager=manager, word=word)
    world_of_services.homes(world, relation, case=case, manager=manager, word=word)
    world_of_services.assessment(world, relation, case=case, manager=manager, word=word)
    _family(world, relation, case=case, manager=manager, word=word)


def link(world: "World", relation: Relation, *, case: Case, unit: Organisation, manager: Account) -> str:
    """A link with another file of the manager's; sealed files take none, and other roles are refused before it."""
    if world.role != "case_manager" or relation is Relation.SEALED:
        return str(uuid.uuid4())
    again = closed_plane.build_case(manager=manager, organisation=unit)
    with scope.of(manager):
        person_links.link(case=case, same=person_links.SaidToBe(again.number, "Tas pats vaikas"), by=manager)
        return str(PersonLink.objects.get(person=case.person).uuid)


def _family(world: "World", relation: Relation, *, case: Case, manager: Account, word: str) -> None:
    """A conference whose plan waits for its answer, held by the asker where their role holds them."""
    seen = relation in (Relation.OWN, Relation.CLOSED)
    holds = world.role == "family_conference_coordinator" and seen
    email = "vaida@savivaldybe.example"
    other = Account.objects.filter(email=email).first() or closed_plane.build_account("Vaida", is_demo=True)
    belongs = {"case": case, "open_to_id": case.open_to_id}
    today = timezone.localdate()
    with scope.of_command("load_demonstration"):
        entry, _new = Coordinator.objects.get_or_create(
            account=world.asker if holds else other,
            kind="coordinator",
            defaults={
                "organisation": world.place,
                "region": Municipality.objects.get(code=HOME).region,
                "certificate": "SK-1",
                "trained_on": today,
                "training_hours": 80,
            },
        )
        held = FamilyConference.objects.create(
            **belongs,
            person_id=case.person_id,
            number=case.number,
            phase="presented",
            question=word,
            family_plan=word,
            referred_by=manager,
            coordinator=entry,
            independence=word,
        )
        member = FamilyMember.objects.create(**belongs, conference=held, relation=word)
        task = FamilyTask.objects.create(**belongs, conference=held, what=word, who=word, due_on=today)
    world.others["coordinator"] = str(entry.uuid)
    for kind, thing in (("family_conference", held), ("family_member", member), ("family_task", task)):
        world.things[relation, kind] = str(thing.uuid)
