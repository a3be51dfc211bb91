"""Loading review figures as indicators, and what the sources declare as reached."""

from collections import Counter

from django.db import transaction

from pertvarka.foundation.base import audit
from pertvarka.foundation.base.definitions import contradiction, read_definition
from pertvarka.foundation.base.loading import synchronise
from pertvarka.foundation.base.words import columns
from pertvarka.oversight.results.declared import FILE, DeclaredFile
from pertvarka.oversight.results.definitions import FOLDER, all_definitions
from pertvarka.oversight.results.models import Achievement, AchievementPart
from pertvarka.programme.framework.models import Activity, Indicator

FIRST_REVIEW_PLACE = 1000
"""Review figures stand after every indicator of the plan."""


@transaction.atomic
def load_results(*, counts: Counter[str], by: str) -> None:
    """Bring review figures and declared achievements in step with their definitions."""
    before = counts.total()
    _load_review_figures(counts)
    _load_declared(counts)
    if counts.total() > before:
        audit.record("results.loaded", about="results:all", by=by, definitions=len(all_definitions()))


def _load_review_figures(counts: Counter[str]) -> None:
    activities = {activity.code: activity for activity in Activity.objects.all()}
    plan_codes = set(Indicator.objects.filter(standing=Indicator.Standing.PLAN).values_list("code", flat=True))
    rows = []
    for order, definition in enumerate(all_definitions().values()):
        path = FOLDER / f"{definition.code}.yaml"
        if definition.standing == "plan":
            if definition.code not in plan_codes:
                raise contradiction(
                    path,
                    ["code"],
                    problem=f"framework.yaml has no indicator {definition.code}",
                    cure_lt="Pataisykite kodą arba įrašykite rodiklį į framework.yaml.",
                    cure_en="Correct the code or add the indicator to framework.yaml.",
                )
            continue
        if definition.activity not in activities:
            raise contradiction(
                path,
                ["activity"],
                problem=f"there is no activity {definition.activity}",
                cure_lt="Įrašykite veiklos kodą iš framework.yaml.",
                cure_en="Write an activity code of framework.yaml.",
            )
        rows.append(
            {
                "code": definition.code,
                "activity": activities[definition.activity],
                "standing": Indicator.Standing.REVIEW,
                "kind": definition.kind or "output",
                **columns("title", definition.title),
                **columns("short", definition.short),
                "unit": definition.unit,
                "order": FIRST_REVIEW_PLACE + order,
            },
        )
    synchronise(Indicator, rows, key=("code",), counts=counts)
    for code in plan_codes - set(all_definitions()):
        raise contradiction(
            FOLDER / f"{code}.yaml",
            ["code"],
            problem=f"indicator {code} of framework.yaml has no counting rule",
            cure_lt="Sukurkite rodiklio apibrėžtį.",
            cure_en="Write the definition of the indicator.",
        )


def _load_declared(counts: Counter[str]) -> None:
    file = read_definition(FILE, DeclaredFile)
    for position, shape in enumerate(file.achievements):
        if shape.indicator not in all_definitions():
            raise contradiction(
                FILE,
                ["achievements", position, "indicator"],
                problem=f"there is no indicator {shape.indicator}",
                cure_lt="Pataisykite kodą.",
                cure_en="Correct the code.",
            )
    achievements = synchronise(
        Achievement,
        [
            {
                "indicator_code": shape.indicator,
                "value": shape.value,
                "is_lower_bound": shape.is_lower_bound,
                "as_of": shape.as_of,
                "precision": shape.precision,
                "period_from": shape.period_from,
                "period_until": shape.period_until,
                "source": shape.source,
                "wording_lt": shape.wording_lt,
                **columns("comment", shape.comment),
            }
            for shape in file.achievements
        ],
        key=("indicator_code", "as_of", "source"),
        counts=counts,
    )
    synchronise(
        AchievementPart,
        [
            {
                "achievement": achievements[(shape.indicator, shape.as_of, shape.source)],
                "code": part.code,
                **columns("title", part.title),
                "unit": part.unit,
                "value": part.value,
                "stands_beside": part.stands_beside,
                "regions": part.regions,
                "regions_count": part.regions_count,
                **columns("service", part.service),
                **columns("recipients", part.recipients),
                "period_from": part.period_from,
                "period_until": part.period_until,
                "wording_lt": part.wording_lt,
                "order": order,
            }
            for shape in file.achievements
            for order, part in enumerate(shape.parts, start=1)
        ],
        key=("achievement_id", "code"),
        counts=counts,
    )
