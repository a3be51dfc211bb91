"""Lists of the workbench: numbers without names, own rows only, tasks finished in one press, cases given on."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import notices as telling
from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, Notice
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.actions import tasks as task_actions
from pertvarka.people.cases.models import Case, Task, TeamMember
from pertvarka.people.cases.states import TaskState
from tests import closed_plane
from tests.closed_plane import FIRST_NAME, SURNAME, build_case, build_organisation

KAUNAS = "LT-16"
LIST_QUERIES = 16


@pytest.fixture
def unit(reform, settings) -> Organisation:
    settings.DEMO_MODE = True
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def jonas(unit) -> Account:
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def ruta(unit) -> Account:
    return build_account("Rūta", "case_manager", unit)


@pytest.fixture
def vida(unit) -> Account:
    return build_account("Vida", "case_supervisor", unit)


@pytest.fixture
def elsewhere(reform) -> Case:
    """A case of other people in another town."""
    other = build_organisation("kauno-skyrius", municipality=KAUNAS)
    return build_case(manager=build_account("Kotryna", "case_manager", other), organisation=other)


def build_account(name: str, role: str, organisation: Organisation | None, **more) -> Account:
    return closed_plane.build_account(name, role, organisation, is_demo=True, **more)


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def text(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def build_task(case: Case, assignee: Account, *, title: str = "Paskambinti", days: int = 0) -> Task:
    with scope.of(case.manager):
        task = task_actions.set_task(
            case=case, title=title, due_on=timezone.localdate(), assignee=assignee, by=case.manager
        )
        Task.objects.filter(pk=task.pk).update(due_on=timezone.localdate() + timedelta(days=days))
        task.refresh_from_db()
    return task


def test_the_list_shows_own_cases_by_number_and_nobody_by_name(unit, jonas, ruta, elsewhere):
    mine = build_case(manager=jonas, organisation=unit)
    colleagues = build_case(manager=ruta, organisation=unit)
    answer = signed_in(jonas).get(reverse("cases:list")).content.decode()

    assert mine.number in answer
    assert reverse("cases:case", args=[mine.uuid]) in answer
    assert not any(told in answer for told in (colleagues.number, elsewhere.number, FIRST_NAME, SURNAME))


def test_a_late_review_is_marked_and_a_suspended_one_is_not(unit, jonas):
    past = timezone.localdate() - timedelta(days=3)
    build_case(manager=jonas, organisation=unit, review_due_on=past)
    build_case(manager=jonas, organisation=unit, review_due_on=past, state="suspended")

    assert text(signed_in(jonas).get(reverse("cases:list"))).count("Vėluoja 3 dienas") == 1


def test_the_list_is_narrowed_by_state_kind_and_manager(unit, jonas, vida):
    wanted = build_case(manager=jonas, organisation=unit, state="planning")
    other = build_case(manager=jonas, organisation=unit, state="transition", kind="aftercare")
    browser = signed_in(jonas)

    for query in ("?state=planning", "?kind=child_and_family", "?kind=child_and_family&mine=on"):
        answer = browser.get(reverse("cases:list") + query).content.decode()
        assert wanted.number in answer
        assert other.number not in answer
    assert "Filtrus atitinka 1 atvejis." in text(browser.get(reverse("cases:list") + "?state=planning"))
    assert "Pagal šiuos filtrus nieko nerasta." in text(browser.get(reverse("cases:list") + "?state=closed"))
    assert other.number in text(browser.get(reverse("cases:list") + "?state=xyz&page=99")), "unknown narrows nothing"


def test_long_lists_have_pages_and_no_more_queries_than_short_ones(unit, jonas):
    for _ in range(52):
        build_case(manager=jonas, organisation=unit)
    browser = signed_in(jonas)
    browser.get(reverse("cases:list"))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        first = browser.get(reverse("cases:list")).content.decode()
    second = browser.get(reverse("cases:list") + "?page=2").content.decode()

    assert first.count("data-row") == 50
    assert second.count("data-row") == 2
    assert len(asked) <= LIST_QUERIES + 10, "with the frame around it"


def test_the_supervisor_sees_the_unit_and_no_restricted_case(unit, jonas, vida, elsewhere):
    seen = build_case(manager=jonas, organisation=unit)
    hidden = build_case(manager=jonas, organisation=unit, protection="restricted")
    answer = signed_in(vida).get(reverse("cases:list")).content.decode()

    assert seen.number in answer
    assert hidden.number not in answer
    assert elsewhere.number not in answer


def test_the_child_rights_officer_sees_numbers_and_is_asked_for_the_ground(unit, jonas):
    region = unit.municipality.region
    officer = build_account("Jurgita", "child_rights_officer", unit, region=region.code)
    child = build_case(manager=jonas, organisation=unit)
    adult = build_case(manager=jonas, organisation=unit, kind="aftercare")
    answer = signed_in(officer).get(reverse("cases:list")).content.decode()

    assert child.number in answer
    assert reverse("cases:case", args=[child.uuid]) not in answer
    assert answer.count("Atverti nurodant pagrindą") == 1
    assert adult.number in answer
    assert "Suaugusiųjų bylos neatveriamos" in answer
    assert "Jonas" not in answer


def test_roles_without_cases_have_neither_the_list_nor_the_search(reform, settings):
    settings.DEMO_MODE = True
    browser = signed_in(build_account("Mindaugas", "administrator", None))

    assert browser.get(reverse("cases:list")).status_code == 404
    assert browser.post(reverse("cases:search"), {"q": "417"}).status_code == 404
    assert 'role="search"' not in browser.get(reverse("workbench:home")).content.decode()


def test_tasks_stand_by_lateness_and_are_finished_in_one_press(unit, jonas):
    case = build_case(manager=jonas, organisation=unit)
    late = build_task(case, jonas, title="Vėluojantis darbas", days=-2)
    build_task(case, jonas, title="Rytojaus darbas", days=1)
    build_task(case, jonas, title="Tolimas darbas", days=40)
    browser = signed_in(jonas)
    shown = text(browser.get(reverse("cases:tasks")))

    assert shown.index("Vėluojantis darbas") < shown.index("Rytojaus darbas") < shown.index("Tolimas darbas")
    answer = browser.post(reverse("cases:tasks"), {"task": f"{late.uuid}:{late.version}"}, follow=True)
    assert "Užduotis atlikta." in text(answer)
    with scope.of(jonas):
        assert Task.objects.get(pk=late.pk).state == TaskState.DONE


def test_a_task_changed_meanwhile_is_not_finished_unseen(unit, jonas):
    task = build_task(build_case(manager=jonas, organisation=unit), jonas)
    with scope.of(jonas):
        task_actions.change_task(
            task=task, title="Jau kas kita", due_on=task.due_on, assignee=jonas, expected_version=1, by=jonas
        )
    browser = signed_in(jonas)
    answer = browser.post(reverse("cases:tasks"), {"task": f"{task.uuid}:1"}, follow=True)

    assert "šį tekstą pakeitė kitas darbuotojas" in text(answer)
    with scope.of(jonas):
        assert Task.objects.get(pk=task.pk).state == TaskState.OPEN


def test_the_task_of_another_cannot_be_finished(unit, jonas, ruta):
    task = build_task(build_case(manager=ruta, organisation=unit), ruta)
    browser = signed_in(jonas)
    answer = browser.post(reverse("cases:tasks"), {"task": f"{task.uuid}:1"}, follow=True)

    assert "tarp jūsų užduočių nebėra" in text(answer)
    assert browser.post(reverse("cases:tasks"), {"task": "xyz"}).status_code == 404
    with scope.of(ruta):
        assert Task.objects.get(pk=task.pk).state == TaskState.OPEN


def given(browser: Client, of: Account, to: Account, *cases: Case, version: int | None = None):
    chosen = [f"{case.uuid}:{version or case.version}" for case in cases]
    return browser.post(reverse("cases:load"), {"of": of.pk, "cases": chosen, "manager": str(to.uuid)}, follow=True)


def test_the_load_counts_open_cases_and_gives_them_to_another(unit, jonas, ruta, vida):
    one, two = (build_case(manager=jonas, organisation=unit, state="planning") for _ in range(2))
    build_case(manager=jonas, organisation=unit, state="transition", review_due_on=timezone.localdate() - timedelta(1))
    browser = signed_in(vida)
    page = text(browser.get(reverse("cases:load")))

    assert "Jonas 3 Planuojamas 2 Persikelia 1 1" in page
    assert "Rūta 0" in page
    assert "Nuo šiol 2 atvejus veda Rūta." in text(given(browser, jonas, ruta, one, two))
    with scope.of(ruta):
        assert set(Case.objects.values_list("number", flat=True)) == {one.number, two.number}
        assert TeamMember.objects.filter(case=one, account=ruta, until=None).exists()
    with scope.of(jonas):
        assert not Case.objects.filter(pk=one.pk).exists()
    assert AuditEvent.objects.filter(kind="case.assigned", by=vida.reference).count() == 2


def test_a_case_that_changed_meanwhile_is_not_given(unit, jonas, ruta, vida):
    case = build_case(manager=jonas, organisation=unit)
    answer = given(signed_in(vida), jonas, ruta, case, version=7)

    assert answer.status_code == 422
    assert "per tą laiką pasikeitė" in text(answer)


def test_nobody_from_elsewhere_can_be_given_a_case(unit, jonas, vida, elsewhere):
    case = build_case(manager=jonas, organisation=unit)
    answer = given(signed_in(vida), jonas, elsewhere.manager, case)

    assert answer.status_code == 422
    assert "Kotryna" not in answer.content.decode()
    assert given(signed_in(jonas), jonas, elsewhere.manager, case).status_code == 404


def test_cases_whose_manager_left_stand_first(unit, jonas, ruta, vida):
    build_case(manager=ruta, organisation=unit)
    with scope.of_command("load_demonstration"):
        ruta.memberships.update(valid_until=timezone.localdate() - timedelta(days=1))
    browser = signed_in(vida)
    page = text(browser.get(reverse("cases:load")))

    assert page.index("Rūta Čia vadybininku nebedirba") < page.index("Jonas")
    assert "1 atvejis be dirbančio vadybininko" in text(browser.get(reverse("workbench:home")))


def test_notices_are_own_told_in_words_and_taken_as_read(unit, jonas, ruta):
    case = build_case(manager=jonas, organisation=unit)
    with scope.of(jonas):
        for _ in range(2):
            telling.tell(account_id=jonas.pk, kind="task.set", about=case.reference, label=case.number)
        telling.tell(account_id=ruta.pk, kind="x.y", about="x:y", label="Svetima")
        first = Notice.objects.filter(account=jonas).first()
    browser = signed_in(jonas)
    page = browser.get(reverse("workbench:notices")).content.decode()

    assert page.count(f"Jums paskirta užduotis, atvejis {case.number}.") >= 2
    assert reverse("cases:case", args=[case.uuid]) in page
    assert "Svetima" not in page
    browser.post(reverse("workbench:notices"), {"notice": str(first.uuid)})
    assert browser.get(reverse("workbench:notices")).content.decode().count('name="notice"') == 2
    browser.post(reverse("workbench:notices"), {"notice": "all"})
    assert 'name="notice"' not in browser.get(reverse("workbench:notices")).content.decode()
    assert "x.y Svetima" in text(signed_in(ruta).get(reverse("workbench:notices"))), "an unknown kind is not left out"
