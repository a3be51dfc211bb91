"""Departures of a plan beside those the records of homes tell: pure comparison, and counts nobody else's."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import Case
from pertvarka.people.delivery.models import Placement
from pertvarka.people.delivery.queries import departures as records
from pertvarka.services.institutions import departure_rules as rules
from pertvarka.services.institutions.departure_rules import Line, Moved
from pertvarka.services.institutions.models import PlannedDeparture, TransformationPlan, TransformingInstitution
from tests import closed_plane

PLANNED = (("2026-1", "group_home", 6), ("2026-3", "guardian", 4))


def test_both_divisions_add_up_to_the_same_people():
    moved = [
        Moved(date(2025, 12, 1), "group_home", 9),  # before the plan
        Moved(date(2026, 2, 1), "group_home", 5),
        Moved(date(2026, 8, 1), "on_duty_carer", 2),
        Moved(date(2026, 9, 1), "hospital", 1),
        Moved(date(2026, 10, 1), "guardian", 3),  # after the last day counted
    ]
    found = rules.compared(PLANNED, moved, until=date(2026, 9, 30))
    assert found is not None
    assert found.by_period == (Line("2026-1", 6, 5), Line("2026-2", 0, 0), Line("2026-3", 4, 3))
    assert found.by_home == (Line("group_home", 6, 5), Line("guardian", 4, 2), Line("other", 0, 1))
    assert (
        (found.planned, found.left)
        == (10, 8)
        == tuple(sum(getattr(line, name) for line in found.by_home) for name in ("planned", "left"))
    )


def test_many_years_are_told_by_year():
    planned = [("2024-1", "own_home", 3), ("2027-1", "own_home", 3)]
    found = rules.compared(planned, [Moved(date(2025, 5, 1), "own_home", 2)], until=date(2026, 9, 30))
    assert found is not None
    assert [(line.name, line.planned, line.left) for line in found.by_period] == [
        ("2024", 3, 0),
        ("2025", 0, 2),
        ("2026", 0, 0),
        ("2027", 3, 0),
    ]


def test_nothing_planned_is_nothing_to_compare():
    assert rules.compared([], [Moved(date(2026, 2, 1), "own_home", 1)], until=date(2026, 9, 30)) is None


@pytest.fixture
def home(reform, settings) -> TransformingInstitution:
    settings.DEMO_MODE = True
    body = closed_plane.build_organisation("liepu-aleja", kind=Organisation.Kind.INSTITUTION)
    made = TransformingInstitution.objects.create(
        organisation=body, listed_on=date(2020, 1, 1), residents_when_listed=40, is_invented=True
    )
    plan = TransformationPlan.objects.create(
        institution=made,
        number=1,
        state="in_implementation",
        endorsed_on=date(2026, 1, 2),
        approved_on=date(2026, 1, 3),
    )
    plan.measures.create(title="Namai", owner="Skyrius", due_on=date(2027, 1, 1))
    PlannedDeparture.objects.bulk_create(
        PlannedDeparture(plan=plan, quarter=quarter, destination=to, count=count) for quarter, to, count in PLANNED
    )
    return made


@pytest.fixture
def leaves(home: TransformingInstitution) -> Callable[..., Case]:
    """Somebody who lived in the home left it that day."""
    unit = closed_plane.build_organisation("skyrius")
    manager = closed_plane.build_account("Jonas", "case_manager", unit)

    def left(on: date, to: str | None = "group_home", **columns: object) -> Case:
        case = closed_plane.build_case(manager=manager, organisation=unit, **columns)
        stays = [("care_institution", date(2019, 1, 1), on, home.organisation)]
        stays += [(to, on, None, home.organisation if to == "care_institution" else None)] if to else []
        with scope.of_command(closed_plane.COMMAND):
            for kind, since, until, place in stays:
                Placement.objects.create(
                    case=case,
                    open_to_id=case.open_to_id,
                    person_id=case.person_id,
                    kind=kind,
                    organisation=place,
                    municipality=case.municipality,
                    starts_on=since,
                    ends_on=until,
                    start_kind="move",
                    recorded_by=manager,
                )
        return case

    return left


def _counted(account: Account, home: TransformingInstitution) -> list[tuple[date, str, int]]:
    with scope.of(account):
        found = records.of([home.organisation_id])
    return sorted((one.month, one.next_home, one.count) for one in found.get(home.organisation_id, []))


def test_months_that_are_over_are_counted_without_the_protected(home, leaves):
    algis = closed_plane.build_account("Algis", "institution_head", home.organisation)
    leaves(date(2026, 2, 10))
    leaves(date(2026, 2, 27))
    leaves(date(2026, 3, 1), None)
    leaves(date(2026, 3, 5), "care_institution")
    leaves(timezone.localdate().replace(day=1))  # a month that is not over
    leaves(date(2026, 2, 11), protection=Case.Protection.SEALED)
    assert _counted(algis, home) == [(date(2026, 2, 1), "group_home", 2), (date(2026, 3, 1), "other", 1)]


@pytest.mark.parametrize(
    ("role", "region", "sees"),
    [
        ("ministry", None, True),
        ("monitoring_group_member", None, True),
        ("regional_expert", "LT-AL", True),
        ("regional_expert", "LT-TA", False),
        ("municipal_planner", None, False),
    ],
)
def test_only_who_follows_the_plan_counts(home, leaves, role, region, sees):
    leaves(date(2026, 2, 10))
    elsewhere = None if region else closed_plane.build_organisation("kitur")
    asker = closed_plane.build_account("Kas", role, elsewhere, region=region)
    assert bool(_counted(asker, home)) is sees


def _client(name: str, role: str, place: Organisation | None = None, *, region: str | None = None) -> Client:
    client = Client()
    client.force_login(closed_plane.build_account(name, role, place, region=region, is_demo=True))
    return client


def test_the_institution_sees_its_figures_and_others_none_of_one_to_four(home, leaves):
    leaves(date(2026, 2, 10))
    leaves(date(2026, 8, 3), "guardian")
    address = reverse("workbench:institution_measures", args=[home.uuid, 1])
    own = _client("Algis", "institution_head", home.organisation).get(address)
    shown = own.context["departures"]
    assert [(line.planned, line.left) for line in shown.by_period.lines[:3]] == [(6, 1), (0, 0), (4, 1)]
    assert [(line.label, line.left) for line in shown.by_home.lines] == [
        ("Grupinio gyvenimo namai", 1),
        ("Globėjas arba budintis globotojas", 1),
    ]
    assert "<svg" in own.content.decode()
    expert = _client("Rasa", "regional_expert", region="LT-AL")
    others = expert.get(address).context["departures"]
    assert {line.left for line in (*others.by_home.lines, others.by_home.total)} == {None}
    assert others.chart is None
    assert "…" in expert.get(address).content.decode()
    file = expert.get(reverse("workbench:institution_departures_csv", args=[home.uuid, 1])).content.decode()
    assert file.startswith("\ufefftable,row,planned,left,until")
    assert {line.split(",")[3] for line in file.splitlines()[1:]} == {"…"}
    row = _client("Egle", "ministry").get(reverse("workbench:institution_tracker")).context["rows"][0]
    assert (row.so_far.planned, row.so_far.left) == (10, None)


def test_five_are_told(home, leaves):
    for day in range(5):
        leaves(date(2026, 2, 10) + timedelta(days=day))
    tracker = _client("Egle", "ministry").get(reverse("workbench:institution_tracker"))
    assert tracker.context["rows"][0].so_far.left == 5
    assert "Išvyko 5, iki šiol planuota 10" in tracker.content.decode()
