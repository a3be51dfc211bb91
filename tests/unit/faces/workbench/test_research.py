"""Pages of studies and surveys: from a study to its results on the public site, and the questionnaire without a script."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.programme.research.models import Invitation, Stratum, Study, SurveyWave
from pertvarka.programme.research.states import Mode
from tests.unit.programme.research.building import (
    answers,
    build_open_wave,
    build_study,
    build_wave,
    researcher,
    tokens,
    version,
)

pytestmark = pytest.mark.usefixtures("reform")
STRATA = "city; Didmiesčiai; Large cities; 600 000; 400\ntown; Miestai; Towns; 300000;\n"


@pytest.fixture
def kestutis(client, settings):
    settings.DEMO_MODE = True
    cache.clear()
    found = researcher()
    found.is_demo = True
    found.save()
    client.force_login(found)
    return found


def fields(**given: str) -> dict[str, list[str] | str]:
    said = answers(**given)
    shown = "residence age_group heard heard_from children_in_families adults_in_community"
    shown += " good_neighbours fostering trust own_words"
    return {"shown": shown} | {f"v:{name}": value for name, value in said.items()}


def test_from_a_study_to_its_published_results(client, kestutis):
    made = client.post(
        reverse("workbench:study_new"),
        {
            "kind": "research",
            "title_lt": "Kaimynų žodžiai",
            "title_en": "Words of neighbours",
            "question_lt": "Ką mano kaimynai?",
            "method_lt": "Apklausa",
            "population_lt": "Gyventojai",
            "data_licence": "CC BY 4.0",
        },
    )
    study = Study.objects.get(title_lt="Kaimynų žodžiai")
    assert made["Location"] == reverse("workbench:study", args=[study.uuid])
    today = timezone.localdate()
    client.post(
        reverse("workbench:survey_new", args=[study.uuid]),
        {
            "instrument_version": str(version().uuid),
            "mode": Mode.INVITATION,
            "opens_on": today.isoformat(),
            "closes_on": (today + timedelta(days=7)).isoformat(),
            "strata": STRATA,
        },
    )
    wave = SurveyWave.objects.get(study=study)
    rows = "email,stratum\n" + "".join(f"a{number}@example.lt,city\n" for number in range(8))
    rows += "".join(f"b{number}@example.lt,town\n" for number in range(5))
    brought = SimpleUploadedFile("sarasas.csv", rows.encode())
    told = client.post(reverse("workbench:survey_invitations", args=[wave.uuid]), {"brought": brought}, follow=True)
    assert "Sąraše – 13 žmonių." in told.content.decode()
    client.post(reverse("workbench:survey_open", args=[wave.uuid]))
    for links in tokens(wave, kestutis).values():
        for number, token in enumerate(links):
            sent = client.post(reverse("survey:answer", args=[token]), fields(trust=str(number % 11)))
            assert sent["Location"] == reverse("survey:thanks")
    page = client.get(reverse("workbench:survey", args=[wave.uuid])).content.decode()
    assert "<b>13</b>" in page
    assert "a1@example.lt" not in page
    assert "Laiškų dar neišsiųsta" in page, "no rate is told, and why"
    client.post(reverse("workbench:survey_close", args=[wave.uuid]))
    results = client.get(reverse("workbench:survey_results", args=[wave.uuid])).content.decode()
    assert "Kiek pasitikite" in results
    margins = re.findall(r"± ([^<]+)", results)
    assert margins
    assert all(re.fullmatch(r"\d+,\d", margin) for margin in margins), "always one decimal place"
    client.post(reverse("workbench:survey_results", args=[wave.uuid]), {"remarks_lt": "Maža imtis.", "remarks_en": ""})
    client.post(reverse("workbench:survey_publish", args=[wave.uuid]))
    for state in ("fieldwork", "reported", "published"):
        client.post(reverse("workbench:study_state", args=[study.uuid]), {"state": state})

    client.logout()
    public = client.get(reverse("public_site:study_wave", args=[study.slug, 1])).content.decode()
    assert "Maža imtis." in public
    assert "Kiek pasitikite" in public
    lines = client.get(reverse("public_site:study_results_csv", args=[study.slug, 1])).content.decode().splitlines()
    assert any(line.startswith("residence,") and "Didmiestyje,13,100.0," in line for line in lines)
    assert "residence,Kur gyvenate?,Didmiestyje,5,100.0,,5,,2,Miestai" in lines, "every stratum by itself"
    assert "Pagal grupes" in public
    book = client.get(reverse("public_site:study_codebook_csv", args=[study.slug, 1])).content.decode()
    assert "residence,city,Didmiestyje,In a large city,one" in book
    assert client.get(reverse("public_site:studies")).content.decode().count("Kaimynų žodžiai") == 1


def test_a_list_with_faults_is_corrected_on_the_page_before_anything_is_written(client, kestutis):
    wave = build_wave(build_study(kestutis), kestutis)
    address = reverse("workbench:survey_invitations", args=[wave.uuid])
    brought = SimpleUploadedFile("s.csv", b"email;stratum\ngera@example.lt;city\nbloga;town\ntrecia@example.lt;moon\n")
    page = client.post(address, {"brought": brought})
    assert page.status_code == 422
    assert 'value="bloga"' in page.content.decode()
    with scope.of(kestutis):
        assert not Invitation.objects.exists()

    typed = {
        "rows": "2;gera@example.lt;city;lt",
        "row": ["3", "4"],
        "email_3": "bloga@example.lt",
        "stratum_3": "town",
        "language_3": "en",
        "leave_4": "1",
    }
    assert client.post(address, typed).status_code == 302
    with scope.of(kestutis):
        assert sorted(Invitation.objects.values_list("stratum__code", "language")) == [("city", "lt"), ("town", "en")]


def test_another_researchers_study_and_survey_are_not_there(client, kestutis):
    other = researcher("Rasa")
    wave = build_open_wave(other, invited={"city": 1})

    for name in ("survey", "survey_change", "survey_close", "survey_invitations", "survey_results"):
        assert client.get(reverse(f"workbench:{name}", args=[wave.uuid])).status_code == 404
    for name in ("survey_open", "survey_close", "survey_letters", "survey_publish"):
        assert client.post(reverse(f"workbench:{name}", args=[wave.uuid])).status_code == 404
    for name in ("study", "study_change", "study_leaders", "study_focus_group", "survey_new"):
        assert client.get(reverse(f"workbench:{name}", args=[wave.study.uuid])).status_code == 404
    assert "Požiūris į pertvarką" not in client.get(reverse("workbench:studies")).content.decode()


@pytest.mark.parametrize(
    "strata",
    ["", "city; Didmiesčiai", "city; A; B; -5", "city; A; B; 10; x", "mie stas; A; B; 10", "a;A;B;10\na;A;B;10"],
)
def test_strata_that_are_not_understood_stay_as_typed_with_a_sentence(client, kestutis, strata):
    study = build_study(kestutis)
    today = timezone.localdate().isoformat()
    given = {"instrument_version": str(version().uuid), "mode": "invitation", "opens_on": today, "closes_on": today}
    page = client.post(reverse("workbench:survey_new", args=[study.uuid]), {**given, "strata": strata})

    assert page.status_code == 422
    assert strata.split("\n")[0] in page.content.decode()
    assert not study.waves.exists()


def test_a_questionnaire_opens_further_questions_before_it_is_sent(client, kestutis):
    wave = build_open_wave(kestutis, invited={"city": 1})
    token = tokens(wave, kestutis)["city"][0]
    address = reverse("survey:answer", args=[token])
    client.logout()
    first = client.get(address)
    assert 'name="v:heard"' in first.content.decode()
    assert 'name="v:heard_from"' not in first.content.decode()

    missing = client.post(address, {**fields(fostering=""), "v:fostering": ""})
    assert missing.status_code == 422
    assert "Atsakymo laukia 1 klausimas" in missing.content.decode()
    opened = client.post(
        address,
        {
            **fields(),
            "shown": "residence age_group heard trust fostering own_words "
            "children_in_families adults_in_community good_neighbours",
        },
    )
    assert opened.status_code == 422
    assert 'name="v:heard_from"' in opened.content.decode()
    assert client.post(address, fields()).status_code == 302
    again = client.get(address).content.decode().replace("\xa0", " ")
    assert "Pagal šį kvietimą jau atsakyta" in again
    assert 'name="v:heard"' not in again


def test_by_an_open_link_one_browser_answers_once_and_a_network_so_often(client, kestutis, monkeypatch):
    study = build_study(kestutis)
    wave = build_wave(study, kestutis, mode=Mode.OPEN_LINK, stratum_question="residence")
    client.post(reverse("workbench:survey_open", args=[wave.uuid]))
    wave.refresh_from_db()
    address = reverse("survey:answer", args=[wave.open_code])
    assert client.post(address, fields()).status_code == 302
    assert "jau atsakyta" in client.get(address).content.decode()
    monkeypatch.setattr("pertvarka.faces.workbench.survey_answer_views.MOST_IN_AN_HOUR", 1)
    client.cookies.clear()

    assert client.post(address, fields()).status_code == 429
    with scope.of(kestutis):
        assert Stratum.objects.get(wave=wave, code="city").answered_count == 1


def test_unknown_links_and_unpublished_results_are_not_there(client, kestutis):
    wave = build_open_wave(kestutis, invited={"city": 1})

    assert client.get(reverse("survey:answer", args=["nothing"])).status_code == 404
    assert client.get(reverse("public_site:study", args=[wave.study.slug])).status_code == 404
    assert client.get(reverse("public_site:study_wave", args=[wave.study.slug, 1])).status_code == 404
