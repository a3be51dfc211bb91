"""Two people write about one event: both texts are shown, and nothing typed is lost."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events.models import Event
from tests.unit.programme.events.at_work import build_event, build_office, build_officer

pytestmark = pytest.mark.usefixtures("reform")


@pytest.fixture
def office() -> Organisation:
    return build_office()


def officer(name: str, office: Organisation) -> Account:
    account = build_officer(name, office)
    account.is_demo = True
    account.save()
    return account


@pytest.fixture
def event(office: Organisation, settings) -> Event:
    settings.DEMO_MODE = True
    return build_event(officer("Eglė", office), office)


@pytest.fixture
def desks(event: Event, office: Organisation) -> tuple[Client, Client]:
    """Two colleagues of one office, each at a desk."""
    one, other = Client(), Client()
    one.force_login(Account.objects.get(name="Eglė"))
    other.force_login(officer("Zita", office))
    return one, other


def told(answer: HttpResponse) -> str:
    """The words of a page; what differs is marked word by word."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())


def typed(event: Event, office: Organisation, **more: object) -> dict[str, object]:
    return {
        "title_lt": event.title_lt,
        "title_en": event.title_en,
        "kind": "seminar",
        "scope": "national",
        "starts_on": event.starts_on.isoformat(),
        "ends_on": event.ends_on.isoformat(),
        "organiser": office.code,
        "is_open": "on",
        "version": event.version,
        **more,
    }


def test_both_minutes_are_shown_and_one_is_chosen(desks: tuple[Client, Client], event: Event):
    one, other = desks
    page = reverse("workbench:event_minutes", args=[event.uuid])
    assert one.post(page, {"minutes_lt": "Nutarta A", "version": event.version}).status_code == 302
    late = other.post(page, {"minutes_lt": "Nutarta B", "minutes_en": "Decided B", "version": event.version})
    assert late.status_code == 409
    for words in ("Nutarta A", "Nutarta B", "Decided B", "Eglė"):
        assert words in told(late)
    event.refresh_from_db()
    assert event.minutes_lt == "Nutarta A"

    mine = {"minutes_lt_mine": "Nutarta B", "minutes_en_mine": "Decided B", "version": event.version}
    unsaid = other.post(page, {**mine, "minutes_lt_choice": "merged", "minutes_lt_merged": "Nutarta A ir B"})
    assert unsaid.status_code == 409
    assert "Nutarta A ir B" in told(unsaid)
    chosen = {"minutes_lt_choice": "merged", "minutes_lt_merged": "Nutarta A ir B", "minutes_en_choice": "theirs"}
    assert other.post(page, {**mine, **chosen}).status_code == 302
    event.refresh_from_db()
    assert (event.minutes_lt, event.minutes_en) == ("Nutarta A ir B", "")


def test_regions_places_and_ticks_of_an_event_are_chosen_in_words(
    desks: tuple[Client, Client], event: Event, office: Organisation
):
    one, other = desks
    page = reverse("workbench:event_change", args=[event.uuid])
    first = typed(event, office, scope="regional", regions=["LT-UT", "LT-PN"], places="40")
    assert one.post(page, first).status_code == 302
    second = typed(event, office, scope="regional", regions=["LT-SA"], title_lt="Kitas pavadinimas")
    del second["is_open"]
    late = other.post(page, second)
    assert late.status_code == 409
    names = dict(Region.objects.values_list("code", "name_lt"))
    for words in (f"{names['LT-PN']}; {names['LT-UT']}", names["LT-SA"], "Kitas pavadinimas"):
        assert words in told(late)
    version = Event.objects.get(pk=event.pk).version
    choice = {
        "version": version,
        "title_lt_mine": "Kitas pavadinimas",
        "title_lt_choice": "mine",
        "regions_mine": names["LT-SA"],
        "regions_choice": "theirs",
        "places_mine": "",
        "places_choice": "theirs",
        "is_open_mine": "Ne",
        "is_open_choice": "mine",
    }
    answered = other.post(page, choice)
    assert answered.status_code == 302, answered.text
    held = Event.objects.get(pk=event.pk)
    assert (held.title_lt, held.places, held.is_open) == ("Kitas pavadinimas", 40, False)
    assert sorted(held.regions.values_list("code", flat=True)) == ["LT-PN", "LT-UT"]


def test_what_somebody_changed_meanwhile_again_is_told_again(desks: tuple[Client, Client], event: Event):
    one, other = desks
    page = reverse("workbench:event_minutes", args=[event.uuid])
    one.post(page, {"minutes_lt": "Pirmas", "version": event.version})
    stale = {"version": event.version, "minutes_lt_mine": "Antras", "minutes_lt_choice": "mine"}
    again = other.post(page, stale)
    assert again.status_code == 409
    assert "Antras" in told(again)
    assert Event.objects.get(pk=event.pk).minutes_lt == "Pirmas"
