"""Pages of regional plans: a scenario made and computed, the plan before its cluster, carried out, shown to everybody."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.base.jobs import draining
from pertvarka.oversight.regional_plans.models import FrozenInput, HandChange, ItemOpening, PlanningParameter, Scenario
from tests import closed_plane
from tests.unit.oversight.regional_plans.conftest import ALYTUS, REGION

pytestmark = pytest.mark.usefixtures("reform")
UNLIMITED = {"budget": "unlimited", "staff_unlimited": "on", "everyone": "on", "name": "Visi iki 2030 m."}


@pytest.fixture(autouse=True)
def in_the_demonstration(settings: Any) -> None:
    settings.DEMO_MODE = True


def signed_in(name: str, role: str, *place: Any, **reach: str) -> Client:
    client = Client()
    client.force_login(closed_plane.build_account(name, role, *place, is_demo=True, **reach))
    return client


@pytest.fixture
def expert() -> Client:
    return signed_in("Rūta", "regional_expert", region=REGION)


@pytest.fixture
def office() -> Client:
    return signed_in("Ieva", "ministry", closed_plane.build_organisation("ministerija"))


@pytest.fixture
def planner() -> Client:
    return signed_in("Petras", "municipal_planner", municipality=ALYTUS)


def of(name: str, *arguments: Any) -> str:
    return reverse(f"workbench:{name}", args=arguments)


def body(client: Client, address: str, **typed: Any) -> str:
    answer = client.post(address, typed) if typed else client.get(address)
    assert answer.status_code in (HTTPStatus.OK, HTTPStatus.UNPROCESSABLE_ENTITY), answer.status_code
    return answer.content.decode().replace("\u00a0", " ")


def computed(expert: Client, frozen: FrozenInput) -> Scenario:
    """A scenario without limits, made and computed on the pages."""
    expert.post(of("regional_plan_scenario_new", frozen.uuid), UNLIMITED)
    made = frozen.scenarios.latest("pk")
    expert.post(of("regional_plan_run", made.uuid), {"time_limit_s": 5})
    draining.run_waiting()
    return made


def test_a_scenario_is_asked_for_computed_and_told(expert: Client, frozen: FrozenInput):
    new = of("regional_plan_scenario_new", frozen.uuid)
    nameless = expert.post(new, {**UNLIMITED, "name": "", "closing_shift_years": "-1"})
    shareless = expert.post(new, {**UNLIMITED, "budget": "factor"})
    expert.post(new, {**UNLIMITED, "budget": "factor", "budget_percent": "150", "reach_S06": "45"})
    dearer = frozen.scenarios.get()
    expert.post(new, {**UNLIMITED, "years_count": "2"})
    made = frozen.scenarios.latest("pk")
    expert.post(of("regional_plan_run", made.uuid), {"time_limit_s": 5})
    address = of("regional_plan_scenario", made.uuid)
    waiting = expert.get(address, headers={"HX-Request": "true"})
    draining.run_waiting()
    ended = expert.get(address, headers={"HX-Request": "true"})
    told = body(expert, address)

    assert (nameless.status_code, shareless.status_code) == (HTTPStatus.UNPROCESSABLE_ENTITY,) * 2
    assert 'value="-1"' in nameless.content.decode(), "what was typed stays"
    assert dearer.changes == {"budget_factor": 1.5, "reach_km": {"S06": 45}, "staff_unlimited": True, "everyone": True}
    assert made.changes["years_count"] == 2
    assert "every 2s" in waiting.content.decode()
    assert "HX-Refresh" not in waiting.headers
    assert ended.headers["HX-Refresh"] == "true"
    assert "Planuojami 2 metai." in told
    assert "Nepriklausoma patikra klaidų nerado" in told
    assert "Alytaus miesto savivaldybė" in expert.get(address, {"file": "municipalities"}).content.decode()


def test_a_waiting_scenario_is_stopped_on_its_page(expert: Client, frozen: FrozenInput):
    expert.post(of("regional_plan_scenario_new", frozen.uuid), UNLIMITED)
    made = frozen.scenarios.get()
    expert.post(of("regional_plan_run", made.uuid), {"time_limit_s": 5})
    expert.post(of("regional_plan_stop", made.uuid))
    made.refresh_from_db()

    assert made.state == "cancelled"
    assert "hx-get" not in body(expert, of("regional_plan_scenario", made.uuid))


def test_the_region_stands_before_its_expert_and_is_absent_for_another(
    expert: Client, planner: Client, frozen: FrozenInput
):
    elsewhere = signed_in("Zita", "regional_expert", region="LT-UT")
    made = computed(expert, frozen)
    address = of("regional_plan", frozen.region.slug)
    told = body(expert, address)
    compared = body(expert, of("regional_plan_comparison", frozen.uuid) + "?s=A")

    assert "Teikti klasteriui scenarijų A" in told
    assert "Kur poreikiai lieka be vietos" in told
    assert made.name in compared
    assert "Klasteris plano dar nesvarsto" in body(planner, address)
    for name, key in (("regional_plan_input", frozen.uuid), ("regional_plan_scenario", made.uuid)):
        assert elsewhere.get(of(name, key)).status_code == HTTPStatus.NOT_FOUND
        assert planner.get(of(name, key)).status_code == HTTPStatus.NOT_FOUND
    assert elsewhere.get(address).status_code == HTTPStatus.NOT_FOUND


def test_a_computed_plan_answers_why_it_is_so(expert: Client, frozen: FrozenInput):
    made = computed(expert, frozen)
    address = of("regional_plan_why", made.uuid)
    year = frozen.first_year
    opened = next(one for one in Scenario.objects.get(pk=made.pk).result.summary["openings"])
    key = f"{opened['size']}.{opened['municipality']}.{opened['year']}"
    here = body(expert, f"{address}?ask=here&opening={key}")
    waiting = body(expert, f"{address}?ask=waiting&place={ALYTUS}&year={year}")
    places = body(expert, f"{address}?ask=places&service=S06&municipality={ALYTUS}&places=1")
    moneyless = body(expert, f"{address}?ask=money&year={year}&amount=abc")
    unlimited = body(expert, f"{address}?ask=money&year={year}&amount=100")

    assert "tūkst. EUR daugiau" in here or "taip pat gerai" in here
    assert "asmenys" in waiting or "asmenų" in waiting or "nebelaukia niekas" in waiting
    assert "Pabaigoje nelauktų niekas. Pagal planą nelaukia niekas." in places
    assert "Įrašykite sveikąjį skaičių" in moneyless
    assert "galima nuo" in unlimited, "a plan without a budget cannot be given more money"


def test_a_computed_plan_is_changed_by_hand_in_a_copy(expert: Client, frozen: FrozenInput):
    made = computed(expert, frozen)
    expert.post(of("regional_plan_hand", made.uuid))
    copied = frozen.scenarios.latest("pk")
    address = of("regional_plan_hand_new", copied.uuid)
    typed = {
        "kind": "added",
        "size_code": "S08-small",
        "municipality": ALYTUS,
        "modules_count": 1,
        "reason": "Pastatas",
    }
    unsaid = expert.post(address, typed)
    expert.post(address, {**typed, "year": str(frozen.first_year)})
    told = body(expert, of("regional_plan_scenario", copied.uuid))
    change = HandChange.objects.get()
    expert.post(of("regional_plan_hand_back", copied.uuid, change.uuid))

    assert unsaid.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Pastatas" in unsaid.content.decode()
    assert copied.copied_from == made
    assert "Užbaigti nuo čia" in told
    assert not HandChange.objects.exists()


def test_a_plan_goes_before_the_cluster_is_approved_and_carried_out(
    expert: Client, office: Client, planner: Client, frozen: FrozenInput
):
    made = computed(expert, frozen)
    expert.post(of("regional_plan_make", made.uuid))
    plan = made.plans.get()
    today, item = timezone.localdate(), plan.items.filter(municipality__code=ALYTUS).first()
    assert item is not None, "without limits a home opens where six people ask for one"
    past = body(expert, of("regional_plan_submit", plan.uuid), comments_until=str(today - timedelta(days=1)))
    expert.post(of("regional_plan_submit", plan.uuid), {"comments_until": str(today)})
    document = of("regional_plan_document", plan.uuid)
    planner.post(of("regional_plan_comment", plan.uuid) + f"?item={item.uuid}", {"text": "Pastatas dar užimtas."})
    comment = plan.comments.get()
    refused = body(office, of("regional_plan_approve", plan.uuid), document="Įsakymas A1-7")
    expert.post(of("regional_plan_answer", plan.uuid, comment.uuid), {"text": "Palauksime.", "version": 1})
    public = reverse("public_site:region", args=[plan.region.slug])
    before = body(Client(), public)
    office.post(of("regional_plan_approve", plan.uuid), {"document": "Įsakymas A1-7"})
    expert.post(of("regional_plan_begin", plan.uuid))
    opening = of("regional_plan_opening", plan.uuid, item.uuid)
    ahead = body(planner, opening, opened_on=str(today + timedelta(days=1)), places_count="3", words="Anksčiau")
    planner.post(opening, {"opened_on": str(today), "places_count": "3", "words": "Anksčiau"})
    told, after = body(planner, document), body(Client(), public)

    assert (today - timedelta(days=1)).isoformat() in past, "what was typed stays"
    assert "Įsakymas A1-7" in refused
    assert "be atsakymo: 1" in refused
    assert comment.item == item
    assert "Palauksime." in told
    assert "Anksčiau" in ahead
    assert ItemOpening.objects.get().places_count == 3
    assert "Atidaryta iš dalies" in told
    assert "Planas dar nepaskelbtas" in before
    assert item.service_type.name in after
    assert "Pastatas dar užimtas" not in after, "comments stay in the workbench"
    assert planner.get(of("regional_plan_paper", plan.uuid, "csv")).status_code == HTTPStatus.OK
    assert planner.get(of("regional_plan_paper", plan.uuid, "exe")).status_code == HTTPStatus.NOT_FOUND


def test_the_country_is_seen_by_the_office_and_not_by_a_region(expert: Client, office: Client, frozen: FrozenInput):
    computed(expert, frozen)
    address = of("regional_plans_country")
    told = body(office, address)

    assert "Planą apskaičiavo 1 regionas iš dešimties" in told
    assert office.get(address, {"file": "gap"}).content.decode().count("\n") > 1
    assert expert.get(address).status_code == HTTPStatus.NOT_FOUND
    assert expert.get(of("regional_plans_country_freeze")).status_code == HTTPStatus.NOT_FOUND


def test_a_parameter_typed_in_euros_is_doubted_and_kept_when_it_is_meant(office: Client):
    row = PlanningParameter.objects.filter(key="budget", region__code=REGION).get()
    address = of("planning_parameter", row.pk)
    typed = {"valid_from": "2026-01-02", "source": "Įsakymas", "reason": "Patikslinta"}
    negative = body(office, address, value="-5", **typed)
    unusual = body(office, address, value="1000000", **typed)
    unsaid = body(office, address, value="1200", valid_from="2026-01-02", source="Įsakymas", reason="")
    office.post(address, {"value": "1000000", "confirmed": "on", **typed})

    assert "negali būti mažesni už nulį" in negative
    assert "tūkstantį kartų" in unusual
    assert 'value="1000000"' in unusual
    assert "Įsakymas" in unsaid
    assert PlanningParameter.objects.filter(key="budget", region__code=REGION, value=1_000_000).count() == 1
