"""Referring on pages: what fits and why not, the question pages, the provider's answer, the month's sheet."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.people.delivery.actions import referrals
from pertvarka.people.delivery.models import Beneficiary, Referral, ServiceEpisode, ServiceRecord
from tests import closed_plane
from tests.unit.faces.workbench.hand_over_people import (
    CANARY,
    address,
    build_account,
    build_case,
    build_people,
    signed_in,
    text,
)

TODAY = timezone.localdate()
WHOLE = {
    "purpose": "Prašome priimti gyventi.",
    "wished_from": TODAY.isoformat(),
    "shared_summary": "Reikia pagalbos rytais.",
    "shared_parts": ["identity", "placement"],
}


@pytest.fixture
def people(reform, settings):
    settings.DEMO_MODE = True
    return build_people()


@pytest.fixture
def home(people):
    return closed_plane.build_organisation("namai-kalve", kind="service_provider")


@pytest.fixture
def ieva(home):
    return build_account("Ieva", "provider_staff", home)


@pytest.fixture
def case(people):
    case = build_case(people)
    closed_plane.build_ground(case, people.jonas)
    return case


@pytest.fixture
def need(case, people):
    return closed_plane.build_service_need(closed_plane.build_plan(case, people.jonas), within_km=40)


@pytest.fixture
def offer(home):
    return closed_plane.build_offer(home, capacity=1)


@pytest.fixture
def sent(need, offer, people, ieva):
    return closed_plane.build_referral(need, offer, people.jonas)


def test_the_page_of_a_need_tells_what_fits_and_why_not(people, case, need, offer, home):
    closed_plane.build_offer(home, rules=[("age_from", ["60"])])
    closed_plane.build_offer(home, municipality="LT-58")
    shown = signed_in(people.jonas).get(address("need_match", case, need.uuid))
    told = text(shown)
    assert "Tinka" in told
    assert "Laisvų vietų: 1 iš 1" in told
    assert "Netinka (2)" in told
    assert "paslauga teikiama nuo 60 metų" in told
    assert "tiesia linija, plane riba – 40 km" in told
    assert "Galima prašyti išimties" in told
    assert closed_plane.SURNAME not in told


def test_where_nothing_fits_it_is_said_how_many_were_looked_at(people, case, need, home):
    closed_plane.build_offer(home, state="temporarily_closed")
    told = text(signed_in(people.jonas).get(address("need_match", case, need.uuid)))
    assert "Tinkamos laisvos vietos nerasta. Tikrintas 1 pasiūlymas." in told


@pytest.mark.usefixtures("ieva")
def test_question_pages_carry_everything_along_and_send(people, case, need, offer):
    client, url = signed_in(people.jonas), address("referral_new", case, need.uuid, offer.uuid)
    first = client.get(url)
    second = client.post(url, {"step": "ask", "purpose": WHOLE["purpose"], "wished_from": WHOLE["wished_from"]})
    check = client.post(url, {**WHOLE, "step": "share"})
    assert "Ko prašote?" in text(first)
    assert "Ką sužinos teikėjas?" in text(second)
    assert "Ką matys teikėjas" in text(check)
    assert 'name="shared_parts" value="placement"' in check.content.decode()
    done = client.post(url, {**WHOLE, "step": "check", "go": "send"})
    with scope.of(people.jonas):
        held = Referral.objects.get()
        assert held.shared_parts == ["identity", "placement"]
    assert done["Location"] == address("referral", case, held.uuid)
    assert WHOLE["shared_summary"] in text(client.get(done["Location"]))


def test_what_is_missing_is_told_at_its_field(people, case, need, offer):
    client, url = signed_in(people.jonas), address("referral_new", case, need.uuid, offer.uuid)
    empty = client.post(url, {"step": "ask", "purpose": "", "wished_from": "rytoj"})
    assert empty.status_code == 422
    assert "Data turi būti tokia: 2026-11-21" in text(empty)
    unread = client.post(url, {**WHOLE, "shared_summary": "", "step": "check", "go": "send"})
    assert unread.status_code == 422
    with scope.of(people.jonas):
        assert not Referral.objects.exists()


def test_a_full_offer_asks_whether_the_person_stays_in_the_queue(people, case, need, home, ieva):
    full = closed_plane.build_offer(home, capacity=0)
    client, url = signed_in(people.jonas), address("referral_new", case, need.uuid, full.uuid)
    assert "Visos vietos užimtos" in text(client.get(url))
    refused = client.post(url, {**WHOLE, "step": "check", "go": "send"})
    assert refused.status_code == 422
    assert client.post(url, {**WHOLE, "stays_in_queue": "on", "step": "check", "go": "send"}).status_code == 302


def test_without_a_ground_the_page_leads_to_grounds(people, offer):
    case = build_case(people)
    need = closed_plane.build_service_need(closed_plane.build_plan(case, people.jonas))
    client, url = signed_in(people.jonas), address("referral_new", case, need.uuid, offer.uuid)
    assert address("grounds", case) in client.get(url).content.decode()
    refused = client.post(url, {**WHOLE, "step": "check", "go": "send"})
    assert refused.status_code == 422
    assert "Nėra galiojančio pagrindo" in text(refused)


def test_others_find_none_of_it(people, case, need, sent, ieva):
    offer = sent.offer
    pages = [
        address("referrals", case),
        address("referral", case, sent.uuid),
        address("need_match", case, need.uuid),
        address("referral_new", case, need.uuid, offer.uuid),
        reverse("workbench:referral", args=[sent.uuid]),
    ]
    for url in pages:
        answer = signed_in(people.egle).get(url)
        assert answer.status_code == 404
        assert CANARY not in text(answer)
    for url in pages[:4]:
        assert signed_in(ieva).get(url).status_code == 404
    assert signed_in(people.ramune).get(pages[0]).status_code == 200
    assert signed_in(people.ramune).get(pages[2]).status_code == 404
    assert signed_in(people.ramune).post(pages[1]).status_code == 404


def test_the_provider_answers_and_the_service_begins(people, case, sent, ieva):
    client, url = signed_in(ieva), reverse("workbench:referral", args=[sent.uuid])
    assert case.number in text(client.get(reverse("workbench:referrals")))
    shown = text(client.get(url))
    assert "Paauglei reikia pagalbos rytais." in shown
    assert CANARY not in shown
    assert closed_plane.SURNAME not in shown
    assert client.post(url, {"answer": "accept", "accept-starts_on": ""}).status_code == 422
    client.post(url, {"answer": "accept", "accept-starts_on": TODAY.isoformat(), "accept-words": ""})
    with scope.of(ieva):
        assert Referral.objects.get().state == "accepted"
    early = client.post(url, {"answer": "start", "start-starts_on": (TODAY + timedelta(days=3)).isoformat()})
    assert early.status_code == 422
    begun = client.post(url, {"answer": "start", "start-starts_on": TODAY.isoformat()})
    with scope.of(ieva):
        episode = ServiceEpisode.objects.get()
    assert begun["Location"] == reverse("workbench:episode", args=[episode.uuid])
    assert case.number in text(client.get(begun["Location"]))
    late = client.post(url, {"answer": "accept", "accept-starts_on": TODAY.isoformat()}, follow=True)
    assert "jau atsakyta" in text(late)


def test_refusing_asks_for_words_and_the_queue_is_told(people, case, sent, ieva):
    client, url = signed_in(ieva), reverse("workbench:referral", args=[sent.uuid])
    assert client.post(url, {"answer": "refuse", "refuse-reason": "full"}).status_code == 422
    client.post(url, {"answer": "queue", "queue-words": "Vieta bus rudenį."})
    assert "eilėje – 1-as" in text(client.get(url))
    waits = text(signed_in(people.ramune).get(reverse("workbench:waiting")))
    assert case.number in waits
    client.post(url, {"answer": "refuse", "refuse-reason": "full", "refuse-words": "Vietų nebus."})
    assert "Vietų nebus." in text(signed_in(people.jonas).get(address("referral", case, sent.uuid)))


def test_the_manager_is_led_to_the_page_of_the_team_and_takes_it_back(people, case, sent, ieva):
    client = signed_in(people.jonas)
    led = client.get(reverse("workbench:referral", args=[sent.uuid]))
    assert led["Location"] == address("referral", case, sent.uuid)
    client.post(led["Location"])
    assert "Atsiimta" in text(client.get(led["Location"]))
    assert signed_in(ieva).get(reverse("workbench:referral", args=[sent.uuid])).status_code == 404


@pytest.fixture
def episode(case, home, ieva):
    closed_plane.build_team_member(case, home, "provider_staff", parts=["case"])
    return closed_plane.build_episode(case, closed_plane.build_offer(home), ieva)


def test_the_sheet_keeps_what_is_right_and_shows_what_is_not(episode, ieva):
    client, url = signed_in(ieva), reverse("workbench:records")
    assert episode.number in text(client.get(url))
    sent = {"row": str(episode.uuid), "read0": "", f"c0-{TODAY.day}": "25"}
    wrong = client.post(url, sent)
    assert wrong.status_code == 422
    assert "Per parą daugiau kaip 24 nebūna." in text(wrong)
    assert 'value="25"' in wrong.content.decode()
    right = client.post(url, {**sent, f"c0-{TODAY.day}": "7,5"}, follow=True)
    assert "Išsaugotas 1 langelis." in text(right)
    assert f'value="{TODAY.day}:7.5"' in right.content.decode()
    with scope.of(ieva):
        assert str(ServiceRecord.objects.get().amount) == "7.50"
    overwritten = client.post(url, {**sent, f"c0-{TODAY.day}": "3"})
    assert "pakeitė kolega" in text(overwritten)


def test_strange_months_are_this_month(episode, ieva):
    client, url = signed_in(ieva), reverse("workbench:records")
    for month in ("9999-12", "kovas", "2026-13", "0001-01"):
        assert client.get(url, {"month": month, "page": "0", "day": "99"}).status_code == 200
    odd = client.post(url, {"row": ["ne", str(episode.uuid)], "read1": ":;x:y", "c1-1": "", "day": "x"})
    assert odd.status_code in (302, 422)


def test_a_service_is_paused_resumed_and_ended(episode, ieva, people):
    client, url = signed_in(ieva), reverse("workbench:episode", args=[episode.uuid])
    child = {"beside-role": "child", "beside-sex": "male", "beside-birth_year": "2024"}
    client.post(url, {"act": "beside", **child})
    with scope.of(ieva):
        beside = Beneficiary.objects.get()
    assert "asmens vaikas" in text(client.get(url))
    client.post(url, {"act": "remove", "beside": beside.pk})
    client.post(url, {"act": "pause", "pause-reason": "Ligoninėje"})
    assert "Paslauga sustabdyta." in text(client.get(url))
    client.post(url, {"act": "resume"})
    early = {"end-ends_on": "1999-01-01", "end-reason": "Persikėlė", "end-outcome": "", "end-satisfaction": "5"}
    assert client.post(url, {"act": "end", **early}).status_code == 422
    client.post(url, {"act": "end", **early, "end-ends_on": TODAY.isoformat()})
    with scope.of(people.jonas):
        assert ServiceEpisode.objects.get().state == "ended"
        assert not Beneficiary.objects.exists()
    assert signed_in(people.jonas).get(url).status_code == 404


@pytest.mark.usefixtures("sent", "episode")
def test_pages_ask_few_questions(people, case, need, ieva, django_assert_max_num_queries):
    jonas, provider = signed_in(people.jonas), signed_in(ieva)
    for client, url in (
        (jonas, address("referrals", case)),
        (jonas, address("need_match", case, need.uuid)),
        (provider, reverse("workbench:referrals")),
        (provider, reverse("workbench:records")),
        (jonas, reverse("workbench:waiting")),
    ):
        client.get(url)
        with django_assert_max_num_queries(34):
            assert client.get(url).status_code == 200


def test_the_panel_of_a_case_leads_to_the_need(people, case, need, sent, rf):
    from pertvarka.faces.workbench.delivery_panel import delivery_panel
    from pertvarka.faces.workbench.opened_case import find

    request = rf.get("/")
    request.user = people.jonas
    with scope.of(people.jonas):
        panel = delivery_panel(find(request, case.uuid))
    assert panel is not None
    assert panel.refer_url == address("need_match", case, need.uuid)
    assert [row.referral.pk for row in panel.sent] == [sent.pk]


def test_a_referral_sent_by_the_action_tells_the_provider_where_to_read(people, case, need, offer, ieva):
    with scope.of(people.jonas):
        held = referrals.send(need=need, offer=offer, purpose="Prašome.", shared_summary="Reikia.", by=people.jonas)
    told = signed_in(ieva).get(reverse("workbench:notices"))
    assert reverse("workbench:referral", args=[held.uuid]) in told.content.decode()
    assert f"Atvejo {case.number} siuntimas laukia" in text(told)
