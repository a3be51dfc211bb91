"""Pages of assessments: the assessor's form answer by answer and page by page, settling, checking, agreeing."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.people.assessments.actions import filling
from pertvarka.people.assessments.models import Assessment, AssessmentResponse
from pertvarka.people.assessments.queries import assessments
from tests.closed_plane import FIRST_NAME, SURNAME
from tests.unit.people.assessments.assessing import Scene, fill_in, scene


@pytest.fixture
def stage(reform: None, settings) -> Scene:
    settings.DEMO_MODE = True
    return scene()


def as_(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def address(name: str, held: Assessment, *more: str) -> str:
    return reverse(f"workbench:{name}", args=[held.uuid, *more])


def begun(stage: Scene) -> tuple[Client, Assessment]:
    held, client = stage.plan(), as_(stage.saulius)
    answer = client.post(address("assessment_start", held))
    assert answer.status_code == HTTPStatus.FOUND
    return client, held


def standing(stage: Scene, held: Assessment) -> AssessmentResponse:
    with scope.of(stage.saulius):
        found = assessments.form_of_assessor(held, stage.saulius)
    assert found is not None
    return found


def test_the_assessor_goes_from_the_list_to_the_form(stage: Scene):
    client, held = begun(stage)
    for url in (
        reverse("workbench:assessments"),
        address("assessment", held),
        address("assessment_form", held),
        address("assessment_submit", held),
    ):
        page = client.get(url)
        told = page.content.decode()
        assert page.status_code == HTTPStatus.OK
        assert FIRST_NAME not in told
        assert SURNAME not in told
    with scope.of(stage.manager):
        pages = set(ViewRecord.objects.filter(by=stage.saulius.reference).values_list("page", flat=True))
    assert {"workbench:assessment", "workbench:assessment_form", "workbench:assessment_submit"} <= pages


def test_one_answer_comes_back_with_what_it_changed(stage: Scene):
    client, held = begun(stage)
    path = "unmet_home"
    answer = client.post(
        address("assessment_answer", held), {"path": path, f"v:{path}": "yes", f"s:{path}": ""}, HTTP_HX_REQUEST="true"
    )

    told = answer.content.decode()
    assert 'id="q-missing_home" hx-swap-oob="true"' in told
    assert 'name="v:missing_home"' in told
    assert 'id="q-unmet_home" ' not in told  # what the hand is on stays
    assert standing(stage, held).answers["unmet_home"] == "yes"


def test_a_page_is_saved_whole_without_any_script(stage: Scene):
    client, held = begun(stage)
    url = address("assessment_domain", held, "home")
    page = client.get(url).content.decode()
    assert 'name="v:level_home"' in page
    assert 'id="q-missing_home" hidden' in page

    answer = client.post(url, {"s:level_home": "", "v:level_home": "2", "s:wish_home": "", "v:wish_home": "Sodo"})

    assert answer["Location"] == address("assessment_domain", held, "self_care")
    assert standing(stage, held).answers["wish_home"] == "Sodo"


def test_a_clash_shows_both_answers_and_saves_the_rest(stage: Scene):
    client, held = begun(stage)
    url = address("assessment_domain", held, "home")
    client.post(url, {"s:wish_home": "", "v:wish_home": "Sodo"})

    answer = client.post(url, {"s:wish_home": "", "v:wish_home": "Balkono", "s:level_home": "", "v:level_home": "1"})

    told = answer.content.decode()
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Sodo" in told
    assert "Balkono" in told
    assert 'value="Sodo"' in told
    answers = standing(stage, held).answers
    assert (answers["wish_home"], answers["level_home"]) == ("Sodo", "1")


def test_an_answer_that_cannot_stand_is_kept_and_told(stage: Scene):
    client, held = begun(stage)
    url = address("assessment_domain", held, "conversation")
    answer = client.post(url, {"s:conversation_on": "", "v:conversation_on": "03/02/2026"})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "03/02/2026" in answer.content.decode()


def test_gaps_are_listed_and_lead_to_their_question(stage: Scene):
    client, held = begun(stage)
    page = client.get(address("assessment_submit", held)).content.decode()
    assert "?gaps=1#q-level_home" in page

    refused = client.post(address("assessment_submit", held))
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_submitted_then_checked_then_agreed_page_by_page(stage: Scene):
    client, held = begun(stage)
    with scope.of(stage.saulius):
        fill_in(held, stage.saulius, level_home="3", unmet_home="yes", missing_home="Virtuvės", wish_home="Savo namų")
    assert client.post(address("assessment_submit", held)).status_code == HTTPStatus.FOUND
    late = client.post(address("assessment_answer", held), {"path": "about_me", "v:about_me": "x", "s:about_me": ""})
    assert "q-about_me" not in late.content.decode()

    supervisor = as_(stage.supervisor)
    assert held.number in supervisor.get(reverse("workbench:assessments_to_check")).content.decode()
    assert "Virtuvės" in supervisor.get(address("assessment_check", held)).content.decode()
    assert supervisor.post(address("assessment_check", held), {"decision": "sent_back"}).status_code == 422
    assert supervisor.post(address("assessment_check", held), {"decision": "checked"}).status_code == HTTPStatus.FOUND

    manager = as_(stage.manager)
    said = {"agreed_on": timezone.localdate().isoformat(), "agreed_by": "person", "words": "Perskaitėme kartu."}
    assert manager.post(address("assessment_agree", held), said).status_code == HTTPStatus.FOUND
    told = manager.get(address("assessment", held)).content.decode()
    assert "Savo namų" in told
    assert "Perskaitėme kartu." in told
    assert manager.get(address("assessment_answers", held)).status_code == HTTPStatus.OK


def test_two_forms_are_settled_on_one_page(stage: Scene):
    held = stage.plan("needs_children")
    for who, level in ((stage.saulius, "0"), (stage.rita, "4")):
        with scope.of(who):
            filling.start(assessment=held, by=who)
            fill_in(held, who, level_home=level)
            filling.submit(assessment=held, by=who)

    rita = as_(stage.rita)
    page = rita.get(address("assessment_settle", held)).content.decode()
    assert 'name="c:level_home"' in page
    assert "Saulius" in page
    assert rita.post(address("assessment_settle", held)).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert rita.post(address("assessment_settle", held), {"c:level_home": "second"}).status_code == HTTPStatus.FOUND
    with scope.of(stage.rita):
        assert AssessmentResponse.objects.get(assessment=held, kind="agreed").answers["level_home"] == "4"


def test_planning_from_the_case_page(stage: Scene):
    manager = as_(stage.manager)
    url = reverse("cases:assessment_plan", args=[stage.case.uuid])
    page = manager.get(url)
    assert page.status_code == HTTPStatus.OK
    assert "Saulius" in page.content.decode()
    version = str(
        Assessment._meta.get_field("instrument_version")
        .related_model.objects.get(instrument__code="needs_children", withdrawn_at=None)
        .uuid
    )
    said = {
        "instrument": version,
        "reason": "first",
        "first": f"{stage.saulius.uuid}:{stage.place.uuid}",
        "due_on": (timezone.localdate() + timedelta(days=14)).isoformat(),
    }
    assert manager.post(url, said).status_code == HTTPStatus.UNPROCESSABLE_ENTITY  # the method asks for two
    said["second"] = f"{stage.rita.uuid}:{stage.place.uuid}"
    assert manager.post(url, said).status_code == HTTPStatus.FOUND
    with scope.of(stage.manager):
        assert assessments.of_case(stage.case)[0].assessors.count() == 2


def test_who_was_not_appointed_finds_nothing(stage: Scene):
    _client, held = begun(stage)
    rita = as_(stage.rita)
    for name, more in (
        ("assessment", ()),
        ("assessment_form", ()),
        ("assessment_domain", ("home",)),
        ("assessment_answer", ()),
    ):
        for method in (rita.get, rita.post):
            assert method(address(name, held, *more)).status_code in (404, 405)
    assert as_(stage.manager).get(address("assessment_form", held)).status_code == HTTPStatus.NOT_FOUND
    assert rita.get(reverse("cases:assessment_plan", args=[stage.case.uuid])).status_code == HTTPStatus.NOT_FOUND
