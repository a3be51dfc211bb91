"""My day: what waits, in order of lateness, for each role what is its own."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from pertvarka.faces.workbench import my_tasks
from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.actions import hand_over, opening, tasks
from pertvarka.people.cases.models import Case, Task
from pertvarka.people.rights.models import Breach, RightsRequest
from tests import closed_plane
from tests.closed_plane import SURNAME, build_case, build_organisation

KAUNAS = "LT-16"
QUERIES = 40
TODAY = timezone.localdate


@pytest.fixture
def unit(reform, settings) -> Organisation:
    settings.DEMO_MODE = True
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def jonas(unit) -> Account:
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def case(unit, jonas) -> Case:
    return build_case(manager=jonas, organisation=unit, review_due_on=TODAY() + timedelta(days=100))


def build_account(name: str, role: str | None, organisation: Organisation | None = None) -> Account:
    return closed_plane.build_account(name, role, organisation, is_demo=True)


def browser_of(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def day(account: Account) -> str:
    page = browser_of(account).get(reverse("workbench:home")).content.decode()
    main = page[page.index('id="content"') :]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def build_task(case: Case, *, title: str, days: int) -> Task:
    jonas = case.manager
    with scope.of(jonas):
        task = tasks.set_task(case=case, title=title, due_on=TODAY(), assignee=jonas, by=jonas)
        Task.objects.filter(pk=task.pk).update(due_on=TODAY() + timedelta(days=days))
    return task


def test_own_tasks_and_reviews_stand_by_lateness(unit, jonas, case):
    for title, days in (("Rytoj", 1), ("Vakar", -1), ("Dabar", 0), ("Negreit", 30)):
        build_task(case, title=title, days=days)
    late = build_case(manager=jonas, organisation=unit, review_due_on=TODAY() - timedelta(days=5))
    page = day(jonas)

    order = [
        page.index(words)
        for words in ("Vėluoja 2", late.number, "Vakar", "Šiandien 1", "Dabar", "Per savaitę 1", "Rytoj")
    ]
    assert order == sorted(order)
    assert "Negreit" not in page
    assert SURNAME not in page


def test_at_most_twelve_rows_and_the_rest_is_counted(case, jonas):
    for number in range(15):
        build_task(case, title=f"Darbas {number}", days=-1)
    page = day(jonas)

    assert page.count("PV-") == 12
    assert "Vėluoja 15" in page
    assert "Laukia dar 3 darbai" in page


def test_a_task_is_finished_from_here(case, jonas):
    task = build_task(case, title="Vakar", days=-1)
    answer = browser_of(jonas).post(reverse("workbench:home"), {"task": f"{task.uuid}:1"}, follow=True)

    assert answer.redirect_chain[-1][0] == reverse("workbench:home")
    assert "Užduotis atlikta." in answer.content.decode()


def test_when_all_is_done_the_next_day_is_told(case, jonas):
    assert f"Viskas padaryta Artimiausias terminas – {case.review_due_on}." in day(jonas)


def test_without_anything_ahead_that_is_told(jonas):
    assert "Viskas padaryta Niekas jūsų nelaukia ir vėlesnių terminų nėra." in day(jonas)


def test_what_others_wait_for_is_not_buried_under_what_is_late(unit, jonas, case):
    for number in range(15):
        build_task(case, title=f"Darbas {number}", days=-1)
    there = build_organisation("kauno-skyrius", municipality=KAUNAS)
    kotryna = build_account("Kotryna", "case_manager", there)
    offered = build_case(manager=kotryna, organisation=there)
    with scope.of(kotryna):
        hand_over.offer_transfer(
            case=offered,
            to_organisation=unit,
            to_municipality=unit.municipality,
            reason="Persikelia",
            summary="Trumpai",
            extent="full",
            grace_until_on=TODAY() + timedelta(days=10),
            by=kotryna,
        )
    page = day(jonas)

    assert f"Atsakyti, ar perimate atvejį {offered.number}" in page
    assert "Siūlo: kauno-skyrius" in page


def test_the_supervisor_has_late_reviews_of_the_unit_and_openings(unit, jonas):
    late = build_case(manager=jonas, organisation=unit, review_due_on=TODAY() - timedelta(days=5))
    ruta = build_account("Rūta", "case_manager", unit)
    vida = build_account("Vida", "case_supervisor", unit)
    with scope.of(ruta):
        opening.open_in_emergency(number=late.number, reason="danger", words="Pavojus sveikatai.", by=ruta)
    page = day(vida)

    assert f"Vėluoja atvejo {late.number} peržiūra" in page
    assert "Vadybininkas: Jonas" in page
    assert f"Peržiūrėti prieigą ypatingu atveju prie atvejo {late.number}" in page
    assert "Atvėrė: Rūta" in page
    assert f"Atvejis {late.number} atvertas ypatingu atveju." in page, "the notice stands below"


def test_the_officer_has_requests_with_days_left_and_the_clock_of_breaches(unit, jonas, case):
    lina = build_account("Lina", "data_protection_officer", build_organisation("duomenu-apsauga", municipality=None))
    with scope.of(jonas):
        RightsRequest.objects.create(
            person=case.person,
            open_to_id=case.open_to_id,
            number=case.number,
            kind="access",
            words="Noriu visko",
            received_on=TODAY() - timedelta(days=29),
            due_on=TODAY() + timedelta(days=2),
            recorded_by=jonas,
        )
    with scope.of(lina):
        for number, hours, risk in (("AP-1", 10, "risk"), ("AP-2", 80, "high"), ("AP-3", 10, "unlikely")):
            Breach.objects.create(
                number=number,
                kind="integrity",
                risk=risk,
                discovered_at=timezone.now() - timedelta(hours=hours, minutes=-1),
                description="x",
                recorded_by=lina,
            )
    page = day(lina)

    assert f"Atsakyti į prašymą, atvejis {case.number}" in page
    assert "Liko 2 dienos" in page
    assert "Liko 62 valandos" in page
    assert "Vėluoja 8 valandas" in page
    assert "AP-3" not in page
    assert "Atsakymo laukia 1 prašymas" in page


@pytest.mark.parametrize("role", ["equass_consultant"])
def test_roles_without_a_workplace_are_told_what_they_can_open(reform, settings, role: str):
    settings.DEMO_MODE = True
    page = day(build_account("Ona", role))

    assert "Darbo vieta šiam vaidmeniui dar kuriama" in page
    assert "Ką galite atverti dabar" in page


def test_the_role_tells_what_it_sees(jonas):
    page = day(jonas)

    assert "Matote:" in page
    assert "Nematote:" in page


def test_the_page_takes_few_queries_however_much_waits(unit, jonas, case):
    for number in range(20):
        build_task(case, title=f"Darbas {number}", days=-1)
        build_case(manager=jonas, organisation=unit, review_due_on=TODAY() - timedelta(days=5))
    browser = browser_of(jonas)
    with CaptureQueriesContext(connection) as asked:
        browser.get(reverse("workbench:home"))

    assert len(asked) <= QUERIES


@pytest.mark.parametrize(
    ("days", "group"), [(-1, "late"), (0, "today"), (1, "week"), (7, "week"), (8, "later"), (None, "today")]
)
def test_a_day_falls_into_its_group(days: int | None, group: str):
    due_on = None if days is None else TODAY() + timedelta(days=days)

    assert my_tasks.due_group(due_on, today=TODAY()) == group
