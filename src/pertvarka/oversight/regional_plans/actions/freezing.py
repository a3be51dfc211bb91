"""Freezing the inputs of a plan: agreed plans, places, money and distances of a day, so that it can be repeated."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from pertvarka.engines.planner import faults, serial
from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.regional_plans import building, definitions, faults_in_words, gathering, telling
from pertvarka.oversight.regional_plans.building import Built
from pertvarka.oversight.regional_plans.errors import InputFaulty, NothingToPlan, ValueNotPossible
from pertvarka.oversight.regional_plans.facts import Facts
from pertvarka.oversight.regional_plans.figures import InputTold
from pertvarka.oversight.regional_plans.models import FrozenInput, FrozenNeed, FrozenProblem
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import reach
from pertvarka.oversight.regional_plans.values import Values
from pertvarka.programme.library.models import Document
from pertvarka.services.catalogue.models import ServiceType

MOST_YEARS, MOST_EXTRA = 8, 1000
BY_COMMAND = "command:freeze_needs"


@dataclass(frozen=True, slots=True)
class _Asked:
    region: Region | None
    as_of: date
    extra_households: int
    years_count: int | None
    feasibility_study: Document | None
    is_invented: bool


def freeze(
    *,
    region: Region | None,
    by: Account | None,
    as_of: date | None = None,
    extra_households: int = 0,
    years_count: int | None = None,
    feasibility_study: Document | None = None,
    is_invented: bool = False,
) -> FrozenInput:
    """The inputs of one region as they stand, or of the whole country; the plan begins with the next year.

    Args:
        by: None for the command line, which asks as its own command.
        extra_households: so many more who are expected before admissions stop.
        years_count: 1 to 8; by default the parameter of that name.

    Raises:
        NotAllowed: the account plans another region, or none.
        NothingToPlan: nobody needs anything here.
        ValueNotPossible: too many years or expected households, or fewer than none.
        InputFaulty: the parameters or distances contradict themselves; every fault is named.
    """
    if by is not None:
        reach.require(by, Permission.INPUT_FREEZE, region)
    _check_range(extra_households, 0, MOST_EXTRA)
    if years_count is not None:
        _check_range(years_count, 1, MOST_YEARS)
    asked = _Asked(region, as_of or timezone.localdate(), extra_households, years_count, feasibility_study, is_invented)
    with transaction.atomic(), scope.of_command(gathering.COMMAND):
        return _frozen(asked, by)


def _frozen(asked: _Asked, by: Account | None) -> FrozenInput:
    values = gathering.values(asked.as_of)
    regions = [asked.region] if asked.region else list(Region.objects.order_by("code"))
    facts = gathering.facts(regions=regions, as_of=asked.as_of, values=values)
    if not facts.needs:
        raise NothingToPlan
    built = _built(facts, values, asked)
    made = FrozenInput.objects.create(
        region=asked.region,
        number=FrozenInput.objects.filter(region=asked.region).count() + 1,
        as_of=asked.as_of,
        made_by=by,
        digest=serial.digest(built.problem),
        first_year=built.problem.years[0],
        years_count=len(built.problem.years),
        settings={"extra_households": asked.extra_households},
        told=_told(built, facts, values, asked).model_dump(mode="json"),
        feasibility_study=asked.feasibility_study,
        is_invented=asked.is_invented,
    )
    FrozenProblem.objects.create(input=made, content=serial.to_json(built.problem))
    FrozenNeed.objects.bulk_create(
        (FrozenNeed(input=made, need_id=need, cell=cell) for need, cell in built.cell_of_need.items()), batch_size=2000
    )
    audit.record(
        "regional_input.frozen",
        about=made.reference,
        by=by.reference if by else BY_COMMAND,
        region=asked.region.code if asked.region else "LT",
        digest=made.digest,
    )
    return made


def _built(facts: Facts, values: Values, asked: _Asked) -> Built:
    count = asked.years_count or int(values.of("years_count"))
    built = building.build(
        facts,
        services=definitions.planning().services,
        residential=frozenset(ServiceType.objects.filter(is_residential=True).values_list("code", flat=True)),
        values=values,
        years=building.years_from(asked.as_of.year + 1, count),
        extra_households=asked.extra_households,
    )
    found = faults.faults(built.problem)
    if found:
        raise faulty(found)
    return built


def _told(built: Built, facts: Facts, values: Values, asked: _Asked) -> InputTold:
    by_unit = [one.code for one in built.problem.services if one.is_by_unit]
    used = {one.place[1] for one in values.by_place.values()} & {one.code for one in built.problem.services}
    return telling.input_told(
        built.problem,
        gaps=built.gaps,
        plans=len({need.plan for need in facts.needs}),
        needs=len(facts.needs),
        expected=asked.extra_households,
        assumptions=sum(one.is_assumption for one in values.by_place.values() if one.place[1] in used | {""}),
        fulls={code: gathering.full_of(code, values) for code in by_unit},
    )


def faulty(found: Sequence[faults.Fault]) -> InputFaulty:
    """The engine's faults as one error with a sentence for each, the first ones."""
    return InputFaulty(
        faults=tuple((str(one.code), one.where, str(one.value)) for one in found),
        lt=faults_in_words.sentences(found, "lt"),
        en=faults_in_words.sentences(found, "en"),
    )


def _check_range(value: int, lowest: int, highest: int) -> None:
    if not lowest <= value <= highest:
        raise ValueNotPossible(value=str(value), lowest=str(lowest), highest=str(highest))
