"""One region of the invented country carries out a plan of some years ago: some of it opened in time, some late, some
has not opened at all.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.db.models import F
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.access.queries import demo_email
from pertvarka.foundation.base import locking
from pertvarka.foundation.territory.models import Municipality, Region
from pertvarka.oversight.regional_plans import solving
from pertvarka.oversight.regional_plans.actions import freezing, plans, scenarios
from pertvarka.oversight.regional_plans.errors import NothingToPlan
from pertvarka.oversight.regional_plans.models import (
    FrozenInput,
    ItemOpening,
    PlanComment,
    PlanItem,
    RegionalPlan,
    Scenario,
)
from pertvarka.oversight.regional_plans.states import PlanState

CARRIED = "LT-SA"
"""The other region of the demonstration's regional expert."""
YEARS_AGO, YEARS = 4, 3
SECONDS, ASIDE = 20, 1000
JOB = "regional_plans.demonstration_carried"
SAID = "Prašome pirmiausia atidaryti tai, ko laukia šeimos: pastatas jau suremontuotas."
ANSWERED = "Sutinkame: šios vietos plane liko pirmaisiais metais."
INTRODUCTION = (
    "Planas parengtas su visomis regiono savivaldybėmis. Pirmiausia atidaroma tai, ko šeimos laukia ilgiausiai."
)
WHY_LATE = "Rangovo teko ieškoti iš naujo, todėl statyba užtruko."
WHY_PART = "Kitas korpusas dar įrengiamas."


def stands() -> bool:
    return RegionalPlan.objects.filter(region__code=CARRIED).exists()


def take_turns() -> None:
    """A worker that was killed may leave its job to the next one while it still ends: the second waits and looks."""
    locking.take_turns("regional plans of the demonstration", 0)


def carried_out(*, today: date, goes_on: Callable[[], bool] = lambda: True) -> RegionalPlan | None:
    """Frozen, computed, approved and begun then; what opened since. None where it stands already, or where the region
    has nothing to plan.
    """
    take_turns()
    region = Region.objects.filter(code=CARRIED).first()
    if region is None or stands():
        return None
    frozen_on = date(today.year - YEARS_AGO, 11, 20)
    try:
        frozen = freezing.freeze(region=region, by=None, as_of=frozen_on, years_count=YEARS, is_invented=True)
    except NothingToPlan:
        return None
    FrozenInput.objects.filter(pk=frozen.pk).update(made_at=_at(frozen_on))
    _count_anew(region)
    made = scenarios.create(frozen=frozen, name="To meto biudžetas", name_en="Budget of that time", changes={}, by=None)
    Scenario.objects.filter(pk=made.pk).update(time_limit_s=SECONDS, made_at=_at(frozen_on))
    made.refresh_from_db()
    with scope.of_command(scenarios.COMMAND):
        solving.compute(made, watch=lambda _progress: goes_on())
    made.refresh_from_db()
    plan = plans.make(scenario=made, by=None)
    with scope.of_command("load_demonstration"):
        _approve(plan, frozen_on + timedelta(days=70))
        record_openings(plan, today=today)
    return plan


def _count_anew(region: Region) -> None:
    """It is older than what was frozen before it: first all numbers go out of the way, then they follow the days."""
    rows = FrozenInput.objects.filter(region=region)
    rows.update(number=F("number") + ASIDE)
    for number, one in enumerate(rows.order_by("as_of", "pk"), start=1):
        FrozenInput.objects.filter(pk=one.pk).update(number=number)


def _approve(plan: RegionalPlan, on: date) -> None:
    item = plan.items.select_related("municipality").first()
    planner = _planner(item.municipality) if item else None
    expert = Account.objects.filter(email=demo_email("regional_expert")).first()
    if item and planner and expert:
        PlanComment.objects.create(
            plan=plan, item=item, text=SAID, made_by=planner, made_at=_at(on - timedelta(days=20)), answer=ANSWERED,
            answered_by=expert, answered_at=_at(on - timedelta(days=12)),
        )  # fmt: skip
    RegionalPlan.objects.filter(pk=plan.pk).update(
        state=PlanState.IN_IMPLEMENTATION,
        introduction=INTRODUCTION,
        made_at=_at(on - timedelta(days=50)),
        submitted_at=_at(on - timedelta(days=35)),
        comments_until=on - timedelta(days=10),
        approved_on=on,
        approved_by=Account.objects.filter(email=demo_email("ministry")).first(),
        approval_document=f"Įsakymas Nr. A1-41, {on:%Y-%m-%d}",
        started_on=on + timedelta(days=14),
    )


def record_openings(plan: RegionalPlan, *, today: date) -> None:
    """In turn: in time, late, in part, not at all."""
    due = plan.items.select_related("municipality").filter(year__lt=today.year)
    for number, item in enumerate(due):
        if number % 4 == 0:
            _opened(item, date(item.year, 9, 3), item.places_count, "")
        elif number % 4 == 1:
            _opened(item, min(date(item.year + 1, 4, 12), today), item.places_count, WHY_LATE)
        elif number % 4 == 2:  # noqa: PLR2004 (the third of four)
            _opened(item, date(item.year, 11, 5), max(1, item.places_count // 2), WHY_PART)


def _opened(item: PlanItem, on: date, places: int, words: str) -> None:
    planner = _planner(item.municipality)
    if planner:
        ItemOpening.objects.create(
            item=item, opened_on=on, places_count=places, words=words, recorded_by=planner, recorded_at=_at(on)
        )


def _planner(municipality: Municipality) -> Account | None:
    """Whoever plans for that municipality, else the planner people sign in as."""
    held = Membership.objects.filter(role_code="municipal_planner", municipality=municipality).order_by("pk").first()
    return held.account if held else Account.objects.filter(email=demo_email("municipal_planner")).first()


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))
