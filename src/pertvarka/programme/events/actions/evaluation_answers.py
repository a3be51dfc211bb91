"""Answers to the evaluation of an event: taken by a link, kept sealed, shuffled out of the letterbox (docs/adr/0019).

Taking one ticks the link and posts the letter in one transaction, as a command; another command, which knows no link,
lets letters leave. Taking an answer writes no audit event.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from pertvarka.engines.xlsform.evaluate import evaluate
from pertvarka.engines.xlsform.state import State
from pertvarka.foundation.access import scope
from pertvarka.foundation.base import sealing
from pertvarka.foundation.instruments import letters, typed
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.foundation.instruments.rules import leaving
from pertvarka.programme.events import evaluation_rules
from pertvarka.programme.events.evaluation_errors import (
    EvaluationAnswered,
    EvaluationClosed,
    EvaluationIncomplete,
    EvaluationLinkUnknown,
)
from pertvarka.programme.events.models import EvaluationAnswer, EvaluationAsked, EvaluationLetter, EventEvaluation
from pertvarka.programme.events.models.evaluation import letter_place
from pertvarka.programme.events.visiting import visitor

TAKING, EMPTYING = "take_evaluation", "empty_evaluations"
TOKEN_BYTES = 18


@dataclass(frozen=True, slots=True)
class Link:
    """What a link leads to."""

    token: str
    evaluation: EventEvaluation
    is_answered: bool


def token_of(asked: UUID) -> str:
    """The secret part of a link, made from a key of the house; the row keeps only its hash."""
    made = hmac.digest(sealing.derived_key("event-evaluation"), asked.bytes, hashlib.sha256)
    return urlsafe_b64encode(made[:TOKEN_BYTES]).decode()


def hash_of(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


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


def weigh(evaluation: EventEvaluation, answers: Mapping[str, Any], *, language: str = "") -> State:
    """What the form says of the answers."""
    return evaluate(form_of(evaluation.instrument_version), answers, today=timezone.localdate(), language=language)


def give(link: Link, answers: Mapping[str, Any]) -> None:
    """Keep an answer, without whose it is.

    Raises:
        EvaluationIncomplete, EvaluationAnswered, EvaluationClosed: nothing was kept.
    """
    state = weigh(link.evaluation, answers)
    if not state.is_complete:
        raise EvaluationIncomplete
    told, key = typed.told(form_of(link.evaluation.instrument_version), state), uuid4()
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
    found = [
        EvaluationAnswer(
            evaluation=evaluation, answers=letters.opened(letter.body_sealed, place=letter_place(letter.uuid))
        )
        for letter in leaving_now
    ]
    letters.lot.shuffle(found)
    EvaluationAnswer.objects.bulk_create(found)
    EvaluationLetter.objects.filter(pk__in=[letter.pk for letter in leaving_now]).delete()
    evaluation.told_count += len(found)
    evaluation.save(update_fields=["told_count"])
