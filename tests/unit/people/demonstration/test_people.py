"""The invented people: as many as the sources state, as old as they were then, and nobody who exists."""

from collections import Counter
from datetime import date

import yaml

from pertvarka.foundation.base.definitions import ROOT
from pertvarka.people.cases import national_code
from pertvarka.people.demonstration import chance, names, places
from pertvarka.people.demonstration.cohorts import Circumstance, Counted
from pertvarka.people.demonstration.country import Country

SERVICES_FROM = date(2017, 3, 1)
SERVICES_UNTIL = date(2020, 3, 31)


def test_the_totals_are_those_of_the_sources(invented: Country):
    counted = Counter(person.counted_as for person in invented.people)

    assert counted == {
        Counted.ASSESSED_ADULT: 1312,
        Counted.ASSESSED_CHILD: 614,
        Counted.SERVED_CHILD: 312,
        Counted.SERVED_YOUNG_PERSON: 275,
        Counted.SERVED_MOTHER: 168,
        Counted.BESIDE_MOTHER: 265,
        Counted.WITH_CARER: 77,
    }
    assert counted[Counted.ASSESSED_ADULT] + counted[Counted.ASSESSED_CHILD] == 1926
    assert sum(counted[kind] for kind in Counted if kind.startswith("served")) == 755


def test_of_the_children_with_carers_seventeen_were_infants(invented: Country):
    with_carer = [person for person in invented.people if person.counted_as == Counted.WITH_CARER]

    assert Counter(person.circumstance == Circumstance.INFANT for person in with_carer) == {True: 17, False: 60}


def test_everybody_was_as_old_as_their_group_says_when_counted(invented: Country):
    for person in invented.people:
        age = person.age(on=person.counted_on)
        if person.counted_as == Counted.ASSESSED_ADULT:
            assert 18 <= age < 90
        elif person.counted_as == Counted.SERVED_YOUNG_PERSON:
            assert 16 <= age <= 24
        elif person.counted_as == Counted.SERVED_MOTHER:
            assert 17 <= age <= 55
        else:
            assert 0 <= age < 18
        if person.circumstance == Circumstance.INFANT:
            assert age < 3


def test_everybody_was_counted_in_the_time_of_the_sources(invented: Country):
    for person in invented.people:
        if person.service is None:
            assert person.counted_on.year == 2017
        else:
            assert person.service.since_on == person.counted_on <= person.service.until_on <= SERVICES_UNTIL
            assert person.counted_on >= SERVICES_FROM or person.counted_as == Counted.WITH_CARER


def test_each_mother_had_a_child_under_three_or_was_pregnant(invented: Country):
    by_key = {person.key: person for person in invented.people}
    for mother in invented.people:
        if mother.counted_as == Counted.SERVED_MOTHER:
            keys = [link.other_key for link in mother.relationships if link.kind == "child"]
            births = [by_key[key].born_on for key in keys if key]
            assert births
            assert chance.age(max(births), on=mother.counted_on) < 3
            assert all(chance.age(mother.born_on, on=born_on) >= 16 for born_on in births)


def test_relationships_look_back(invented: Country):
    answers = {"sibling": "sibling", "mother": "child", "child": "mother"}
    links = {
        (person.key, link.other_key): link
        for person in invented.people
        for link in person.relationships
        if link.other_key
    }
    assert {link.kind for link in links.values()} == set(answers)
    for (person, other), link in links.items():
        back = links[other, person]
        assert back.kind == answers[link.kind]
        assert back.keep_together == link.keep_together


def test_a_relationship_has_either_a_person_or_a_name(invented: Country):
    for person in invented.people:
        for link in person.relationships:
            assert bool(link.other_key) != bool(link.other_name)
            assert (link.contact == "allowed") == (link.decision == "")


def test_some_contacts_are_limited_by_a_court(invented: Country):
    contacts = Counter(link.contact for person in invented.people for link in person.relationships)

    assert contacts["supervised"] > 20
    assert contacts["forbidden"] > 20


def test_national_codes_are_right_and_nobodys(invented: Country):
    codes = [person.national_code for person in invented.people if person.national_code]
    assert len(codes) == len(set(codes)) > 2800
    for person in invented.people:
        if person.national_code:
            read = national_code.parse(person.national_code, today=invented.today)
            assert read.is_invented
            assert (read.sex, read.born_on) == (person.sex, person.born_on)


def test_no_name_is_that_of_somebody_the_sources_name(invented: Country):
    documents = yaml.safe_load((ROOT / "documents.yaml").read_text(encoding="utf-8"))
    authors = {word for author in _authors(documents) for word in author.split()[1:]}
    surnames = {person.surname for person in invented.people} | {worker.surname for worker in invented.staff}
    surnames |= {
        link.other_name.split()[1] for person in invented.people for link in person.relationships if link.other_name
    }

    assert {"Musteikienė", "Kukuraitis", "Jakavonienė"} <= authors
    assert not surnames & authors


def _authors(node: object) -> list[str]:
    if isinstance(node, dict):
        own = [value for key, value in node.items() if key == "author" and isinstance(value, str)]
        return own + [name for value in node.values() for name in _authors(value)]
    return [name for value in node for name in _authors(value)] if isinstance(node, list) else []


def test_surnames_come_from_the_list_of_names_nobody_bears(invented: Country):
    forms = {
        surname.form(sex=sex, is_married=is_married)
        for surname in names.SURNAMES
        for sex in ("female", "male")
        for is_married in (False, True)
    }

    assert {person.surname for person in invented.people} <= forms


def test_surnames_have_their_right_forms():
    def forms(stem: str, ending: str) -> tuple[str, str, str]:
        surname = names.Surname(stem, ending)
        return (
            surname.form(sex="male"),
            surname.form(sex="female"),
            surname.form(sex="female", is_married=True),
        )

    assert forms("Vėjatilt", "as") == ("Vėjatiltas", "Vėjatiltaitė", "Vėjatiltienė")
    assert forms("Rasalap", "is") == ("Rasalapis", "Rasalapytė", "Rasalapienė")
    assert forms("Rugiamed", "us") == ("Rugiamedus", "Rugiamedutė", "Rugiamedienė")
    assert forms("Šilagir", "ius") == ("Šilagirius", "Šilagiriūtė", "Šilagirienė")


def test_legal_status_follows_age(invented: Country):
    for person in invented.people:
        assert (person.legal_status == "minor") == (person.age(on=invented.today) < 18)


def test_who_is_under_guardianship_has_a_guardian(invented: Country):
    for person in invented.people:
        if person.legal_status == "guardianship":
            assert "guardian" in {link.kind for link in person.relationships}


def test_target_groups_have_days_in_order(invented: Country):
    for person in invented.people:
        assert person.target_groups
        for group in person.target_groups:
            assert person.born_on <= group.since_on <= invented.today
            assert group.until_on is None or group.since_on <= group.until_on <= invented.today
        keys = [(group.code, group.since_on) for group in person.target_groups]
        assert len(keys) == len(set(keys))


def test_stays_lie_within_life(invented: Country):
    for person in invented.people:
        for stay in person.stays:
            assert person.born_on < stay.since_on
            assert stay.until_on is None or stay.since_on < stay.until_on <= invented.today
        assert (person.home == "care_institution") == (person.institution_code is not None)


def test_addresses_are_in_streets_that_are_nowhere(invented: Country):
    for person in invented.people:
        assert person.address.partition(" g. ")[0] in places.STREETS
