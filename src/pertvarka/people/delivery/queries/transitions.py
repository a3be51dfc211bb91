"""Moves as the asker sees them: their checklist, what blocks them, how it went afterwards."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.models import Case
from pertvarka.people.delivery import home_rules as rules
from pertvarka.people.delivery.models import FollowUp, OutcomeMeasure, Transition, TransitionItem
from pertvarka.people.delivery.states import TransitionState
from pertvarka.people.plans.models import ServiceNeed
from pertvarka.people.plans.rules import IN_FORCE

SHOWN_AT_MOST = 500
_JOINED = ("left__organisation", "to_municipality", "to_offer__site", "to_offer__provider", "to_household", "plan")


@dataclass(frozen=True, slots=True)
class Checked:
    """A line of the checklist with the rule's view of it."""

    row: TransitionItem
    item: rules.Item


@dataclass(frozen=True, slots=True)
class NeededService:
    row: ServiceNeed
    need: rules.Needed


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is done, and what blocks the move."""

    items: tuple[Checked, ...]
    services: tuple[NeededService, ...]

    @property
    def done_count(self) -> int:
        return sum(one.item.is_done for one in self.items)

    @property
    def blocking_items(self) -> tuple[Checked, ...]:
        return tuple(one for one in self.items if one.item.blocks)

    @property
    def blocking_services(self) -> tuple[NeededService, ...]:
        return tuple(one for one in self.services if one.need.blocks)

    @property
    def is_blocked(self) -> bool:
        return bool(self.blocking_items or self.blocking_services)


def prepared(case: Case) -> Transition | None:
    """The move that is being prepared."""
    return Transition.objects.filter(case=case, state=TransitionState.PREPARING).select_related(*_JOINED).first()


def of_case(case: Case) -> list[Transition]:
    """All moves, the newest first."""
    return list(Transition.objects.filter(case=case).select_related(*_JOINED))


def one(case: Case, uuid: UUID) -> Transition | None:
    return Transition.objects.filter(case=case, uuid=uuid).select_related(*_JOINED).first()


def readiness(transition: Transition) -> Readiness:
    """Two questions: the checklist, and the services of the plan that the move needs."""
    items = TransitionItem.objects.filter(transition=transition).select_related("done_by")
    # Of the plan in force now: the move goes on when a new version of the plan is agreed.
    needs = ServiceNeed.objects.filter(case=transition.case_id, plan_state__in=IN_FORCE, blocks_move=True)
    return Readiness(
        tuple(Checked(row, item_of(row)) for row in items),
        tuple(
            NeededService(row, rules.Needed(row.pk, row.blocks_move, row.starts_on, row.state))
            for row in needs.select_related("service_type", "municipality")
        ),
    )


def item_of(row: TransitionItem) -> rules.Item:
    return rules.Item(row.code, row.is_blocking, row.done_on is not None, row.exception_reason)


def item(transition: Transition, code: str) -> TransitionItem | None:
    return TransitionItem.objects.filter(transition=transition, code=code).first()


def follow_ups_of(transition: Transition) -> list[FollowUp]:
    return list(FollowUp.objects.filter(transition=transition).select_related("recorded_by"))


def follow_up(transition: Transition, months: int) -> FollowUp | None:
    return FollowUp.objects.filter(transition=transition, months=months).select_related("transition").first()


def late_follow_ups(*, today: date, manager: Account | None = None) -> list[FollowUp]:
    """Not held although their day has passed, of moves that stand: all in sight, or one's own; the latest first."""
    rows = FollowUp.objects.filter(
        held_on=None, due_on__lt=today, transition__state__in=(TransitionState.MOVED, TransitionState.SETTLED)
    )
    if manager is not None:
        rows = rows.filter(case__manager=manager)
    return list(rows.select_related("case", "transition").order_by("due_on", "id")[:SHOWN_AT_MOST])


def outcomes_of(case: Case) -> list[OutcomeMeasure]:
    """All measures, in the order of their days."""
    return list(OutcomeMeasure.objects.filter(case=case).select_related("recorded_by"))


def newest_by_moment(rows: list[OutcomeMeasure]) -> dict[str, OutcomeMeasure]:
    """What counts of each moment: its newest measure."""
    return {row.moment: row for row in rows}


def answers(row: OutcomeMeasure) -> dict[str, int | None]:
    return {name: getattr(row, name) for name in OutcomeMeasure.QUESTIONS}
