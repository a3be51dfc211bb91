"""My day of regional plans: who may comment, answer or approve is told, and nobody else is."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.oversight.regional_plans.models import FrozenInput, PlanComment, RegionalPlan, Scenario
from pertvarka.oversight.regional_plans.queries import waiting
from tests import closed_plane
from tests.unit.oversight.regional_plans.conftest import ALYTUS, REGION

pytestmark = pytest.mark.usefixtures("reform")


@pytest.fixture(autouse=True)
def in_the_demonstration(settings: Any) -> None:
    settings.DEMO_MODE = True


@pytest.fixture
def plan(alytus) -> RegionalPlan:
    """Before its cluster for five days more."""
    today = timezone.localdate()
    frozen = FrozenInput.objects.create(
        region=alytus, number=1, as_of=today, digest="0", first_year=2027, years_count=1, settings={}, told={}
    )
    scenario = Scenario.objects.create(input=frozen, letter="A", name_lt="Dabar", name_en="Now", state="solved")
    return RegionalPlan.objects.create(
        region=alytus, number=1, scenario=scenario, state="consultation", submitted_at=timezone.now(),
        comments_until=today + timedelta(days=5),
    )  # fmt: skip


def asked(query: Callable[..., list[Any]], by: Account, on: date) -> list[Any]:
    with scope.of(by):
        return query(by, on=on)


def test_a_member_is_told_until_they_or_their_body_have_spoken(plan, darius, ona, egle):
    today = timezone.localdate()
    last = plan.comments_until
    elsewhere = closed_plane.build_account("Vida", "municipal_planner", municipality="LT-57")

    assert asked(waiting.for_comments, darius, last) == [plan]
    assert asked(waiting.for_comments, darius, last + timedelta(days=1)) == []
    assert [asked(waiting.for_comments, one, today) for one in (elsewhere, ona, egle)] == [[], [], []]
    PlanComment.objects.create(plan=plan, text="Gerai", made_by=darius)
    assert asked(waiting.for_comments, darius, today) == []


def test_the_region_answers_and_then_the_office_approves(plan, rasa, ona, egle, darius):
    after = plan.comments_until + timedelta(days=1)
    comment = PlanComment.objects.create(plan=plan, text="Kada?", made_by=darius)

    assert asked(waiting.for_answers, rasa, after) == [(plan, 1, comment.made_at)], "it waits since it was said"
    assert asked(waiting.for_answers, ona, after) == asked(waiting.for_answers, egle, after) == []
    assert asked(waiting.for_approval, egle, after) == [], "a comment has no answer"
    comment.answer, comment.answered_at = "Kitąmet", timezone.now()
    comment.save()
    assert asked(waiting.for_answers, rasa, after) == []
    assert asked(waiting.for_approval, egle, plan.comments_until) == [], "the cluster may still speak"
    assert asked(waiting.for_approval, egle, after) == [plan]
    assert asked(waiting.for_approval, rasa, after) == []


@pytest.mark.parametrize(
    ("role", "reach", "words"),
    [
        ("municipal_planner", {"municipality": ALYTUS}, "Alytaus regiono planas laukia Jūsų pastabų iki"),
        ("regional_expert", {"region": REGION}, "1 pastaba apie Alytaus regiono planą laukia atsakymo"),
        ("ministry", {}, "Alytaus regiono planas paruoštas tvirtinti"),
    ],
)
def test_the_lines_stand_on_my_day(plan, manager, role, reach, words):
    if role == "regional_expert":
        PlanComment.objects.create(plan=plan, text="Kada?", made_by=manager)
    if role == "ministry":
        RegionalPlan.objects.filter(pk=plan.pk).update(comments_until=timezone.localdate() - timedelta(days=1))
    body = [] if reach else [closed_plane.build_organisation("ministerija")]
    client = Client()
    client.force_login(closed_plane.build_account("Rūta", role, *body, is_demo=True, **reach))
    page = client.get(reverse("workbench:home")).content.decode().replace("\u00a0", " ")

    assert words in page
    assert reverse("workbench:regional_plan_document", args=[plan.uuid]) in page
