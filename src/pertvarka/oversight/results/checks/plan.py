"""Checks of the plan: its objectives, activities, aims and targets, and what changed between its versions."""

from datetime import date

from pertvarka.oversight.results.checks import history
from pertvarka.oversight.results.checks.figures import Figures, listed, minus, plus
from pertvarka.oversight.results.checks.history import FIRST_PLAN, PRESENT_PLAN, PRESENTATION, RESULTS_PAGE
from pertvarka.oversight.results.checks.registry import check
from pertvarka.programme.framework import difference, queries
from pertvarka.programme.framework.difference import ChangeKind
from pertvarka.programme.framework.models import Activity, Aim, Indicator, Objective, TargetVersion

PACKAGES = {"1.1": "1.1.1", "1.2": "1.2.1", "1.3": "1.3.1", "1.4": "1.4.1"}
"""Activities of objective 1 and their indicators of packages of methodological documents."""


@check
def packages_against_aims() -> Figures:
    """Packages planned, aims named, and how many more aims there are."""
    packages = plus(history.target(indicator, version=PRESENT_PLAN) for indicator in PACKAGES.values())
    aims = plus(Aim.objects.filter(activity__code=activity).count() for activity in PACKAGES)
    return packages, aims, minus(aims.total, packages.total)


@check
def indicators_dropped() -> Figures:
    """Indicators of objective 4 in the first plan minus those that stayed; the codes of those that did not."""
    first = _indicators_of_objective_4(FIRST_PLAN)
    return (
        minus(len(first), len(first & _indicators_of_objective_4(PRESENT_PLAN))),
        listed(change.indicator.code for change in _difference().of_kind(ChangeKind.DROPPED)),
    )


@check
def indicators_added() -> Figures:
    """Indicators added without a target; whether their parent code exists; the two numbers reported."""
    added = [
        change.indicator.code
        for change in _difference().of_kind(ChangeKind.ADDED)
        if change.new and change.new.value is None
    ]
    parents = [code.rpartition(".")[0] for code in added]
    return (
        listed(added),
        listed(Indicator.objects.filter(code__in=parents).values_list("code", flat=True), of=", ".join(parents) or "–"),
        plus(history.parts("4.2.8.1", source=RESULTS_PAGE).values()),
    )


@check
def objective_titles() -> Figures:
    """Objectives with a title, without one, and all; the codes without."""
    objectives = Objective.objects.order_by("order")
    untitled = objectives.filter(title_lt="", title_en="")
    return (
        plus((objectives.exclude(title_lt="").count(), untitled.count()), objectives.count()),
        listed(untitled.values_list("code", flat=True)),
    )


@check
def activities_of_objectives() -> Figures:
    """Activities of each objective, as the presentation lists them."""
    activities = Activity.objects.filter(sources__contains=[PRESENTATION])
    objectives = Objective.objects.order_by("order")
    return (plus([activities.filter(objective=item).count() for item in objectives], activities.count()),)


def _difference() -> difference.PlanDifference:
    first, present = (queries.version(number, as_of=date.max) for number in (FIRST_PLAN, PRESENT_PLAN))
    return difference.between(first, present)


def _indicators_of_objective_4(version: int) -> set[str]:
    targets = TargetVersion.objects.filter(plan_version__number=version, indicator__activity__objective__code="4")
    return set(targets.values_list("indicator__code", flat=True))
