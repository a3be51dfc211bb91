"""Pages of services in the workbench: a provider's offers, the board of a municipality, carers' households."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.services.catalogue.actions import households
from pertvarka.services.catalogue.actions.households import NewHousehold
from pertvarka.services.catalogue.models import CarerHousehold, Carers, ServiceOffer, ServiceType, Site
from tests import closed_plane

CANARY = "Kanarėlė Kanarėlytė"


@pytest.fixture
def provider(reform: None, settings) -> Organisation:
    settings.DEMO_MODE = True
    return closed_plane.build_organisation("kalve", kind=Organisation.Kind.PROVIDER)


@pytest.fixture
def ieva(provider: Organisation) -> Account:
    return closed_plane.build_account("Ieva", "provider_staff", provider, is_demo=True)


@pytest.fixture
def rita(provider: Organisation) -> Account:
    other = closed_plane.build_organisation("lieptas", kind=Organisation.Kind.PROVIDER)
    return closed_plane.build_account("Rita", "provider_staff", other, is_demo=True)


@pytest.fixture
def offer(provider: Organisation) -> ServiceOffer:
    kind = ServiceType.objects.get(code="S06")
    return closed_plane.build_offer(
        provider, service_type=kind, capacity=4, about_lt="Namai keturiems.", how_to_apply_lt="Paskambinkite."
    )


@pytest.fixture
def household(ieva: Account, provider: Organisation) -> CarerHousehold:
    wanted = NewHousehold(
        kind="on_duty",
        carers=Carers(names=CANARY, address="Kanarėlių g. 7"),
        municipality=Municipality.objects.get(code="LT-02"),
        places=2,
    )
    with scope.of(ieva):
        return households.register(household=wanted, care_centre=provider, by=ieva)


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def address(name: str, *arguments: object) -> str:
    return reverse(f"workbench:{name}", args=arguments)


def _typed(offer: ServiceOffer, **changes: object) -> dict[str, object]:
    given = {
        "capacity": offer.capacity,
        "about_lt": offer.about_lt,
        "how_to_apply_lt": offer.how_to_apply_lt,
        "languages": ["lt"],
        "service_area": ["LT-02"],
        "version": offer.version,
    }
    return {**given, **changes}


def test_a_provider_sees_its_own_offers_with_places(ieva: Account, rita: Account, offer: ServiceOffer):
    ServiceOffer.objects.filter(pk=offer.pk).update(last_checked_on=timezone.localdate() - timedelta(days=250))
    own = signed_in(ieva).get(address("offers")).content.decode()

    assert address("offer", offer.uuid) in own
    assert "1 paslauga laukia patikrinimo" in own
    assert str(offer.uuid) not in signed_in(rita).get(address("offers")).content.decode()


@pytest.mark.parametrize("name", ["offer", "offer_change", "offer_conditions", "offer_state"])
def test_another_organisations_offer_is_not_there(rita: Account, offer: ServiceOffer, name: str):
    client = signed_in(rita)

    assert client.get(address(name, offer.uuid)).status_code == 404
    assert client.post(address(name, offer.uuid), _typed(offer)).status_code in {404, 405}


def test_a_service_is_changed_and_a_slip_is_told_beside_its_field(ieva: Account, offer: ServiceOffer):
    ServiceOffer.objects.filter(pk=offer.pk).update(occupied=3)
    client = signed_in(ieva)
    refused = client.post(address("offer_change", offer.uuid), _typed(offer, capacity=2, about_lt="Mano žodžiai."))

    assert refused.status_code == 422
    assert "užimta 3, rezervuota 0" in refused.content.decode()
    assert "Mano žodžiai." in refused.content.decode()
    for wrong in ({"capacity": "daug"}, {"capacity": 0}, {"about_lt": ""}, {"service_area": ["LT-99"]}):
        assert client.post(address("offer_change", offer.uuid), _typed(offer, **wrong)).status_code == 422
    assert client.post(address("offer_change", offer.uuid), _typed(offer, capacity=5)).status_code == 302
    offer.refresh_from_db()
    assert (offer.capacity, offer.service_area) == (5, ["LT-02"])


def test_what_a_colleague_saved_meanwhile_is_told_and_nothing_typed_is_lost(ieva: Account, offer: ServiceOffer):
    client = signed_in(ieva)
    typed = _typed(offer, capacity=6)
    client.post(address("offer_change", offer.uuid), _typed(offer, capacity=5))
    refused = client.post(address("offer_change", offer.uuid), typed)

    assert refused.status_code == 422
    assert 'value="6"' in refused.content.decode()
    offer.refresh_from_db()
    assert offer.capacity == 5


def test_a_new_service_with_its_place_stands_as_a_whole_or_not_at_all(ieva: Account, provider: Organisation):
    client = signed_in(ieva)
    typed = {
        "service_type": "S02",
        "provider": provider.code,
        "site": "",
        "site_name": "Krizių namai",
        "municipality": "LT-02",
        "address": "Slapta g. 1",
        "capacity": 5,
        "about_lt": "Saugu.",
        "how_to_apply_lt": "Paskambinkite.",
        "opens_on": "2020-01-01",
    }
    refused = client.post(address("offer_new"), typed)
    assert refused.status_code == 422
    assert not Site.objects.filter(organisation=provider).exists()
    assert client.post(address("offer_new"), typed | {"site_name": ""}).status_code == 422
    assert client.post(address("offer_new"), typed | {"opens_on": ""}).status_code == 302
    made = ServiceOffer.objects.get(provider=provider)
    assert made.site.is_address_secret
    assert "Slapta g. 1" in client.get(address("offer", made.uuid)).content.decode()


def test_conditions_are_set_and_wrong_ones_told(ieva: Account, offer: ServiceOffer):
    client = signed_in(ieva)
    refused = client.post(address("offer_conditions", offer.uuid), {"age_from": 20, "age_until": 18})
    assert refused.status_code == 422
    assert "paslaugos niekas negautų" in refused.content.decode()
    assert (
        client.post(address("offer_conditions", offer.uuid), {"age_from": 18, "language": ["lt", "ru"]}).status_code
        == 302
    )
    assert {rule.kind: rule.values for rule in offer.rules.all()} == {"age_from": ["18"], "language": ["lt", "ru"]}
    assert "Paslauga teikiama nuo 18 metų." in client.get(address("offer", offer.uuid)).content.decode().replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert 'value="18"' in client.get(address("offer_conditions", offer.uuid)).content.decode()


def test_a_service_closes_opens_and_is_marked_as_checked(ieva: Account, offer: ServiceOffer):
    client = signed_in(ieva)
    refused = client.post(address("offer_state", offer.uuid), {"state": "temporarily_closed"})
    assert refused.status_code == 422
    day = timezone.localdate() + timedelta(days=20)
    typed = {"state": "temporarily_closed", "reason": "Remontas", "opens_on": day.isoformat()}
    assert client.post(address("offer_state", offer.uuid), typed).status_code == 302
    assert "Remontas" in client.get(address("offer", offer.uuid)).content.decode()
    assert client.get(address("offer_checked", offer.uuid)).status_code == 405
    assert client.post(address("offer_checked", offer.uuid)).status_code == 302
    assert client.post(address("offer_state", offer.uuid), {"state": "active"}).status_code == 302


def test_the_board_shows_own_municipality_first_and_any_other(offer: ServiceOffer, provider: Organisation):
    planner = closed_plane.build_account("Darius", "municipal_planner", municipality="LT-02", is_demo=True)
    ServiceOffer.objects.filter(pk=offer.pk).update(occupied=4, waiting=7)
    client = signed_in(planner)
    own = client.get(address("capacity")).content.decode()

    assert "Alytaus miesto savivaldybė" in own
    assert "Vietų nėra, laukiama" in own
    assert "Grupinio gyvenimo namai" in own
    other = client.get(address("capacity"), {"municipality": "LT-50"}).content.decode()
    assert "Šioje savivaldybėje paslaugų dar nėra" in other
    assert "Tokios savivaldybės nėra" in client.get(address("capacity"), {"municipality": "x"}).content.decode()


def test_a_household_is_a_number_until_its_centre_asks_for_the_names(ieva: Account, household: CarerHousehold):
    client = signed_in(ieva)
    for page in (address("households"), address("household", household.uuid)):
        text = client.get(page).content.decode()
        assert household.number in text
        assert "Kanarėl" not in text
    assert client.get(address("household_names", household.uuid)).status_code == 405
    assert CANARY in client.post(address("household_names", household.uuid)).content.decode()
    with scope.of_command("seal"):
        assert ViewRecord.objects.filter(about=household.reference, by=ieva.reference, kind="name").exists()


def test_another_centres_household_is_not_there(rita: Account, household: CarerHousehold):
    client = signed_in(rita)

    assert household.number not in client.get(address("households")).content.decode()
    for name in ("household", "household_names", "household_tonight"):
        answer = client.post(address(name, household.uuid))
        assert answer.status_code == 404
        assert "Kanarėl" not in answer.content.decode()


def test_who_places_children_finds_active_households_and_opens_none(ieva: Account, household: CarerHousehold):
    unit = closed_plane.build_organisation("skyrius")
    jonas = signed_in(closed_plane.build_account("Jonas", "case_manager", unit, is_demo=True))
    assert household.number not in jonas.get(address("household_find")).content.decode()
    with scope.of(ieva):
        for state in ("training", "suitable", "contracted", "active"):
            households.change_state(household=household, state=state, by=ieva)
        households.say_free_tonight(household=household, is_free=True, by=ieva)
    found = jonas.get(address("household_find"), {"tonight": "on", "municipality": "LT-02", "age": "4"})

    assert household.number in found.content.decode()
    assert "Kanarėl" not in found.content.decode()
    assert household.number not in jonas.get(address("household_find"), {"municipality": "LT-50"}).content.decode()
    assert jonas.get(address("household_find"), {"age": "x", "municipality": "y"}).status_code == 200
    for name in ("household", "household_names", "household_tonight"):
        assert jonas.post(address(name, household.uuid)).status_code == 404
    assert jonas.get(address("households")).status_code == 404


def test_a_household_is_registered_and_led_on(ieva: Account, provider: Organisation):
    client = signed_in(ieva)
    typed = {
        "kind": "guardian",
        "care_centre": provider.code,
        "names": CANARY,
        "address": "Kanarėlių g. 7",
        "municipality": "LT-02",
        "carer_count": 2,
        "places": 1,
        "age_from": 9,
        "age_until": 3,
        "applied_on": timezone.localdate().isoformat(),
    }
    assert client.post(address("household_new"), typed).status_code == 422
    assert client.post(address("household_new"), typed | {"age_until": 17}).status_code == 302
    with scope.of(ieva):
        (made,) = CarerHousehold.objects.all()
    page = address("household", made.uuid)
    assert client.post(page, {"state": "active"}).status_code == 422
    assert client.post(page, {"state": "ended"}).status_code == 422
    assert client.post(page, {"state": "training"}).status_code == 302
    assert client.post(address("household_tonight", made.uuid), {"free": "1"}).status_code == 302
    with scope.of(ieva):
        made.refresh_from_db()
    assert (made.state, made.is_free_tonight) == ("training", False)
