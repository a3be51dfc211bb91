"""Invented homes and moves in the tables; children with on-duty carers live in the households of the catalogue."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import cycle
from typing import TYPE_CHECKING

from pertvarka.people.delivery import move_checklist
from pertvarka.people.delivery.models import FollowUp, Placement, Transition, TransitionItem
from pertvarka.people.demonstration.following import Followed
from pertvarka.people.demonstration.moments import at
from pertvarka.people.demonstration.same import same
from pertvarka.services.catalogue.models import CarerHousehold

if TYPE_CHECKING:
    from pertvarka.people.demonstration.loading import Standing

BATCH = 500


def load(followed: Sequence[Followed], standing: "Standing") -> None:
    # Whoever takes children in takes them one after another; two or three at a time, as places allow.
    households = cycle(list(CarerHousehold.objects.filter(kind="on_duty", is_invented=True).order_by("pk")) or [None])
    told = [(home, place, standing.cases[of.case.key], of) for of in followed for place, home in enumerate(of.homes)]
    rows = []
    for home, _place, case, of in told:
        body = standing.organisations.get(home.organisation_code or "")
        household = next(households) if home.with_carer else None
        here = standing.municipalities[of.person.municipality_code]
        is_institution = home.kind == "care_institution"
        rows.append(
            Placement(
                case=case,
                open_to_id=case.open_to_id,
                person_id=case.person_id,
                organisation=body,
                household=household,
                municipality=(body.municipality if is_institution and body and body.municipality else here),
                recorded_by_id=case.manager_id,
                recorded_at=at(max(home.starts_on, of.case.opened_on), 16),
                **same(home, "kind", "starts_on", "ends_on", "start_kind", "return_cause"),
            )
        )
    made: dict[int, list[Placement]] = defaultdict(list)
    for row in Placement.objects.bulk_create(rows, batch_size=BATCH):
        made[row.case_id].append(row)
    _moves(followed, standing, made)


def _moves(followed: Sequence[Followed], standing: "Standing", homes: dict[int, list[Placement]]) -> None:
    told = [
        (move, standing.cases[of.case.key], of, of.plan_in_force)
        for of in followed
        for move in of.transitions
        if of.plan_in_force
    ]
    moves = Transition.objects.bulk_create(
        [
            Transition(
                case=case,
                open_to_id=case.open_to_id,
                person_id=case.person_id,
                plan=standing.plans[plan.key],
                left=homes[case.pk][move.left],
                came_to=homes[case.pk][move.came_to] if move.came_to is not None else None,
                to_municipality=standing.municipalities[of.person.municipality_code],
                made_by=standing.accounts[move.made_by_key],
                **same(move, "to_kind", "own_words", "state", "planned_on", "moved_on", "made_at"),
            )
            for move, case, of, plan in told
            if plan
        ],
        batch_size=BATCH,
    )
    checklist = tuple(move_checklist.lines().values())
    items, follow_ups = [], []
    for row, (move, case, of, _plan) in zip(moves, told, strict=True):
        belongs = {"case": case, "open_to_id": case.open_to_id, "transition": row}
        for position, line in enumerate(checklist):
            is_done = position < move.items_done
            items.append(
                TransitionItem(
                    **belongs,
                    code=line.code,
                    group=line.group,
                    is_blocking=line.blocks,
                    done_on=(move.moved_on or of.case.changes[-1].changed_at.date()) if is_done else None,
                    done_by_id=case.manager_id if is_done else None,
                    position=position,
                )
            )
        follow_ups += [
            FollowUp(
                **belongs,
                lives_there=True if one.held_on else None,
                recorded_by_id=case.manager_id if one.held_on else None,
                **same(one, "months", "due_on", "held_on", "own_words"),
            )
            for one in move.follow_ups
        ]
    TransitionItem.objects.bulk_create(items, batch_size=BATCH)
    FollowUp.objects.bulk_create(follow_ups, batch_size=BATCH)
