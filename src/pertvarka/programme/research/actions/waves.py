"""Survey waves: set up with a published questionnaire and strata, opened, closed with the letterbox emptied."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from pertvarka.engines.xlsform.form import Kind, Question
from pertvarka.foundation.access import policy, scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.foundation.instruments.errors import VersionWithdrawn
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.foundation.instruments.models import InstrumentVersion
from pertvarka.programme.research import letterbox, rules
from pertvarka.programme.research.errors import (
    DaysReversed,
    InvitationsMissing,
    LastDayPast,
    QuotaAbovePeople,
    StandsAlready,
    StateMayNotFollow,
    StrataMissing,
    StratumQuestionMissing,
    StratumTwice,
    StudyNotFound,
)
from pertvarka.programme.research.models import Invitation, Stratum, Study, SurveyWave
from pertvarka.programme.research.permissions import Permission
from pertvarka.programme.research.queries import led
from pertvarka.programme.research.states import Mode, WaveState

CODE_BYTES = 9


@dataclass(frozen=True, slots=True)
class NewStratum:
    """A part of the population; no quota means every answer is welcome."""

    code: str
    name_lt: str
    name_en: str
    population: int
    quota: int | None = None


@dataclass(frozen=True, slots=True)
class WaveTerms:
    """What is asked, when, of whom, how they come."""

    instrument_version: InstrumentVersion
    mode: str
    opens_on: date
    closes_on: date
    strata: Sequence[NewStratum]
    stratum_question: str = ""


def set_up(*, study: Study, terms: WaveTerms, by: Account) -> SurveyWave:
    """A wave being prepared.

    Raises:
        NotAllowed, StudyNotFound; DaysReversed, StrataMissing, StratumTwice, QuotaAbovePeople,
        StratumQuestionMissing, VersionWithdrawn: what was set.
    """
    policy.require(by, Permission.STUDY_KEEP, on=timezone.localdate())
    _check(terms)
    with transaction.atomic():
        held = led.studies().select_for_update().filter(pk=study.pk).first()
        if held is None:
            raise StudyNotFound
        last = held.waves.aggregate(last=Max("number"))["last"] or 0
        wave = SurveyWave.objects.create(study=held, number=last + 1, **_columns(terms))
        _put_strata(wave, terms.strata)
        audit.record("survey.set_up", about=held.reference, by=by.reference, wave=wave.number)
    return wave


def change(*, wave: SurveyWave, terms: WaveTerms, expected_version: int, by: Account) -> SurveyWave:
    """Set it up anew while it is being prepared; whoever was invited to strata that are gone, is not any more.

    Raises:
        As `set_up`; StandsAlready: it is open; ChangedMeanwhile.
    """
    policy.require(by, Permission.STUDY_KEEP, on=timezone.localdate())
    _check(terms)
    with transaction.atomic():
        held = held_wave(wave)
        if held.state != WaveState.DRAFT:
            raise StandsAlready
        locking.save_unless_changed(held, expected_version=expected_version, changes=_columns(terms))
        _put_strata(held, terms.strata)
        audit.record("survey.changed", about=held.study.reference, by=by.reference, wave=held.number)
    return held


def open_wave(*, wave: SurveyWave, by: Account) -> SurveyWave:
    """From now on answers come, on the days of the wave.

    Raises:
        NotAllowed, StudyNotFound, StateMayNotFollow, LastDayPast, InvitationsMissing.
    """
    today = timezone.localdate()
    policy.require(by, Permission.STUDY_KEEP, on=today)
    with transaction.atomic():
        held = held_wave(wave)
        if not rules.wave_may_follow(held.state, WaveState.OPEN):
            raise StateMayNotFollow
        if held.closes_on < today:
            raise LastDayPast
        if held.is_by_invitation and not held.invitations.exists():
            raise InvitationsMissing
        changes: dict[str, object] = {"state": WaveState.OPEN}
        if not held.is_by_invitation:
            changes["open_code"] = secrets.token_urlsafe(CODE_BYTES)
        locking.save_unless_changed(held, expected_version=held.version, changes=changes)
        audit.record("survey.opened", about=held.study.reference, by=by.reference, wave=held.number)
    return held


def close_wave(*, wave: SurveyWave, by: Account) -> SurveyWave:
    """No more answers. Letters still waiting join the answers, small strata join others, invitations are deleted.

    Raises:
        NotAllowed, StudyNotFound, StateMayNotFollow.
    """
    policy.require(by, Permission.STUDY_KEEP, on=timezone.localdate())
    with transaction.atomic():
        held = held_wave(wave)
        if not rules.wave_may_follow(held.state, WaveState.CLOSED):
            raise StateMayNotFollow
        # Closed first: whoever comes after the lock below finds it closed, whoever came before is counted.
        SurveyWave.objects.filter(pk=held.pk).update(state=WaveState.CLOSED)
        strata = list(held.strata.select_for_update(no_key=True))
        with scope.of_command(letterbox.COMMAND):
            kept = letterbox.empty_for_good(held, strata)
        invited = sum(stratum.sent_count for stratum in strata)
        Invitation.objects.filter(wave=held).delete()
        changes = {
            "state": WaveState.CLOSED,
            "closed_on": timezone.localdate(),
            "answers_count": kept,
            "invited_count": invited if held.is_by_invitation else None,
        }
        locking.save_unless_changed(held, expected_version=held.version, changes=changes)
        audit.record("survey.closed", about=held.study.reference, by=by.reference, wave=held.number, answers=kept)
    return held


def held_wave(wave: SurveyWave) -> SurveyWave:
    """The wave as it stands, locked, if the asker leads its study."""
    rows = SurveyWave.objects.select_for_update(of=("self",), no_key=True).select_related("study")
    held = rows.filter(pk=wave.pk, study_id__in=led.keys()).first()
    if held is None:
        raise StudyNotFound
    return held


def _columns(terms: WaveTerms) -> dict[str, object]:
    return {
        "instrument_version": terms.instrument_version,
        "mode": terms.mode,
        "opens_on": terms.opens_on,
        "closes_on": terms.closes_on,
        "stratum_question": terms.stratum_question if terms.mode == Mode.OPEN_LINK else "",
    }


def _check(terms: WaveTerms) -> None:
    if terms.instrument_version.withdrawn_at is not None:
        raise VersionWithdrawn
    if terms.closes_on < terms.opens_on:
        raise DaysReversed
    if not terms.strata:
        raise StrataMissing
    codes = [stratum.code for stratum in terms.strata]
    for code in codes:
        if codes.count(code) > 1:
            raise StratumTwice(code)
    for stratum in terms.strata:
        if stratum.quota is not None and stratum.quota > stratum.population:
            raise QuotaAbovePeople(stratum.name_lt)
    if terms.mode == Mode.OPEN_LINK and len(codes) > 1:
        _check_stratum_question(terms, codes)


def _check_stratum_question(terms: WaveTerms, codes: Sequence[str]) -> None:
    form = form_of(terms.instrument_version)
    item = form.by_name.get(terms.stratum_question)
    if not isinstance(item, Question) or item.kind is not Kind.SELECT_ONE or item.relevant or not item.required:
        raise StratumQuestionMissing
    if form.repeats_of[item.name]:
        raise StratumQuestionMissing
    if {choice.name for choice in form.choices[item.choice_list]} != set(codes):
        raise StratumQuestionMissing


def _put_strata(wave: SurveyWave, strata: Sequence[NewStratum]) -> None:
    """These instead of those that stood; a stratum that stays keeps its invitations."""
    standing = {stratum.code: stratum for stratum in wave.strata.all()}
    for code in standing.keys() - {new.code for new in strata}:
        standing[code].delete()
    for order, new in enumerate(strata, start=1):
        stratum = standing.get(new.code) or Stratum(wave=wave, code=new.code)
        stratum.order, stratum.name_lt, stratum.name_en = order, new.name_lt, new.name_en
        stratum.population, stratum.quota = new.population, new.quota
        stratum.save(force_insert=new.code not in standing)
