"""Taking an answer: the invitation is ticked, the quota counted, the letter posted in one transaction, or none of it.

Asked by visitors without an account, as the command `take_answer`; the row is found by the random link they hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from pertvarka.engines.xlsform.state import State
from pertvarka.foundation.access import scope
from pertvarka.foundation.base import links
from pertvarka.foundation.base.links import hash_of
from pertvarka.foundation.instruments import typed
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.programme.research import letterbox, rules
from pertvarka.programme.research.errors import (
    AnsweredAlready,
    LinkUnknown,
    NotOpenNow,
    StratumFull,
)
from pertvarka.programme.research.models import Invitation, Stratum, SurveyWave
from pertvarka.programme.research.states import WaveState

COMMAND = "take_answer"
_COUNT_THE_ANSWER = """
UPDATE research_stratum SET answered_count = answered_count + 1
WHERE uuid = %s AND (quota IS NULL OR answered_count < quota) RETURNING answered_count
"""
_COUNT_THE_DAY = """
INSERT INTO research_daycount (uuid, wave_id, stratum_id, day, answers_count)
VALUES (gen_random_uuid(), %s, %s, %s, 1)
ON CONFLICT (stratum_id, day) DO UPDATE SET answers_count = research_daycount.answers_count + 1
"""


@dataclass(frozen=True, slots=True)
class Link:
    """What a link leads to: the wave, and for an invited person the key of the invitation and its stratum."""

    wave: SurveyWave
    invitation: UUID | None = None
    stratum: UUID | None = None
    is_answered: bool = False


def token_of(invitation: UUID) -> str:
    """The secret part of an invitation's link: a reminder can carry it again."""
    return links.token_of(invitation, purpose="survey-invitation")


def follow(token: str) -> Link:
    """Where a link leads.

    Raises:
        LinkUnknown: nowhere.
    """
    waves = SurveyWave.objects.select_related("study", "instrument_version__instrument")
    with scope.of_command(COMMAND):
        held = Invitation.objects.filter(token_hash=hash_of(token)).values("uuid", "wave_id", "stratum_id", "answered")
        found = held.first()
    if found is not None:
        wave = waves.get(pk=found["wave_id"])
        return Link(wave, found["uuid"], found["stratum_id"], is_answered=found["answered"])
    opened = waves.filter(open_code=token).first()
    if opened is None:
        raise LinkUnknown
    return Link(opened)


def is_open(wave: SurveyWave, *, on: date) -> bool:
    return wave.state == WaveState.OPEN and wave.opens_on <= on <= wave.closes_on


def give(link: Link, answers: Mapping[str, Any]) -> None:
    """Keep an answer, without whose it is.

    Raises:
        NotOpenNow, AnsweredAlready, StratumFull, AnswersIncomplete: nothing was kept.
    """
    form = form_of(link.wave.instrument_version)
    state = typed.weighed_whole(form, answers)
    with transaction.atomic(), scope.of_command(COMMAND):
        stratum = _stratum(link, state)
        number = _take(link, stratum)
        letterbox.post([letterbox.letter_with(typed.told(form, state), wave=link.wave, stratum=stratum)])
    if number % rules.LEAVING:
        return
    # A transaction of its own: what leaves the box now has no number in common with what just came.
    with transaction.atomic(), scope.of_command(letterbox.COMMAND):
        letterbox.empty_some(stratum)


def _stratum(link: Link, state: State) -> Stratum:
    strata = Stratum.objects.filter(wave=link.wave)
    if link.stratum is not None:
        return strata.get(pk=link.stratum)
    question = link.wave.stratum_question
    return strata.get(code=state.value(question)) if question else strata.get()


def _take(link: Link, stratum: Stratum) -> int:
    """Tick and count; returns how many have answered in the stratum."""
    today = timezone.localdate()
    if link.invitation is not None:
        ticked = Invitation.objects.filter(pk=link.invitation, answered=False).update(answered=True)
        if not ticked:
            raise AnsweredAlready
    with connection.cursor() as cursor:
        cursor.execute(_COUNT_THE_ANSWER, [stratum.pk])
        counted = cursor.fetchone()
    if counted is None:
        raise StratumFull
    # Asked after the stratum is locked: who closes the wave waits for that lock.
    if not is_open(SurveyWave.objects.get(pk=link.wave.pk), on=today):
        raise NotOpenNow
    with connection.cursor() as cursor:
        cursor.execute(_COUNT_THE_DAY, [link.wave.pk, stratum.pk, today])
    number: int = counted[0]
    return number
