"""A walk: acts drawn one after another, and after each the question whether the life is in an illegal state."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction

from pertvarka.foundation.access import scope
from pertvarka.foundation.base.errors import PertvarkaError
from tests.life_cycles import acts_of_homes, acts_of_needs, acts_of_services, standing
from tests.life_cycles.life import Act, Draw, Life
from tests.life_cycles.stage import Stage

SOURCES = (
    acts_of_needs.of_case,
    acts_of_needs.of_assessments,
    acts_of_needs.of_plans,
    acts_of_services.of_referrals,
    acts_of_services.of_episodes,
    acts_of_homes.of_homes,
    acts_of_homes.of_moves,
)
BEGUN = ("plan.begin", "plan.add_need", "plan.ask_service", "plan.agree", "plan.activate")
ASSESSED = ("assessment.plan", "assessment.start", "assessment.fill", "assessment.submit")
AGREED = (*ASSESSED, "assessment.check", "assessment.agree")
SERVED = (*BEGUN, "referral.send", "referral.accept", "referral.start")
MOVED = ("home.record", *BEGUN, "move.prepare", "move.tick_all", "move.confirm")
CHAPTERS: tuple[tuple[str, ...], ...] = (
    (),
    ASSESSED,
    (*ASSESSED, "assessment.check", "plan.begin_from_assessment", "plan.answer_all", "plan.agree"),
    (*AGREED, *AGREED),
    BEGUN,
    SERVED,
    SERVED,
    MOVED,
    (*MOVED, "home.record"),
)
"""Where a life is when the walk begins to be free; each chapter is walked through the same acts."""
STEPS = 25
ONE_IN = 6
"""Every so many acts one is chosen without heed of what may follow."""


@dataclass
class Told:
    """What all walks together met."""

    states: set[tuple[str, str]] = field(default_factory=set)
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def acts_count(self) -> int:
        return self.done.total() + self.refused.total()


class IllegalState(AssertionError):
    """What stands in the database may never stand there."""


def live(stage: Stage, draw: Draw, told: Told) -> None:
    """One life, rolled back at its end."""
    with transaction.atomic():
        case = stage.opened(draw(("registered", "identified", "under_assessment", "planning", "plan_active")))
        life = Life(stage, case.pk, standing.read(stage, case.pk), draw)
        told.states |= set(life.now.states())
        chapter = draw(CHAPTERS)
        for name in chapter:
            take(life, _of_name(life, name), told)
        for _ in range(STEPS - len(chapter)):
            life.is_heedless = draw(range(ONE_IN)) == ONE_IN - 1
            take(life, _any(life), told)
        transaction.set_rollback(True)


def take(life: Life, act: Act | None, told: Told) -> None:
    """Do it as its actor, with everything the database puts off until the commit; then look."""
    if act is None:
        return
    try:
        with scope.of(act.by):
            act.do()
            _commit()
    except PertvarkaError as refused:
        told.refused[act.name, type(refused).__name__] += 1
        return
    except ObjectDoesNotExist:
        # Whoever acts no longer meets the row: to them it is not there, as a page would say.
        told.refused[act.name, "not there"] += 1
        return
    told.done[act.name] += 1
    life.now = standing.read(life.stage, life.case_id, just=act.name)
    told.states |= set(life.now.states())
    if life.now.wrong:
        raise IllegalState(f"after {act.name} by {act.by.name}: {life.now.wrong}")


def _commit() -> None:
    """Triggers and checks that wait for the end of the act, as they run at a real commit: still as the actor."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def possible(life: Life) -> Iterator[Act]:
    for source in SOURCES:
        yield from source(life)


def _of_name(life: Life, name: str) -> Act | None:
    found = [act for act in possible(life) if act.name == name]
    return life.draw(found) if found else None


def _any(life: Life) -> Act | None:
    """First what, by weight, then of which row: many rows of one kind do not crowd out the others."""
    acts = list(possible(life))
    weights = {act.name: int(act.weight) for act in acts}
    names = [name for name, weight in weights.items() for _ in range(weight)]
    return _of_name_in(acts, life.draw(names), life) if names else None


def _of_name_in(acts: list[Act], name: str, life: Life) -> Act:
    chosen: Act = life.draw([act for act in acts if act.name == name])
    return chosen
