"""Registering a person page by page: nothing typed is lost, nobody is registered twice, no other place is told of."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Notice
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.people.cases.actions import drafts as draft_actions
from pertvarka.people.cases.models import (
    Case,
    Ground,
    Identity,
    RegistrationDraft,
    TargetGroupMembership,
    TeamMember,
)
from tests.closed_plane import build_organisation
from tests.unit.faces.workbench.registration.steps import (
    BASICS,
    BORN,
    CODE,
    GROUND,
    KAUNAS,
    SEARCHED,
    begun,
    build_account,
    check,
    filled,
    lead,
    page,
    signed_in,
    text,
)


def test_a_person_is_registered_with_everything_that_was_answered(browser, jonas):
    draft = filled(browser, jonas)
    answer = browser.post(check(draft))

    with scope.of(jonas):
        case = Case.objects.get()
        identity = Identity.objects.get()
        assert answer.headers["Location"] == reverse("cases:case", args=[case.uuid])
        assert (identity.surname, identity.birth_date, identity.national_code) == ("Bandomoji", BORN, CODE)
        assert (identity.address, identity.phone) == ("Kanarėlių g. 7", "+370 600 00000")
        assert case.person.languages == ["lt", "pl"]
        assert case.person.communication == ["speech", "easy_read"]
        assert case.person.is_invented
        assert (case.manager, case.municipality.code, case.opened_on) == (jonas, "LT-02", date(2026, 2, 1))
        assert Ground.objects.get().informed_by == jonas
        assert TargetGroupMembership.objects.get().group == "adult_with_disability"
        assert not RegistrationDraft.objects.exists()
    assert case.number in browser.get(reverse("cases:list")).content.decode()


def test_what_is_wrong_is_told_and_kept(browser):
    draft = begun(browser, informed_on="2999-01-01", article="")
    answer = browser.get(page(draft, "ground")).content.decode()

    assert "Data negali būti vėlesnė už šiandieną." in answer
    assert "Įrašykite nuostatą arba sprendimą" in answer
    assert 'value="2999-01-01"' in answer


def test_a_page_is_not_asked_before_those_before_it(browser):
    draft = begun(browser)

    for step in ("matches", "basics", "lead"):
        assert browser.get(page(draft, step)).headers["Location"] == page(draft, "search")
    assert browser.get(check(draft)).headers["Location"] == page(draft, "search")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"national_code": CODE[:-1] + str((int(CODE[-1]) + 1) % 10)}, "paskutinis skaitmuo nedera su kitais"),
        ({"national_code": "12345"}, "turi būti 11 skaitmenų"),
        ({"national_code": "39002300000"}, "tokios dienos nėra"),
        ({"birth_date": "2999-01-01"}, "Data negali būti vėlesnė už šiandieną."),
        ({"birth_date": "1899-12-31"}, "Tokia data neįmanoma"),
        ({"birth_date": "1990-02-30"}, "Data turi būti tokia: 2026-11-21"),
        ({"sex": "male"}, "nedera su gimimo data arba lytimi"),
        ({"birth_date": "1990-03-05"}, "nedera su gimimo data arba lytimi"),
    ],
)
def test_each_fault_of_the_basics_has_its_sentence(browser, typed: dict[str, str], sentence: str):
    draft = begun(browser)
    browser.post(page(draft, "search"), SEARCHED)
    browser.post(page(draft, "matches"))
    answer = browser.post(page(draft, "basics"), {**BASICS, **typed})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Kanarėlių g. 7" in answer.content.decode(), "nothing typed is lost"


def test_faults_are_told_in_english_too(browser):
    draft = begun(browser)
    address = (
        page(draft, "search").replace("/lt/atvejai/registruoti/", "/en/cases/register/").replace("paieska", "search")
    )

    assert "A national code has 11 digits." in browser.post(address, {"national_code": "12345"}).content.decode()


def test_a_search_without_code_needs_all_of_name_and_birth_date(browser):
    draft = begun(browser)
    answer = browser.post(page(draft, "search"), {"first_name": "Rūta"}).content.decode()

    assert "Įrašykite pavardę arba viršuje – asmens kodą" in answer
    assert "Įrašykite gimimo datą arba viršuje – asmens kodą" in answer


def test_the_case_needs_a_manager_who_works_there(browser, jonas):
    stranger = build_account("Svetima", "case_manager", build_organisation("kauno-skyrius", municipality=KAUNAS))
    draft = filled(browser, jonas, manager=str(stranger.uuid))
    answer = browser.get(page(draft, "lead")).content.decode()

    assert "ten šiandien nedirba atvejo vadybininku" in answer
    assert "Svetima" not in answer
    assert browser.get(check(draft)).headers["Location"] == page(draft, "lead")


def test_an_opening_before_birth_or_after_today_is_refused(browser, jonas):
    draft = filled(browser, jonas, opened_on="1980-01-01")
    assert "Tokia data neįmanoma" in browser.get(page(draft, "lead")).content.decode()

    answer = browser.post(page(draft, "lead"), lead(jonas, opened_on="2999-01-01"))
    assert "Data negali būti vėlesnė už šiandieną." in answer.content.decode()


def test_a_manager_who_left_meanwhile_is_asked_for_again(browser, jonas, unit):
    leaving = build_account("Išeinanti", "case_manager", unit)
    draft = filled(browser, jonas, manager=str(leaving.uuid))
    with scope.of_command("load_demonstration"):
        leaving.memberships.update(valid_until=timezone.localdate() - timedelta(days=1))

    assert browser.post(check(draft)).headers["Location"] == page(draft, "lead")


def test_a_colleague_may_manage_the_case_which_then_only_they_see(browser, jonas, unit):
    ruta = build_account("Rūta", "case_manager", unit)
    draft = filled(browser, jonas, manager=str(ruta.uuid))
    answer = browser.post(check(draft), follow=True)

    assert "Jį veda Rūta" in text(answer)
    with scope.of(ruta):
        case = Case.objects.get()
        assert case.manager == ruta
        assert Identity.objects.get().surname == "Bandomoji"
        assert Notice.objects.get(account=ruta).kind == "case.assigned"
        assert list(TeamMember.objects.filter(until=None).values_list("account", flat=True)) == [ruta.pk]
    browser.get(reverse("cases:list"))
    assert AuditEvent.objects.filter(kind="case.assigned", about=case.reference, by=jonas.reference).exists()


def test_a_draft_is_sealed_and_nobody_elses(browser, jonas, unit):
    draft = begun(browser)
    browser.post(page(draft, "search"), SEARCHED)
    with scope.of(jonas):
        held = bytes(RegistrationDraft.objects.get().answers_sealed)
    other = signed_in(build_account("Kita", "case_manager", unit))

    assert b"Bandomoji" not in held
    assert "Pradėtos registracijos" in browser.get(reverse("cases:register")).content.decode()
    assert "Pradėtos registracijos" not in other.get(reverse("cases:register")).content.decode()
    assert other.get(page(draft, "search")).status_code == 404
    assert other.post(page(draft, "search"), SEARCHED).status_code == 404
    assert other.get(check(draft)).status_code == 404
    other.post(reverse("cases:register_discard", kwargs={"uuid": draft}))
    assert browser.get(page(draft, "search")).status_code == 200


def test_a_draft_can_be_thrown_away(browser, jonas):
    draft = begun(browser)
    browser.post(reverse("cases:register_discard", kwargs={"uuid": draft}))

    assert browser.get(page(draft, "search")).status_code == 404
    with scope.of(jonas):
        assert not RegistrationDraft.objects.exists()


def test_after_seven_days_a_draft_is_gone_and_the_next_one_clears_it_away(browser, jonas):
    draft = begun(browser)
    with scope.of(jonas):
        RegistrationDraft.objects.update(changed_at=timezone.now() - timedelta(days=7, minutes=1))

    assert browser.get(page(draft, "search")).status_code == 404
    with scope.of(jonas):
        draft_actions.begin(answers={}, by=jonas)
        assert str(RegistrationDraft.objects.get().uuid) != draft


def test_whoever_registers_nobody_finds_no_such_pages(unit):
    supervisor = signed_in(build_account("Vida", "case_supervisor", unit))

    assert supervisor.get(reverse("cases:register")).status_code == 404
    assert supervisor.post(reverse("cases:register"), GROUND).status_code == 404
