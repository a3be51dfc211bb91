"""The page of one case: who sees which part of it, what is recorded, and what it costs."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pertvarka.faces.workbench.case_page import case_page_of
from pertvarka.faces.workbench.opened_case import find
from pertvarka.foundation.access import scope
from pertvarka.people.cases.actions import cases
from pertvarka.people.cases.models import Case, Note, Part, Relationship, TeamMember
from tests.closed_plane import FIRST_NAME, SURNAME, build_case, build_note, build_organisation, build_team_member
from tests.unit.faces.workbench.case_page.steps import (
    CANARY,
    KAUNAS,
    address,
    build_account,
    looks_at,
    set_task,
    signed_in,
    text,
)

PAGE_QUERIES = 22  # the case itself, then assessments, plan, services and homes, two to five each
"""Beside those of the frame: the case, its team, states, tasks, notes, conferences, grounds, people, hand-overs."""


def test_the_manager_sees_the_case_without_the_name_and_the_look_is_recorded(browser, case, jonas):
    answer = browser.get(address("case", case))

    assert answer.status_code == 200
    assert case.number in text(answer)
    assert CANARY in text(answer)
    assert FIRST_NAME not in text(answer)
    assert SURNAME not in text(answer)
    assert "Jūsų peržiūra įrašyta" in text(answer)
    assert looks_at(case, jonas) == ["page"]


def test_the_name_is_shown_when_asked_for_and_that_is_recorded(browser, case, jonas):
    answer = browser.post(address("name", case))

    assert f"{FIRST_NAME} {SURNAME}" in text(answer)
    assert SURNAME not in re.search(r"<title>.*?</title>", answer.content.decode(), re.DOTALL)[0]
    assert looks_at(case, jonas) == ["name"]


def test_the_name_is_not_shown_by_a_link(browser, case):
    answer = browser.get(address("name", case), follow=True)

    assert answer.redirect_chain[0][0] == address("case", case)
    assert FIRST_NAME not in text(answer)


@pytest.mark.parametrize(
    "name",
    [
        "case",
        "history",
        "viewers",
        "notes",
        "note",
        "case_tasks",
        "task_new",
        "state",
        "close",
        "review",
        "identity",
        "relationships",
        "grounds",
    ],
)
def test_for_another_organisation_the_case_is_not_there(case, name):
    kaunas = build_organisation("kauno-skyrius", municipality=KAUNAS)
    other = signed_in(build_account("Kazys", "case_manager", kaunas))

    answer = other.get(address(name, case))

    assert answer.status_code == 404
    for canary in (CANARY, FIRST_NAME, SURNAME, case.number):
        assert canary not in answer.content.decode()


def test_nothing_is_done_to_a_case_that_is_not_there(case, unit):
    kaunas = build_organisation("kauno-skyrius", municipality=KAUNAS)
    other = signed_in(build_account("Kazys", "case_manager", kaunas))
    sent = {"happened_on": timezone.localdate().isoformat(), "text": "Svetimas", "visibility": "team"}

    assert other.post(address("note", case), sent).status_code == 404
    assert other.post(address("name", case)).status_code == 404

    with scope.of_command("load_demonstration"):
        assert not Note.objects.filter(text="Svetimas").exists()


def test_the_supervisor_sees_the_course_but_neither_notes_nor_name(case, unit):
    vida = signed_in(build_account("Vida", "case_supervisor", unit))

    answer = vida.get(address("case", case))

    assert answer.status_code == 200
    assert CANARY not in text(answer)
    assert "Rodyti vardą" not in text(answer)
    assert "Įrašai" not in text(answer)
    assert vida.get(address("notes", case)).status_code == 404
    assert vida.post(address("name", case)).status_code == 404


def test_a_member_sees_only_the_parts_given(case):
    provider = build_organisation("kalve")
    ieva = build_account("Ieva", "provider_staff", provider)
    build_team_member(case, provider, "provider_staff", parts=[Part.CASE, Part.TASKS], may_write=False)
    member = signed_in(ieva)

    answer = member.get(address("case", case))

    assert "Ką daryti dabar" in text(answer)
    assert CANARY not in text(answer)
    assert "Nauja užduotis" not in text(answer)
    assert member.get(address("task_new", case)).status_code == 404


def test_whoever_opened_it_in_an_emergency_is_told_how_long(case):
    kaunas = build_organisation("kauno-skyrius", municipality=KAUNAS)
    kazys = build_account("Kazys", "case_manager", kaunas)
    build_team_member(
        case,
        kaunas,
        "case_manager",
        account=kazys,
        kind=TeamMember.Kind.EMERGENCY,
        ground="Pavojus",
        until=timezone.now() + timedelta(hours=23),
    )

    answer = signed_in(kazys).get(address("case", case))

    assert 'data-kind="emergency"' in answer.content.decode()
    assert CANARY in text(answer)


def test_a_limited_contact_is_told_without_the_name(browser, case, jonas):
    with scope.of(jonas):
        cases.add_relationship(
            case=Case.objects.get(pk=case.pk),
            kind=Relationship.Kind.FATHER,
            other=None,
            other_name="Tėvas Pavardenis",
            keep_together=False,
            contact=Relationship.Contact.FORBIDDEN,
            decision="Teismas, Nr. 1",
            by=jonas,
        )

    assert "Susitikti draudžiama" in text(browser.get(address("case", case)))
    assert "Pavardenis" not in text(browser.get(address("case", case)))
    assert "Tėvas Pavardenis" in text(browser.post(address("name", case)))


def test_only_who_leads_the_case_sees_who_viewed(browser, case, unit, jonas):
    browser.get(address("case", case))

    assert "atvėrė bylą" in text(browser.get(address("viewers", case)))
    vida = signed_in(build_account("Vida", "case_supervisor", unit))
    assert vida.get(address("viewers", case)).status_code == 404


def test_a_restricted_record_is_read_and_not_changed(browser, case):
    with scope.of_command("load_demonstration"):
        type(case.person).objects.filter(pk=case.person_id).update(restricted_at=timezone.now())

    answer = browser.get(address("case", case))

    assert "duomenų tvarkymas apribotas" in text(answer)
    assert "Naujas įrašas" not in text(answer)
    assert browser.get(address("note", case)).status_code == 404


def test_the_next_and_previous_case_are_those_of_the_own_list(browser, case, jonas, unit):
    newer = build_case(manager=jonas, organisation=unit, opened_on=timezone.localdate())

    page = browser.get(address("case", case)).content.decode()

    assert re.search(rf'href="{address("case", newer)}" data-key="k"', page)
    assert 'data-key="j"' not in page


def test_the_page_asks_few_questions_and_stays_light(browser, case, jonas):
    for number in range(12):
        build_note(case, jonas, f"{number}. " + "Kalbėjomės apie kraustymąsi ir darbą. " * 6)
        set_task(case, jonas, f"Užduotis, {number}", days=number)
    browser.get(address("case", case))

    request = RequestFactory().get(address("case", case))
    request.user = jonas

    with scope.of(jonas), CaptureQueriesContext(connection) as asked:
        case_page_of(find(request, case.uuid))

    assert len(asked) <= PAGE_QUERIES
    answer = browser.get(address("case", case))
    assert answer.status_code == 200
    assert len(answer.content) < 60_000
