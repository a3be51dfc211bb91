"""What is done for the person of one case of the small world: needs assessed, planned, referred, and a home."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.instruments.models import InstrumentVersion
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.assessments.models import Assessment, AssessmentResponse, Assessor
from pertvarka.people.cases.models import Case
from pertvarka.people.delivery.models import FollowUp, Placement, Transition, TransitionItem
from pertvarka.people.plans.models import Goal, Plan, PlanNeed
from tests import closed_plane
from tests.access.matrix import CANARY, Relation

if TYPE_CHECKING:
    from tests.access.world import World


def assessment(world: "World", relation: Relation, *, case: Case, manager: Account, word: str) -> None:
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


def plans(world: "World", relation: Relation, *, case: Case, manager: Account, word: str) -> None:
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


def delivery(
    world: "World", relation: Relation, *, case: Case, manager: Account, third: Organisation, word: str
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


def homes(world: "World", relation: Relation, *, case: Case, manager: Account, word: str) -> None:
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
