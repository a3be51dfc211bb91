"""The plan in versions: what changed, and that nothing is overwritten."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from pertvarka.programme.framework import difference, queries
from pertvarka.programme.framework.errors import BeforeFirstPlan, NoSuchPlanVersion
from pertvarka.programme.framework.models import Indicator, Objective, TargetVersion

pytestmark = pytest.mark.usefixtures("reform")


def versions():
    return queries.version(1, as_of=date.max), queries.version(2, as_of=date.max)


def test_exactly_six_changes_stand_between_version_1_and_2() -> None:
    found = difference.between(*versions())

    assert [(change.kind, change.indicator.code, change.old and change.old.value, change.new and change.new.value)
            for change in found.changes] == [
        ("changed", "4.2.5", 27, 26),
        ("dropped", "4.2.1", 1, None),
        ("dropped", "4.2.6", 10, None),
        ("dropped", "4.2.7", 15, None),
        ("dropped", "4.3.3", 2, None),
        ("added", "4.2.8.1", None, None),
    ]  # fmt: skip


def test_words_that_differ_are_told_apart_from_changes() -> None:
    found = difference.between(*versions())

    assert {(item.about, item.code) for item in found.wordings} == {("aim", "4.1:4"), ("indicator", "4.2.5")}


def test_a_version_does_not_differ_from_itself() -> None:
    first, _second = versions()

    assert difference.between(first, first).changes == ()


def test_backwards_the_dropped_are_added() -> None:
    first, second = versions()

    kinds = {change.indicator.code: change.kind for change in difference.between(second, first).changes}

    assert kinds["4.2.6"] == "added"
    assert kinds["4.2.8.1"] == "dropped"


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_to_overwrite_a_target(change: str) -> None:
    target = TargetVersion.objects.get(plan_version__number=1, indicator__code="4.2.5")

    rows = TargetVersion.objects.filter(pk=target.pk)
    changes = {"update": lambda: rows.update(value=26), "delete": rows.delete}

    with pytest.raises(IntegrityError, match="never overwritten"), transaction.atomic():
        changes[change]()


def test_a_dropped_indicator_keeps_showing_its_last_target() -> None:
    targets = queries.targets_of(["4.2.6"])["4.2.6"]

    assert targets.in_version(2) is None
    assert targets.is_dropped_in(2)
    shown = targets.shown_in(2)
    assert shown
    assert shown.value == 10


def test_the_version_in_force_follows_the_date() -> None:
    assert queries.version(None, as_of=date(2017, 1, 1)).number == 1
    assert queries.version(None, as_of=date(2019, 1, 1)).number == 2


def test_before_the_first_plan_and_an_unknown_version_are_told() -> None:
    with pytest.raises(BeforeFirstPlan, match="2015-06-01"):
        queries.version(None, as_of=date(2015, 6, 1))
    with pytest.raises(NoSuchPlanVersion, match="no version 3"):
        queries.version(3, as_of=date.max)


def test_objectives_without_known_title_stay_without() -> None:
    assert set(Objective.objects.filter(title_lt="").values_list("code", flat=True)) == {"2", "3", "5"}


def test_4_2_8_1_stands_without_a_parent_code() -> None:
    assert Indicator.objects.filter(code="4.2.8.1").exists()
    assert not Indicator.objects.filter(code="4.2.8").exists()
