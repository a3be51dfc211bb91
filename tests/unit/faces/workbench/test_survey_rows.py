"""A survey that asks row by row: rows come and go without a script and without anything saved, and are counted."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from pertvarka.engines.xlsform.writing import workbook_of
from pertvarka.foundation.access import scope
from pertvarka.foundation.instruments.actions import publishing as instruments
from pertvarka.foundation.instruments.models import Instrument
from pertvarka.programme.research.actions import publishing, waves
from pertvarka.programme.research.actions.waves import NewStratum
from pertvarka.programme.research.queries import codebook
from pertvarka.programme.research.states import Mode
from tests import closed_plane
from tests.unit.programme.research.building import build_study, build_wave, researcher

pytestmark = pytest.mark.usefixtures("reform")


def asked(kind: str, name: str, words: str, **more: str) -> dict[str, str]:
    return {"type": kind, "name": name, "label::Lietuvių (lt)": words, "label::English (en)": f"{words} (en)", **more}


BOOK = {
    "survey": [
        asked("text", "wish", "Ko trūksta?"),
        asked("begin repeat", "child", "Vaikas"),
        asked("integer", "age", "Kiek metų?", required="yes"),
        asked("select_one school", "school", "Kur mokosi?"),
        {"type": "end repeat"},
    ],
    "choices": [
        {"list_name": "school", "name": name, "label::Lietuvių (lt)": words, "label::English (en)": words}
        for name, words in (("day", "Mokykloje"), ("home", "Namuose"))
    ],
    "settings": [{"form_id": "seimos", "form_title": "Šeimos", "default_language": "Lietuvių (lt)"}],
}


@pytest.fixture
def kestutis():
    return researcher()


@pytest.fixture
def wave(kestutis):
    """Open by a link, one stratum."""
    cache.clear()
    office = closed_plane.build_account("Egle", "ministry", closed_plane.build_organisation("sadm-eilutes"))
    with scope.of(office):
        upload = instruments.upload(file_name="seimos.xlsx", content=workbook_of(BOOK), instrument=None, by=office)
        version = instruments.publish(
            upload=upload,
            instrument=Instrument(code="seimos", title_lt="Šeimos", title_en="Families", purpose="survey"),
            assessors_needed=1,
            reassess_after_months=12,
            by=office,
        )
    strata = (NewStratum("all", "Šeimos", "Families", 1_000),)
    made = build_wave(build_study(kestutis), kestutis, instrument_version=version, mode=Mode.OPEN_LINK, strata=strata)
    with scope.of(kestutis):
        return waves.open_wave(wave=made, by=kestutis)


def test_rows_come_and_go_and_what_was_typed_stays(client, wave):
    address = reverse("survey:answer", args=[wave.open_code])
    first = client.get(address).content.decode()
    assert 'name="v:child[1]/age"' in first
    assert 'name="n:child" value="1"' in first

    typed = {"n:child": "1", "v:wish": "Autobuso", "v:child[1]/age": "7", "v:child[1]/school": "day"}
    second = client.post(address, {**typed, "row": "add:child"}).content.decode()
    assert 'name="n:child" value="2"' in second
    assert 'value="Autobuso"' in second
    assert 'value="7"' in second
    assert 'name="v:child[2]/age"' in second
    third = {**typed, "n:child": "2", "v:child[2]/age": "12", "row": "remove:child:1"}
    left = client.post(address, third).content.decode()
    assert 'name="n:child" value="1"' in left
    assert 'value="12"' in left
    assert 'value="7"' not in left


@pytest.mark.parametrize("row", ["add:wish", "add:moon", "remove:child:9", "remove:child:²", "add:child[3]/child", "x"])
def test_a_button_no_page_of_ours_has_changes_nothing(client, wave, row):
    answer = client.post(reverse("survey:answer", args=[wave.open_code]), {"n:child": "1", "row": row})

    assert answer.status_code == 200
    assert 'name="n:child" value="1"' in answer.content.decode()


def test_an_empty_row_is_asked_about_and_no_rows_at_all_may_be_sent(client, wave):
    address = reverse("survey:answer", args=[wave.open_code])
    shown = {"shown": "wish child[1]/age child[1]/school", "n:child": "1"}
    refused = client.post(address, shown)
    assert refused.status_code == 422
    assert "Kiek metų?" in refused.content.decode()
    assert client.post(address, {"shown": "wish", "n:child": "0"})["Location"] == reverse("survey:thanks")


def test_results_count_rows_of_answers(client, wave, kestutis):
    address = reverse("survey:answer", args=[wave.open_code])
    for number in range(12):
        client.cookies.clear()
        place = "day" if number < 6 else "home"
        given = {"v:child[1]/age": "7", "v:child[1]/school": place, "v:child[2]/age": "9", "v:child[2]/school": place}
        shown = "wish child[1]/age child[1]/school child[2]/age child[2]/school"
        sent = client.post(address, {"shown": shown, "n:child": "2", **given})
        assert sent["Location"] == reverse("survey:thanks")
    with scope.of(kestutis):
        closed = waves.close_wave(wave=wave, by=kestutis)
    client.force_login(kestutis)
    page = client.get(reverse("workbench:survey_results", args=[wave.uuid])).content.decode().replace("\xa0", " ")
    assert "24 eilutės iš 12 atsakymų" in page
    assert '<b class="num">8,0</b>' in page, "the mean age of the rows"
    with scope.of(kestutis):
        publishing.mark_analysed(wave=closed, remarks=("", ""), by=kestutis)
        publishing.publish(wave=closed, by=kestutis)
        closed.study.state = "published"
        closed.study.save()

    slug = closed.study.slug
    client.logout()
    lines = client.get(reverse("public_site:study_results_csv", args=[slug, 1])).content.decode().splitlines()
    assert "school,Kur mokosi?,Mokykloje,12,50.0,,12,24,," in lines
    book = {(one.name, one.value): one for one in codebook.codebook(closed)}
    assert book["age", ""].repeat == "child"
    assert (book["_stratum", "1"].label_lt, book["_stratum", "1"].label_en) == ("Šeimos", "Families")
    assert "eilutėse" in client.get(reverse("public_site:study_codebook", args=[slug, 1])).content.decode()
