"""The pages on which two files are said to be of one person: at registration, on a case, at the officer's desk."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Approval
from pertvarka.people.cases.actions import person_links, registration
from pertvarka.people.cases.models import Case, PersonLink
from tests import closed_plane
from tests.closed_plane import build_organisation

BORN = date(1990, 3, 4)
SEARCHED = {"first_name": "Rūta", "surname": "Bandomoji", "birth_date": BORN.isoformat()}
GROUND = {"basis": "law", "article": "BDAR 6 str. 1 d. e p.", "informed_form": "spoken", "informed_on": "2026-01-05"}
BASICS = {
    **SEARCHED,
    "sex": "female",
    "municipality": "LT-02",
    "target_groups": ["adult_with_disability"],
    "legal_status": "full_capacity",
    "communication": ["speech"],
    "languages": ["lt"],
}
WHY = "Sutampa tėvai ir adresas"


@pytest.fixture
def unit(reform, settings):
    settings.DEMO_MODE = True
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def jonas(unit):
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def far(unit):
    return build_organisation("kauno-skyrius", municipality="LT-16")


@pytest.fixture
def zita(far):
    return build_account("Zita", "case_manager", far)


@pytest.fixture
def lina(unit):
    return build_account("Lina", "data_protection_officer", unit)


def build_account(name, role, organisation):
    return closed_plane.build_account(name, role, organisation, is_demo=True)


def signed_in(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def text(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode().replace("\u00a0", " ")).split())


def registered(by, unit) -> Case:
    with scope.of(by):
        return registration.register(
            person=registration.NewPerson("Rūta", "Bandomoji", BORN, "female", "full_capacity"),
            case=registration.NewCase("aftercare", unit.municipality, unit, by, timezone.localdate(), "Buvo"),
            by=by,
        )


def at_comparison(browser) -> str:
    begun = browser.post(reverse("cases:register"), GROUND).headers["Location"]
    draft = re.search(r"[0-9a-f-]{36}", begun)[0]
    browser.post(page(draft, "search"), SEARCHED)
    return draft


def page(draft: str, step: str) -> str:
    return reverse("cases:register_step", kwargs={"uuid": draft, "step": step})


def sent(browser, draft: str, by):
    lead = {
        "kind": "aftercare",
        "organisation": "alytaus-skyrius",
        "manager": str(by.uuid),
        "opened_on": "2026-02-01",
        "opening_reason": "Kreipėsi šeima.",
        "risk": "low",
    }
    browser.post(page(draft, "basics"), BASICS)
    browser.post(page(draft, "lead"), lead)
    check = reverse("cases:register_check", kwargs={"uuid": draft})
    return text(browser.get(check)), browser.post(check)


def test_somebody_in_sight_is_said_to_be_the_same(unit, jonas):
    there, browser = registered(jonas, unit), signed_in(jonas)
    draft = at_comparison(browser)
    assert there.number in text(browser.get(page(draft, "matches")))

    without_reason = browser.post(page(draft, "matches"), {"same": there.number})
    assert without_reason.status_code == 422
    assert "checked" in without_reason.content.decode()
    browser.post(page(draft, "matches"), {"same": there.number, "reason": WHY})
    told, _answer = sent(browser, draft, jonas)

    assert there.number in told
    assert WHY in told
    with scope.of(jonas):
        link = PersonLink.objects.get()
        assert (link.other_id, link.reason, link.stands) == (there.person_id, WHY, True)


def test_somebody_else_is_registered_without_a_link(unit, jonas):
    registered(jonas, unit)
    browser = signed_in(jonas)
    draft = at_comparison(browser)
    browser.post(page(draft, "matches"), {"same": ""})
    sent(browser, draft, jonas)

    with scope.of(jonas):
        assert Case.objects.count() == 2
        assert not PersonLink.objects.exists()


def test_a_number_that_was_not_offered_is_not_taken(unit, far, jonas, zita):
    registered(jonas, unit)
    there = closed_plane.build_case(manager=zita, organisation=far)
    browser = signed_in(jonas)
    draft = at_comparison(browser)

    answer = browser.post(page(draft, "matches"), {"same": there.number, "reason": WHY})

    assert answer.status_code == 422
    assert there.number not in text(answer)


def test_of_a_namesake_out_of_sight_the_officer_is_asked(unit, far, jonas, zita, lina):
    there = registered(zita, far)
    browser = signed_in(jonas)
    draft = at_comparison(browser)
    browser.post(page(draft, "matches"), {"same": "ask", "reason": WHY})
    _told, answer = sent(browser, draft, jonas)
    case_page = browser.get(answer.headers["Location"])
    assert there.number not in text(case_page)

    officer = signed_in(lina)
    with scope.of(lina):
        approval = Approval.objects.get()
    decision = reverse("workbench:approval", kwargs={"uuid": approval.uuid})
    assert there.number in text(officer.get(decision))
    assert there.number not in text(browser.get(decision))
    officer.post(decision, {"decision": "approved", "reason": ""})

    with scope.of(lina):
        assert PersonLink.objects.get().stands
    with scope.of(jonas):
        own = Case.objects.get()
    asked = text(browser.get(reverse("cases:link", args=[own.uuid])))
    assert there.number not in asked
    assert there.number not in text(browser.get(reverse("cases:case", args=[own.uuid])))


def test_on_the_page_of_a_case(unit, jonas, lina):
    one, other = registered(jonas, unit), registered(jonas, unit)
    browser = signed_in(jonas)
    address = reverse("cases:link", args=[one.uuid])
    assert browser.post(address, {"number": other.number, "reason": ""}).status_code == 422
    assert browser.post(address, {"number": one.number, "reason": WHY}).status_code == 422
    browser.post(address, {"number": other.number, "reason": WHY})

    for shown in (address, reverse("cases:case", args=[one.uuid]), reverse("cases:history", args=[one.uuid])):
        assert other.number in text(browser.get(shown))
    with scope.of(jonas):
        link = PersonLink.objects.get()
    undo = reverse("cases:unlink", args=[one.uuid, link.uuid])
    browser.post(undo, {"reason": "Bendravardis"})
    with scope.of(lina):
        person_links.decide(approval=Approval.objects.get(), is_approved=True, reason="", by=lina)
    assert other.number not in text(browser.get(reverse("cases:case", args=[one.uuid])))
    assert "Bendravardis" in text(browser.get(reverse("cases:history", args=[one.uuid])))


def test_a_manager_elsewhere_finds_no_page(unit, jonas, zita):
    one, other = registered(jonas, unit), registered(jonas, unit)
    with scope.of(jonas):
        person_links.link(case=one, same=person_links.SaidToBe(other.number, WHY), by=jonas)
        link = PersonLink.objects.get()
    browser = signed_in(zita)

    for address in (reverse("cases:link", args=[one.uuid]), reverse("cases:unlink", args=[one.uuid, link.uuid])):
        assert browser.get(address).status_code == 404
        assert browser.post(address, {"number": other.number, "reason": WHY}).status_code == 404
