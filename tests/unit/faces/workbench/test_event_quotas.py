"""Quotas on the pages: set and changed by the office, asked and told where people register."""

import pytest
from django.test import Client
from django.urls import reverse

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events.models import Event, Registration
from pertvarka.programme.events.queries import quotas
from tests.unit.programme.events.at_work import build_event, build_office, build_officer

pytestmark = pytest.mark.usefixtures("reform")


@pytest.fixture
def office() -> Organisation:
    return build_office()


@pytest.fixture
def egle(office: Organisation, settings) -> Account:
    settings.DEMO_MODE = True
    account = build_officer("Eglė", office)
    account.is_demo = True
    account.save()
    return account


@pytest.fixture
def event(egle: Account, office: Organisation) -> Event:
    return build_event(egle, office, places=20)


@pytest.fixture
def desk(egle: Account) -> Client:
    desk = Client()
    desk.force_login(egle)
    return desk


def address(event: Event) -> str:
    return reverse("workbench:event_quotas", args=[event.uuid])


def test_a_quota_set_on_the_page_is_asked_and_told_where_people_register(desk: Client, event: Event, client: Client):
    typed = {"version": event.version, "each_region": "1", "each_organisation": "3", "region_utena": "2"}
    assert desk.post(address(event), typed).status_code == 302
    held = quotas.of_event(event)
    assert (held.each_region, held.each_organisation) == (1, 3)
    assert [(region.code, places) for region, places in held.regions] == [("LT-UT", 2)]
    public = reverse("public_site:event_registration", args=[event.slug])
    assert "Iš Utenos regiono priimami ne daugiau kaip 2 žmonės." in plain(client.get(public))
    person = {"name": "Vardenis", "email": "v1@istaiga.example", "organisation": "Namai"}
    refused = client.post(public, person)
    assert (refused.status_code, "Pasirinkite regioną" in refused.text, "Namai" in refused.text) == (422, True, True)
    for number in (1, 2):
        client.post(public, {**person, "email": f"v{number}@istaiga.example", "region": "LT-KU"})
    with scope.of(desk_account(desk)):
        waiting = Registration.objects.get(state="waiting")
    own = plain(client.get(reverse("public_site:event_answer", args=[waiting.token])))
    assert "Iš Kauno regiono priimamas ne daugiau kaip 1 žmogus, ir ši vieta jau užimta." in own
    assert "Visos vietos užimtos" not in own
    assert "užpildyta" in desk.get(address(event)).text


def test_what_is_refused_stays_typed_and_a_second_writer_sees_both_numbers(desk: Client, event: Event):
    refused = desk.post(address(event), {"version": event.version, "each_region": "-4", "each_organisation": "7"})
    assert (refused.status_code, 'value="7"' in refused.text) == (422, True)
    desk.post(address(event), {"version": event.version, "each_region": "5"})
    second = desk.post(address(event), {"version": event.version, "each_region": "6"})
    assert second.status_code == 409
    assert quotas.of_event(event).each_region == 5


def test_the_quotas_of_what_is_over_are_only_read(desk: Client, event: Event):
    Event.objects.filter(pk=event.pk).update(state="held")
    assert desk.get(address(event)).status_code == 200
    assert desk.post(address(event), {"version": event.version, "each_region": "5"}).status_code == 404


def plain(response) -> str:
    """The page with spaces that break: a number and its noun stay together on it."""
    return response.text.replace("\xa0", " ")


def desk_account(desk: Client) -> Account:
    return Account.objects.get(pk=desk.session["_auth_user_id"])
