"""A wave from set-up to the answers: who may, what is refused, who is invited and answers once."""

from datetime import timedelta

import pytest
from django.core import mail as post_office
from django.db import connection
from django.db.utils import ProgrammingError
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.base.jobs import draining
from pertvarka.foundation.instruments.errors import AnswersIncomplete
from pertvarka.programme.research import errors, invitation_list
from pertvarka.programme.research.actions import answering, inviting, studies, waves
from pertvarka.programme.research.actions.waves import NewStratum
from pertvarka.programme.research.invitation_list import Fault, Row
from pertvarka.programme.research.models import (
    Invitation,
    Letter,
    Stratum,
    StudyMember,
    SurveyAnswer,
    SurveyWave,
)
from pertvarka.programme.research.queries import led
from pertvarka.programme.research.states import Mode
from tests.unit.programme.research.building import (
    build_open_wave,
    build_study,
    build_wave,
    give,
    researcher,
    terms,
    tokens,
    version,
)

pytestmark = pytest.mark.usefixtures("reform")


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

    with pytest.raises(AnswersIncomplete):
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


def test_a_withdrawn_questionnaire_asks_nobody(kestutis):
    held = version()
    held.withdrawn_at = timezone.now()
    with pytest.raises(Exception, match="no longer used"):
        build_wave(build_study(kestutis), kestutis, instrument_version=held)


def test_scope_functions_answer_nobody_without_a_scope(kestutis):
    build_study(kestutis)
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.studies(), scope.survey_waves(), scope.researchers()")
        assert cursor.fetchone() == ([], [], [])
