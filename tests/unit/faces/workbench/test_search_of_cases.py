"""One box: what was typed is never in an address, what was found is a number, who was looked for is recorded."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases import national_code
from pertvarka.people.cases.actions import registration
from pertvarka.people.cases.models import Case
from pertvarka.people.cases.queries import one_box
from tests import closed_plane
from tests.closed_plane import build_case, build_organisation, build_person

KAUNAS = "LT-16"
BORN = timezone.datetime(1990, 3, 4).date()
CODE = national_code.compose(sex="female", born_on=BORN, serial=0)


@pytest.fixture
def unit(reform, settings) -> Organisation:
    settings.DEMO_MODE = True
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def jonas(unit) -> Account:
    return build_account("Jonas", "case_manager", unit)


def build_account(name: str, role: str, organisation: Organisation | None) -> Account:
    return closed_plane.build_account(name, role, organisation, is_demo=True)


def registered(by: Account, unit: Organisation) -> Case:
    with scope.of(by):
        return registration.register(
            person=registration.NewPerson("Rūta", "Bandomoji", BORN, "female", "full_capacity", national_code=CODE),
            case=registration.NewCase("aftercare", unit.municipality, unit, by, timezone.localdate(), "Buvo"),
            by=by,
        )


def found(account: Account, typed: str) -> str:
    client = Client()
    client.force_login(account)
    page = client.post(reverse("cases:search"), {"q": typed}).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def looks(account: Account) -> list[tuple[str, str]]:
    with scope.of_command("seal"):
        return list(ViewRecord.objects.filter(by=account.reference).values_list("kind", "about"))


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("417", "number"),
        (" 00417 ", "number"),
        ("PV-2026-00417", "number"),
        ("pv 2026 417", "number"),
        ("2026-417", "number"),
        ("39001010000", "code"),
        ("3 900101 0000", "code"),
        ("390010100O0", "code"),
        ("3900101", "code"),
        ("žukaitė", "name"),
        ("Ona 2", "name"),
        ("", "nothing"),
        ("?!", "nothing"),
    ],
)
def test_what_was_typed_is_known_by_its_looks(typed: str, kind: str):
    assert one_box.taken_for(typed) == kind


def test_the_end_of_a_number_finds_the_case_and_records_nothing(unit, jonas):
    case = build_case(manager=jonas, organisation=unit, number="PV-2026-00417")

    for typed in ("417", "00417", "pv-2026-00417", "2026-417"):
        assert f"{case.number} Sutampa numeris" in found(jonas, typed)
    assert "nieko nerasta" in found(jonas, "418")
    assert looks(jonas) == []


@pytest.mark.parametrize("typed", ["zukaite", "Žukaitė", "Zukaitė Ona", "žukaite", "zukaitr", "ŽUKAI"])
def test_a_name_is_found_in_spite_of_letters_and_its_hit_is_recorded(unit, jonas, typed: str):
    person = build_person(unit, first_name="Ona", surname="Žukaitė")
    case = build_case(manager=jonas, organisation=unit, person=person)
    answer = found(jonas, typed)

    assert f"{case.number} Vardas sutampa arba panašus" in answer
    assert "Kiekvienas rastas žmogus įrašytas" in answer
    assert "Ona" not in answer.replace(typed, "")
    assert looks(jonas) == [("name_search", person.reference)]


def test_people_of_others_are_not_found_by_name(unit, jonas):
    ruta = build_account("Rūta", "case_manager", unit)
    build_case(manager=ruta, organisation=unit, person=build_person(unit, surname="Žukaitė"))

    assert "nieko nerasta" in found(jonas, "zukaite")
    assert "nieko nerasta" in found(build_account("Vida", "case_supervisor", unit), "zukaite")


def test_an_exact_code_finds_the_case_and_is_recorded_without_the_code(unit, jonas):
    case = registered(jonas, unit)
    answer = found(jonas, f"{CODE[0]} {CODE[1:7]} {CODE[7:]}")

    assert f"{case.number} Sutampa asmens kodas" in answer
    assert "Paieška įrašyta, pats kodas – ne." in answer
    with scope.of(jonas):
        kinds = [kind for kind, _about in looks(jonas)]
        assert ViewRecord.objects.get(kind="code_search").case_id == case.pk
    assert kinds == ["code_search"]


def test_a_code_registered_elsewhere_is_told_without_where(unit, jonas):
    elsewhere = build_organisation("kauno-skyrius", municipality=KAUNAS)
    case = registered(build_account("Kotryna", "case_manager", elsewhere), elsewhere)
    answer = found(jonas, CODE)

    assert "Pagal šį kodą asmuo jau užregistruotas." in answer
    assert case.number not in answer
    assert looks(jonas) == [("code_search", "")]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("12345678", "turi būti 11 skaitmenų"),
        ("390010100O0", "sudaro tik skaitmenys"),
        ("99001010000", "prasideda skaitmeniu nuo 1 iki 8"),
        ("39013010000", "tokios dienos nėra"),
        ("39001010001", "paskutinis skaitmuo nedera"),
    ],
)
def test_a_code_that_cannot_be_gets_its_sentence(jonas, typed: str, sentence: str):
    assert sentence in found(jonas, typed)


def test_whoever_may_not_search_codes_is_told_so_and_learns_nothing(unit, jonas):
    registered(jonas, unit)
    vida = build_account("Vida", "case_supervisor", unit)

    assert "Jūsų vaidmuo pagal asmens kodą neieško." in found(vida, CODE)
    assert looks(vida) == []


def test_words_in_an_address_find_nothing_and_the_boxes_send_none(unit, jonas):
    build_case(manager=jonas, organisation=unit, person=build_person(unit, surname="Žukaitė"))
    client = Client()
    client.force_login(jonas)

    assert client.get(reverse("cases:search"), {"q": "zukaite"}).headers["Location"] == reverse("cases:search")
    page = client.get(reverse("cases:search")).content.decode()
    assert looks(jonas) == []
    forms = re.findall(r"<form[^>]*role=\"search\"[^>]*>", page)
    assert len(forms) == 2
    assert all('method="post"' in form for form in forms)


def test_the_answer_is_not_stored_anywhere_on_its_way(unit, jonas):
    client = Client()
    client.force_login(jonas)

    assert "no-store" in client.post(reverse("cases:search"), {"q": "zukaite"}).headers["Cache-Control"]
