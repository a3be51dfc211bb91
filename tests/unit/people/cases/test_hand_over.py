"""Handing a case over: who offers, who answers, what each reads afterwards."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Notice
from pertvarka.foundation.base.errors import WriteRefused
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases.actions import diary, hand_over
from pertvarka.people.cases.errors import (
    CaseNotFound,
    GraceOutOfBounds,
    ManagerMissing,
    NobodyToAccept,
    OfferAnswered,
    OfferStands,
    OfferToOneself,
    TextMissing,
)
from pertvarka.people.cases.models import (
    Attachment,
    Case,
    CaseConference,
    Decision,
    Note,
    Part,
    TeamMember,
    Transfer,
)
from pertvarka.people.cases.states import TransferState
from pertvarka.people.rights.models import RightsRequest
from tests.closed_plane import build_account, build_case, build_note, build_organisation, build_team_member

TODAY = timezone.localdate()
NEXT_WEEK = TODAY + timedelta(days=7)
ALL = [part for part in Part.values if part != Part.SEALED]


@pytest.fixture
def alytus(reform):
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def kaunas(reform):
    return build_organisation("kauno-skyrius")


@pytest.fixture
def jonas(alytus):
    return build_account("Jonas", "case_manager", alytus)


@pytest.fixture
def egle(kaunas):
    return build_account("Eglė", "case_manager", kaunas)


@pytest.fixture
def rimas(kaunas):
    return build_account("Rimas", "case_supervisor", kaunas)


@pytest.fixture
def case(alytus, jonas):
    return build_case(manager=jonas, organisation=alytus)


def offer(case: Case, to, *, by, **changed) -> Transfer:
    told = {
        "to_municipality": Municipality.objects.get(code="LT-15"),
        "reason": "Šeima persikėlė",
        "summary": "Du vaikai, mokykla rasta.",
        "grace_until_on": NEXT_WEEK,
    }
    with scope.of(by):
        return hand_over.offer_transfer(case=case, to_organisation=to, by=by, **(told | changed))


def accept(transfer: Transfer, *, manager, by) -> None:
    with scope.of(by):
        hand_over.accept_transfer(transfer=transfer, manager=manager, by=by)


def notices_of(account) -> list[tuple[str, str]]:
    with scope.of(account):
        return list(Notice.objects.values_list("kind", "label"))


def texts_seen_by(account) -> set[str]:
    with scope.of(account):
        return set(Note.objects.values_list("text", flat=True))


def test_an_offer_reaches_the_receivers_and_changes_nothing_yet(case, kaunas, jonas, egle, rimas):
    transfer = offer(case, kaunas, by=jonas)

    assert notices_of(rimas) == notices_of(egle) == [("transfer.offered", case.number)]
    with scope.of(rimas):
        assert not Case.objects.exists()
        assert Transfer.objects.get().summary == "Du vaikai, mokykla rasta."
    with scope.of(jonas):
        assert Case.objects.get().manager == jonas
        event = AuditEvent.objects.get(kind="transfer.offered")
        assert (event.about, event.details["transfer"]) == (case.reference, str(transfer.uuid))


def test_the_receiver_takes_the_case_with_all_it_is(case, kaunas, jonas, egle, rimas):
    build_note(case, jonas, "Sena")
    transfer = offer(case, kaunas, by=jonas)

    accept(transfer, manager=egle, by=rimas)

    assert notices_of(jonas) == [("transfer.accepted", case.number)]
    assert ("case.received", case.number) in notices_of(egle)
    with scope.of(egle):
        moved = Case.objects.get()
        assert (moved.organisation, moved.manager, moved.municipality.code) == (kaunas, egle, "LT-15")
        assert set(TeamMember.objects.get(account=egle, until=None).parts) == set(ALL)
        diary.write_note(case=moved, text="Susipažinome", happened_on=TODAY, by=egle)
    assert texts_seen_by(egle) == {"Sena", "Susipažinome"}


def test_the_former_manager_reads_to_the_last_day_of_grace_and_writes_nothing(case, kaunas, jonas, egle, rimas):
    accept(offer(case, kaunas, by=jonas), manager=egle, by=rimas)

    with scope.of(jonas):
        assert Case.objects.exists()
        row = TeamMember.objects.get(account=jonas, kind=TeamMember.Kind.GRACE)
        last_moment = timezone.localtime(row.until) - timedelta(seconds=1)
        assert last_moment.date() == NEXT_WEEK
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            diary.write_note(case=case, text="Dar", happened_on=TODAY, by=jonas)


def test_everybody_else_of_the_former_team_is_gone_at_once(case, kaunas, jonas, egle, rimas):
    alytus = case.organisation
    ramune = build_account("Ramunė", "case_supervisor", alytus)
    rasa = build_account("Rasa", "case_manager", alytus)
    build_team_member(case, alytus, "case_manager", account=rasa)

    accept(offer(case, kaunas, by=jonas), manager=egle, by=rimas)

    for former in (ramune, rasa):
        with scope.of(former):
            assert not Case.objects.exists()


@pytest.fixture
def diary_left_behind(case, kaunas, jonas, egle, rimas):
    """Handed over with a summary, after a note, a file and a conference with a decision."""
    with scope.of(jonas):
        diary.write_note(case=case, text="Sena", happened_on=TODAY, by=jonas)
        diary.attach(case=case, title="Senas", content=b"senas", declared_name="a.txt", by=jonas)
        diary.hold_conference(
            case=case,
            held_on=TODAY,
            participants="Komanda",
            person_took_part=False,
            own_words="",
            summary="Senas",
            decisions=[diary.Decided("Senas sprendimas", TODAY, jonas)],
            by=jonas,
        )
    accept(offer(case, kaunas, by=jonas, extent=Transfer.Extent.SUMMARY), manager=egle, by=rimas)
    with scope.of(egle):
        return Case.objects.select_related("person").get()


def seen(account) -> list[int]:
    with scope.of(account):
        return [model.objects.count() for model in (Note, Attachment, CaseConference, Decision)]


def test_with_a_summary_the_new_team_reads_nothing_of_the_old_diary(diary_left_behind, kaunas, egle):
    with scope.of(egle):
        diary.write_note(case=diary_left_behind, text="Nauja", happened_on=TODAY, by=egle)
    later = build_account("Vėliau", "case_manager", kaunas)
    build_team_member(diary_left_behind, kaunas, "case_manager", account=later, since=timezone.now())

    assert texts_seen_by(egle) == texts_seen_by(later) == {"Nauja"}
    assert seen(egle) == seen(later) == [1, 0, 0, 0]


def test_with_a_summary_the_former_manager_still_reads_what_was_theirs(diary_left_behind, jonas):
    assert seen(jonas) == [1, 1, 1, 1]


def test_no_statement_of_the_new_manager_brings_the_old_diary_back(diary_left_behind, egle):
    with scope.of(egle), connection.cursor() as cursor:
        cursor.execute("UPDATE cases_teammember SET diary_from = NULL")
        cursor.execute("UPDATE cases_case SET diary_from = NULL")
        cursor.execute(
            "INSERT INTO cases_teammember (case_id, open_to_id, person_id, organisation_id, account_id, role_code, kind, "
            "parts, may_write, ground, since) SELECT case_id, open_to_id, person_id, organisation_id, account_id, "
            "role_code, kinds, ARRAY['case', 'notes'], false, 'a', now() FROM cases_teammember, "
            "unnest(ARRAY['request', 'grace', 'member']) kinds WHERE account_id = %s AND until IS NULL",
            [egle.pk],
        )
        assert cursor.rowcount == 3

    assert seen(egle) == [0, 0, 0, 0]


def test_the_data_protection_officer_answers_a_person_from_the_whole_diary(diary_left_behind, kaunas):
    lina = build_account("Lina", "data_protection_officer", kaunas)

    with scope.of(lina), connection.cursor() as cursor:
        request = RightsRequest.objects.create(
            person=diary_left_behind.person,
            number=diary_left_behind.number,
            kind=RightsRequest.Kind.ACCESS,
            state=RightsRequest.State.IN_HAND,
            words="Noriu savo bylos",
            received_on=TODAY,
            due_on=TODAY + timedelta(days=30),
            recorded_by=lina,
            handled_by=lina,
        )
        cursor.execute("SELECT scope.open_for_request(%s)", [request.uuid])
        assert cursor.fetchone()[0] == diary_left_behind.uuid

    assert seen(lina) == [1, 1, 1, 1]


def test_the_way_on_after_a_summary_leaves_each_diary_with_who_wrote_it(diary_left_behind, alytus, jonas, egle):
    with scope.of(egle):
        diary.write_note(case=diary_left_behind, text="Kauno", happened_on=TODAY, by=egle)
    vilnius = build_organisation("vilniaus-skyrius")
    tomas = build_account("Tomas", "case_manager", vilnius)

    accept(offer(diary_left_behind, vilnius, by=egle), manager=tomas, by=tomas)

    assert texts_seen_by(tomas) == {"Kauno"}
    assert texts_seen_by(egle) == {"Kauno"}
    assert texts_seen_by(jonas) == set()  # the first grace ended with the second hand-over


def test_refusing_needs_a_reason_and_leaves_the_case_where_it_is(case, kaunas, jonas, rimas):
    transfer = offer(case, kaunas, by=jonas)

    with scope.of(rimas):
        with pytest.raises(TextMissing):
            hand_over.refuse_transfer(transfer=transfer, reason=" ", by=rimas)
        hand_over.refuse_transfer(transfer=transfer, reason="Šeima gyvena kitur", by=rimas)

    assert notices_of(jonas) == [("transfer.refused", case.number)]
    with scope.of(jonas):
        assert Transfer.objects.get().decision_reason == "Šeima gyvena kitur"
        assert Case.objects.get().manager == jonas


def test_an_offer_taken_back_can_no_longer_be_accepted(case, kaunas, jonas, egle, rimas):
    transfer = offer(case, kaunas, by=jonas)

    with scope.of(jonas):
        hand_over.withdraw_transfer(transfer=transfer, by=jonas)

    assert ("transfer.withdrawn", case.number) in notices_of(rimas)
    with pytest.raises(OfferAnswered):
        accept(transfer, manager=egle, by=rimas)
    with scope.of(jonas), pytest.raises(OfferAnswered):
        hand_over.withdraw_transfer(transfer=transfer, by=jonas)


def test_a_case_is_accepted_once(case, kaunas, jonas, egle, rimas):
    transfer = offer(case, kaunas, by=jonas)
    accept(transfer, manager=egle, by=rimas)

    with pytest.raises(OfferAnswered):
        accept(transfer, manager=egle, by=rimas)


def test_the_manager_has_to_work_at_the_receiver_today(case, kaunas, jonas, rimas):
    gone = build_account("Išėjusi", "case_manager", kaunas, until=TODAY - timedelta(days=1))
    transfer = offer(case, kaunas, by=jonas)

    for wrong in (jonas, rimas, gone):
        with pytest.raises(ManagerMissing):
            accept(transfer, manager=wrong, by=rimas)
    with scope.of(jonas):
        assert Transfer.objects.get().state == TransferState.OFFERED


def test_the_sender_does_not_answer_their_own_offer(case, kaunas, jonas, egle):
    transfer = offer(case, kaunas, by=jonas)

    with pytest.raises(NotAllowed):
        accept(transfer, manager=jonas, by=jonas)
    with scope.of(jonas), pytest.raises(NotAllowed):
        hand_over.refuse_transfer(transfer=transfer, reason="Ne", by=jonas)


def test_a_third_organisation_does_not_see_the_offer(case, kaunas, jonas, egle):
    transfer = offer(case, kaunas, by=jonas)
    vilnius = build_organisation("vilniaus-skyrius")
    tomas = build_account("Tomas", "case_manager", vilnius)

    with pytest.raises(CaseNotFound):
        accept(transfer, manager=tomas, by=tomas)


def test_only_who_leads_a_case_offers_it(case, alytus, kaunas, jonas, egle):
    rasa = build_account("Rasa", "case_manager", alytus)
    with pytest.raises(CaseNotFound):
        offer(case, kaunas, by=rasa)

    build_team_member(case, alytus, "case_manager", account=rasa, may_write=True)
    with pytest.raises(WriteRefused):
        offer(case, kaunas, by=rasa)


def test_one_offer_at_a_time(case, kaunas, jonas, egle):
    offer(case, kaunas, by=jonas)
    vilnius = build_organisation("vilniaus-skyrius")
    build_account("Tomas", "case_manager", vilnius)

    with pytest.raises(OfferStands):
        offer(case, vilnius, by=jonas)


def test_an_offer_nobody_can_answer_is_not_made(case, alytus, jonas):
    empty = build_organisation("tuscias-skyrius")

    with pytest.raises(NobodyToAccept):
        offer(case, empty, by=jonas)
    with pytest.raises(OfferToOneself):
        offer(case, alytus, by=jonas)
    with scope.of(jonas):
        assert not Transfer.objects.exists()


@pytest.mark.usefixtures("egle")
@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"reason": ""}, TextMissing),
        ({"summary": " "}, TextMissing),
        ({"grace_until_on": TODAY - timedelta(days=1)}, GraceOutOfBounds),
        ({"grace_until_on": TODAY + timedelta(days=91)}, GraceOutOfBounds),
    ],
    ids=["no reason", "no summary", "grace past", "grace of 91 days"],
)
def test_an_offer_that_cannot_be_is_refused(case, kaunas, jonas, changed, error):
    with pytest.raises(error):
        offer(case, kaunas, by=jonas, **changed)
