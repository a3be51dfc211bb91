"""What waves tell when they are over: enough answers or none at all, margins, small numbers hidden."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.oversight.results import measurement
from pertvarka.programme.research import letterbox
from pertvarka.programme.research.actions import publishing, waves
from pertvarka.programme.research.models import (
    Invitation,
    Letter,
    QuestionResult,
    RespondentFact,
    Stratum,
    SurveyAnswer,
    SurveyWave,
)
from pertvarka.programme.research.states import Mode
from tests.unit.programme.research.building import (
    answers,
    build_open_wave,
    give,
    open_by_link,
    tokens,
)

pytestmark = pytest.mark.usefixtures("reform")


def test_fewer_than_five_answers_are_destroyed_unread(kestutis):
    wave = build_open_wave(kestutis, invited={"city": 4})
    for token in tokens(wave, kestutis)["city"]:
        give(token)
    with scope.of(kestutis):
        closed = waves.close_wave(wave=wave, by=kestutis)
        assert publishing.results_of(wave=closed, by=kestutis).answers_count == 0
        assert not Invitation.objects.exists()

    assert (closed.answers_count, closed.invited_count) == (0, 0)
    for command, table in (("empty_letterbox", Letter), ("tabulate_survey", SurveyAnswer)):
        with scope.of_command(command):
            assert not table.objects.exists()


def test_a_thousand_simulated_answers_report_the_margins_of_the_textbook(kestutis):
    """Shares known beforehand by stratum; the weighted result and its margin are worked out by hand beside it."""
    counts = {"city": 500, "town": 400, "village": 100}
    yes = {"city": 0.5, "town": 0.25, "village": 0.8}
    chance = random.Random(2026)
    wave = open_by_link(kestutis)
    given = [
        (code, "yes" if number < count * yes[code] else "no")
        for code, count in counts.items()
        for number in range(count)
    ]
    chance.shuffle(given)
    by_code = {}
    with scope.of_command("take_answer"):
        for stratum in Stratum.objects.filter(wave=wave):
            by_code[stratum.code] = stratum
            Stratum.objects.filter(pk=stratum.pk).update(answered_count=counts[stratum.code])
        letterbox.post(
            letterbox.letter_with(answers(residence=code, heard=heard), wave=wave, stratum=by_code[code])
            for code, heard in given
        )
    with scope.of(kestutis):
        closed = waves.close_wave(wave=wave, by=kestutis)
        SurveyWave.objects.filter(pk=wave.pk).update(mode=Mode.INVITATION)  # margins are for samples drawn by lot
        closed.refresh_from_db()
        found = publishing.results_of(wave=closed, by=kestutis)
        waves_before = RespondentFact.objects.count()
        publishing.mark_analysed(wave=closed, remarks=("Atsargiai.", "With care."), by=kestutis)
        published = publishing.publish(wave=closed, by=kestutis)

    assert closed.answers_count == found.answers_count == 1000
    heard = {figure.name: figure for figure in next(one for one in found.results if one.question == "heard").figures}
    # 0.6 × 0.5 + 0.3 × 0.25 + 0.1 × 0.8
    assert heard["yes"].value == pytest.approx(0.455)
    assert heard["yes"].count == 250 + 100 + 80
    effect = 1000 * (500 * 1.2**2 + 400 * 0.75**2 + 100 * 1.0) / 1000**2
    assert found.design_effect == pytest.approx(effect)
    variance = 0.455 * 0.545 / 999 * (1 - 1000 / 1_000_000)
    assert heard["yes"].margin == pytest.approx(1.959964 * (effect * variance) ** 0.5)
    residence = next(one for one in found.results if one.question == "residence")
    assert [round(figure.value or 0, 9) for figure in residence.figures] == [0.6, 0.3, 0.1], "weights bring it home"
    assert published.state == "published"
    assert QuestionResult.objects.filter(wave=wave).count() == len(found.results)
    fact = RespondentFact.objects.get(subject=f"survey_wave:{wave.uuid}")
    assert (RespondentFact.objects.count() - waves_before, fact.amount, fact.kind) == (1, 1000, "survey_wave")
    today, code = timezone.localdate(), "survey-respondents"
    before = measurement.numbers([code], as_of=today - timedelta(days=1))[code]
    assert (before, measurement.numbers([code], as_of=today)[code]) == (1500, 2500), "beside the history, once"


def test_small_numbers_stay_hidden_and_so_does_what_would_give_them_away(kestutis):
    """Three of thirty have heard of it: who was asked where tells the three, so that question is not told at all."""
    wave = open_by_link(kestutis)
    for number in range(30):
        given = {"heard": "yes", "heard_from": ["media"]} if number < 3 else {"heard": "no", "heard_from": []}
        give(wave.open_code, **given, children_in_families="5" if number < 20 else "4" if number < 28 else "1")
    with scope.of(kestutis):
        closed = waves.close_wave(wave=wave, by=kestutis)
        found = {one.question: one for one in publishing.results_of(wave=closed, by=kestutis).results}

    assert all(figure.count is None and figure.value is None for figure in found["heard"].figures)
    assert found["heard_from"].answers_count is None
    assert not found["heard_from"].figures
    shown = {figure.name: figure.count for figure in found["children_in_families"].figures}
    assert shown["1"] is None
    assert shown["4"] is None, "hidden with the small one, or the sum would tell it"
    assert (shown["5"], shown["2"]) == (20, 0)
    assert all(figure.margin is None for one in found.values() for figure in one.figures), "no sample drawn by lot"


def test_invented_waves_are_not_counted_among_respondents(kestutis):
    wave = open_by_link(kestutis)
    for _number in range(5):
        give(wave.open_code)
    with scope.of(kestutis):
        closed = waves.close_wave(wave=wave, by=kestutis)
        publishing.mark_analysed(wave=closed, remarks=("", ""), by=kestutis)
        publishing.publish(wave=closed, by=kestutis)
    assert RespondentFact.objects.filter(subject=f"survey_wave:{wave.uuid}").exists()
    type(wave.study).objects.filter(pk=wave.study_id).update(is_invented=True)

    assert not RespondentFact.objects.filter(subject=f"survey_wave:{wave.uuid}").exists()


def test_the_record_tells_of_the_wave_and_of_no_answer(kestutis):
    wave = build_open_wave(kestutis, invited={"city": 12})
    before = AuditEvent.objects.count()
    for token in tokens(wave, kestutis)["city"]:
        give(token)

    assert AuditEvent.objects.count() == before
