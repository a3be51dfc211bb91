"""Who works with whom: joint events and shared cases come from the rooms above, as numbers only."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import Case, TeamMember
from pertvarka.people.cases.queries import together as cases
from pertvarka.programme.cluster import rules, tie_sources
from pertvarka.programme.cluster.models import ClusterMembership
from pertvarka.programme.cluster.queries import cooperation
from pertvarka.programme.events.models import Registration
from pertvarka.programme.events.queries import together as events
from tests import closed_plane
from tests.unit.programme.events.at_work import build_office, build_officer
from tests.unit.programme.events.attended import build_day, come, tick

pytestmark = pytest.mark.usefixtures("reform")


@pytest.fixture
def bodies() -> tuple[Organisation, ...]:
    """Three, by their keys: the smaller first."""
    return tuple(closed_plane.build_organisation(code) for code in ("viena-istaiga", "kita-istaiga", "trecia-istaiga"))


@pytest.fixture
def rasa() -> Account:
    return closed_plane.build_account("Rasa", "regional_expert", region="LT-AL", is_demo=True)


def at_one_event(by: Account, office: Organisation, *bodies: Organisation) -> None:
    """People of these come; who stands on the list and does not come is there for nobody."""
    event = build_day(by, office, half_days=1)
    for registration, body in zip(come(event, len(bodies)), bodies, strict=True):
        tick(by, event, registration, 1)
        with scope.of(by):
            Registration.objects.filter(pk=registration.pk).update(organisation=body)
    absent = come(event, 1, first=90)[0]
    with scope.of(by):
        Registration.objects.filter(pk=absent.pk).update(organisation=bodies[0])


def test_organisations_that_came_to_the_same_events_are_tied(bodies, rasa):
    one, other, third = bodies
    office = build_office()
    egle = build_officer("Eglė", office)
    at_one_event(egle, office, one, other)
    at_one_event(egle, office, other, one, third)
    with scope.of(rasa):
        assert events.at_events() == {
            (one.pk, other.pk): 2,
            (one.pk, third.pk): 1,
            (other.pk, third.pk): 1,
        }


def test_an_organisation_in_words_counts_where_one_has_that_name(bodies, rasa):
    one, other, _third = bodies
    office = build_office()
    egle = build_officer("Eglė", office)
    event = build_day(egle, office, half_days=1)
    words = (f"  {one.name_lt.upper()} ", other.name_lt, "Kažkokia kita įstaiga")
    for number, told in enumerate(words, start=1):
        tick(egle, event, come(event, 1, first=number, organisation=told)[0], 1)
    with scope.of(rasa):
        assert events.at_events() == {(one.pk, other.pk): 1}


def shared(count: int, lead: Organisation, manager: Account, *others: Organisation, **columns: object) -> None:
    for _number in range(count):
        case = closed_plane.build_case(manager=manager, organisation=lead, **columns)
        for body in others:
            closed_plane.build_team_member(case, body, "provider_staff")


def test_shared_cases_are_told_from_five_on_and_protected_ones_never(bodies, rasa):
    one, other, third = bodies
    jonas = closed_plane.build_account("Jonas", "case_manager", one)
    shared(5, one, jonas, other)
    shared(4, one, jonas, third)
    shared(3, one, jonas, third, protection=Case.Protection.RESTRICTED)
    with scope.of(rasa):
        assert cases.in_cases() == {(one.pk, other.pk): 5}


def test_who_looked_once_does_not_work_together(bodies, rasa):
    one, other, _third = bodies
    jonas = closed_plane.build_account("Jonas", "case_manager", one)
    for _number in range(5):
        case = closed_plane.build_case(manager=jonas, organisation=one)
        closed_plane.build_team_member(case, other, "provider_staff", kind=TeamMember.Kind.EMERGENCY, ground="Pavojus")
    with scope.of(rasa):
        assert cases.in_cases() == {}


def test_who_may_not_see_the_cluster_is_told_nothing(bodies):
    one, other, _third = bodies
    office = build_office()
    egle = build_officer("Eglė", office)
    at_one_event(egle, office, one, other)
    jonas = closed_plane.build_account("Jonas", "case_manager", one)
    shared(5, one, jonas, other)
    for told in (jonas, closed_plane.build_account("Neringa", "trainer", None)):
        with scope.of(told):
            assert (events.at_events(), cases.in_cases()) == ({}, {})


def test_the_page_shows_every_way_and_says_what_is_hidden(bodies, rasa, settings):
    settings.DEMO_MODE = True
    one, other, _third = bodies
    jonas = closed_plane.build_account("Jonas", "case_manager", one)
    shared(7, one, jonas, other)
    assert [source.code for source in tie_sources.all_sources()] == ["agreements", "activities", "events", "cases"]
    with scope.of(rasa):
        assert cooperation.ties() == (), "neither is of the cluster"
        for body in (one, other):
            ClusterMembership.objects.create(organisation=body, kind="ngos", joined_on=timezone.localdate())
        (tie,) = cooperation.ties()
    assert (tie.counts, tie.strength) == ((0, 0, 0, 7), rules.WEIGHS_AT_MOST)
    browser = Client()
    browser.force_login(rasa)
    page = browser.get(reverse("workbench:cluster_ties")).text
    for words in ("Bendri renginiai", "Bendri atvejai", ">7<", "mažesni kaip 5"):
        assert words in page


def test_a_way_is_registered_once():
    (first, *_others) = tie_sources.all_sources()
    tie_sources.register(first)
    label = SimpleLazyObject(lambda: "Kita")
    with pytest.raises(tie_sources.TieSourceTwice):
        tie_sources.register(tie_sources.TieSource(first.code, label, dict))
