"""Loading the framework and its plan versions. Targets are only ever added."""

from collections import Counter

from django.db import transaction

from pertvarka.foundation.base import audit
from pertvarka.foundation.base.definitions import contradiction, place_of, read_definition
from pertvarka.foundation.base.loading import synchronise
from pertvarka.foundation.base.words import columns
from pertvarka.programme.framework.definitions import (
    FRAMEWORK,
    PLAN_VERSIONS,
    FrameworkFile,
    PlanVersionsFile,
    TargetShape,
)
from pertvarka.programme.framework.errors import TargetNeverOverwritten
from pertvarka.programme.framework.models import (
    Activity,
    Aim,
    Indicator,
    Objective,
    PlanVersion,
    Programme,
    TargetPart,
    TargetVersion,
    Wording,
)


@transaction.atomic
def load_framework(*, counts: Counter[str], by: str) -> None:
    """Bring programme, objectives, activities, aims and indicators in step with definitions/framework.yaml."""
    before = counts.total()
    file = read_definition(FRAMEWORK, FrameworkFile)
    programme = synchronise(
        Programme,
        [
            {
                "code": file.programme.code,
                **columns("title", file.programme.title),
                **columns("goal", file.programme.goal),
                **columns("funding", file.programme.funding),
            },
        ],
        key=("code",),
        counts=counts,
    )[(file.programme.code,)]
    objectives = synchronise(
        Objective,
        [
            {
                "programme": programme,
                "code": shape.code,
                **columns("title", shape.title),
                "sources": shape.sources,
                "order": order,
            }
            for order, shape in enumerate(file.objectives, start=1)
        ],
        key=("code",),
        counts=counts,
    )
    activity_shapes = [(objective, activity) for objective in file.objectives for activity in objective.activities]
    activities = synchronise(
        Activity,
        [
            {
                "objective": objectives[(objective.code,)],
                "code": shape.code,
                **columns("title", shape.title),
                **columns("short", shape.short),
                "sources": shape.sources,
                "order": order,
            }
            for order, (objective, shape) in enumerate(activity_shapes, start=1)
        ],
        key=("code",),
        counts=counts,
    )
    synchronise(
        Aim,
        [
            {"activity": activities[(shape.code,)], "number": number, **columns("title", aim)}
            for _, shape in activity_shapes
            for number, aim in enumerate(shape.aims, start=1)
        ],
        key=("activity_id", "number"),
        counts=counts,
    )
    indicator_shapes = [(shape, indicator) for _, shape in activity_shapes for indicator in shape.indicators]
    synchronise(
        Indicator,
        [
            {
                "code": shape.code,
                "activity": activities[(activity.code,)],
                "standing": Indicator.Standing.PLAN,
                "kind": shape.kind,
                **columns("title", shape.title),
                **columns("short", shape.short),
                "unit": shape.unit,
                "order": order,
            }
            for order, (activity, shape) in enumerate(indicator_shapes, start=1)
        ],
        key=("code",),
        counts=counts,
    )
    if counts.total() > before:
        audit.record("framework.loaded", about=f"programme:{programme.code}", by=by)


@transaction.atomic
def load_plan_versions(*, counts: Counter[str], by: str) -> None:
    """Add the plan versions of definitions/plan_versions.yaml that are not in the database yet.

    Raises:
        TargetNeverOverwritten: the file gives another value for a target that stands.
        DefinitionBroken: a target names an unknown indicator, or one twice.
    """
    file = read_definition(PLAN_VERSIONS, PlanVersionsFile)
    indicators = {indicator.code: indicator for indicator in Indicator.objects.all()}
    for position, shape in enumerate(file.versions):
        named: set[str] = set()
        for number, target in enumerate(shape.targets):
            _check_target(position, number, target, known=set(indicators), named=named)
            named.add(target.indicator)
        version, made = PlanVersion.objects.get_or_create(
            number=shape.number,
            defaults={
                **columns("title", shape.title),
                "valid_from": shape.valid_from,
                **columns("valid_from_note", shape.valid_from_note),
                **columns("decision", shape.decision),
                **columns("reason", shape.reason),
                "author": shape.author,
                "sources": shape.sources,
            },
        )
        standing = {target.indicator.code: target for target in version.targets.select_related("indicator")}
        for number, target in enumerate(shape.targets):
            existing = standing.get(target.indicator)
            if existing is None:
                _add_target(version, indicators[target.indicator], target)
                counts["framework.targetversion made"] += 1
            elif existing.value != target.value:
                raise TargetNeverOverwritten(
                    place=place_of(PLAN_VERSIONS, ["versions", position, "targets", number]),
                    version=version.number,
                    indicator=target.indicator,
                    standing=existing.value,
                    wanted=target.value,
                )
        synchronise(
            Wording,
            [
                {"plan_version": version, "about": item.about, "text_lt": item.text_lt, "source": item.source}
                for item in shape.wordings
            ],
            key=("plan_version_id", "about"),
            counts=counts,
        )
        if made:
            counts["framework.planversion made"] += 1
            audit.record("plan_version.loaded", about=f"plan_version:{version.number}", by=by, targets=len(named))


def _check_target(position: int, number: int, target: TargetShape, *, known: set[str], named: set[str]) -> None:
    location: list[str | int] = ["versions", position, "targets", number, "indicator"]
    if target.indicator not in known:
        raise contradiction(
            PLAN_VERSIONS,
            location,
            problem=f"there is no indicator {target.indicator} in framework.yaml",
            cure_lt="Pataisykite kodą arba įrašykite rodiklį į framework.yaml.",
            cure_en="Correct the code or add the indicator to framework.yaml.",
        )
    if target.indicator in named:
        raise contradiction(
            PLAN_VERSIONS,
            location,
            problem=f"indicator {target.indicator} stands twice in this version",
            cure_lt="Palikite vieną eilutę.",
            cure_en="Keep one row.",
        )
    if target.parts and target.value != sum(part.value for part in target.parts):
        raise contradiction(
            PLAN_VERSIONS,
            ["versions", position, "targets", number, "parts"],
            problem=f"the parts add to {sum(part.value for part in target.parts)}, the value is {target.value}",
            cure_lt="Pataisykite dalis arba reikšmę.",
            cure_en="Correct the parts or the value.",
        )


def _add_target(version: PlanVersion, indicator: Indicator, shape: TargetShape) -> None:
    target = TargetVersion.objects.create(
        plan_version=version,
        indicator=indicator,
        value=shape.value,
        valid_from=version.valid_from,
        **columns("decision", shape.decision),
        **columns("reason", shape.reason),
        author=shape.author,
        source=shape.source,
    )
    for part in shape.parts:
        TargetPart.objects.create(target=target, key=part.key, value=part.value, source=part.source)
