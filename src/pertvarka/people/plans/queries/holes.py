"""The needs of a plan as the rules see them, and how many of them are without an answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from pertvarka.people.plans import rules
from pertvarka.people.plans.models import Plan, PlanNeed


@dataclass(frozen=True, slots=True)
class Meter:
    """How the needs of a plan are answered; `parts` counts each way of it that occurs, in a fixed order."""

    needs_count: int
    holes_count: int
    parts: tuple[tuple[str, int], ...] = ()


def needs_in_rules(plan: Plan) -> list[rules.Need]:
    """One question to the database."""
    rows = PlanNeed.objects.filter(plan=plan).annotate(
        goals_count=Count("goals", distinct=True), services_count=Count("service_needs", distinct=True)
    )
    return [
        rules.Need(
            key=row.uuid,
            answer=row.answer,
            goals_count=row.goals_count,
            services_count=row.services_count,
            reason=row.reason,
            put_off_until=row.put_off_until,
        )
        for row in rows
    ]


def in_rules(need: PlanNeed) -> rules.Need:
    """A need whose goals and services have been read already."""
    return rules.Need(
        key=need.uuid,
        answer=need.answer,
        goals_count=len(need.goals.all()),
        services_count=len(need.service_needs.all()),
        reason=need.reason,
        put_off_until=need.put_off_until,
    )


ORDER = ("met", "referred", "waiting", "unmet", "goal", "no_service", "later", "hole")
"""How a need stands: by its service that is furthest behind, by its goal, its reason, or not at all."""
BEHIND = ("unmet", "waiting", "referred", "met")


def standing(need: PlanNeed, *, today: date) -> str:
    """One word of `ORDER` for a need whose goals and services have been read."""
    if rules.is_hole(in_rules(need), today=today):
        return "hole"
    if need.answer != PlanNeed.Answer.PLANNED:
        return str(need.answer)
    states = {service.state for service in need.service_needs.all()}
    return next((state for state in BEHIND if state in states), "goal")


def meter(needs: Iterable[PlanNeed], *, today: date) -> Meter:
    standings = [standing(need, today=today) for need in needs]
    parts = tuple((one, standings.count(one)) for one in ORDER if one in standings)
    return Meter(len(standings), standings.count("hole"), parts)
