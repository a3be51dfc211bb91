"""The form of a staff assessment is saved answer by answer: a power cut and a second tab lose nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from pertvarka.foundation.access import scope
from pertvarka.services.workforce.actions import assessing
from pertvarka.services.workforce.models import StaffAssessment, StaffResponse
from tests import closed_plane

FIRST, SECOND, THIRD = "communication_1", "communication_2", "safety_1"


@pytest.fixture
def held(house) -> StaffAssessment:
    return house.plan(house.add(account=house.worker, manager=house.manager))


@pytest.fixture
def tab(house) -> Client:
    client = Client()
    client.force_login(house.assessor)
    return client


def at(name: str, held: StaffAssessment) -> str:
    return reverse(f"workbench:{name}", args=[held.uuid])


def give(tab: Client, held: StaffAssessment, path: str, value: str, *, seen: str = "") -> str:
    """One answer, as the field sends it."""
    answer = tab.post(
        at("staff_answer", held), {"path": path, f"v:{path}": value, f"s:{path}": seen}, HTTP_HX_REQUEST="true"
    )
    assert answer.status_code == 200
    return answer.content.decode()


def kept(house, held: StaffAssessment) -> dict[str, object]:
    with scope.of(house.assessor):
        told = StaffResponse.objects.get(assessment=held).answers
    return {path: str(value) for path, value in told.items() if value not in (None, "")}


def test_an_answer_is_saved_when_it_is_given_and_stands_there_after_a_power_cut(house, held, tab):
    page = tab.get(at("staff_fill", held)).content.decode()
    assert f'hx-post="{at("staff_answer", held)}"' in page
    told = give(tab, held, FIRST, "3")
    assert "Išsaugota" in told
    assert f'id="q-{FIRST}-seen" value="3"' in told
    assert kept(house, held) == {FIRST: "3"}
    with scope.of(house.assessor):
        held.refresh_from_db()
    assert held.state == "in_progress"
    assert f'name="s:{FIRST}" id="q-{FIRST}-seen" value="3"' in tab.get(at("staff_fill", held)).content.decode()


def test_the_second_of_two_tabs_is_told_and_overwrites_nothing(house, held, tab):
    give(tab, held, FIRST, "3")
    told = give(tab, held, FIRST, "1")
    assert "Neišsaugota" in told
    assert "asked-clash" in told
    give(tab, held, SECOND, "2")
    answers = kept(house, held)
    assert (answers[FIRST], answers[SECOND]) == ("3", "2")
    # Told of the other answer, the person may keep their own.
    give(tab, held, FIRST, "1", seen="3")
    assert kept(house, held)[FIRST] == "1"


def test_the_button_saves_the_rest_and_tells_what_clashes(house, held, tab):
    give(tab, held, FIRST, "3")
    typed = {f"s:{FIRST}": "", f"v:{FIRST}": "0", f"s:{THIRD}": "", f"v:{THIRD}": "4"}
    answer = tab.post(at("staff_fill", held), typed)
    assert (answer.status_code, "asked-clash" in answer.content.decode()) == (409, True)
    assert kept(house, held) == {FIRST: "3", THIRD: "4"}


def test_nothing_is_written_into_what_is_submitted_or_is_not_ones_own(house, held, tab):
    house.fill(held)
    with scope.of(house.assessor):
        assessing.submit(assessment=held, by=house.assessor)
    before = kept(house, held)
    assert "save-mark-text" in give(tab, held, FIRST, "0", seen="3")
    assert kept(house, held) == before
    other = Client()
    other.force_login(closed_plane.build_account("Kitas", "assessor", house.place, is_demo=True))
    assert other.post(at("staff_answer", held), {"path": FIRST, f"v:{FIRST}": "0"}).status_code == 404
    assert kept(house, held) == before


def test_a_question_the_form_does_not_ask_is_refused_in_words(house, held, tab):
    assert "save-mark-text" in give(tab, held, "not_there", "3")
    with scope.of(house.assessor):
        assert not StaffResponse.objects.filter(assessment=held).exists()
