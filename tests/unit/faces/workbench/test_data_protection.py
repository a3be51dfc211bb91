"""The officer's desk: clocks, registers and lists without names; a file opens only through a request in hand."""

import json
from datetime import timedelta
from typing import Protocol

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from pytest_django import DjangoAssertNumQueries

from pertvarka.foundation.access import scope, view_log
from pertvarka.foundation.access.actions.approvals import mark_decided
from pertvarka.foundation.access.models import Account, Approval, ViewRecord
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import Case
from pertvarka.people.rights.models import Breach, DeletionList, LegalHold, RightsRequest
from tests.closed_plane import build_account, build_case, build_note, build_organisation

CANARIES = ("Vardenė", "Pavardenytė", "Kalbėjomės apie mokyklą")
LONG_CLOSED = timedelta(days=11 * 366)


class SignIn(Protocol):
    def __call__(self, account: Account) -> Client: ...


@pytest.fixture(autouse=True)
def _demo(settings) -> None:
    """Invented accounts need no second factor."""
    settings.DEMO_MODE = True


@pytest.fixture
def sign_in(db: None) -> SignIn:
    def enter(account: Account) -> Client:
        client = Client()
        client.force_login(account)
        return client

    return enter


@pytest.fixture
def unit(db: None) -> Organisation:
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def jonas(unit: Organisation) -> Account:
    return build_account("Jonas", "case_manager", unit, is_demo=True)


@pytest.fixture
def office(db: None) -> Organisation:
    return build_organisation("duomenu-apsauga", municipality=None)


@pytest.fixture
def lina(office: Organisation) -> Account:
    return build_account("Lina", "data_protection_officer", office, is_demo=True)


@pytest.fixture
def ruta(office: Organisation) -> Account:
    return build_account("Ruta", "data_protection_officer", office, is_demo=True)


@pytest.fixture
def case(jonas: Account, unit: Organisation) -> Case:
    made = build_case(manager=jonas, organisation=unit)
    build_note(made, jonas, CANARIES[2])
    return made


@pytest.fixture
def as_lina(sign_in: SignIn, lina: Account) -> Client:
    return sign_in(lina)


def typed(case: Case, **changes: str) -> dict[str, str]:
    usual = {
        "number": case.number,
        "kind": "access",
        "words": "Noriu žinoti, kas apie mane įrašyta.",
        "received_on": timezone.localdate().isoformat(),
        "is_known": "on",
    }
    return usual | changes


@pytest.fixture
def asked(case: Case, lina: Account, as_lina: Client) -> RightsRequest:
    as_lina.post(reverse("workbench:request_record"), typed(case))
    with scope.of(lina):
        return RightsRequest.objects.get()


@pytest.fixture
def in_hand(asked: RightsRequest, as_lina: Client) -> RightsRequest:
    as_lina.post(reverse("workbench:request_take", args=[asked.uuid]))
    return asked


def text_of(client: Client, name: str, *arguments: object) -> str:
    answer = client.get(reverse(name, args=arguments))
    assert answer.status_code == 200
    return answer.content.decode()


OFFICERS_PAGES = ("data_protection", "view_log", "retention", "breaches", "breach_record", "hold_place")


@pytest.mark.parametrize("name", OFFICERS_PAGES)
@pytest.mark.parametrize("language", ["lt", "en"])
def test_the_officer_opens_every_page_of_the_desk(as_lina: Client, name: str, language: str):
    with translation.override(language):
        assert as_lina.get(reverse(f"workbench:{name}")).status_code == 200


@pytest.mark.parametrize("name", OFFICERS_PAGES)
def test_for_others_the_desk_is_not_there(sign_in: SignIn, jonas: Account, name: str):
    assert sign_in(jonas).get(reverse(f"workbench:{name}")).status_code == 404
    assert Client().get(reverse(f"workbench:{name}")).status_code == 302


def test_a_full_desk_takes_few_queries(
    as_lina: Client, in_hand: RightsRequest, django_assert_max_num_queries: DjangoAssertNumQueries
):
    with django_assert_max_num_queries(40):
        page = text_of(as_lina, "workbench:data_protection")

    assert in_hand.number in page


def test_a_manager_records_what_a_person_of_own_case_asked(sign_in: SignIn, jonas: Account, case: Case):
    client = sign_in(jonas)
    page = text_of(client, "workbench:request_record")
    assert "Užregistruoti" in page or "Record" in page

    answer = client.post(reverse("workbench:request_record"), typed(case))

    assert answer.status_code == 302
    assert case.number in text_of(client, "workbench:requests")
    assert client.get(answer["Location"]).status_code == 200


def test_a_refused_record_keeps_what_was_typed(as_lina: Client, case: Case):
    answer = as_lina.post(
        reverse("workbench:request_record"), typed(case, number="PV-1999-00001", words="Mano žodžiai")
    )

    assert answer.status_code == 422
    assert "Mano žodžiai" in answer.content.decode()


def test_somebody_who_is_not_known_cannot_ask(as_lina: Client, case: Case):
    without = {name: value for name, value in typed(case).items() if name != "is_known"}

    assert as_lina.post(reverse("workbench:request_record"), without).status_code == 422


def test_a_manager_of_another_unit_sees_no_request(sign_in: SignIn, asked: RightsRequest):
    petras = build_account("Petras", "case_manager", build_organisation("kaunas", municipality="LT-16"), is_demo=True)
    client = sign_in(petras)

    assert client.get(reverse("workbench:request", args=[asked.uuid])).status_code == 404
    assert asked.number not in text_of(client, "workbench:requests")
    for name in ("request_take", "request_restrict", "request_lift"):
        assert client.post(reverse(f"workbench:{name}", args=[asked.uuid])).status_code == 404


def test_the_page_of_a_request_holds_no_name_and_the_look_is_recorded(
    as_lina: Client, in_hand: RightsRequest, lina: Account, case: Case
):
    page = text_of(as_lina, "workbench:request", in_hand.uuid)

    assert not any(canary in page for canary in CANARIES)
    with scope.of(lina):
        look = ViewRecord.objects.filter(page="workbench:request").latest("id")
        assert (look.about, look.by) == (case.person.reference, lina.reference)


def test_taken_in_hand_the_case_opens_and_with_the_answer_it_closes(
    as_lina: Client, in_hand: RightsRequest, case: Case
):
    assert reverse("cases:case", args=[case.uuid]) in text_of(as_lina, "workbench:request", in_hand.uuid)

    answer = as_lina.post(
        reverse("workbench:request_answer", args=[in_hand.uuid]), {"outcome": "answered", "words": "Kopija įteikta."}
    )

    assert answer.status_code == 302
    page = text_of(as_lina, "workbench:request", in_hand.uuid)
    assert "Kopija įteikta." in page
    assert reverse("cases:case", args=[case.uuid]) not in page


def test_a_refusal_keeps_its_words(as_lina: Client, in_hand: RightsRequest, lina: Account):
    as_lina.post(
        reverse("workbench:request_answer", args=[in_hand.uuid]),
        {"outcome": "refused", "words": "Saugoti liepia įstatymas."},
    )

    with scope.of(lina):
        assert RightsRequest.objects.get().state == RightsRequest.State.REFUSED


def test_the_term_is_extended_from_its_page(as_lina: Client, in_hand: RightsRequest, lina: Account):
    url = reverse("workbench:request_extend", args=[in_hand.uuid])

    assert as_lina.get(url).status_code == 200
    assert as_lina.post(url, {"because": "complex"}).status_code == 302
    assert as_lina.post(url, {"because": "complex"}).status_code == 422
    assert as_lina.post(url, {"because": "idle"}).status_code == 422


@pytest.mark.parametrize("form", ["pdf", "json"])
def test_a_copy_goes_out_after_a_second_person_agreed(
    as_lina: Client, in_hand: RightsRequest, ruta: Account, form: str, case: Case
):
    out = reverse("workbench:request_export", kwargs={"uuid": in_hand.uuid, "form": form})
    assert as_lina.post(out).status_code == 302
    as_lina.post(reverse("workbench:request_ask_export", args=[in_hand.uuid]), {"reason": "Žmogus prašė kopijos."})
    with scope.of(ruta):
        mark_decided(approval=Approval.objects.get(), is_approved=True, reason="", by=ruta)

    answer = as_lina.post(out)

    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="{case.number}.{form}"'
    assert "no-store" in answer["Cache-Control"]
    if form == "json":
        assert json.loads(answer.content)["number"] == case.number
        assert "Pavardenytė" in answer.content.decode()
    assert as_lina.get(out).status_code == 405
    assert as_lina.post(out.replace(f".{form}", ".exe")).status_code == 404


def test_restriction_is_set_and_lifted_from_the_page(as_lina: Client, case: Case, lina: Account):
    as_lina.post(reverse("workbench:request_record"), typed(case, kind="restriction"))
    with scope.of(lina):
        asked = RightsRequest.objects.get()
    for name in ("request_take", "request_restrict"):
        as_lina.post(reverse(f"workbench:{name}", args=[asked.uuid]))
    assert reverse("workbench:request_lift", args=[asked.uuid]) in text_of(as_lina, "workbench:request", asked.uuid)

    as_lina.post(reverse("workbench:request_lift", args=[asked.uuid]))

    assert reverse("workbench:request_restrict", args=[asked.uuid]) in text_of(as_lina, "workbench:request", asked.uuid)


def test_an_old_file_goes_by_list_and_second_person(  # noqa: PLR0917 (fixtures)
    as_lina: Client, sign_in: SignIn, jonas: Account, unit: Organisation, lina: Account, ruta: Account
):
    closed_on = timezone.localdate() - LONG_CLOSED
    old = build_case(
        manager=jonas,
        organisation=unit,
        kind=Case.Kind.DISABILITY,
        opened_on=closed_on - timedelta(days=9),
        state="closed",
        closed_on=closed_on,
        closing_reason="Persikėlė",
        outcome="Gerai",
        own_view="Gerai",
    )
    due = reverse("workbench:due", args=["file_of_adult"])
    assert due in text_of(as_lina, "workbench:retention")
    assert old.number in as_lina.get(due).content.decode()
    assert as_lina.post(due, {"reason": ""}).status_code == 422

    made = as_lina.post(due, {"reason": "Terminas baigėsi."})
    with scope.of(ruta):
        mark_decided(approval=Approval.objects.get(), is_approved=True, reason="", by=ruta)
    with scope.of(lina):
        (listed,) = DeletionList.objects.all()
    carry_out = reverse("workbench:deletion_carry_out", args=[listed.uuid])
    assert carry_out in as_lina.get(made["Location"]).content.decode()
    assert carry_out not in sign_in(ruta).get(made["Location"]).content.decode()
    as_lina.post(carry_out)

    page = as_lina.get(made["Location"]).content.decode()
    assert old.number in page
    assert carry_out not in page
    with scope.of_command("load_demonstration"):
        assert not Case.objects.filter(pk=old.pk).exists()


@pytest.mark.parametrize("rule", ["traces", "nothing_like_it"])
def test_only_rules_of_files_have_a_page(as_lina: Client, rule: str):
    assert as_lina.get(reverse("workbench:due", args=[rule])).status_code == 404


def test_a_hold_is_placed_and_lifted(as_lina: Client, case: Case, lina: Account):
    url = reverse("workbench:hold_place")
    assert as_lina.post(url, {"number": "PV-1999-00001", "reason": "Teismas."}).status_code == 422

    as_lina.post(url, {"number": case.number, "reason": "Teismas."})

    assert "Teismas." in text_of(as_lina, "workbench:retention")
    with scope.of(lina):
        (hold,) = LegalHold.objects.all()
    assert as_lina.post(reverse("workbench:hold_lift", args=[hold.uuid]), {"reason": "Baigta."}).status_code == 302
    assert "Teismas." not in text_of(as_lina, "workbench:retention")


def breach_typed(**changes: str) -> dict[str, str]:
    usual = {
        "kind": "confidentiality",
        "risk": "risk",
        "discovered_at": f"{timezone.localtime() - timedelta(hours=2):%Y-%m-%d %H:%M}",
        "description": "Laiškas išsiųstas ne tam gavėjui.",
    }
    return usual | changes


@pytest.fixture
def breach(as_lina: Client, lina: Account) -> Breach:
    as_lina.post(reverse("workbench:breach_record"), breach_typed())
    with scope.of(lina):
        return Breach.objects.get()


def test_a_breach_shows_the_hours_left(as_lina: Client, breach: Breach):
    for name, arguments in (("breaches", ()), ("breach", (breach.uuid,)), ("data_protection", ())):
        assert "70" in text_of(as_lina, f"workbench:{name}", *arguments) or "69" in text_of(
            as_lina, f"workbench:{name}", *arguments
        )


def test_a_breach_goes_from_recorded_to_closed(as_lina: Client, breach: Breach, lina: Account):
    told = {"version": "1", "told_at": f"{timezone.localtime():%Y-%m-%d %H:%M}"}
    steps = (
        reverse("workbench:breach_close", args=[breach.uuid]),
        reverse("workbench:breach_authority", args=[breach.uuid]),
    )
    as_lina.post(steps[0], {"version": "1"})
    with scope.of(lina):
        assert Breach.objects.get().closed_at is None

    assert as_lina.post(steps[1], told).status_code == 302
    as_lina.post(steps[0], {"version": "2"})

    with scope.of(lina):
        assert Breach.objects.get().closed_at


def test_the_late_notice_asks_for_its_reason(as_lina: Client, lina: Account):
    early = timezone.localtime() - timedelta(hours=100)
    as_lina.post(reverse("workbench:breach_record"), breach_typed(discovered_at=f"{early:%Y-%m-%d %H:%M}"))
    with scope.of(lina):
        breach = Breach.objects.get()
    told = {"version": "1", "told_at": f"{timezone.localtime():%Y-%m-%d %H:%M}"}

    assert as_lina.post(reverse("workbench:breach_authority", args=[breach.uuid]), told).status_code == 422


def test_two_officers_see_each_others_text_and_lose_none(
    as_lina: Client, sign_in: SignIn, ruta: Account, breach: Breach, lina: Account
):
    url = reverse("workbench:breach_change", args=[breach.uuid])
    as_lina.post(url, breach_typed(version="1", measures="Laiškas atšauktas."))

    answer = sign_in(ruta).post(url, breach_typed(version="1", measures="Kalbėta su gavėju."))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Laiškas atšauktas." in page
    assert "Kalbėta su gavėju." in page

    sign_in(ruta).post(url, breach_typed(version="2", measures="Abi priemonės."))
    with scope.of(lina):
        assert Breach.objects.get().measures == "Abi priemonės."


@pytest.mark.parametrize("wrong", [{"discovered_at": "vakar"}, {"description": ""}, {"persons_count": "-1"}])
def test_a_malformed_breach_is_told_and_kept(as_lina: Client, wrong: dict[str, str]):
    answer = as_lina.post(reverse("workbench:breach_record"), breach_typed(**wrong))

    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()


def test_the_log_is_filtered_without_names_in_the_address(as_lina: Client, sign_in: SignIn, case: Case, jonas: Account):
    with scope.of(jonas):
        view_log.record(ViewRecord.Kind.NAME, about=case.person.reference, case=case.pk, page="cases:name", by=jonas)
    url = reverse("workbench:view_log")

    answer = as_lina.post(url, {"account": jonas.email, "number": case.number, "day": ""})
    assert answer.status_code == 302
    assert jonas.email not in answer["Location"]
    page = as_lina.get(answer["Location"]).content.decode()

    assert "Jonas" in page
    assert case.number in page
    nobody = as_lina.post(url, {"account": "niekas@savivaldybe.example", "number": "PV-1", "day": "vakar"})
    assert nobody["Location"].count("unknown=") == 3
    assert as_lina.get(nobody["Location"]).status_code == 200


@pytest.mark.parametrize("query", ["by=x", "about=x", "day=x", "page=x", "page=99", "by=%00"])
def test_a_wrong_filter_breaks_nothing(as_lina: Client, query: str):
    assert as_lina.get(f"{reverse('workbench:view_log')}?{query}").status_code == 200
