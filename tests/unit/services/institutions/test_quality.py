"""An organisation goes its way to a quality mark; only who leads it scores it, and others do not find it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.institutions import quality_errors as errors
from pertvarka.services.institutions.actions import quality as actions
from pertvarka.services.institutions.actions import site_checks
from pertvarka.services.institutions.models import QualityFramework, QualityProcess
from pertvarka.services.institutions.quality_definitions import checklist
from pertvarka.services.institutions.queries import quality
from tests import closed_plane

pytestmark = pytest.mark.usefixtures("reform")


@pytest.fixture(autouse=True)
def _demo_mode(settings) -> None:
    """Accounts of the demonstration sign in without a second factor."""
    settings.DEMO_MODE = True


@pytest.fixture
def home() -> Organisation:
    return closed_plane.build_organisation("globos-namai", kind=Organisation.Kind.INSTITUTION)


@pytest.fixture
def tomas() -> Account:
    return closed_plane.build_account("Tomas", "equass_consultant", is_demo=True)


@pytest.fixture
def ministry() -> Account:
    return closed_plane.build_account("Eglė", "ministry", closed_plane.build_organisation("ministerija"), is_demo=True)


@pytest.fixture
def head(home: Organisation) -> Account:
    return closed_plane.build_account("Vadovas", "institution_head", home, is_demo=True)


@pytest.fixture
def framework() -> QualityFramework:
    return QualityFramework.objects.get(code="equass-assurance", version="2018")


@pytest.fixture
def process(ministry, tomas, home, framework) -> QualityProcess:
    with scope.of(ministry):
        return actions.begin(organisation=home, framework=framework, consultant=tomas, by=ministry)


def _go(process: QualityProcess, stage: str, *, by: Account) -> QualityProcess:
    return actions.go_on(process=process, stage=stage, on=timezone.localdate(), expected_version=process.version, by=by)


def test_the_ten_principles_are_shipped_by_name_and_no_criteria(framework):
    assert framework.principles.count() == 10
    assert quality.frameworks().get(pk=framework.pk).criteria_count == 0


def test_the_whole_way_to_a_certificate(process, tomas, head, framework):
    today = timezone.localdate()
    with scope.of(tomas):
        with pytest.raises(errors.StageLacks) as lacking:
            _go(process, "self_assessment", by=tomas)
        assert lacking.value.codes == ("no_consultation",)
        actions.consult(process=process, held_on=today, hours=Decimal("2.5"), topic="Pradžia", by=tomas)
        _go(process, "self_assessment", by=tomas)
        for principle in framework.principles.all():
            actions.score(process=process, found=actions.Found(principle, 3, "Matyta"), by=tomas)
        _go(process, "improvement_plan", by=tomas)
    with scope.of(head):
        first = framework.principles.all()[0]
        action = actions.plan_action(
            process=process, principle=first, what="Susitikti su gyventojais", owner="Vadovas", due_on=today, by=head
        )
    with scope.of(tomas), pytest.raises(errors.StageLacks):
        _go(process, "application", by=tomas)
    with scope.of(head):
        actions.finish_action(action=action, by=head)
        with pytest.raises(errors.ActionDoneAlready):
            actions.finish_action(action=action, by=head)
    with scope.of(tomas):
        for stage in ("application", "audit", "certified"):
            _go(process, stage, by=tomas)
        process.refresh_from_db()
        assert process.certified_until is not None
        assert process.certified_until.year == today.year + 3
        with pytest.raises(errors.StageMayNotFollow):
            _go(process, "application", by=tomas)


def test_the_newest_score_counts_and_the_earlier_ones_stay(process, tomas, framework):
    first = framework.principles.all()[0]
    with scope.of(tomas):
        for score in (1, 4):
            actions.score(process=process, found=actions.Found(first, score, "Matyta"), by=tomas)
        with pytest.raises(errors.ScoreOutOfScale):
            actions.score(process=process, found=actions.Found(first, 5, "Matyta"), by=tomas)
        board = quality.board(process)
        assert board[0].newest is not None
        assert (board[0].newest.score, [old.score for old in board[0].earlier]) == (4, [1])
        assert quality.total(board) == 4.0


def test_another_consultant_and_another_home_do_not_find_it(process, head, framework, home):
    other = closed_plane.build_account("Kitas", "equass_consultant", is_demo=True)
    elsewhere = closed_plane.build_organisation("kiti-namai", kind=Organisation.Kind.INSTITUTION)
    neighbour = closed_plane.build_account("Kaimynas", "institution_head", elsewhere, is_demo=True)
    for account in (other, neighbour):
        with scope.of(account):
            assert quality.process(process.uuid, account) is None
            assert list(quality.processes(account)) == []
            with pytest.raises(errors.ProcessNotFound):
                actions.consult(process=process, held_on=timezone.localdate(), hours=Decimal(1), topic="x", by=account)
    with scope.of(head):
        with pytest.raises(errors.ProcessNotFound):
            actions.score(process=process, found=actions.Found(framework.principles.all()[0], 4, "Puiku"), by=head)
        with pytest.raises(NotAllowed):
            actions.begin(organisation=home, framework=framework, consultant=None, by=head)


def test_criteria_are_loaded_once_scores_stand_on_them_no_more(process, ministry, tomas, framework):
    content = b"principas;numeris;tekstas\n1;1.1;Vadovas kalbasi\n"
    with scope.of(ministry):
        assert actions.load_criteria(framework=framework, content=content, by=ministry) == 1
        assert actions.load_criteria(framework=framework, content=content, by=ministry) == 1
    first = framework.principles.all()[0]
    with scope.of(tomas):
        actions.score(process=process, found=actions.Found(first, 2, "Matyta", first.criteria.get()), by=tomas)
        with pytest.raises(NotAllowed):
            actions.load_criteria(framework=framework, content=content, by=tomas)
    with scope.of(ministry), pytest.raises(errors.CriteriaInUse):
        actions.load_criteria(framework=framework, content=content, by=ministry)


def test_a_place_is_checked_item_by_item(ministry, home):
    offer = closed_plane.build_offer(home)
    answers = dict.fromkeys((item.code for item in checklist().items), "yes")
    today = timezone.localdate()
    with scope.of(ministry):
        with pytest.raises(errors.ChecklistNotWhole):
            site_checks.check(site=offer.site, checked_on=today, answers={"where": "yes"}, note="", by=ministry)
        with pytest.raises(errors.DayAhead):
            site_checks.check(
                site=offer.site, checked_on=today + timedelta(days=1), answers=answers, note="", by=ministry
            )
        made = site_checks.check(
            site=offer.site, checked_on=today, answers=answers | {"own_key": "no"}, note="", by=ministry
        )
    assert made.score == 94


def test_the_pages_tell_the_way_and_keep_what_was_typed(process, tomas, client: Client):
    client.force_login(tomas)
    assert "globos-namai" in client.get(reverse("workbench:quality")).content.decode()
    page = client.get(reverse("workbench:quality_process", args=[process.uuid]))
    assert "Lyderystė" in page.content.decode()
    form = {"version": process.version, "stage": "self_assessment", "day": timezone.localdate().isoformat()}
    refused = client.post(reverse("workbench:quality_stage", args=[process.uuid]), form)
    assert refused.status_code == 422
    assert "neįrašyta nė viena konsultacija" in refused.content.decode()
    said = {"day": timezone.localdate().isoformat(), "hours": "2", "topic": "Pradžia"}
    assert client.post(reverse("workbench:quality_consultation", args=[process.uuid]), said).status_code == 302
    assert client.post(reverse("workbench:quality_stage", args=[process.uuid]), form).status_code == 302
    told = {"score": "3", "evidence": "Matyta"}
    assert client.post(reverse("workbench:quality_score", args=[process.uuid, 1]), told).status_code == 302
