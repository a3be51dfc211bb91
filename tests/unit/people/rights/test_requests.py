"""A person asks; the officer answers within the month, and reads the file only while the request is in hand."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account, Notice
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.people.cases.errors import CaseNotFound
from pertvarka.people.cases.models import Case, Identity, Note, Person, Task
from pertvarka.people.rights import rules
from pertvarka.people.rights.actions import requests as actions
from pertvarka.people.rights.errors import (
    ExtensionTooLate,
    ReceivedInFuture,
    RecordsNotFound,
    RequestClosed,
    RequestNotInHand,
    RequestOfAnother,
    WordsMissing,
)
from pertvarka.people.rights.models import RightsRequest
from pertvarka.people.rights.queries import requests
from tests.closed_plane import build_account, build_case, build_organisation
from tests.unit.people.rights.conftest import ask

Kind = RightsRequest.Kind
State = RightsRequest.State


def kinds_about(reference: str) -> list[str]:
    return list(AuditEvent.objects.filter(about=reference).order_by("id").values_list("kind", flat=True))


def test_the_manager_records_what_the_person_asked_and_the_month_runs(asked: RightsRequest, jonas: Account):
    assert asked.state == State.RECEIVED
    assert asked.due_on == rules.answer_due(timezone.localdate())
    assert kinds_about(requests.reference(asked)) == ["rights_request.recorded"]


def test_every_officer_is_told(lina: Account, ruta: Account, case: Case, jonas: Account):
    asked = ask(case, by=jonas)

    for officer in (lina, ruta):
        with scope.of(officer):
            notice = Notice.objects.get(account=officer)
            assert (notice.about, notice.label) == (requests.reference(asked), case.number)


def test_the_officer_records_by_number_without_seeing_the_case(case: Case, lina: Account):
    with scope.of(lina):
        assert not Case.objects.exists()

    asked = ask(case, by=lina)

    with scope.of(lina):
        assert asked.person_id == case.person_id
        assert requests.open_requests() == [asked]
        assert not Case.objects.exists()


def test_a_manager_of_another_unit_cannot_even_learn_that_the_case_exists(case: Case):
    petras = build_account("Petras", "case_manager", build_organisation("kaunas", municipality="LT-16"))

    with pytest.raises(CaseNotFound):
        ask(case, by=petras)
    with scope.of(petras):
        assert requests.keys_of_case(case.number) is None
        assert requests.keys_of_case("PV-1999-00001") is None


def test_who_may_not_record_is_refused(case: Case, unit: object):
    ona = build_account("Ona", "ministry")

    with pytest.raises(NotAllowed):
        ask(case, by=ona)


def test_a_request_is_not_received_tomorrow_nor_without_words(case: Case, jonas: Account):
    with pytest.raises(ReceivedInFuture):
        ask(case, by=jonas, on=timezone.localdate() + timedelta(days=1))
    with scope.of(jonas), pytest.raises(WordsMissing):
        actions.record_request(asked=actions.NewRequest(case.number, Kind.ACCESS, "  ", timezone.localdate()), by=jonas)


def test_in_hand_the_whole_file_of_that_person_is_open_and_of_nobody_else(
    in_hand: RightsRequest, case: Case, lina: Account, jonas: Account
):
    build_case(manager=jonas, organisation=case.organisation)

    with scope.of(lina):
        assert Case.objects.get() == case
        assert Identity.objects.get().first_name == "Vardenė"
        assert Note.objects.count() == 3


def test_the_officer_reads_and_writes_nothing(in_hand: RightsRequest, case: Case, lina: Account):
    with scope.of(lina):
        assert Case.objects.filter(pk=case.pk).update(risk="high") == 0
        assert Person.objects.filter(pk=case.person_id).update(restricted_at=timezone.now()) == 0
        with pytest.raises(ProgrammingError), transaction.atomic():
            Note.objects.create(
                case=case, open_to_id=case.open_to_id, author=lina, happened_on=timezone.localdate(), text="?"
            )


@pytest.mark.parametrize("close", [actions.answer_request, actions.refuse_request])
def test_an_answer_closes_the_file_in_the_same_moment(close, in_hand: RightsRequest, lina: Account):
    words = "answer" if close is actions.answer_request else "reason"
    with scope.of(lina):
        closed = close(asked=in_hand, **{words: "Atsakyta raštu."}, by=lina)

        assert closed.answered_at
        assert not Case.objects.exists()
        assert not Identity.objects.exists()


def test_an_answered_request_is_not_opened_again(in_hand: RightsRequest, lina: Account):
    with scope.of(lina):
        actions.answer_request(asked=in_hand, answer="Atsakyta.", by=lina)
        with pytest.raises(RequestClosed):
            actions.take_in_hand(asked=in_hand, by=lina)


def test_an_answer_has_words(in_hand: RightsRequest, lina: Account):
    with scope.of(lina), pytest.raises(WordsMissing):
        actions.answer_request(asked=in_hand, answer=" ", by=lina)


def test_only_who_has_it_in_hand_answers(asked: RightsRequest, lina: Account, ruta: Account):
    with scope.of(lina), pytest.raises(RequestNotInHand):
        actions.answer_request(asked=asked, answer="Atsakyta.", by=lina)
    with scope.of(ruta):
        actions.take_in_hand(asked=asked, by=ruta)
    with scope.of(lina), pytest.raises(RequestOfAnother):
        actions.answer_request(asked=asked, answer="Atsakyta.", by=lina)


def test_who_takes_over_gets_the_access_and_the_first_loses_it(in_hand: RightsRequest, lina: Account, ruta: Account):
    with scope.of(ruta):
        actions.take_in_hand(asked=in_hand, by=ruta)
        assert Case.objects.exists()
    with scope.of(lina):
        assert not Case.objects.exists()


def test_without_an_organisation_nothing_opens_and_nothing_is_written(asked: RightsRequest):
    officer = build_account("Zita", "data_protection_officer")

    with scope.of(officer), pytest.raises(RecordsNotFound):
        actions.take_in_hand(asked=asked, by=officer)
    with scope.of(officer):
        assert requests.request(asked.uuid).state == State.RECEIVED


def test_the_term_is_extended_to_three_months_once(in_hand: RightsRequest, lina: Account):
    with scope.of(lina):
        extended = actions.extend_request(asked=in_hand, because="complex", by=lina)

        assert extended.due_on == rules.extended_due(in_hand.received_on)
        with pytest.raises(ExtensionTooLate):
            actions.extend_request(asked=extended, because="complex", by=lina)


def test_the_term_is_not_extended_after_the_first_month(case: Case, lina: Account):
    asked = ask(case, by=lina, on=timezone.localdate() - timedelta(days=40))

    with scope.of(lina):
        held = actions.take_in_hand(asked=asked, by=lina)
        with pytest.raises(ExtensionTooLate):
            actions.extend_request(asked=held, because="complex", by=lina)


def test_a_restricted_record_is_read_only_in_the_database(case: Case, jonas: Account, lina: Account):
    asked = ask(case, by=jonas, kind=Kind.RESTRICTION)
    with scope.of(lina):
        actions.restrict_person(asked=actions.take_in_hand(asked=asked, by=lina), by=lina)
        assert requests.is_restricted(asked)

    with scope.of(jonas):
        assert Note.objects.count() == 3
        with pytest.raises(ProgrammingError), transaction.atomic():
            Note.objects.create(
                case=case, open_to_id=case.open_to_id, author=jonas, happened_on=timezone.localdate(), text="?"
            )
        assert Identity.objects.filter(person=case.person).update(version=7) == 0
    assert "person.restricted" in kinds_about(case.person.reference)


def test_after_the_restriction_is_lifted_work_goes_on(case: Case, jonas: Account, lina: Account):
    asked = ask(case, by=jonas, kind=Kind.RESTRICTION)
    with scope.of(lina):
        actions.restrict_person(asked=actions.take_in_hand(asked=asked, by=lina), by=lina)
        actions.answer_request(asked=asked, answer="Apribota.", by=lina)
        actions.lift_restriction(asked=asked, by=lina)
        assert not requests.is_restricted(asked)

    with scope.of(jonas):
        Task.objects.create(
            case=case,
            open_to_id=case.open_to_id,
            title="Paskambinti",
            due_on=timezone.localdate(),
            assignee=jonas,
            made_by=jonas,
        )


def test_only_the_officer_restricts(asked: RightsRequest, jonas: Account, lina: Account):
    with scope.of(jonas), pytest.raises(NotAllowed):
        actions.restrict_person(asked=asked, by=jonas)
    with scope.of(lina), pytest.raises(RequestNotInHand):
        actions.restrict_person(asked=asked, by=lina)


def test_the_database_wants_words_with_an_answer(in_hand: RightsRequest, lina: Account):
    with scope.of(lina), pytest.raises(IntegrityError), transaction.atomic():
        RightsRequest.objects.filter(pk=in_hand.pk).update(state=State.ANSWERED)
