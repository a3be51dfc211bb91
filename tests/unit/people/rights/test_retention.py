"""Deletion by rule: a list, a second person, then the deletion; a hold keeps, and nothing goes around it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.actions.approvals import mark_decided
from pertvarka.foundation.access.errors import NotAllowed, OwnRequest, ReasonMissing
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.actions import person_links
from pertvarka.people.cases.errors import CaseNotFound
from pertvarka.people.cases.models import Case, Person, PersonLink
from pertvarka.people.rights import rules
from pertvarka.people.rights.actions import retention as actions
from pertvarka.people.rights.actions.requests import take_in_hand
from pertvarka.people.rights.definitions import file_rules, retention_rules
from pertvarka.people.rights.errors import DeletionNotApproved, HoldLifted, NothingDue, RequestNotInHand, WordsMissing
from pertvarka.people.rights.models import DeletionItem, DeletionList, LegalHold, RightsRequest
from pertvarka.people.rights.queries import requests, retention
from tests.closed_plane import build_case, build_note
from tests.unit.people.rights.conftest import ask

LONG_CLOSED = timedelta(days=11 * 366)


def build_closed(jonas: Account, unit: Organisation, *, days: timedelta = LONG_CLOSED, kind: str = "") -> Case:
    closed_on = timezone.localdate() - days
    case = build_case(
        manager=jonas,
        organisation=unit,
        opened_on=closed_on - timedelta(days=100),
        kind=kind or Case.Kind.DISABILITY,
        state="closed",
        closed_on=closed_on,
        closing_reason="Persikėlė",
        outcome="Gyvena savarankiškai",
        own_view="Gerai",
    )
    build_note(case, jonas)
    return case


@pytest.fixture
def old(jonas: Account, unit: Organisation) -> Case:
    """An adult's case, closed eleven years ago."""
    return build_closed(jonas, unit)


@pytest.fixture
def made(old: Case, lina: Account) -> DeletionList:
    with scope.of(lina):
        return actions.make_list(rule="file_of_adult", reason="Terminas baigėsi.", by=lina)


@pytest.fixture
def approved(made: DeletionList, ruta: Account) -> DeletionList:
    with scope.of(ruta):
        mark_decided(approval=made.approval, is_approved=True, reason="", by=ruta)
    return made


def rows_of(case: Case) -> int:
    """Rows left of the person anywhere, as the owner of the tables counts them, past every policy."""
    with scope.of_command("load_demonstration"):
        return Person.objects.filter(pk=case.person_id).count() + Case.objects.filter(pk=case.pk).count()


def test_only_what_has_waited_out_its_rule_is_due(old: Case, jonas: Account, unit: Organisation, lina: Account):
    build_closed(jonas, unit, days=timedelta(days=9 * 365))
    build_closed(jonas, unit, kind=Case.Kind.CHILD_AND_FAMILY)  # the person was born in 2010: kept to the age of 28
    build_case(manager=jonas, organisation=unit)

    with scope.of(lina):
        (due,) = retention.due_records(today=timezone.localdate())

    assert (due.number, due.rule, due.held) == (old.number, "file_of_adult", False)
    assert due.due_on == rules.years_after(old.closed_on, 10)


def test_a_person_with_an_open_case_is_never_due(old: Case, jonas: Account, unit: Organisation, lina: Account):
    with scope.of_command("load_demonstration"):
        person = Person.objects.get(pk=old.person_id)
    build_case(manager=jonas, organisation=unit, person=person)

    with scope.of(lina):
        assert retention.due_records(today=timezone.localdate()) == []


def test_who_may_not_see_what_is_due_gets_nothing_from_the_database_either(old: Case, jonas: Account):
    with scope.of(jonas):
        assert retention.due_records(today=timezone.localdate()) == []
        with pytest.raises(NotAllowed):
            actions.make_list(rule="file_of_adult", reason="?", by=jonas)


def test_a_list_is_made_of_numbers_and_asks_a_second_person(made: DeletionList, old: Case, lina: Account):
    with scope.of(lina):
        (item,) = made.items.all()

        assert (item.label, item.about) == (old.number, old.person.reference)
        assert made.approval.decider_permission == "rights:retention:approve"
        assert retention.due_records(today=timezone.localdate()) == []
    assert rows_of(old) == 2


def test_an_empty_list_is_not_made_nor_one_without_a_reason(old: Case, lina: Account):
    with scope.of(lina), pytest.raises(NothingDue):
        actions.make_list(rule="file_of_child", reason="Terminas baigėsi.", by=lina)
    with scope.of(lina), pytest.raises(ReasonMissing):
        actions.make_list(rule="file_of_adult", reason=" ", by=lina)


def test_nothing_is_deleted_before_a_second_person_agrees(made: DeletionList, old: Case, lina: Account):
    with scope.of(lina):
        with pytest.raises(DeletionNotApproved):
            actions.carry_out(deletion_list=made, by=lina)
        with pytest.raises(OwnRequest):
            mark_decided(approval=made.approval, is_approved=True, reason="", by=lina)
    assert rows_of(old) == 2


def test_an_approved_list_takes_everything_of_the_person_and_keeps_the_proof(
    approved: DeletionList, old: Case, lina: Account
):
    with scope.of(lina):
        assert actions.carry_out(deletion_list=approved, by=lina) == (1, 0)

        item = DeletionItem.objects.get(deletion_list=approved)
        assert item.done_at
        assert item.label == old.number
    assert rows_of(old) == 0
    assert AuditEvent.objects.filter(kind="person.erased", about=old.person.reference).exists()


def test_a_list_is_carried_out_once(approved: DeletionList, lina: Account):
    with scope.of(lina):
        actions.carry_out(deletion_list=approved, by=lina)
        with pytest.raises(DeletionNotApproved):
            actions.carry_out(deletion_list=approved, by=lina)


def test_a_hold_keeps_what_an_approved_list_would_take(approved: DeletionList, old: Case, lina: Account):
    with scope.of(lina):
        hold = actions.place_hold(number=old.number, reason="Teismas.", by=lina)
        assert actions.carry_out(deletion_list=approved, by=lina) == (0, 1)
        assert DeletionItem.objects.get(deletion_list=approved).held
        assert requests.standing_holds() == [hold]
    assert rows_of(old) == 2


def test_a_held_person_is_due_again_when_the_hold_is_lifted(old: Case, lina: Account):
    today = timezone.localdate()
    with scope.of(lina):
        hold = actions.place_hold(number=old.number, reason="Teismas.", by=lina)
        assert [record.held for record in retention.due_records(today=today)] == [True]
        assert retention.due_counts(retention.due_records(today=today)) == {"file_of_child": 0, "file_of_adult": 0}
        with pytest.raises(NothingDue):
            actions.make_list(rule="file_of_adult", reason="Terminas.", by=lina)
        actions.lift_hold(hold=hold, reason="Byla baigta.", by=lina)
        assert [record.held for record in retention.due_records(today=today)] == [False]
        with pytest.raises(HoldLifted):
            actions.lift_hold(hold=hold, reason="Byla baigta.", by=lina)


def test_a_hold_says_why_and_of_which_case(old: Case, lina: Account, jonas: Account):
    with scope.of(lina), pytest.raises(WordsMissing):
        actions.place_hold(number=old.number, reason=" ", by=lina)
    with scope.of(lina), pytest.raises(CaseNotFound):
        actions.place_hold(number="PV-1999-00001", reason="Teismas.", by=lina)
    with scope.of(jonas), pytest.raises(NotAllowed):
        actions.place_hold(number=old.number, reason="Teismas.", by=jonas)


def test_the_database_takes_nobody_on_to_a_list_that_was_asked_for(approved: DeletionList, case: Case, lina: Account):
    with scope.of(lina), pytest.raises(ProgrammingError), transaction.atomic():
        DeletionItem.objects.create(
            deletion_list=approved,
            about=case.person.reference,
            label=case.number,
            due_on=timezone.localdate(),
        )


def test_the_database_lets_no_item_be_turned_to_another_person(approved: DeletionList, case: Case, lina: Account):
    with scope.of(lina), pytest.raises(ProgrammingError), transaction.atomic():
        DeletionItem.objects.filter(deletion_list=approved).update(about=case.person.reference)


def test_the_approval_of_one_list_does_not_serve_another(
    approved: DeletionList, lina: Account, jonas: Account, unit: Organisation
):
    other = build_closed(jonas, unit)
    with scope.of(lina):
        second = DeletionList.objects.create(rule="file_of_adult", made_by=lina)
        DeletionItem.objects.create(
            deletion_list=second, about=other.person.reference, label=other.number, due_on=timezone.localdate()
        )
        with connection.cursor() as cursor:
            cursor.execute("SELECT scope.erase_person(%s, %s)", [second.uuid, other.person.uuid])
            assert cursor.fetchone()[0] == "refused"
        # The same approval cannot stand on two lists, nor be taken off the first.
        for change in ({"approval": approved.approval}, {"rule": "file_of_child"}):
            with pytest.raises(DatabaseError), transaction.atomic():
                DeletionList.objects.filter(pk=second.pk).update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            DeletionList.objects.filter(pk=approved.pk).update(approval=None)


def test_the_database_erases_nobody_for_who_may_not(approved: DeletionList, old: Case, jonas: Account):
    for person in (old.person.uuid, uuid4()):
        with scope.of(jonas), connection.cursor() as cursor:
            cursor.execute("SELECT scope.erase_person(%s, %s)", [approved.uuid, person])
            assert cursor.fetchone()[0] == "refused"
    assert rows_of(old) == 2


def test_a_person_who_asked_for_erasure_goes_through_a_list_too(
    case: Case, jonas: Account, lina: Account, ruta: Account
):
    asked = ask(case, by=jonas, kind=RightsRequest.Kind.ERASURE)
    with scope.of(lina), pytest.raises(RequestNotInHand):
        actions.list_for_request(asked=asked, reason="Žmogus prašė.", by=lina)
    with scope.of(lina):
        held = take_in_hand(asked=asked, by=lina)
        made = actions.list_for_request(asked=held, reason="Žmogus prašė.", by=lina)
    with scope.of(ruta):
        mark_decided(approval=made.approval, is_approved=True, reason="", by=ruta)
    with scope.of(lina):
        assert actions.carry_out(deletion_list=made, by=lina) == (1, 0)
        assert not RightsRequest.objects.exists()
    assert rows_of(case) == 0


def test_a_copy_of_everything_is_not_a_reason_to_erase(in_hand: RightsRequest, lina: Account):
    with scope.of(lina), pytest.raises(RequestNotInHand):
        actions.list_for_request(asked=in_hand, reason="?", by=lina)


def test_every_kind_of_case_has_a_rule():
    kinds = {kind for rule in file_rules() for kind in rule.kinds}

    assert kinds == set(Case.Kind.values)
    assert actions.BY_REQUEST in retention_rules()


def test_after_an_erasure_no_row_of_any_table_points_to_the_person(approved: DeletionList, old: Case, lina: Account):
    """The foreign keys themselves are asked: they look past every policy."""
    with scope.of(lina):
        actions.carry_out(deletion_list=approved, by=lina)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert rows_of(old) == 0


def test_an_erasure_takes_the_links_of_the_person_along(
    approved: DeletionList, old: Case, unit: Organisation, jonas: Account, lina: Account
):
    other = build_case(manager=jonas, organisation=unit)
    with scope.of(jonas):
        person_links.link(case=old, same=person_links.SaidToBe(other.number, "Tas pats žmogus"), by=jonas)
        assert PersonLink.objects.count() == 1
    with scope.of(lina):
        actions.carry_out(deletion_list=approved, by=lina)
        assert not PersonLink.objects.exists()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert rows_of(old) == 0
    assert rows_of(other) > 0


def test_holds_are_seen_by_those_who_place_them_and_by_the_manager(old: Case, lina: Account, jonas: Account):
    with scope.of(lina):
        actions.place_hold(number=old.number, reason="Teismas.", by=lina)
    with scope.of(jonas):
        assert LegalHold.objects.count() == 1
