"""A move: prepared from the plan, made ready line by line, confirmed once nothing blocks it, or cancelled."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.foundation.base.errors import ChangedMeanwhile, WriteRefused
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases import diary_rules
from pertvarka.people.cases import rules as case_rules
from pertvarka.people.cases.actions import admission, cases
from pertvarka.people.cases.models import Case
from pertvarka.people.cases.permissions import Permission as CasePermission
from pertvarka.people.cases.states import CaseState
from pertvarka.people.delivery import home_errors as errors
from pertvarka.people.delivery import home_rules as rules
from pertvarka.people.delivery import move_checklist
from pertvarka.people.delivery.actions import follow_ups, placements
from pertvarka.people.delivery.models import Placement, Transition, TransitionItem
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries import placements as homes
from pertvarka.people.delivery.queries import transitions
from pertvarka.people.delivery.states import TransitionState
from pertvarka.people.plans.models import Plan
from pertvarka.people.plans.rules import IN_FORCE
from pertvarka.services.catalogue.models import CarerHousehold, ServiceOffer

ONE_AT_A_TIME = "transition_one_prepared_a_case"
WORDS_LIMIT = 300


@dataclass(frozen=True, slots=True)
class MoveGiven:
    """Where to, when, and what the person says about it."""

    to_kind: str
    to_municipality: Municipality
    planned_on: date
    own_words: str = ""
    to_offer: ServiceOffer | None = None
    to_household: CarerHousehold | None = None


def prepare(*, case: Case, plan: Plan, given: MoveGiven, by: Account) -> Transition:
    """Begin to prepare a move by the plan in force; the checklist comes from the definitions.

    Raises:
        NotAllowed, CaseNotFound, WriteRefused, CaseClosed, ProcessingRestricted: this account prepares no move here.
        PlanNotInForce, MovePreparedAlready, MoveToInstitution, MoveDayImpossible: it cannot be prepared so.
    """
    today = timezone.localdate()
    policy.require(by, Permission.MOVE_PREPARE, on=today)
    if given.to_kind in Placement.INSTITUTIONAL:
        raise errors.MoveToInstitution
    if not rules.move_day_is_possible(given.planned_on, today=today):
        raise errors.MoveDayImpossible
    with transaction.atomic():
        held = admission.standing(case)
        agreed = Plan.objects.filter(pk=plan.pk, case=held, state__in=IN_FORCE).first()
        if agreed is None:
            raise errors.PlanNotInForce
        with _one_at_a_time():
            move = Transition.objects.create(
                case=held,
                open_to_id=held.open_to_id,
                person_id=held.person_id,
                plan=agreed,
                left=homes.current(held),
                to_kind=Placement.Kind(given.to_kind),
                to_municipality=given.to_municipality,
                to_offer=given.to_offer,
                to_household=given.to_household,
                own_words=given.own_words.strip(),
                planned_on=given.planned_on,
                made_by=by,
            )
        for position, line in enumerate(move_checklist.lines().values()):
            TransitionItem.objects.create(
                case=held,
                open_to_id=held.open_to_id,
                transition=move,
                code=line.code,
                group=TransitionItem.Group(line.group),
                is_blocking=line.blocks,
                position=position,
            )
        _record("move.prepared", move, case=held, by=by, planned_on=given.planned_on.isoformat())
        _take_case(held, CaseState.TRANSITION, by=by)
    return move


def tick(*, move: Transition, code: str, is_done: bool, by: Account) -> None:
    """A line of the checklist is done, or is not after all; ticking what is ticked changes nothing.

    Raises:
        NotAllowed, HomeNotFound, WriteRefused, CaseClosed, ProcessingRestricted: this account does not tick it.
        MoveMovedOn: the move is not prepared any more.
    """
    with transaction.atomic():
        held, case, item = _item(move, code, by=by)
        if (item.done_on is not None) == is_done:
            return
        changes = {"done_on": timezone.localdate() if is_done else None, "done_by": by if is_done else None}
        locking.save_unless_changed(item, expected_version=item.version, changes=changes)
        _record("move.step_done" if is_done else "move.step_undone", held, case=case, by=by, step=code)


def except_item(*, move: Transition, code: str, reason: str, by: Account) -> None:
    """The move goes on without this line, and why; no words take the exception back.

    Raises:
        NotAllowed, HomeNotFound, WriteRefused, CaseClosed, ProcessingRestricted: this account does not decide it.
        MoveMovedOn: the move is not prepared any more.
        TextTooLong: the reason.
    """
    why = diary_rules.written(reason, limit=WORDS_LIMIT) if reason.strip() else ""
    with transaction.atomic():
        held, case, item = _item(move, code, by=by)
        if item.exception_reason == why:
            return
        locking.save_unless_changed(item, expected_version=item.version, changes={"exception_reason": why})
        _record("move.step_excepted" if why else "move.step_expected", held, case=case, by=by, step=code)


def set_day(*, move: Transition, planned_on: date, expected_version: int, by: Account) -> None:
    """Set the day of the move. While something blocks it, the day can only be put off.

    Raises:
        NotAllowed, HomeNotFound, WriteRefused, CaseClosed, ProcessingRestricted: this account does not set it.
        MoveMovedOn, MoveBlocked, MoveDayImpossible: the day.
        ChangedMeanwhile: somebody changed the move meanwhile.
    """
    with transaction.atomic():
        held, case = _held(move, by=by)
        _require_preparing(held)
        if not rules.move_day_is_possible(planned_on, today=timezone.localdate()):
            raise errors.MoveDayImpossible
        ready = transitions.readiness(held)
        if not rules.day_may_be_set(planned_on, planned_on=held.planned_on, is_blocked=ready.is_blocked):
            raise _blocked(ready)
        locking.save_unless_changed(held, expected_version=expected_version, changes={"planned_on": planned_on})
        _record("move.day_set", held, case=case, by=by, planned_on=planned_on.isoformat())


def confirm(*, move: Transition, moved_on: date, expected_version: int, by: Account) -> Placement:
    """The person has moved: the former home ends and the new one begins on that day, and four follow-ups are due.

    Raises:
        NotAllowed, HomeNotFound, WriteRefused, CaseClosed, ProcessingRestricted: this account does not confirm it.
        MoveMovedOn, MoveBlocked: it cannot be confirmed.
        DateInFuture, DayTooEarly, MovedBeforeLeaving, GapUnexplained, LivesElsewhere: the day.
        ChangedMeanwhile: somebody changed the move meanwhile.
    """
    with transaction.atomic():
        held, case = _held(move, by=by)
        _require_preparing(held)
        diary_rules.check_happened(moved_on, today=timezone.localdate())
        ready = transitions.readiness(held)
        if ready.is_blocked:
            raise _blocked(ready)
        placements.take_turns(case)
        former = homes.current(case)
        if former is not None:
            if moved_on <= former.starts_on:
                raise errors.MovedBeforeLeaving
            placements.end_with_move(former, moved_on, case=case, by=by)
        else:
            placements.refuse_gap_before(case, moved_on)
        came_to = placements.put_down(case=case, given=_home(held, moved_on), by=by)
        changes = {"state": TransitionState.MOVED, "moved_on": moved_on, "left": former, "came_to": came_to}
        locking.save_unless_changed(held, expected_version=expected_version, changes=changes)
        follow_ups.set_up(move=held, case=case, by=by)
        _record("move.confirmed", held, case=case, by=by, moved_on=moved_on.isoformat())
        _take_case(case, CaseState.FOLLOW_UP, by=by)
    return came_to


def cancel(*, move: Transition, reason: str, expected_version: int, by: Account) -> None:
    """The move is not made, and why.

    Raises:
        NotAllowed, HomeNotFound, WriteRefused, CaseClosed, ProcessingRestricted: this account does not cancel it.
        MoveMovedOn: it was made or cancelled already.
        TextMissing, TextTooLong: the reason.
        ChangedMeanwhile: somebody changed the move meanwhile.
    """
    why = diary_rules.written(reason, limit=WORDS_LIMIT)
    with transaction.atomic():
        held, case = _held(move, by=by)
        _require_preparing(held)
        changes = {"state": TransitionState.CANCELLED, "ended_reason": why}
        locking.save_unless_changed(held, expected_version=expected_version, changes=changes)
        _record("move.cancelled", held, case=case, by=by)
        if case.state == CaseState.TRANSITION:
            _take_case(case, CaseState.PLAN_ACTIVE, by=by)


def _held(move: Transition, *, by: Account) -> tuple[Transition, Case]:
    policy.require(by, Permission.MOVE_PREPARE, on=timezone.localdate())
    held = Transition.objects.select_related("to_offer").filter(pk=move.pk).first()
    if held is None:
        raise errors.HomeNotFound
    return held, admission.standing(Case(pk=held.case_id))


def _item(move: Transition, code: str, *, by: Account) -> tuple[Transition, Case, TransitionItem]:
    held, case = _held(move, by=by)
    _require_preparing(held)
    item = transitions.item(held, code)
    if item is None:
        raise errors.HomeNotFound
    return held, case, item


def _require_preparing(move: Transition) -> None:
    if move.state != TransitionState.PREPARING:
        raise errors.MoveMovedOn


def _blocked(ready: transitions.Readiness) -> errors.MoveBlocked:
    return errors.MoveBlocked(items_count=len(ready.blocking_items), services_count=len(ready.blocking_services))


def _home(move: Transition, moved_on: date) -> placements.PlacementGiven:
    return placements.PlacementGiven(
        kind=move.to_kind,
        municipality=move.to_municipality,
        starts_on=moved_on,
        start_kind=Placement.Start.MOVE,
        organisation=move.to_offer.provider if move.to_offer else None,
        household=move.to_household,
        offer=move.to_offer,
    )


def _take_case(case: Case, after: str, *, by: Account) -> None:
    """The state of the case follows the move where this account leads the case; else the manager takes it further."""
    if not policy.allows(by, CasePermission.CASE_CHANGE, on=timezone.localdate()):
        return
    if case.state == after or not case_rules.may_follow(case.state, after):
        return
    try:
        with transaction.atomic():
            cases.change_state(case=case, after=after, reason="", expected_version=case.version, by=by)
    except (WriteRefused, ChangedMeanwhile):
        return


def _record(kind: str, move: Transition, *, case: Case, by: Account, **details: Mapping[str, Any] | str) -> None:
    audit.record(kind, about=case.reference, by=by.reference, move=str(move.uuid), **details)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """What the database refuses, in words.

    Raises:
        MovePreparedAlready: somebody was faster.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as problem:
        if ONE_AT_A_TIME in str(problem):
            raise errors.MovePreparedAlready from problem
        raise
