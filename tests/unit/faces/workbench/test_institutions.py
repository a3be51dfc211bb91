"""An institution writes its plan on the pages, submits, gets it back, improves, is endorsed and approved; 72 hours."""

import re
from datetime import date, timedelta
from http import HTTPStatus
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.oversight.results import measuring_cases
from pertvarka.oversight.results.case_indicators import all_indicators
from pertvarka.people.delivery.models import Placement
from pertvarka.services.institutions.models import (
    Chapter,
    MonthlyCensus,
    Remark,
    TransformationPlan,
    TransformingInstitution,
)
from pertvarka.services.institutions.states import ResidentGroup
from tests import closed_plane
from tests.unit.services.institutions.whole_plan import CONTENT, TYPED

pytestmark = pytest.mark.usefixtures("reform")


@pytest.fixture(autouse=True)
def in_the_demonstration(settings: Any) -> None:
    settings.DEMO_MODE = True


@pytest.fixture
def home() -> TransformingInstitution:
    body = closed_plane.build_organisation("liepu-aleja", kind=Organisation.Kind.INSTITUTION)
    body.name_lt = "Liepų alėja"
    body.save()
    return TransformingInstitution.objects.create(
        organisation=body,
        listed_on=date(2020, 1, 1),
        residents_when_listed=40,
        target_on=date(2028, 12, 31),
        is_invented=True,
    )


def signed_in(name: str, role: str, place: Organisation | None = None, *, region: str | None = None) -> Client:
    client = Client()
    client.force_login(closed_plane.build_account(name, role, place, region=region, is_demo=True))
    return client


def fields(key: str) -> dict[str, str]:
    rows = {f"rows-{at}-{column}": value for at, row in enumerate(TYPED[key]) for column, value in row.items()}
    return {"text": CONTENT[key].text, "version": "1", **rows}


def at(name: str, home: TransformingInstitution, *rest: object) -> str:
    return reverse(f"workbench:institution_{name}" if name else "workbench:institution", args=[home.uuid, *rest])


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode().replace("\u00a0", " "))


def test_a_plan_goes_its_whole_way_on_the_pages(home: TransformingInstitution):
    algis = signed_in("Algis", "institution_head", home.organisation)
    rasa = signed_in("Rasa", "regional_expert", region="LT-AL")
    _until_endorsed(home, algis, rasa)
    _approved_and_followed(home, algis, rasa)


def _until_endorsed(home: TransformingInstitution, algis: Client, rasa: Client) -> None:
    """Begun, refused while it has holes, returned, answered, improved, endorsed."""
    algis.post(at("begin", home))
    plan = TransformationPlan.objects.get()
    refused = algis.post(at("submit", home, 1))
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Plano teikti dar negalima. Taisytinų vietų – 9" in text_of(refused)
    for key in TYPED:
        saved = algis.post(at("chapter", home, 1, key), fields(key))
        assert saved.status_code == HTTPStatus.FOUND, (key, text_of(saved))
    assert algis.post(at("submit", home, 1)).status_code == HTTPStatus.FOUND

    queue = text_of(rasa.get(reverse("workbench:institutions"), follow=True))
    assert "Liepų alėja" in queue
    rasa.post(at("remark", home, 1, "money"), {"place": "ES fondai", "text": "Nurodykite sutartį."})
    rasa.post(at("return", home, 1))
    plan.refresh_from_db()
    assert (plan.state, plan.expert.name if plan.expert else "") == ("returned", "Rasa")

    assert "Neatsakytų eksperto pastabų – 1" in text_of(algis.post(at("submit", home, 1)))
    page = text_of(algis.get(at("chapter", home, 1, "money")))
    assert "Nurodykite sutartį." in page
    assert "ES fondai" in page
    remark = Remark.objects.get()
    algis.post(at("answer", home, 1, remark.uuid), {"text": "Sutartis įrašyta."})
    better = {**fields("money"), "version": "2", "text": "Finansuojama pagal sutartį Nr. 7."}
    algis.post(at("chapter", home, 1, "money"), better)
    algis.post(at("submit", home, 1))

    compared = text_of(rasa.get(at("compare", home, 1), {"old": "0", "new": "1"}))
    assert "Finansuojama pagal sutartį Nr. 7.</ins>" in compared
    assert "Neišspręstų pastabų – 1" in text_of(rasa.post(at("endorse", home, 1)))
    rasa.post(at("resolve", home, 1, remark.uuid))
    assert rasa.post(at("endorse", home, 1)).status_code == HTTPStatus.FOUND


def _approved_and_followed(home: TransformingInstitution, algis: Client, rasa: Client) -> None:
    """The founder approves once; seventy-two hours are logged and no more; what was done is counted."""
    plan = TransformationPlan.objects.get()
    egle = signed_in("Egle", "ministry")
    assert "Liepų alėja" in text_of(egle.get(reverse("workbench:institution_tracker")))
    assert egle.post(at("approve", home, 1), {"document": ""}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    egle.post(at("approve", home, 1), {"document": "Įsakymas A1-12"})
    twice = egle.post(at("approve", home, 1), {"document": "Įsakymas A1-13"})
    assert "antrą kartą jo tvirtinti nereikia" in text_of(twice)

    today = timezone.localdate()
    TransformationPlan.objects.update(begun_on=today - timedelta(days=5))
    for back in range(6):
        day = (today - timedelta(days=back)).isoformat()
        logged = rasa.post(at("visits", home, 1), {"held_on": day, "hours": "12", "topic": "Planas", "chapter": ""})
        assert logged.status_code == HTTPStatus.FOUND
        again = rasa.post(at("visits", home, 1), {"held_on": day, "hours": "0.25", "topic": "Vėl", "chapter": ""})
        assert again.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert ("per dieną" if back < 5 else "liko 0 val.") in text_of(again)
    more = rasa.post(at("visits", home, 1), {"held_on": day, "hours": "1", "topic": "Dar", "chapter": ""})
    assert more.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "72 iš 72" in text_of(more) or "liko 0 val." in text_of(more)

    algis.post(at("start", home, 1))
    measure = plan.measures.first()
    assert measure is not None
    done = {"state": "done", "done_on": timezone.localdate().isoformat(), "note": ""}
    algis.post(at("measure", home, 1, measure.uuid), done)
    assert "1 iš 2" in text_of(algis.get(at("measures", home, 1)))
    with scope.of_command("count"):
        counted = {
            code: measuring_cases.measure(all_indicators()[code], as_of=timezone.localdate()).value
            for code in ("institution-plans-from-records", "consultation-hours-from-records")
        }
    assert counted == {"institution-plans-from-records": 1, "consultation-hours-from-records": 72}


def test_a_chapter_keeps_what_was_typed_and_shows_both_texts(home: TransformingInstitution):
    algis = signed_in("Algis", "institution_head", home.organisation)
    algis.post(at("begin", home))
    wrong = {**fields("money"), "rows-0-sum": "daug"}
    refused = algis.post(at("chapter", home, 1, "money"), wrong)
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert 'value="daug"' in text_of(refused)
    assert not Chapter.objects.get(key="money").text
    ausra = signed_in("Ausra", "institution_staff", home.organisation)
    ausra.post(at("chapter", home, 1, "money"), {**fields("money"), "text": "Pirmas tekstas", "rows-0-sum": "7500"})
    conflict = algis.post(at("chapter", home, 1, "money"), {**fields("money"), "text": "Antras tekstas"})
    assert conflict.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    told = text_of(conflict)
    assert "Pirmas" in told
    assert "7 500,00" in told  # the table of the colleague
    assert "Antras tekstas</textarea>" in told
    assert 'name="rows-0-sum" value="500000"' in told  # and one's own, as typed
    assert 'name="version" value="2"' in told
    algis.post(at("chapter", home, 1, "money"), {**fields("money"), "text": "Antras tekstas", "version": "2"})
    assert Chapter.objects.get(key="money").text == "Antras tekstas"


def test_the_plan_is_printed_with_its_tables(home: TransformingInstitution):
    algis = signed_in("Algis", "institution_head", home.organisation)
    algis.post(at("begin", home))
    for key in TYPED:
        algis.post(at("chapter", home, 1, key), fields(key))
    answer = algis.get(at("print", home, 1))
    printed = "\n".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    assert answer["Content-Disposition"] == 'inline; filename="liepu-aleja-1-lt.pdf"'
    assert "Nupirkti namus" in printed
    assert "2027-02-01" in printed


def test_others_meet_nothing(home: TransformingInstitution):
    algis = signed_in("Algis", "institution_head", home.organisation)
    algis.post(at("begin", home))
    elsewhere = closed_plane.build_organisation("kiti-namai", kind=Organisation.Kind.INSTITUTION)
    strangers = (
        signed_in("Rita", "institution_head", elsewhere),
        signed_in("Jurgis", "regional_expert", region="LT-TA"),
        signed_in("Vytautas", "monitoring_group_member"),
        signed_in("Jonas", "case_manager", closed_plane.build_organisation("skyrius")),
    )
    for stranger in strangers:
        for address in (
            at("", home),
            at("version", home, 1),
            at("chapter", home, 1, "money"),
            at("visits", home, 1),
            at("censuses", home),
            at("print", home, 1),
        ):
            assert stranger.get(address).status_code == HTTPStatus.NOT_FOUND
        assert stranger.post(at("submit", home, 1)).status_code == HTTPStatus.NOT_FOUND
        assert stranger.post(at("approve", home, 1), {"document": "x"}).status_code == HTTPStatus.NOT_FOUND
    staff = signed_in("Ausra", "institution_staff", home.organisation)
    assert staff.get(at("version", home, 1)).status_code == HTTPStatus.OK
    assert staff.post(at("submit", home, 1)).status_code == HTTPStatus.NOT_FOUND


def month_fields(adults: tuple[int, int, int, int, int], *, version: int = 0, **more: str) -> dict[str, str]:
    figures = ("at_start", "admitted", "left", "died", "at_end")
    typed = {f"{group}-{figure}": "0" for group in ResidentGroup.values for figure in figures}
    typed |= {f"adults-{figure}": str(value) for figure, value in zip(figures, adults, strict=True)}
    return {**typed, "version": str(version), "under_three_count": "0", "empty_places": "2", "explanation": "", **more}


def resident(home: TransformingInstitution, staff: Account, *, since: date) -> Placement:
    unit = Organisation.objects.filter(code="skyrius").first() or closed_plane.build_organisation("skyrius")
    manager = Account.objects.filter(name="Vadybininkas").first() or closed_plane.build_account(
        "Vadybininkas", "case_manager", unit
    )
    case = closed_plane.build_case(manager=manager, organisation=unit)
    with scope.of_command(closed_plane.COMMAND):
        return Placement.objects.create(
            case=case,
            open_to_id=case.open_to_id,
            person_id=case.person_id,
            kind=Placement.Kind.INSTITUTION,
            organisation=home.organisation,
            municipality=case.municipality,
            starts_on=since,
            start_kind=Placement.Start.FIRST_KNOWN,
            recorded_by=staff,
        )


def test_a_census_is_refused_with_its_figures_and_says_which_residents_differ(home: TransformingInstitution):
    ausra_account = closed_plane.build_account("Ausra", "institution_staff", home.organisation, is_demo=True)
    ausra = Client()
    ausra.force_login(ausra_account)
    resident(home, ausra_account, since=date(2019, 3, 1))
    newcomer = resident(home, ausra_account, since=date(2020, 1, 14))
    address = at("census_month", home, "2020-01")

    refused = ausra.post(address, {**month_fields((1, 0, 0, 0, 2)), "submit": "1"})
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "1 + 0 − 0 − 0 = 1, o pabaigoje įrašyta 2" in text_of(refused)
    assert not MonthlyCensus.objects.exists()

    wrong = ausra.post(address, {**month_fields((1, 0, 0, 0, 1)), "draft": "1"}, follow=True)
    assert wrong.status_code == HTTPStatus.OK
    told = text_of(ausra.get(address))
    assert newcomer.case.number in told
    assert "2020-01-14" in told
    ausra.post(address, {**month_fields((1, 1, 0, 0, 2), version=1, explanation="Krizė."), "submit": "1"})
    assert MonthlyCensus.objects.get().state == "submitted"
    assert newcomer.case.number not in text_of(ausra.get(address))
    rasa = signed_in("Rasa", "regional_expert", region="LT-AL")
    assert rasa.get(address).status_code == HTTPStatus.NOT_FOUND
    assert rasa.get(at("censuses", home)).status_code == HTTPStatus.NOT_FOUND
    assert "&lt;5" in text_of(rasa.get(at("", home)))


def test_my_day_tells_what_is_due(home: TransformingInstitution):
    algis = signed_in("Algis", "institution_head", home.organisation)
    rasa = signed_in("Rasa", "regional_expert", region="LT-AL")
    algis.post(at("begin", home))
    TransformationPlan.objects.update(state="under_expert_review", submitted_at=timezone.now())
    assert at("version", home, 1) in text_of(rasa.get(reverse("workbench:home")))
    assert at("census_month", home, "2020-01") in text_of(algis.get(reverse("workbench:home")))
    TransformationPlan.objects.update(state="returned", returned_at=timezone.now())
    assert at("", home) in text_of(algis.get(reverse("workbench:home")))
