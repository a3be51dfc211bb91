"""The evaluation of an event: asked of those who came, answered once, told only where nobody is found in it."""

from collections.abc import Iterable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from django.core import mail as outbox
from django.db import connection
from django.utils import timezone
from PIL import Image

from pertvarka.engines.xlsform.check import check
from pertvarka.engines.xlsform.writing import workbook_of
from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.jobs import draining
from pertvarka.foundation.base.links import hash_of
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.instruments.errors import AnswersIncomplete
from pertvarka.foundation.instruments.models import InstrumentVersion
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events import certificate_file, evaluation_rules
from pertvarka.programme.events import evaluation_errors as errors
from pertvarka.programme.events.actions import evaluating, evaluation_answers
from pertvarka.programme.events.errors import EventNotFound
from pertvarka.programme.events.models import (
    EvaluationAnswer,
    EvaluationAsked,
    EvaluationLetter,
    Event,
    EventEvaluation,
)
from pertvarka.programme.events.queries import evaluations
from tests.unit.programme.events.at_work import build_office, build_officer
from tests.unit.programme.events.attended import build_day, come, hold, tick
from tests.unit.programme.research.building import version

pytestmark = pytest.mark.usefixtures("reform")


@pytest.fixture
def office() -> Organisation:
    return build_office()


@pytest.fixture
def egle(office: Organisation) -> Account:
    return build_officer("Eglė", office)


@pytest.fixture(autouse=True)
def letters_without_pictures(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Codes are drawn where they are read back; drawing them takes longer than all the rest."""
    if "code" not in request.node.name:
        monkeypatch.setattr(certificate_file, "as_png", lambda _address: b"")


def form() -> InstrumentVersion:
    return version("event_evaluation")


def asked(by: Account, office: Organisation, *, came: int) -> tuple[Event, list[str]]:
    """An event of so many people, all of them thanked; their links as the letters carry them."""
    event = build_day(by, office, half_days=1)
    for registration in come(event, came):
        tick(by, event, registration, 1)
    hold(event)
    with scope.of(by):
        evaluating.choose(event=event, version=form(), by=by)
        evaluating.send(event=event, by=by)
    draining.run_waiting()
    return event, links()


def links() -> list[str]:
    letters = [one.body for one in outbox.outbox if "/renginys/" in one.body]
    return [body.split("/renginys/")[1].split("/")[0] for body in letters]


def answers(useful: int, **more: Any) -> dict[str, Any]:
    given = {
        "useful": str(useful),
        "understandable": "4",
        "organised": "5",
        "change": ["colleagues"],
        "accessible": "yes",
    }
    return {**given, **more}


def give(tokens: Iterable[str], *, first: int = 1) -> None:
    for number, token in enumerate(tokens, start=first):
        evaluation_answers.give(
            evaluation_answers.follow(token), answers(number % 5 + 1, own_words=f"Žodžiai {number}")
        )


def told(by: Account, event: Event) -> dict[str, evaluations.QuestionTold]:
    with scope.of(by):
        found = evaluations.of_event(event)
        assert found is not None
        return {one.name: one for one in evaluations.results(found, language="lt")}


def read_as(command: str, sql: str) -> list[tuple[Any, ...]]:
    with scope.of_command(command), connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def test_only_those_who_came_are_asked_by_link_and_code_and_each_once(egle: Account, office: Organisation):
    event = build_day(egle, office, half_days=1)
    first, _second, _absent = come(event, 3)
    with scope.of(egle):
        evaluating.choose(event=event, version=form(), by=egle)
        with pytest.raises(errors.EvaluationAhead):
            evaluating.send(event=event, by=egle)
    hold(event)
    with scope.of(egle), pytest.raises(errors.NobodyCame):
        evaluating.send(event=event, by=egle)
    tick(egle, event, first, 1)
    for _again in range(2):
        with scope.of(egle):
            evaluating.send(event=event, by=egle)
        draining.run_waiting()
    assert len(links()) == 1
    (letter,) = [one for one in outbox.outbox if "/renginys/" in one.body]
    (code,) = letter.attachments
    (read,) = zxingcpp.read_barcodes(Image.open(BytesIO(code.content)))
    assert read.text.endswith(f"/renginys/{links()[0]}/")
    assert read_as("tell_participants", "SELECT asked_count FROM events_eventevaluation") == [(1,)]
    with scope.of(egle), pytest.raises(errors.EvaluationSent):
        evaluating.choose(event=event, version=form(), by=egle)


def test_an_answer_is_given_once_by_a_link(egle: Account, office: Organisation):
    _event, (token, _other) = asked(egle, office, came=2)
    link = evaluation_answers.follow(token)
    with pytest.raises(AnswersIncomplete):
        evaluation_answers.give(link, {"useful": "3"})
    evaluation_answers.give(link, answers(3))
    assert evaluation_answers.follow(token).is_answered
    with pytest.raises(errors.EvaluationAnswered):
        evaluation_answers.give(link, answers(5))
    with pytest.raises(errors.EvaluationLinkUnknown):
        evaluation_answers.follow("nothing")


def test_results_come_with_ten_answers_of_which_five_stay_behind_and_all_with_the_closing(
    egle: Account, office: Organisation
):
    event, tokens = asked(egle, office, came=11)
    give(tokens[:9])
    assert told(egle, event) == {}
    give(tokens[9:10], first=10)
    assert told(egle, event)["useful"].answers_count == evaluation_rules.LEAST
    assert len(tokens) == 11
    give(tokens[10:], first=11)
    assert told(egle, event)["useful"].answers_count == evaluation_rules.LEAST
    with scope.of(egle):
        evaluating.close(event=event, by=egle)
    found = told(egle, event)
    # Of the numbers 1 to 11, number % 5 + 1 is 2 three times and everything else twice.
    assert [row.count for row in found["useful"].rows] == [2, 3, 2, 2, 2]
    assert found["useful"].average == round((2 * 1 + 3 * 2 + 2 * 3 + 2 * 4 + 2 * 5) / 11, 2)
    assert [row.count for row in found["change"].rows] == [0, 11, 0, 0]
    assert sorted(found["own_words"].words) == sorted(f"Žodžiai {number}" for number in range(1, 12))
    assert found["hindered"].answers_count == 0
    with pytest.raises(errors.EvaluationLinkUnknown):
        evaluation_answers.follow(tokens[0])
    with scope.of(egle), pytest.raises(errors.EvaluationClosed):
        evaluating.send(event=event, by=egle)


def test_fewer_than_five_are_deleted_unread(egle: Account, office: Organisation):
    event, tokens = asked(egle, office, came=4)
    give(tokens)
    assert read_as("empty_evaluations", "SELECT count(*) FROM events_evaluationletter") == [(4,)]
    with scope.of(egle):
        evaluating.close(event=event, by=egle)
    assert told(egle, event) == {}
    assert read_as("empty_evaluations", "SELECT count(*) FROM events_evaluationletter") == [(0,)]
    assert read_as("empty_evaluations", "SELECT count(*) FROM events_evaluationasked") == [(0,)]
    assert read_as("tabulate_evaluation", "SELECT count(*) FROM events_evaluationanswer") == [(0,)]


def test_the_night_closes_what_is_over(egle: Account, office: Organisation):
    event, tokens = asked(egle, office, came=5)
    give(tokens)
    last = timezone.localdate() + timedelta(days=evaluation_rules.OPEN_DAYS)
    with scope.of_command("empty_evaluations"):
        assert evaluating.close_due(today=last) == 0
        assert evaluating.close_due(today=last + timedelta(days=1)) == 1
        assert evaluating.close_due(today=last + timedelta(days=1)) == 0
    assert told(egle, event)["useful"].answers_count == 5
    assert AuditEvent.objects.filter(kind="event_evaluation.closed", by="command:empty_evaluations").count() == 1


def test_nothing_joins_an_answer_to_a_person(egle: Account, office: Organisation):
    """No column, no length of letters, no audit event; whoever prepares the event reads none of the rows."""
    _event, tokens = asked(egle, office, came=6)
    give(tokens)
    with scope.of(egle):
        assert EventEvaluation.objects.count() == 1
        assert not EvaluationAsked.objects.exists(), "not even who has answered already"
    with scope.of(egle):
        assert not EvaluationLetter.objects.exists()
        assert not EvaluationAnswer.objects.exists()
    columns = read_as(
        "tabulate_evaluation",
        "SELECT table_name || '.' || column_name FROM information_schema.columns"
        " WHERE table_name IN ('events_evaluationletter', 'events_evaluationanswer') ORDER BY 1",
    )
    assert [name for (name,) in columns] == [
        "events_evaluationanswer.answers",
        "events_evaluationanswer.evaluation_id",
        "events_evaluationanswer.uuid",
        "events_evaluationletter.body_sealed",
        "events_evaluationletter.evaluation_id",
        "events_evaluationletter.uuid",
    ]
    lengths = read_as("empty_evaluations", "SELECT DISTINCT length(body_sealed) FROM events_evaluationletter")
    assert len(lengths) == 1
    assert not AuditEvent.objects.filter(kind__startswith="event_evaluation.answer").exists()


def test_one_link_opens_nothing_of_another(egle: Account, office: Organisation):
    _event, (one, other) = asked(egle, office, came=2)
    with evaluation_answers.visitor(token=one, command=evaluation_answers.TAKING):
        met = EvaluationAsked.objects.all()
        assert [bytes(row.token_hash) for row in met] == [hash_of(one)]
        assert not EvaluationAsked.objects.filter(token_hash=hash_of(other)).update(answered=True)


def test_another_office_has_no_say(egle: Account, office: Organisation):
    event, _links = asked(egle, office, came=1)
    zita = build_officer("Zita", build_office("kitas-biuras"))
    with scope.of(zita):
        assert evaluations.of_event(event) is None
        with pytest.raises(EventNotFound):
            evaluating.close(event=event, by=zita)


def test_a_form_that_does_not_suit_is_refused(egle: Account, office: Organisation):
    event = build_day(egle, office)
    with scope.of(egle):
        with pytest.raises(errors.FormUnsuitable):
            evaluating.choose(event=event, version=version(), by=egle)
        with pytest.raises(errors.EvaluationMissing):
            evaluating.send(event=event, by=egle)


def test_a_number_has_a_mean_and_small_questions_are_not_told():
    survey = [
        {"type": "integer", "name": "years", "label": "Kiek metų?"},
        {"type": "select_one place", "name": "place", "label": "Kur?"},
    ]
    choices = [{"list_name": "place", "name": name, "label": name} for name in ("a", "b")]
    asked_of = check(workbook_of({"survey": survey, "choices": choices, "settings": [{"form_id": "small"}]}))
    given = [{"years": str(years), **({"place": "a"} if years < 4 else {})} for years in (1, 2, 3, 4, 10)]
    years, place = evaluations.added_up(asked_of, given, language="lt")
    assert (years.average, years.highest, years.is_hidden) == (4.0, None, False)
    assert (place.answers_count, place.rows, place.is_hidden) == (3, (), True)
