"""Results of a wave: looked at by who leads the study, remarked upon, published once."""

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.programme.research import rules
from pertvarka.programme.research.actions.waves import held_wave
from pertvarka.programme.research.errors import StateMayNotFollow
from pertvarka.programme.research.models import QuestionResult, SurveyWave, WaveSummary
from pertvarka.programme.research.permissions import Permission
from pertvarka.programme.research.states import WaveState
from pertvarka.programme.research.tabulated import Tabulated
from pertvarka.programme.research.tabulating import strata_of, tabulate


def results_of(*, wave: SurveyWave, by: Account) -> Tabulated:
    """The results of a closed wave as they would be published.

    Raises:
        NotAllowed; StateMayNotFollow: it is not closed.
    """
    policy.require(by, Permission.STUDY_KEEP, on=timezone.localdate())
    if wave.state in (WaveState.DRAFT, WaveState.OPEN):
        raise StateMayNotFollow
    return tabulate(wave)


def mark_analysed(*, wave: SurveyWave, remarks: tuple[str, str], by: Account) -> SurveyWave:
    """The results were looked at; the remarks say what a reader should bear in mind, in Lithuanian and English.

    Raises:
        NotAllowed, StudyNotFound, StateMayNotFollow.
    """
    policy.require(by, Permission.STUDY_KEEP, on=timezone.localdate())
    with transaction.atomic():
        held = held_wave(wave)
        if not rules.wave_may_follow(held.state, WaveState.ANALYSED):
            raise StateMayNotFollow
        changes = {"state": WaveState.ANALYSED, "remarks_lt": remarks[0], "remarks_en": remarks[1]}
        locking.save_unless_changed(held, expected_version=held.version, changes=changes)
        audit.record("survey.analysed", about=held.study.reference, by=by.reference, wave=held.number)
    return held


def publish(*, wave: SurveyWave, by: Account) -> SurveyWave:
    """Write the results where everybody reads them; from today on the answers count among the respondents.

    Raises:
        NotAllowed, StudyNotFound, StateMayNotFollow.
    """
    policy.require(by, Permission.STUDY_KEEP, on=timezone.localdate())
    with transaction.atomic():
        held = held_wave(wave)
        if not rules.wave_may_follow(held.state, WaveState.PUBLISHED):
            raise StateMayNotFollow
        found = tabulate(held)
        QuestionResult.objects.bulk_create(
            QuestionResult(
                wave=held,
                order=order,
                question=result.question,
                measure=result.measure,
                answers_count=result.answers_count,
                figures=[asdict(figure) for figure in result.figures],
                rows_count=result.rows_count,
                by_stratum=None if result.columns is None else [asdict(column) for column in result.columns],
            )
            for order, result in enumerate(found.results, start=1)
        )
        WaveSummary.objects.create(
            wave=held,
            population=found.population,
            strata=strata_of(found.parts),
            design_effect=found.design_effect,
        )
        changes = {"state": WaveState.PUBLISHED, "published_on": timezone.localdate()}
        locking.save_unless_changed(held, expected_version=held.version, changes=changes)
        audit.record("survey.published", about=held.study.reference, by=by.reference, wave=held.number)
    return held
