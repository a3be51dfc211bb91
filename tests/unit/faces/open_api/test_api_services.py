"""Services in the shapes of HSDS: what the open page tells, as it is now; no address, ever."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.base import sealing
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.catalogue.models import ServiceOffer, ServiceType, SiteAddress
from pertvarka.services.catalogue.models.site import address_place
from tests import closed_plane
from tests.unit.faces.open_api.api_reading import Fits, Read

pytestmark = pytest.mark.usefixtures("reform")
STREET, PLACE_NAME, STEPS = "Kanarėlių g. 7", "Namai Kanarėlių gatvėje", "Įėjimas be laiptų"
REQUIRED = {"id", "name", "status"}
"""Of a service, by HSDS."""


@pytest.fixture
def provider() -> Organisation:
    return closed_plane.build_organisation("kalve", kind=Organisation.Kind.PROVIDER)


def build(provider: Organisation, code: str = "S06", **columns: Any) -> ServiceOffer:
    kind = ServiceType.objects.get(code=code)
    told = {"about_lt": "Namai keturiems.", "about_en": "A home for four.", "phone": "+370 000 00001", "capacity": 3}
    return closed_plane.build_offer(provider, service_type=kind, **{**told, **columns})


def with_address(offer: ServiceOffer, *, is_secret: bool) -> None:
    """A site that has everything nobody may learn."""
    offer.site.name_lt = offer.site.name_en = PLACE_NAME
    offer.site.accessibility_lt = STEPS
    offer.site.is_address_secret = is_secret
    if not is_secret:
        offer.site.latitude, offer.site.longitude = 54.391357, 24.041357
    offer.site.save()
    with scope.of_command(closed_plane.COMMAND):
        SiteAddress.objects.create(
            site=offer.site,
            organisation=offer.provider,
            is_secret=is_secret,
            address_sealed=sealing.seal(STREET, place=address_place(offer.site.uuid)),
        )


def every_body(client: Client, offer: ServiceOffer) -> dict[str, str]:
    """Everything the API says of services, by address."""
    addresses = [
        f"/api/v1/{path}{query}"
        for path in ("services", f"services/{offer.uuid}", "organizations", f"organizations/{offer.provider.uuid}")
        for query in ("?language=lt", "?language=en")
    ]
    return {address: client.get(address).content.decode() for address in addresses}


def test_a_service_is_told_as_hsds_names_it(read: Read, provider: Organisation):
    offer = build(
        provider,
        cost_lt="80 proc. pajamų",
        schedule_lt="Visą parą",
        languages=["lt", "ru"],
        rules=[("age_from", ["18"])],
    )

    [told] = read("services")["contents"]

    assert set(told) >= REQUIRED
    assert (told["id"], told["organization_id"]) == (str(offer.uuid), str(provider.uuid))
    assert (told["name"], told["status"], told["description"]) == (
        offer.service_type.name_lt,
        "active",
        "Namai keturiems.",
    )
    assert told["minimum_age"] == 18
    assert "nuo 18 metų" in told["eligibility_description"]
    assert told["assured_date"] == offer.last_checked_on.isoformat()
    assert told["fees_description"] == told["cost_options"][0]["amount_description"] == "80 proc. pajamų"
    assert told["schedules"][0]["description"] == "Visą parą"
    assert [one["code"] for one in told["languages"]] == ["lt", "ru"]
    assert told["phones"][0]["number"] == "+370 000 00001"
    assert told["attributes"][0]["taxonomy_term"]["code"] == "S06"
    assert told["service_at_locations"][0]["location"]["external_identifier"] == "LT-02"
    assert told["service_areas"][0]["extent"] == "LT"
    assert told["is_invented"] is True
    assert read(f"services/{offer.uuid}") == told
    assert read(f"services/{offer.uuid}", language="en")["description"] == "A home for four."


@pytest.mark.parametrize("path", ["/services", "/services/{id}", "/organizations", "/organizations/{id}"])
def test_answers_are_of_their_schema(
    client: Client, description: dict[str, Any], fits: Fits, provider: Organisation, path: str
):
    day = timezone.localdate() + timedelta(days=30)
    offer = build(
        provider, state="temporarily_closed", state_reason_lt="Remontas", opens_on=day, service_area=["LT-02"]
    )
    build(provider, "S08", state="planned")
    operation = description["paths"][f"/api/v1{path}"]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    key = offer.uuid if "services" in path else provider.uuid

    fits(client.get(f"/api/v1{path.replace('{id}', str(key))}").json(), schema)


@pytest.mark.parametrize(("code", "is_secret"), [("S02", True), ("S06", False)])
def test_no_answer_tells_an_address(client: Client, provider: Organisation, code: str, is_secret: bool):
    offer = build(provider, code)
    with_address(offer, is_secret=is_secret)

    bodies = every_body(client, offer)

    assert all(offer.service_type.name_lt in body for address, body in bodies.items() if "language=lt" in address)
    assert any(STEPS in body for body in bodies.values()), "the site itself was read"
    for address, body in bodies.items():
        for canary in ("Kanarėli", "1357", "latitude", "addresses", str(offer.site.uuid)):
            assert canary not in body, f"{address} tells {canary}"


def test_places_are_those_of_this_moment_and_who_waits_is_not_told(
    client: Client, read: Read, provider: Organisation, settings: Any
):
    settings.OPEN_PAGES_KEPT = 100
    offer = build(provider, capacity=73)
    for occupied, waiting, free in ((0, 0, 73), (70, 0, 3), (73, 98765, 0)):
        ServiceOffer.objects.filter(pk=offer.pk).update(occupied=occupied, waiting=waiting)
        assert read("services")["contents"][0]["capacities"][0]["available"] == free
        assert read(f"services/{offer.uuid}")["capacities"][0]["available"] == free
    assert "98765" not in "".join(every_body(client, offer).values())


def test_what_did_not_change_is_not_sent_again_and_what_did_is(
    client: Client, provider: Organisation, monkeypatch: Any
):
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)
    offer = build(provider)
    tag = client.get("/api/v1/services")["ETag"]

    assert client.get("/api/v1/services", headers={"If-None-Match": tag}).status_code == 304
    ServiceOffer.objects.filter(pk=offer.pk).update(occupied=1)
    assert client.get("/api/v1/services", headers={"If-None-Match": tag}).status_code == 200


def test_closed_and_planned_ones_say_so_and_ended_ones_are_not_there(
    client: Client, read: Read, provider: Organisation
):
    day = timezone.localdate() + timedelta(days=40)
    closed = build(provider, state="temporarily_closed", state_reason_lt="Remontas", opens_on=day)
    planned = build(provider, "S08", state="planned", opens_on=day)
    ended = build(provider, "S12", state="defunct")

    told = {one["id"]: one for one in read("services")["contents"]}

    assert set(told) == {str(closed.uuid), str(planned.uuid)}
    assert told[str(closed.uuid)]["status"] == "temporarily closed"
    assert told[str(closed.uuid)]["alert"] == f"Remontas. Vėl teikiama nuo {day}."
    assert told[str(planned.uuid)]["status"] == "inactive"
    assert told[str(planned.uuid)]["alert"] == f"Planuojama nuo {day}."
    assert all(one["capacities"] == [] for one in told.values())
    assert client.get(f"/api/v1/services/{ended.uuid}").status_code == 404


def test_lists_are_filtered_and_come_page_by_page(read: Read, provider: Organisation):
    other = closed_plane.build_organisation("kitas", kind=Organisation.Kind.PROVIDER)
    here = [build(provider, code) for code in ("S06", "S08", "S12")]
    there = build(other, "S06", service_area=["LT-02"])

    pages = [read("services", per_page=2, page=number) for number in (1, 2)]

    assert [one["id"] for page in pages for one in page["contents"]] == [str(one.uuid) for one in (*here, there)]
    assert [(page["total_items"], page["total_pages"], page["size"]) for page in pages] == [(4, 2, 2)] * 2
    assert (pages[0]["first_page"], pages[0]["last_page"], pages[1]["last_page"]) == (True, False, True)
    assert read("services", service_type="S06")["total_items"] == 2
    assert read("services", organization_id=other.uuid)["contents"][0]["id"] == str(there.uuid)
    assert read("services", municipality="LT-01")["empty"] is True
    told = {one["id"]: one for one in read("organizations")["contents"]}
    assert set(told) == {str(provider.uuid), str(other.uuid)}
    assert told[str(provider.uuid)]["description"].count(";") == 2


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("municipality=LT-99", "municipality"),
        ("service_type=S99", "service_type"),
        ("organization_id=7", "organization_id"),
        ("per_page=201", "per_page"),
        ("page=2", "page"),
        ("language=de", "language"),
        ("muncipality=LT-02", "muncipality"),
    ],
)
def test_a_wrong_parameter_is_named(client: Client, query: str, name: str):
    answer = client.get(f"/api/v1/services?{query}")

    assert answer.status_code == 422
    [problem] = answer.json()["errors"]
    assert problem["parameter"] == name
    assert problem["detail_lt"] != problem["detail_en"]


@pytest.mark.parametrize("path", ["services", "organizations"])
@pytest.mark.parametrize("key", ["00000000-0000-4000-8000-000000000000", "S06", "%00"])
def test_what_is_not_there_is_a_problem_404(client: Client, path: str, key: str):
    answer = client.get(f"/api/v1/{path}/{key}")

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_a_page_of_services_takes_a_fixed_number_of_queries(
    client: Client, provider: Organisation, django_assert_max_num_queries: Any
):
    for code in ("S06", "S08", "S12", "S03"):
        build(provider, code, rules=[("age_from", ["18"])])

    for path in ("services", "organizations"):
        with django_assert_max_num_queries(6):
            assert client.get(f"/api/v1/{path}").status_code == 200
