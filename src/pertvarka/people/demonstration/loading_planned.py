"""Invented plans in the tables: versions, needs with their answers, goals, and what is asked of services."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pertvarka.people.demonstration.following import Followed
from pertvarka.people.demonstration.same import same
from pertvarka.people.plans.models import Goal, Plan, PlanNeed, ServiceNeed
from pertvarka.services.catalogue.models import ServiceType

if TYPE_CHECKING:
    from pertvarka.people.demonstration.loading import Standing

BATCH = 500
_COLUMNS = (
    "number", "state", "made_at", "agreement", "agreed_by", "agreed_on", "agreed_words", "what_matters", "living_wish",
    "contingency", "starts_on", "review_due_on", "ended_on", "ended_reason",
)  # fmt: skip
RESPONSIBLE = "atvejo vadybininkas"


def load(followed: Sequence[Followed], standing: "Standing") -> None:
    types = {row.code: row for row in ServiceType.objects.all()}
    told = [(plan, standing.cases[of.case.key], of) for of in followed for plan in of.plans]
    plans = Plan.objects.bulk_create(
        [
            Plan(
                case=case,
                open_to_id=case.open_to_id,
                person_id=case.person_id,
                assessment=standing.assessments.get(plan.assessment_key or ""),
                made_by=standing.accounts[plan.made_by_key],
                **same(plan, *_COLUMNS),
            )
            for plan, case, _of in told
        ],
        batch_size=BATCH,
    )
    _link_to_former(plans)
    made = list(zip(plans, told, strict=True))
    standing.plans |= {plan.key: row for row, (plan, _case, _of) in made}
    answers = [
        (row, case, of, position, need) for row, (plan, case, of) in made for position, need in enumerate(plan.needs)
    ]
    needs = PlanNeed.objects.bulk_create(
        [
            PlanNeed(
                case=case,
                open_to_id=case.open_to_id,
                plan=row,
                identified=standing.needs.get((row.assessment_id, need.domain)),
                position=position,
                **same(need, "domain", "own_words", "answer", "reason", "put_off_until"),
            )
            for row, case, _of, position, need in answers
        ],
        batch_size=BATCH,
    )
    pairs = list(zip(needs, answers, strict=True))
    Goal.objects.bulk_create(
        [
            Goal(
                case=case,
                open_to_id=case.open_to_id,
                plan=row,
                need=need_row,
                own_words=need.goal,
                measure=need.measure,
                responsible=RESPONSIBLE,
                due_on=need.goal_due_on,
            )
            for need_row, (row, case, _of, _position, need) in pairs
            if need.goal
        ],
        batch_size=BATCH,
    )
    ServiceNeed.objects.bulk_create(
        [
            ServiceNeed(
                case=case,
                open_to_id=case.open_to_id,
                person_id=case.person_id,
                plan=row,
                need=need_row,
                plan_state=row.state,
                service_type=types[need.service.service_type],
                municipality=standing.municipalities[of.person.municipality_code],
                state="no_longer_needed" if need.service.is_past else "unmet",
                **same(need.service, "amount", "per", "wished_from", "urgency", "blocks_move"),
            )
            for need_row, (row, case, of, _position, need) in pairs
            if need.service and need.service.service_type in types
        ],
        batch_size=BATCH,
    )


def _link_to_former(plans: Sequence[Plan]) -> None:
    last: dict[int, Plan] = {}
    later = []
    for plan in plans:
        if plan.case_id in last:
            plan.previous = last[plan.case_id]
            later.append(plan)
        last[plan.case_id] = plan
    Plan.objects.bulk_update(later, ["previous"], batch_size=BATCH)
