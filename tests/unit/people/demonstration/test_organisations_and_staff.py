"""Invented organisations and staff: how many, where, and that every role has somebody."""

from collections import Counter, defaultdict

from pertvarka.foundation.access import roles
from pertvarka.foundation.base.definitions import read_definition
from pertvarka.people.demonstration import organisations, staff
from pertvarka.people.demonstration.country import Country
from pertvarka.people.demonstration.places import Municipality


def test_there_are_sixty_units_twenty_six_institutions_and_forty_providers(invented: Country):
    assert Counter(body.kind for body in invented.organisations) == {
        organisations.UNIT: 60,
        organisations.INSTITUTION: 26,
        organisations.PROVIDER: 40,
    }
    assert all(body.is_invented for body in invented.organisations)


def test_every_municipality_has_its_unit(invented: Country, municipalities: tuple[Municipality, ...]):
    units = [body.municipality_code for body in invented.organisations if body.kind == organisations.UNIT]

    assert sorted(units) == sorted(place.code for place in municipalities)


def test_every_region_has_homes_for_children_and_adults_and_four_sorts_of_provider(invented: Country):
    found = defaultdict(Counter)
    for body in invented.organisations:
        found[body.region_code][body.kind, body.serves] += 1

    assert len(found) == 10
    for region in found.values():
        assert region[organisations.INSTITUTION, (organisations.CHILDREN,)] == 1
        assert region[organisations.INSTITUTION, (organisations.ADULTS,)] in {1, 2}
        assert sum(count for (kind, _), count in region.items() if kind == organisations.PROVIDER) == 4


def test_codes_fit_an_address_and_are_nobody_elses(invented: Country):
    codes = [body.code for body in invented.organisations]

    assert len(codes) == len(set(codes))
    assert all(len(code) <= 50 and code.isascii() and code == code.lower() for code in codes)
    assert all(body.name_lt and body.name_en for body in invented.organisations)


def test_the_places_of_the_demonstration_are_there(invented: Country):
    names = {body.code: body.name_lt for body in invented.organisations}
    role_place = roles.role("institution_staff").demo
    provider_place = roles.role("provider_staff").demo

    assert role_place
    assert provider_place
    assert role_place.place_lt.startswith(names[organisations.DEMO_INSTITUTION])
    assert provider_place.place_lt.startswith(names[organisations.DEMO_PROVIDER])


def test_units_have_two_to_six_managers_and_a_supervisor(invented: Country):
    roles_of_unit = {"case_manager", "case_supervisor"}
    by_unit = defaultdict(Counter)
    for row in invented.memberships:
        if row.role_code in roles_of_unit and row.valid_until is None and row.staff_key != staff.DEMO_MANAGER:
            by_unit[row.organisation_code][row.role_code] += 1

    assert len(by_unit) == 60
    for count in by_unit.values():
        assert 2 <= count["case_manager"] <= 6
        assert count["case_supervisor"] == 1


def test_institutions_have_a_head_and_three_staff_beside_the_demonstrations_own(invented: Country):
    by_place = defaultdict(Counter)
    for row in invented.memberships:
        if row.role_code.startswith("institution"):
            by_place[row.organisation_code][row.role_code] += not row.staff_key.startswith("demo:")

    assert len(by_place) == 26
    for code, count in by_place.items():
        assert count["institution_staff"] == 3
        assert count["institution_head"] == (0 if code == organisations.DEMO_INSTITUTION else 1)


def test_every_role_that_works_here_has_somebody(invented: Country):
    described = {role.code for role in roles.all_roles()} - {"person", "public"}

    assert {row.role_code for row in invented.memberships} == described


def test_everybody_who_works_has_a_place_and_an_address_that_reaches_nobody(invented: Country):
    keys = [worker.key for worker in invented.staff]
    emails = [worker.email for worker in invented.staff]
    assert len(set(keys)) == len(keys)
    assert len(set(emails)) == len(emails)
    assert all(email.endswith(".invalid") and email.isascii() for email in emails)
    for row in invented.memberships:
        assert row.staff_key in set(keys) or row.staff_key.startswith("demo:")
        assert row.valid_until is None or row.valid_from <= row.valid_until < invented.today
        assert row.purpose_lt
        assert row.region_code is None or row.municipality_code is None


def test_the_body_of_child_rights_officers_is_one_the_sources_name():
    from pertvarka.foundation.organisations.definitions import FILE, OrganisationsFile

    file = read_definition(FILE, OrganisationsFile)

    assert staff.CHILD_RIGHTS in {body.code for body in file.organisations}
