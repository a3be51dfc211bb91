"""A small world seen from one role: a record in each relation to it, canaries planted in all that must stay unseen."""

import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, Approval, Membership
from pertvarka.foundation.base import sealing
from pertvarka.foundation.base.jobs import asking
from pertvarka.foundation.base.models import JobResult
from pertvarka.foundation.base.models.job_result import place
from pertvarka.foundation.instruments.models import InstrumentVersion, Upload
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.assessments.models import Assessment, AssessmentResponse, Assessor
from pertvarka.people.cases.actions import drafts, person_links
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
from pertvarka.people.delivery.models import FollowUp, Placement, Transition, TransitionItem
from pertvarka.people.plans.models import Goal, Plan, PlanNeed
from pertvarka.people.rights.models import Breach, DeletionList, LegalHold, RightsRequest
from tests import closed_plane
from tests.access import matrix, world_of_studies, world_of_work
from tests.access.matrix import CANARY, Relation

ALL_PARTS = [part for part in Part.values if part != Part.SEALED]
HOME = "LT-02"
SURNAME = "Kanarėlytė"
NO_FILE = {"code": "not_a_workbook", "sheet": "", "cell": "", "feature": "", "values": {}}


@dataclass
class World:
    """The account that asks and the records around it."""

    role: str
    asker: Account
    place: Organisation
    cases: dict[Relation, Case] = field(default_factory=dict)
    things: dict[tuple[Relation, str], str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)

    def account(self, role: str) -> Account:
        assert role == self.role
        return self.asker

    def arguments(self, address: matrix.Address, relation: Relation | None) -> dict[str, Any]:
        """The arguments of the address for the record in that relation."""
        kinds = matrix.SUBJECTS.get(address.name, ())
        return {name: self._named(kind, relation) for name, kind in zip(address.arguments, kinds, strict=True)}

    def _named(self, kind: str, relation: Relation | None) -> Any:
        if relation is None:
            return self.others[kind]
        return str(self.cases[relation].uuid) if kind == "case" else self.things[relation, kind]

    def canaries_in(self, answer: HttpResponse) -> list[str]:
        """The planted words that an answer carries, in its body or its headers."""
        told = answer.content.decode(errors="replace") + str(answer.headers)
        hidden = [self.cases[relation].number for relation in (Relation.OTHER, Relation.FORMER, Relation.SEALED)]
        return [word for word in (CANARY, SURNAME, *hidden) if word in told]


def build_world(role: str) -> World:
    """The role in Alytus; the others in another region, so that no territory reaches them."""
    unit = closed_plane.build_organisation("own-unit", municipality=HOME)
    far = Municipality.objects.exclude(region__municipalities__code=HOME).order_by("code")[0]
    other_unit = closed_plane.build_organisation("other-unit", municipality=far.code)
    manager_at_home = closed_plane.build_account("Vytautas", "case_manager", unit, is_demo=True)
    manager_elsewhere = closed_plane.build_account("Zita", "case_manager", other_unit, is_demo=True)
    own_place = unit if role in matrix.OF_THE_UNIT else closed_plane.build_organisation("own-body", municipality=HOME)
    region = unit.municipality.region.code if role in matrix.OF_A_REGION and unit.municipality else None
    municipality = HOME if role == "municipal_planner" else None
    asker = closed_plane.build_account("Asta", role, own_place, is_demo=True, region=region, municipality=municipality)
    world = World(role=role, asker=asker, place=own_place)
    manages = role == "case_manager"
    for relation in Relation:
        is_home = relation in (Relation.OWN, Relation.CLOSED, Relation.SEALED)
        manager = manager_at_home if is_home else manager_elsewhere
        if manages and relation in (Relation.OWN, Relation.CLOSED):
            manager = asker
        _build(world, relation, unit=unit if is_home else other_unit, manager=manager, place=own_place)
    _build_others(world, unit=unit)
    return world


def _build(world: World, relation: Relation, *, unit: Organisation, manager: Account, place: Organisation) -> None:
    seen = relation in (Relation.OWN, Relation.CLOSED)
    columns: dict[str, Any] = {}
    if relation is Relation.CLOSED:
        columns = {
            "state": "closed",
            "closed_on": timezone.localdate(),
            "closing_reason": "Gyvena savarankiškai",
            "outcome": "Nori tęsti mokslus",
            "own_view": "Man gera",
        }
    if relation is Relation.SEALED:
        columns = {"protection": Case.Protection.SEALED, "protection_reason": "Įvaikinimas"}
    person = closed_plane.build_person(unit, surname="Pavardenytė" if seen else SURNAME)
    case = closed_plane.build_case(manager=manager, organisation=unit, person=person, **columns)
    world.cases[relation] = case
    if matrix.reach_of(world.role, "cases:case:view") == {"team"} and world.role != "case_manager":
        until = timezone.now() - timedelta(days=1) if not seen else None
        closed_plane.build_team_member(case, place, world.role, parts=ALL_PARTS, may_write=True, until=until)
    _records(world, relation, case=case, manager=manager, seen=seen)
    world.things[relation, "person_link"] = _link(world, relation, case=case, unit=unit, manager=manager)


def _link(world: World, relation: Relation, *, case: Case, unit: Organisation, manager: Account) -> str:
    """A link with another file of the manager's; sealed files take none, and other roles are refused before it."""
    if world.role != "case_manager" or relation is Relation.SEALED:
        return str(uuid.uuid4())
    again = closed_plane.build_case(manager=manager, organisation=unit)
    with scope.of(manager):
        person_links.link(case=case, same=person_links.SaidToBe(again.number, "Tas pats vaikas"), by=manager)
        return str(PersonLink.objects.get(person=case.person).uuid)


def _records(world: World, relation: Relation, *, case: Case, manager: Account, seen: bool) -> None:
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
    _delivery(world, relation, case=case, manager=manager, third=third, word=word)
    _plans(world, relation, case=case, manager=manager, word=word)
    _homes(world, relation, case=case, manager=manager, word=word)
    _assessment(world, relation, case=case, manager=manager, word=word)
    _family(world, relation, case=case, manager=manager, word=word)


def _family(world: World, relation: Relation, *, case: Case, manager: Account, word: str) -> None:
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


def _delivery(
    world: World, relation: Relation, *, case: Case, manager: Account, third: Organisation, word: str
) -> None:
    """A need of a plan in force, referred to another organisation; for a provider once more to its own."""
    plan = closed_plane.build_plan(case, manager)
    need = closed_plane.build_service_need(plan)
    with scope.of_command("load_demonstration"):
        PlanNeed.objects.filter(pk=need.need_id).update(own_words=word)
    told = {"purpose": word, "shared_summary": word}
    offer = closed_plane.build_offer(third, capacity=9)
    world.things[relation, "service_need"] = str(need.uuid)
    world.things[relation, "service_offer"] = str(offer.uuid)
    world.things[relation, "referral"] = str(closed_plane.build_referral(need, offer, manager, **told).uuid)
    if relation is Relation.OWN:
        own = closed_plane.build_offer(world.place, capacity=9) if world.role == "provider_staff" else offer
        if own is not offer:
            more = closed_plane.build_referral(need, own, manager, **told)
            world.others["own_referral"] = str(more.uuid)
        else:
            world.others["own_referral"] = str(world.things[relation, "referral"])
        world.others["episode"] = str(closed_plane.build_episode(case, own, manager).uuid)


def _plans(world: World, relation: Relation, *, case: Case, manager: Account, word: str) -> None:
    """Beside the plan in force a draft of the next version, with a need, its goal and its service."""
    belongs = {"case": case, "open_to_id": case.open_to_id}
    with scope.of_command("load_demonstration"):
        in_force = Plan.objects.get(case=case, state="active")
        needed = PlanNeed.objects.filter(plan=in_force)[0]
        goal = Goal.objects.create(**belongs, plan=in_force, need=needed, own_words=word, responsible="pats asmuo")
        draft = Plan.objects.create(
            **belongs,
            person_id=case.person_id,
            number=in_force.number + 1,
            previous=in_force,
            what_matters=word,
            made_by=manager,
        )
        need = PlanNeed.objects.create(**belongs, plan=draft, domain="home", own_words=word, answer="planned")
        planned = Goal.objects.create(**belongs, plan=draft, need=need, own_words=word, responsible="pats asmuo")
    service = closed_plane.build_service_need(draft)
    world.things |= {
        (relation, "plan"): str(draft.uuid),
        (relation, "plan_in_force"): str(in_force.uuid),
        (relation, "goal_in_force"): str(goal.uuid),
        (relation, "plan_need"): str(need.uuid),
        (relation, "plan_goal"): str(planned.uuid),
        (relation, "plan_service"): str(service.uuid),
    }


def _homes(world: World, relation: Relation, *, case: Case, manager: Account, word: str) -> None:
    """A home, and a move being prepared from it."""
    belongs = {"case": case, "open_to_id": case.open_to_id}
    where = {"municipality_id": case.municipality_id, "starts_on": timezone.localdate() - timedelta(days=90)}
    with scope.of_command("load_demonstration"):
        home = Placement.objects.create(
            **belongs,
            **where,
            person_id=case.person_id,
            kind="own_family",
            start_kind="first_known",
            start_reason=word,
            recorded_by=manager,
        )
        move = Transition.objects.create(
            **belongs,
            person_id=case.person_id,
            plan=Plan.objects.get(case=case, state="active"),
            left=home,
            to_kind="group_home",
            to_municipality_id=case.municipality_id,
            own_words=word,
            planned_on=timezone.localdate(),
            made_by=manager,
        )
        TransitionItem.objects.create(**belongs, transition=move, code="money", group="papers", note=word)
        FollowUp.objects.create(**belongs, transition=move, months=1, due_on=timezone.localdate())
    world.things |= {(relation, "home"): str(home.uuid), (relation, "move"): str(move.uuid), (relation, "months"): "1"}


def _assessment(world: World, relation: Relation, *, case: Case, manager: Account, word: str) -> None:
    """One under way, by another assessor, and by the asker where that is the asker's work; former ones are over."""
    version = InstrumentVersion.objects.get(instrument__code="needs_adults", withdrawn_at=None)
    other = closed_plane.build_account(f"Assessor {relation.name}", "assessor", world.place, is_demo=True)
    belongs = {"case": case, "open_to_id": case.open_to_id}
    over = None if relation in (Relation.OWN, Relation.CLOSED) else timezone.now() - timedelta(days=1)
    with scope.of_command("load_demonstration"):
        held = Assessment.objects.create(
            **belongs,
            person_id=case.person_id,
            number=case.number,
            instrument_version=version,
            state="in_progress",
            due_on=timezone.localdate(),
            planned_by=manager,
            sent_back_reason=word,
        )
        for account in (other, *((world.asker,) if world.role == "assessor" else ())):
            until = over if account == world.asker else None
            Assessor.objects.create(**belongs, assessment=held, account=account, organisation=world.place, until=until)
            AssessmentResponse.objects.create(
                **belongs,
                assessment=held,
                instrument_version=version,
                started_by=account,
                answers={"can_home": word if account == other or over is None else CANARY},
            )
    world.things[relation, "assessment"] = str(held.uuid)
    world.things[relation, "part_of_form"] = "home"


def _build_others(world: World, *, unit: Organisation) -> None:
    """Records that stand beside the cases, each made by somebody who may make it."""
    officer = closed_plane.build_account("Lina", "data_protection_officer", unit, is_demo=True)
    colleague = closed_plane.build_account("Ieva", "case_manager", unit, is_demo=True)
    today = timezone.localdate()
    own = world.cases[Relation.OWN]
    with scope.of(officer):
        person = {"person_id": own.person_id, "open_to_id": own.open_to_id}
        asked = RightsRequest.objects.create(
            **person,
            number=own.number,
            kind="access",
            words="Noriu kopijos",
            received_on=today,
            due_on=today + timedelta(days=30),
            recorded_by=officer,
        )
        hold = LegalHold.objects.create(**person, reason="Byla teisme", placed_by=officer)
        made = DeletionList.objects.create(rule="file_of_child", made_by=officer)
        breach = Breach.objects.create(
            number="AP-2026-001",
            kind="confidentiality",
            risk="risk",
            discovered_at=timezone.now(),
            description="Laiškas ne tam adresatui",
            recorded_by=officer,
        )
        approval = Approval.objects.create(
            kind="person.export",
            about=f"rights_request:{asked.uuid}",
            decider_permission="rights:export:approve",
            reason="Prašo pats žmogus",
            asked_by=officer,
        )
    with scope.of_command("load"):
        membership = Membership.objects.get(account=colleague)
    with scope.of(world.asker):
        draft = (
            drafts.begin(answers={}, by=world.asker)
            if matrix.reach_of(world.role, "cases:case:register")
            else uuid.uuid4()
        )
    # Another centre's household, which carries the canary sealed inside.
    closed_plane.build_household(unit, names=CANARY, state="training")
    kind = closed_plane.build_service_type("T90")
    with scope.of(world.asker):
        job = asking.defer("base.forget", by=world.asker)
    with scope.of_command("worker"):
        JobResult.objects.create(
            job=job,
            requested_by=job.requested_by,
            file_name="failas.txt",
            media_type="text/plain",
            size=1,
            content_sealed=sealing.seal_bytes(b"-", place=place(job.uuid)),
            expires_at=timezone.now() + timedelta(days=1),
        )
    world.others |= {
        "job": str(job.uuid),
        "offer": str(closed_plane.build_offer(world.place, service_type=kind).uuid),
        "household": str(closed_plane.build_household(world.place).uuid),
        "account": str(colleague.uuid),
        "membership": membership.pk,
        "request": str(asked.uuid),
        "hold": str(hold.uuid),
        "deletion_list": str(made.uuid),
        "breach": str(breach.uuid),
        "approval": str(approval.uuid),
        "draft": str(draft),
        "instrument_version": str(InstrumentVersion.objects.order_by("pk")[0].uuid),
        "upload": str(
            Upload.objects.create(file_name="a.xlsx", content=b"", uploaded_by=officer, faults=[NO_FILE]).uuid
        ),
        "rule": "file_of_child",
        "form": "json",
    }
    world.others |= world_of_work.build(world)
    world.others |= world_of_studies.build(world.asker, world.role, unit=unit)
