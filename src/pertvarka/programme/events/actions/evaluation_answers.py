"""Answers to the evaluation of an event: taken by a link, kept sealed, shuffled out of the letterbox (docs/adr/0019).

Taking one ticks the link and posts the letter in one transaction, as a command; another command, which knows no link,
lets letters leave. Taking an answer writes no audit event.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.base import links
from pertvarka.foundation.base.links import hash_of
from pertvarka.foundation.instruments import letters, typed
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.foundation.instruments.rules import leaving
from pertvarka.programme.events import evaluation_rules
from pertvarka.programme.events.evaluation_errors import (
    EvaluationAnswered,
    EvaluationClosed,
    EvaluationLinkUnknown,
)
from pertvarka.programme.events.models import EvaluationAnswer, EvaluationAsked, EvaluationLetter, EventEvaluation
from pertvarka.programme.events.models.evaluation import letter_place
from pertvarka.programme.events.visiting import visitor

TAKING, EMPTYING = "take_evaluation", "empty_evaluations"


@dataclass(frozen=True, slots=True)
class Link:
    """What a link leads to."""

    token: str
    evaluation: EventEvaluation
    is_answered: bool


def token_of(asked: UUID) -> str:
    """The secret part of a link."""
    return links.token_of(asked, purpose="event-evaluation")


def follow(token: str) -> Link:
    """Where a link leads.

    Raises:
        EvaluationLinkUnknown: nowhere, or the evaluation is closed and nobody is known any more.
    """
    with visitor(token=token, command=TAKING):
        # Nothing but the row of this link is met here.
        asked = EvaluationAsked.objects.filter(token_hash=hash_of(token)).values("evaluation_id", "answered").first()
        if asked is None:
            raise EvaluationLinkUnknown
        rows = EventEvaluation.objects.select_related("event", "instrument_version__instrument")
        return Link(token, rows.get(pk=asked["evaluation_id"]), asked["answered"])


def give(link: Link, answers: Mapping[str, Any]) -> None:
    """Keep an answer, without whose it is.

    Raises:
        AnswersIncomplete, EvaluationAnswered, EvaluationClosed: nothing was kept.
    """
    form = form_of(link.evaluation.instrument_version)
    told, key = typed.told(form, typed.weighed_whole(form, answers)), uuid4()
    with transaction.atomic(), visitor(token=link.token, command=TAKING):
        asked = EvaluationAsked.objects.filter(token_hash=hash_of(link.token), answered=False)
        if not asked.update(answered=True):
            raise EvaluationAnswered
        standing = EventEvaluation.objects.filter(
            pk=link.evaluation.pk, closed_on=None, closes_on__gte=timezone.localdate()
        )
        if not standing.update(answers_count=F("answers_count") + 1):
            raise EvaluationClosed
        EvaluationLetter.objects.bulk_create(
            [
                EvaluationLetter(
                    uuid=key,
                    evaluation=link.evaluation,
                    body_sealed=letters.sealed(told, place=letter_place(key)),
                )
            ]
        )
    # A transaction of its own: what leaves the box now has no number in common with what just came.
    with transaction.atomic(), scope.of_command(EMPTYING):
        empty_some(link.evaluation)


def empty_some(evaluation: EventEvaluation) -> int:
    """Let letters leave, if enough wait; returns how many left."""
    held = EventEvaluation.objects.select_for_update().get(pk=evaluation.pk)
    waiting = list(EvaluationLetter.objects.filter(evaluation=held))
    count = leaving(len(waiting), at_once=evaluation_rules.LEAST, staying=evaluation_rules.LEAST)
    if count:
        _move(held, letters.lot.sample(waiting, count))
    return count


def close(evaluation: EventEvaluation) -> int:
    """Shuffle out what waits, forget who was asked; returns how many answers are kept.

    Fewer than five altogether are destroyed unread: whoever knows who came could guess whose they are.
    """
    held = EventEvaluation.objects.select_for_update().get(pk=evaluation.pk)
    held.closed_on = timezone.localdate()
    held.save(update_fields=["closed_on"])
    waiting = list(EvaluationLetter.objects.filter(evaluation=held))
    if held.told_count + len(waiting) >= evaluation_rules.LEAST:
        _move(held, waiting)
    else:
        EvaluationLetter.objects.filter(evaluation=held).delete()
    EvaluationAsked.objects.filter(evaluation=held).delete()
    return held.told_count


def _move(evaluation: EventEvaluation, leaving_now: list[EvaluationLetter]) -> None:
    letters.leave(
        leaving_now,
        lambda letter: EvaluationAnswer(
            evaluation=evaluation, answers=letters.opened(letter.body_sealed, place=letter_place(letter.uuid))
        ),
    )
    evaluation.told_count += len(leaving_now)
    evaluation.save(update_fields=["told_count"])
