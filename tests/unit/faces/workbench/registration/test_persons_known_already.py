"""A person who may stand in the system already: shown where in sight, told without where elsewhere."""

from django.urls import reverse

from pertvarka.foundation.access import scope
from pertvarka.people.cases.models import (
    Case,
    RegistrationDraft,
)
from tests.closed_plane import build_organisation
from tests.unit.faces.workbench.registration.steps import (
    BASICS,
    CODE,
    KAUNAS,
    SEARCHED,
    begun,
    build_account,
    check,
    filled,
    kinds_looked,
    page,
    registered,
    text,
)


def test_somebody_alike_is_shown_beside_and_the_look_is_recorded(browser, jonas, unit):
    there = registered(jonas, unit, code="", surname="Bandomojė")
    draft = begun(browser)
    browser.post(page(draft, "search"), SEARCHED)
    answer = text(browser.get(page(draft, "matches")))

    assert "Ar tai tas pats žmogus?" in answer
    assert "Bandomojė" in answer
    assert there.number in answer
    assert "Vardas ir pavardė panašūs." in answer
    assert "Asmens duomenys. Jūsų peržiūra įrašyta" in answer
    assert ("name", there.person.reference) in kinds_looked(jonas)


def test_the_same_code_in_sight_leads_to_its_case_and_no_further(browser, jonas, unit):
    there = registered(jonas, unit)
    draft = begun(browser)
    browser.post(page(draft, "search"), {"national_code": CODE})
    answer = browser.post(page(draft, "matches"))

    assert answer.status_code == 422
    assert reverse("cases:case", args=[there.uuid]) in answer.content.decode()
    assert browser.get(page(draft, "basics")).headers["Location"] == page(draft, "matches")


def test_the_same_code_elsewhere_is_told_without_where_or_who(browser, jonas):
    elsewhere = build_organisation("kauno-skyrius", municipality=KAUNAS)
    there = registered(build_account("Kotryna", "case_manager", elsewhere), elsewhere, surname="Kanarėlytė")
    draft = begun(browser)
    browser.post(page(draft, "search"), {"national_code": CODE})
    answer = browser.get(page(draft, "matches")).content.decode().replace("\u00a0", " ")

    assert "Pagal šį kodą asmuo jau užregistruotas." in answer
    assert not any(told in answer for told in ("kauno-skyrius", "Kanarėlytė", "Kotryna", there.number, str(there.uuid)))
    assert ("code_search", "") in kinds_looked(jonas)
    assert browser.get(page(draft, "basics")).headers["Location"] == page(draft, "matches")


def test_the_same_name_elsewhere_is_told_and_one_may_go_on(browser, jonas):
    elsewhere = build_organisation("kauno-skyrius", municipality=KAUNAS)
    there = registered(build_account("Kotryna", "case_manager", elsewhere), elsewhere, code="")
    draft = begun(browser)
    browser.post(page(draft, "search"), SEARCHED)
    answer = text(browser.get(page(draft, "matches")))

    assert "gali būti jau užregistruotas ten, kur nematote" in answer
    assert there.number not in answer
    assert ("name_search", "") in kinds_looked(jonas)
    assert browser.post(page(draft, "matches")).headers["Location"] == page(draft, "basics")


def test_a_code_that_comes_with_the_basics_is_compared_too(browser, jonas, unit):
    registered(jonas, unit, surname="Visaikita")
    draft = begun(browser)
    browser.post(page(draft, "search"), SEARCHED)
    browser.post(page(draft, "matches"))

    assert browser.post(page(draft, "basics"), BASICS).headers["Location"] == page(draft, "matches")
    assert browser.get(check(draft)).headers["Location"] == page(draft, "matches")


def test_whoever_was_registered_meanwhile_is_not_registered_twice_and_nothing_is_lost(browser, jonas, unit):
    draft = filled(browser, jonas)
    registered(jonas, unit)
    answer = browser.post(check(draft))

    assert answer.status_code == 422
    assert "Pagal šį kodą asmuo jau užregistruotas." in text(answer)
    assert "Kanarėlių g. 7" in text(answer)
    with scope.of(jonas):
        assert Case.objects.count() == 1
        assert RegistrationDraft.objects.count() == 1
