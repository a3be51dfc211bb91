"""Two files of one person: linked by who works with both, else by the officer; counted once; taken apart by two."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Approval, Notice
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.people.cases.actions import person_links, protection, registration
from pertvarka.people.cases.actions.person_links import SaidToBe
from pertvarka.people.cases.errors import ProcessingRestricted, TextMissing
from pertvarka.people.cases.models import Case, Identity, Person, PersonLink
from pertvarka.people.cases.person_link_errors import (
    LinkAsked,
    LinkImpossible,
    LinkNotFound,
    SamePersonAlready,
    SealedNotLinked,
)
from pertvarka.people.cases.queries import person_links as queries
from pertvarka.people.cases.queries import search
from tests.closed_plane import build_account, build_case, build_organisation, build_team_member

KAUNAS = "LT-16"
WHY = "Tas pats vaikas: sutampa tėvai"
BORN = date(1990, 3, 4)


@pytest.fixture
def unit(reform):
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def far(reform):
    return build_organisation("kauno-skyrius", municipality=KAUNAS)


@pytest.fixture
def jonas(unit):
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def zita(far):
    return build_account("Zita", "case_manager", far)


@pytest.fixture
def lina(unit):
    return build_account("Lina", "data_protection_officer", unit)


@pytest.fixture
def first(unit, jonas):
    return build_case(manager=jonas, organisation=unit)


@pytest.fixture
def second(unit, jonas):
    return build_case(manager=jonas, organisation=unit)


@pytest.fixture
def elsewhere(far, zita):
    return build_case(manager=zita, organisation=far)


def link(case: Case, number: str, *, by, reason: str = WHY) -> bool:
    with scope.of(by):
        return person_links.link(case=case, same=SaidToBe(number, reason), by=by)


def decide(by, *, is_approved: bool = True, reason: str = "") -> None:
    with scope.of(by):
        waiting = Approval.objects.get(decision=Approval.Decision.WAITING)
        person_links.decide(approval=waiting, is_approved=is_approved, reason=reason, by=by)


def counted(*cases: Case) -> list[int]:
    """As whom the persons of these cases are counted by who sees the whole country."""
    with scope.of_command("load_demonstration"), connection.cursor() as cursor:
        cursor.execute("SELECT person_id, counted_id FROM cases_counted_person")
        kept = dict(cursor.fetchall())
    return [kept.get(case.person_id, case.person_id) for case in cases]


def links_seen(by) -> list[PersonLink]:
    with scope.of(by):
        return list(PersonLink.objects.all())


def test_whoever_works_with_both_links_them_at_once(first, second, jonas):
    assert link(second, first.number, by=jonas)

    assert counted(first, second) == [first.person_id, first.person_id]
    with scope.of(jonas):
        (other,) = queries.other_files(first.person_id)
        assert (other.case, other.link.reason, other.link.asked_by) == (second, WHY, jonas)
        told = AuditEvent.objects.filter(kind="person.linked").values_list("about", flat=True)
        assert set(told) == {first.person.reference, second.person.reference}


def test_both_numbers_keep_finding_their_cases_and_a_code_finds_both(first, second, jonas, monkeypatch):
    with scope.of(jonas):
        index = search.code_index("39003040000")
        Identity.objects.filter(person=second.person).update(national_code_index=index)
        monkeypatch.setattr(search.national_code, "parse", lambda text, **_: type("Code", (), {"text": text}))
    link(first, second.number, by=jonas)

    with scope.of(jonas):
        found = search.by_national_code("39003040000", by=jonas, page="cases:search", today=timezone.localdate())
        assert {one.case for one in found} == {first, second}
        assert [search.by_number(case.number)[0].case for case in (first, second)] == [first, second]


def test_three_files_over_two_links_are_one_person(first, second, unit, jonas):
    third = build_case(manager=jonas, organisation=unit)
    link(third, second.number, by=jonas)
    link(second, first.number, by=jonas)

    assert counted(first, second, third) == [first.person_id] * 3
    with pytest.raises(SamePersonAlready):
        link(first, third.number, by=jonas)


def test_the_file_itself_is_not_another(first, jonas):
    with pytest.raises(SamePersonAlready):
        link(first, first.number.lower(), by=jonas)


def test_a_reason_is_needed(first, second, jonas):
    with pytest.raises(TextMissing):
        link(first, second.number, by=jonas, reason=" ")


def test_a_file_out_of_sight_is_linked_by_the_officer_and_tells_the_asker_nothing(first, elsewhere, jonas, zita, lina):
    assert not link(first, elsewhere.number, by=jonas)
    assert counted(first, elsewhere) == [first.person_id, elsewhere.person_id]

    with scope.of(lina):
        assert Notice.objects.get(account=lina).kind == "approval.asked"
        approval = Approval.objects.get()
        assert [side.number for side in queries.sides(queries.link_of(approval))] == [first.number, elsewhere.number]
    decide(lina)

    assert counted(first, elsewhere) == [first.person_id, first.person_id]
    for manager in (jonas, zita):
        assert links_seen(manager) == []
        with scope.of(manager):
            assert Case.objects.count() == 1
    with scope.of(jonas):
        (asked,) = queries.own_askings(first, by=jonas)
        assert (asked.decision, asked.used_at is not None) == (Approval.Decision.APPROVED, True)
        assert str(elsewhere.uuid) not in f"{asked.about} {asked.label}"
    with scope.of(zita):
        assert not Approval.objects.exists()


def test_an_unknown_number_and_a_sealed_file_are_asked_about_alike(first, far, zita, jonas, lina):
    sealed = build_case(manager=zita, organisation=far, protection=Case.Protection.SEALED)
    for number in (sealed.number, "PV-2099-99999"):
        assert not link(first, number, by=jonas)
        with scope.of(lina):
            approval = Approval.objects.get(decision=Approval.Decision.WAITING)
            assert [side.number for side in queries.sides(queries.link_of(approval))] == [first.number]
        with pytest.raises(LinkImpossible):
            decide(lina)
        assert counted(first, sealed) == [first.person_id, sealed.person_id]
        decide(lina, is_approved=False, reason="Kitos bylos nėra")


def test_the_officer_who_refuses_links_nothing(first, elsewhere, jonas, lina):
    link(first, elsewhere.number, by=jonas)
    decide(lina, is_approved=False, reason="Skiriasi gimimo data")

    assert counted(first, elsewhere) == [first.person_id, elsewhere.person_id]
    with pytest.raises(SamePersonAlready):
        link(first, first.number, by=jonas)
    assert not link(first, elsewhere.number, by=jonas)


def test_one_question_at_a_time(first, jonas):
    link(first, "", by=jonas)
    with pytest.raises(LinkAsked):
        link(first, "", by=jonas)


def test_a_sealed_file_in_sight_is_not_linked(first, unit, jonas):
    sealed = build_case(manager=jonas, organisation=unit, protection=Case.Protection.SEALED)
    for case, other in ((first, sealed), (sealed, first)):
        with pytest.raises(SealedNotLinked):
            link(case, other.number, by=jonas)
    with pytest.raises(SealedNotLinked):
        link(sealed, "", by=jonas)


def test_sealing_a_file_ends_its_links(first, second, jonas):
    link(first, second.number, by=jonas)
    with scope.of(jonas):
        protection.protect(case=first, protection=Case.Protection.SEALED, reason="Įvaikinimas", by=jonas)

    assert counted(first, second) == [first.person_id, second.person_id]


def test_data_whose_use_is_restricted_are_not_linked(first, second, jonas):
    with scope.of_command("load_demonstration"):
        Person.objects.filter(pk=second.person_id).update(restricted_at=timezone.now())
    with pytest.raises(ProcessingRestricted):
        link(first, second.number, by=jonas)


def test_other_roles_link_nobody_and_decide_nothing(first, second, unit, jonas):
    ramune = build_account("Ramunė", "case_supervisor", unit)
    with pytest.raises(NotAllowed):
        link(first, second.number, by=ramune)
    link(first, "", by=jonas)
    with scope.of(ramune):
        assert not Approval.objects.exists()
    with scope.of(jonas), pytest.raises(NotAllowed):
        person_links.decide(approval=Approval.objects.get(), is_approved=True, reason="", by=jonas)


def test_a_reader_of_the_other_file_asks_the_officer(first, elsewhere, unit, jonas):
    build_team_member(elsewhere, unit, "case_manager", account=jonas)

    assert not link(first, elsewhere.number, by=jonas)


def test_taking_a_link_apart_needs_the_officer(first, second, jonas, lina):
    link(first, second.number, by=jonas)
    (made,) = links_seen(jonas)
    with scope.of(jonas):
        person_links.ask_to_unlink(case=first, link=made.uuid, reason="Bendravardis", by=jonas)
        with pytest.raises(LinkAsked):
            person_links.ask_to_unlink(case=first, link=made.uuid, reason="Bendravardis", by=jonas)
    assert counted(first, second) == [first.person_id, first.person_id]

    decide(lina)

    assert counted(first, second) == [first.person_id, second.person_id]
    (held,) = links_seen(jonas)
    assert (held.undo_reason, held.undone_at is not None, held.stands) == ("Bendravardis", True, False)
    with scope.of(jonas):
        assert queries.other_files(first.person_id) == []
        (told,) = queries.other_files(first.person_id, undone_too=True)
        assert told.link.undo_approval.decided_by == lina
    assert link(first, second.number, by=jonas)


def test_who_asked_takes_back_a_link_out_of_sight_and_nobody_else_does(first, elsewhere, jonas, zita, lina):
    link(first, elsewhere.number, by=jonas)
    decide(lina)
    (made,) = links_seen(lina)
    with scope.of(zita), pytest.raises(LinkNotFound):
        person_links.ask_to_unlink(case=elsewhere, link=made.uuid, reason="Ne tas", by=zita)
    with scope.of(jonas):
        person_links.ask_to_unlink(case=first, link=made.uuid, reason="Ne tas", by=jonas)
    decide(lina)

    assert counted(first, elsewhere) == [first.person_id, elsewhere.person_id]


def test_no_row_is_written_past_the_functions(first, second, elsewhere, jonas, lina):
    for by in (jonas, lina):
        with scope.of(by):
            with pytest.raises(DatabaseError), transaction.atomic():
                PersonLink.objects.create(person=first.person, other=second.person, reason=WHY, asked_by=by)
            with connection.cursor() as cursor:
                cursor.execute("SELECT scope.link_persons(%s, %s, 'x')", [first.person_id, elsewhere.person_id])
                assert cursor.fetchone() == (None,)
                cursor.execute("SELECT count(*) FROM scope.sides_of_person_link(gen_random_uuid())")
                assert cursor.fetchone() == (0,)


def registered(unit, by, *, same: SaidToBe | None = None) -> Case:
    with scope.of(by):
        return registration.register(
            person=registration.NewPerson("Rūta", "Bandomoji", BORN, "female", "full_capacity"),
            case=registration.NewCase("aftercare", unit.municipality, unit, by, timezone.localdate(), "Buvo"),
            same=same,
            by=by,
        )


def test_said_at_registration_the_files_are_linked_with_it(unit, jonas):
    before = registered(unit, jonas)
    again = registered(unit, jonas, same=SaidToBe(before.number, WHY))

    assert counted(before, again) == [before.person_id, before.person_id]


def test_a_namesake_out_of_sight_is_asked_about_at_registration(unit, far, jonas, zita, lina):
    there = registered(far, zita)
    here = registered(unit, jonas, same=SaidToBe("", WHY))
    assert counted(there, here) == [there.person_id, here.person_id]
    decide(lina)

    assert counted(there, here) == [there.person_id, there.person_id]
    assert links_seen(jonas) == []
