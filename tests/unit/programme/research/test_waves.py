"""A wave from set-up to published results: who may, what is refused, what is counted, and a thousand answers."""

import random
from datetime import timedelta

import pytest
from django.core import mail as post_office
from django.db import connection
from django.db.utils import ProgrammingError
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.base.jobs import draining
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.oversight.results import measurement
from pertvarka.programme.research import errors, invitation_list, letterbox
from pertvarka.programme.research.actions import answering, inviting, publishing, studies, waves
from pertvarka.programme.research.actions.waves import NewStratum
from pertvarka.programme.research.invitation_list import Fault, Row
from pertvarka.programme.research.models import (
    Invitation,
    Letter,
    QuestionResult,
    RespondentFact,
    Stratum,
    StudyMember,
    SurveyAnswer,
    SurveyWave,
)
from pertvarka.programme.research.queries import led
from pertvarka.programme.research.states import Mode
from tests.unit.programme.research.building import (
    answers,
    build_open_wave,
    build_study,
    build_wave,
    researcher,
    terms,
    tokens,
    version,
)

pytestmark = pytest.mark.usefixtures("reform")


@pytest.fixture
def kestutis():
    return researcher()


def give(token: str, **given: object) -> None:
    answering.give(answering.follow(token), answers(**given))


def test_who_begins_a_study_leads_it_and_nobody_else_sees_its_surveys(kestutis):
    other, office = researcher("Rasa"), researcher("Egle", "ministry")
    wave = build_open_wave(kestutis, invited={"city": 3})
    study = wave.study

    with scope.of(other):
        assert not led.listed()
        assert not Invitation.objects.exists()
        assert not Stratum.objects.exists()
        with pytest.raises(errors.StudyNotFound):
            led.wave(wave.uuid)
        with pytest.raises(errors.StudyNotFound):
            waves.close_wave(wave=wave, by=other)
        with pytest.raises(NotAllowed):
            studies.name_leaders(study=study, accounts=[other], by=other)
    with scope.of(office):
        assert led.wave(wave.uuid) == wave
        assert {other, kestutis} <= set(led.may_lead())
        studies.name_leaders(study=study, accounts=[kestutis, other], by=office)
    with scope.of(other):
        assert led.wave(wave.uuid) == wave


def test_nobody_lets_themselves_into_a_study_that_is_led(kestutis):
    other, study = researcher("Rasa"), build_study(kestutis)

    with pytest.raises(ProgrammingError, match="row-level security"), scope.of(other):
        StudyMember.objects.create(study=study, account=other)


def test_no_account_reads_answers_or_letters(kestutis):
    office = researcher("Egle", "ministry")
    wave = build_open_wave(kestutis, invited={"city": 25})
    for token in tokens(wave, kestutis)["city"]:
        give(token)

    for account in (kestutis, office):
        with scope.of(account):
            assert not SurveyAnswer.objects.exists()
            assert not Letter.objects.exists()
    with scope.of_command("tabulate_survey"):
        assert SurveyAnswer.objects.count() == 10
    with scope.of_command("empty_letterbox"):
        assert Letter.objects.count() == 15, "the last ones never leave alone"


def test_an_invitation_is_answered_once(kestutis):
    wave = build_open_wave(kestutis, invited={"city": 1})
    token = tokens(wave, kestutis)["city"][0]
    give(token)

    assert answering.follow(token).is_answered
    with pytest.raises(errors.AnsweredAlready):
        give(token)
    with scope.of(kestutis):
        assert Stratum.objects.get(code="city").answered_count == 1


@pytest.mark.parametrize("given", [{"fostering": ""}, {"trust": "11"}, {"residence": "moon"}])
def test_an_answer_that_is_not_whole_is_not_kept(kestutis, given):
    wave = build_open_wave(kestutis, invited={"city": 1})
    token = tokens(wave, kestutis)["city"][0]

    with pytest.raises(errors.AnswersIncomplete):
        give(token, **given)
    assert not answering.follow(token).is_answered


def test_a_full_stratum_takes_no_more_and_leaves_the_invitation_unanswered(kestutis):
    strata = (NewStratum("city", "Miestas", "City", 100, 2), NewStratum("town", "Kaimas", "Country", 50))
    wave = build_open_wave(kestutis, invited={"city": 3, "town": 1}, strata=strata)
    links = tokens(wave, kestutis)
    give(links["city"][0])
    give(links["city"][1])

    with pytest.raises(errors.StratumFull):
        give(links["city"][2])
    give(links["town"][0])
    assert not answering.follow(links["city"][2]).is_answered


def test_the_days_of_the_wave_hold(kestutis):
    wave = build_open_wave(kestutis, invited={"city": 2}, opens_on=timezone.localdate() + timedelta(days=1))
    token = tokens(wave, kestutis)["city"][0]

    with pytest.raises(errors.NotOpenNow):
        give(token)
    SurveyWave.objects.filter(pk=wave.pk).update(opens_on=timezone.localdate())
    give(token)
    with scope.of(kestutis):
        waves.close_wave(wave=wave, by=kestutis)
    with pytest.raises(errors.LinkUnknown):
        give(token)


def test_by_an_open_link_the_respondent_tells_the_stratum(kestutis):
    study = build_study(kestutis)
    for question in ("", "heard", "heard_from", "nothing"):
        with pytest.raises(errors.StratumQuestionMissing):
            build_wave(study, kestutis, mode=Mode.OPEN_LINK, stratum_question=question)
    wave = build_wave(study, kestutis, mode=Mode.OPEN_LINK, stratum_question="residence")
    with scope.of(kestutis):
        wave = waves.open_wave(wave=wave, by=kestutis)
    give(wave.open_code, residence="village")
    give(wave.open_code, residence="village")

    with scope.of(kestutis):
        assert {row.code: row.answered_count for row in led.strata(wave)} == {"city": 0, "town": 0, "village": 2}
        assert [(row.stratum.code, row.answers_count) for row in led.days(wave)] == [("village", 2)]


@pytest.mark.parametrize(
    ("columns", "refusal"),
    [
        ({"strata": ()}, errors.StrataMissing),
        ({"strata": (NewStratum("a", "A", "A", 10, 11),)}, errors.QuotaAbovePeople),
        ({"strata": (NewStratum("a", "A", "A", 10), NewStratum("a", "B", "B", 10))}, errors.StratumTwice),
        ({"closes_on": timezone.localdate() - timedelta(days=1)}, errors.DaysReversed),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_sentence(kestutis, columns, refusal):
    with pytest.raises(refusal) as told:
        build_wave(build_study(kestutis), kestutis, **columns)
    assert told.value.sentence_lt
    assert told.value.sentence_en
    assert told.value.field


def test_a_wave_set_up_anew_keeps_the_invitations_of_the_strata_that_stay(kestutis):
    wave = build_wave(build_study(kestutis), kestutis)
    with scope.of(kestutis):
        inviting.invite(wave=wave, rows=[Row(2, "a@x.lt", "city"), Row(3, "b@x.lt", "town")], by=kestutis)
        waves.change(wave=wave, terms=terms(strata=terms().strata[:1]), expected_version=wave.version, by=kestutis)
        assert [row.stratum.code for row in Invitation.objects.select_related("stratum")] == ["city"]


def test_a_list_is_looked_through_row_by_row(kestutis):
    wave = build_open_wave(kestutis, invited={"city": 1})
    text = "El. paštas;Grupė;Kalba\ncity0@example.lt;city;\nnaujas@example.lt;town;en\nblogas;town;\n"
    text += "kitas@example.lt;moon;\nNAUJAS@example.lt;city;\ntrecias@example.lt;city;ru\n"
    with scope.of(kestutis):
        good, faulty = inviting.look_through(wave, invitation_list.read(text.encode("cp1257")))
        inviting.invite(wave=wave, rows=good, by=kestutis)
        assert Stratum.objects.get(code="town").invited_count == 1

    assert [row.email for row in good] == ["naujas@example.lt"]
    assert [(one.row.number, one.fault, one.same_as) for one in faulty] == [
        (2, Fault.INVITED_ALREADY, None),
        (4, Fault.EMAIL_MALFORMED, None),
        (5, Fault.STRATUM_UNKNOWN, None),
        (6, Fault.TWICE, 3),
        (7, Fault.LANGUAGE_UNKNOWN, None),
    ]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"PK\x03\x04 not a workbook", b"vardas;grupe\nA;b", b"\xff\xfe\x00"])
def test_a_list_that_is_none_is_refused(content):
    with pytest.raises(errors.ListUnreadable):
        invitation_list.read(content)


def test_letters_go_out_and_only_who_has_not_answered_is_reminded(kestutis):
    wave = build_open_wave(kestutis, invited={"city": 2, "town": 1})
    with scope.of(kestutis):
        inviting.ask_to_send(wave=wave, reminds=False, origin="https://pertvarka.example", by=kestutis)
    draining.run_waiting()
    letters = {letter.to[0]: letter for letter in post_office.outbox}
    with scope.of(kestutis):
        assert Stratum.objects.get(code="city").sent_count == 2
        with pytest.raises(errors.InvitationsMissing):
            inviting.ask_to_send(wave=wave, reminds=False, origin="https://pertvarka.example", by=kestutis)

    assert letters.keys() == {"city0@example.lt", "city1@example.lt", "town0@example.lt"}
    body = letters["town0@example.lt"].body
    token = body.split("/apklausa/")[1].split("/")[0]
    assert answering.follow(token).wave == wave
    give(token)
    post_office.outbox.clear()
    with scope.of(kestutis):
        inviting.ask_to_send(wave=wave, reminds=True, origin="https://pertvarka.example", by=kestutis)
    draining.run_waiting()
    assert sorted(letter.to[0] for letter in post_office.outbox) == ["city0@example.lt", "city1@example.lt"]


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
    wave = _open_by_link(kestutis)
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
    wave = _open_by_link(kestutis)
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
    wave = _open_by_link(kestutis)
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


def test_a_withdrawn_questionnaire_asks_nobody(kestutis):
    held = version()
    held.withdrawn_at = timezone.now()
    with pytest.raises(Exception, match="no longer used"):
        build_wave(build_study(kestutis), kestutis, instrument_version=held)


def _open_by_link(by):
    wave = build_wave(build_study(by), by, mode=Mode.OPEN_LINK, stratum_question="residence")
    with scope.of(by):
        return waves.open_wave(wave=wave, by=by)


def test_scope_functions_answer_nobody_without_a_scope(kestutis):
    build_study(kestutis)
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.studies(), scope.survey_waves(), scope.researchers()")
        assert cursor.fetchone() == ([], [], [])
