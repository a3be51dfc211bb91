"""The invented training that is over shows an evaluation full of answers, and moves no figure of the reform."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.db.models import Sum
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.actions import make_demo_accounts
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.access.queries import demo_email
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.oversight.results import measurement
from pertvarka.people.demonstration import loading_evaluated, presence
from pertvarka.people.demonstration.loading import Standing
from pertvarka.programme.events import queries as history
from pertvarka.programme.events.models import Event, TrainingFact
from pertvarka.programme.events.queries import evaluations, papers
from tests.unit.people.demonstration.conftest import SEED


def figures() -> tuple[Any, ...]:
    counted = measurement.numbers(["4.1.1", "4.2.3", "4.2.4"], as_of=timezone.localdate())
    trained: Decimal | None = TrainingFact.objects.aggregate(Sum("amount"))["amount__sum"]
    return counted, trained, history.history().number()


def test_a_training_that_is_over_has_its_answers_and_is_counted_nowhere(reform: None, settings):
    settings.DEMO_MODE = True
    before = figures()
    with scope.of_command("load"):
        make_demo_accounts(on=timezone.localdate(), by="command:load")
    standing = Standing(organisations={body.code: body for body in Organisation.objects.all()})
    layer: Any = SimpleNamespace(today=timezone.localdate(), seed=SEED)
    for _twice in (1, 2):
        with scope.of_command(presence.COMMAND):
            loading_evaluated.load(layer, standing)
    assert figures() == before

    event = Event.objects.get(is_invented=True)
    assert (event.participants_counted, event.places_taken) == (15, 15)
    assert [paper.format for paper in papers.seen_by_all(event)] == ["DOCX"]
    with scope.of(Account.objects.get(email=demo_email("ministry"))):
        evaluation = evaluations.of_event(event)
        assert evaluation is not None
        told = {one.name: one for one in evaluations.results(evaluation, language="lt")}
    assert (evaluation.asked_count, evaluation.answers_count, evaluation.told_count) == (15, 13, 13)
    assert (told["useful"].answers_count, told["useful"].average) == (13, 4.08)
    assert "Ačiū, labai praktiška." in told["own_words"].words
