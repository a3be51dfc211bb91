"""Home, results and indicator pages: the numbers they show, the questions they answer, what they cost."""

import pytest
from django.test import Client

from pertvarka.programme.events.models import Event

pytestmark = pytest.mark.usefixtures("reform")


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode().replace("\xa0", " ")


def test_home_tells_the_standing_of_the_plan(client: Client) -> None:
    page = text_of(client, "/lt/")

    assert "18 rodiklių: 8 pasiekti ar viršyti, 9 be ataskaitos, 1 neplanuotas" in page
    assert "1 312 žmonių su negalia" in page
    assert "Suma pagal regionus – 40, nes 5 diskusijos jungė kelis regionus" in page
    assert "2017 m. 6 regionuose palaikymo paslaugas gavo 39 budintys globotojai." in page


def test_home_speaks_english_as_completely(client: Client) -> None:
    page = text_of(client, "/en/")

    assert "18 indicators: 8 met or exceeded, 9 without report, 1 not planned" in page
    assert "1,312 disabled people" in page


def test_home_numbers_follow_the_records(client: Client) -> None:
    Event.objects.filter(code="E40").update(state="cancelled")

    page = text_of(client, "/lt/")

    assert "63 renginiai" in page
    assert "Deklaruota: 64" in page


@pytest.mark.parametrize(
    "address",
    ["/lt/", "/lt/rezultatai/1/", "/lt/rezultatai/2/", "/lt/rezultatai/4/", "/lt/rezultatai/4/?open=4.1.1",
     "/lt/rezultatai/rodiklis/4.1.1/", "/lt/rezultatai/rodiklis/1.4.3/", "/lt/rezultatai/rodiklis/4.2.6/",
     "/lt/rezultatai/rodiklis/services-2017/"],
)  # fmt: skip
def test_a_page_takes_ten_queries_at_most(client: Client, address: str, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(10):
        text_of(client, address)


def test_an_opened_row_shows_its_proof_in_place(client: Client) -> None:
    page = text_of(client, "/lt/rezultatai/4/?open=4.1.1")

    assert "Iš ko susideda 64" in page
    assert "Rodyti dar 34 eilutes" in page
    assert "Nepaaiškintų skirtumų nėra." in page


def test_dropped_and_silent_indicators_are_shown_never_hidden(client: Client) -> None:
    page = text_of(client, "/lt/rezultatai/4/")

    for code in ("4.2.1", "4.2.6", "4.2.7", "4.3.3", "4.2.8.1"):
        assert f">{code}<" in page
    assert page.count("Nebėra rezultatų puslapyje") == 4


def test_version_1_does_not_show_what_it_did_not_name(client: Client) -> None:
    page = text_of(client, "/lt/rezultatai/4/?version=1")

    assert "4.2.8.1" not in page


def test_status_filters_the_table(client: Client) -> None:
    page = text_of(client, "/lt/rezultatai/4/?status=no_report")

    assert ">4.2.6<" in page
    assert ">4.1.1<" not in page


def test_objectives_without_indicators_say_so_and_show_what_the_review_gives(client: Client) -> None:
    page = text_of(client, "/lt/rezultatai/2/")

    assert "Šaltiniuose šio uždavinio rodiklių nėra." in page
    assert "Čia ji neišgalvojama." in page
    assert "1 739" in page


@pytest.mark.parametrize("asked", ["2019-13-01", "vakar", "<script>"])
def test_a_day_that_is_none_is_told_and_the_newest_is_shown(client: Client, asked: str) -> None:
    page = text_of(client, f"/lt/rezultatai/4/?as_of={asked}")

    assert "ne data. Rašykite taip: 2019-11-27" in page
    assert "<script>“" not in page


def test_a_day_before_the_plan_leads_to_the_first_version(client: Client) -> None:
    page = text_of(client, "/lt/rezultatai/4/?as_of=2015-01-01")

    assert "Tą dieną plano dar nebuvo" in page
    assert "Šaltiniuose šio uždavinio rodiklių nėra." not in page


@pytest.mark.parametrize(
    ("address", "words"),
    [("/lt/rezultatai/9/", "lt"), ("/en/results/9/", "en"), ("/lt/rezultatai/4/?version=7", "lt"),
     ("/en/results/4/?version=x", "en"), ("/lt/rezultatai/rodiklis/4.9.9/", "lt"), ("/en/results/indicator/none/", "en")],
)  # fmt: skip
def test_what_is_not_there_is_a_404_in_the_language_of_the_address(client: Client, address: str, words: str) -> None:
    assert f'lang="{words}"' in text_of(client, address, status=404)


def test_an_indicator_tells_every_target_version_and_statement(client: Client) -> None:
    page = text_of(client, "/lt/rezultatai/rodiklis/4.2.5/")

    assert "1 – pirminis planas" in page
    assert "Iki 2017 m. gruodžio 31 d. parengta 10 planų." in page
    assert "Planas keistas: 27, dabar 26" in page


def test_rows_not_counted_stand_with_their_reason(client: Client) -> None:
    page = text_of(client, "/lt/rezultatai/rodiklis/4.1.1/")

    assert "Neįskaičiuota ir kodėl" in page
    assert "Tai dalis eilutės, kuri jau įskaičiuota" in page


def test_overview_keeps_the_question_it_was_asked(client: Client) -> None:
    response = client.get("/lt/rezultatai/?version=1")

    assert response.headers["Location"] == "/lt/rezultatai/4/?version=1"


def test_the_front_door_follows_the_browser(client: Client) -> None:
    assert client.get("/", headers={"Accept-Language": "en"}).headers["Location"] == "/en/"
    assert client.get("/", headers={"Accept-Language": "fr"}).headers["Location"] == "/lt/"


def test_health_is_told_in_json(client: Client) -> None:
    health = client.get("/healthz").json()

    assert health["status"] == "ok"
    assert health["database"].startswith("PostgreSQL")
    assert health["version"]


def test_a_host_that_is_not_ours_is_a_bad_request(client: Client) -> None:
    assert client.get("/lt/", headers={"Host": "evil.example"}).status_code == 400


def test_head_has_the_length_and_no_body(client: Client) -> None:
    answer = client.head("/lt/klasteris/")

    assert int(answer.headers["Content-Length"]) > 1000
    assert answer.content == b""
