"""The open pages of services: found by who, where and what; places as they are now; no secret address, ever."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.base import sealing
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.services.catalogue.models import ServiceOffer, ServiceType, SiteAddress
from pertvarka.services.catalogue.models.site import address_place
from tests import closed_plane

pytestmark = pytest.mark.usefixtures("reform")
CANARY = "Kanarėlių g. 7"


@pytest.fixture
def provider() -> Organisation:
    return closed_plane.build_organisation("kalve", kind=Organisation.Kind.PROVIDER)


def _offer(provider: Organisation, code: str = "S06", **columns: object) -> ServiceOffer:
    kind = ServiceType.objects.get(code=code)
    given = {"about_lt": "Namai keturiems.", "how_to_apply_lt": "Paskambinkite.", "phone": "+370 000 00001", **columns}
    return closed_plane.build_offer(provider, service_type=kind, **given)  # type: ignore[arg-type]


def _text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_service_is_found_by_group_municipality_and_kind(client: Client, provider: Organisation):
    offer = _offer(provider)

    for query in ("", "?group=adult_with_disability", "?municipality=LT-02", "?service=S06", "?view=map"):
        page = _text(client, f"/lt/paslaugos/{query}")
        assert "Rasta 1 paslauga" in page
        assert ("Grupinio gyvenimo namai" in page) or "map" in query
    assert str(offer.uuid) in _text(client, "/en/services/")
    assert "Rasta 0 paslaugų" in _text(client, "/lt/paslaugos/?group=infant")


def test_what_the_address_asks_wrongly_is_told_and_left_out(client: Client, provider: Organisation):
    _offer(provider)
    page = _text(client, "/lt/paslaugos/?group=%3Cb%3E&municipality=LT-99&service=S99&page=abc")

    assert "Grupės „&lt;b&gt;“ nėra." in page
    assert "Savivaldybės „LT-99“ nėra." in page
    assert "Rasta 1 paslauga" in page


def test_places_are_told_as_they_are_at_this_moment(client: Client, provider: Organisation, settings):
    settings.OPEN_PAGES_KEPT = 100
    offer = _offer(provider, capacity=2)
    address = f"/lt/paslaugos/{offer.uuid}/"
    for occupied, waiting, told in ((0, 0, "2 laisvos vietos"), (1, 0, "1 laisva vieta"), (2, 1, "yra eilė")):
        ServiceOffer.objects.filter(pk=offer.pk).update(occupied=occupied, waiting=waiting)
        assert told in _text(client, address)
        assert told in _text(client, "/lt/paslaugos/")


def test_how_many_wait_is_not_for_the_public(client: Client, provider: Organisation):
    offer = _offer(provider, capacity=73)
    ServiceOffer.objects.filter(pk=offer.pk).update(occupied=73, waiting=98765)

    for address in ("/lt/paslaugos/", f"/lt/paslaugos/{offer.uuid}/"):
        assert "98765" not in "".join(_text(client, address).split("\N{NO-BREAK SPACE}"))


def test_a_stale_offer_says_since_when(client: Client, provider: Organisation):
    offer = _offer(provider, last_checked_on=timezone.localdate() - timedelta(days=250))

    assert "Tikrinta prieš 8 mėn." in _text(client, f"/lt/paslaugos/{offer.uuid}/")


def test_closed_planned_and_ended_offers_say_what_they_are(client: Client, provider: Organisation):
    day = timezone.localdate() + timedelta(days=40)
    closed = _offer(provider, state="temporarily_closed", state_reason_lt="Remontas", opens_on=day)
    planned = _offer(provider, "S08", state="planned", opens_on=day)
    ended = _offer(provider, "S12", state="defunct")

    page = _text(client, f"/lt/paslaugos/{closed.uuid}/")
    assert "Remontas" in page
    assert f"Neteikiama iki {day}" in page
    assert f"Planuojama nuo {day}" in _text(client, f"/lt/paslaugos/{planned.uuid}/")
    assert client.get(f"/lt/paslaugos/{ended.uuid}/").status_code == 404
    assert "Rastos 2 paslaugos" in _text(client, "/lt/paslaugos/")


def test_the_nearest_is_told_where_there_is_none(client: Client, provider: Organisation):
    _offer(provider)
    page = _text(client, "/lt/paslaugos/?municipality=LT-03&service=S06")

    assert "Ten šios paslaugos dar niekas neteikia" in page
    assert "km tiesia linija" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "municipality=LT-02" in page


@pytest.mark.parametrize("code", ["S02", "S06"])
def test_no_open_page_tells_an_address(client: Client, provider: Organisation, code: str):
    is_secret = code == "S02"
    offer = _offer(provider, code)
    offer.site.is_address_secret = is_secret
    offer.site.save()
    with scope.of_command(closed_plane.COMMAND):
        SiteAddress.objects.create(
            site=offer.site,
            organisation=provider,
            is_secret=is_secret,
            address_sealed=sealing.seal(CANARY, place=address_place(offer.site.uuid)),
        )
    for address in (f"/lt/paslaugos/{offer.uuid}/", f"/en/services/{offer.uuid}/", "/lt/paslaugos/?view=map"):
        assert "Kanarėli" not in _text(client, address)
    assert ("Adreso neskelbiame" in _text(client, f"/lt/paslaugos/{offer.uuid}/")) is is_secret


def test_conditions_and_municipalities_are_told_in_words(client: Client, provider: Organisation):
    conditions = [("age_from", ["18"]), ("municipality", ["LT-02"])]
    offer = _offer(provider, rules=conditions, service_area=["LT-02"])
    page = _text(client, f"/lt/paslaugos/{offer.uuid}/").replace("\N{NO-BREAK SPACE}", " ")

    assert "Paslauga teikiama nuo 18 metų." in page
    assert Municipality.objects.get(code="LT-02").name_lt in page
