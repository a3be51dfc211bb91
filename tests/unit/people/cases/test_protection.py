"""Restricting and sealing a case: who stays, who is gone, what is cut."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.base import sealing
from pertvarka.foundation.base.errors import WriteRefused
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.people.cases.actions import diary, hand_over, protection
from pertvarka.people.cases.errors import (
    CaseNotFound,
    KeptNotOnTeam,
    NotProtected,
    OfferStands,
    ProtectionNotStronger,
    TextMissing,
)
from pertvarka.people.cases.models import Attachment, Case, Note, Part, Person, Relationship, TeamMember
from pertvarka.people.cases.models.relationship import name_place
from tests.closed_plane import (
    build_account,
    build_case,
    build_note,
    build_organisation,
    build_person,
    build_team_member,
)

RESTRICTED, SEALED = Case.Protection.RESTRICTED, Case.Protection.SEALED
TODAY = timezone.localdate()


@pytest.fixture
def unit(reform):
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def home(reform):
    return build_organisation("liepu-namai", kind="institution")


@pytest.fixture
def jonas(unit):
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def rasa(unit):
    return build_account("Rasa", "case_manager", unit)


@pytest.fixture
def ramune(unit):
    return build_account("Ramunė", "case_supervisor", unit)


@pytest.fixture
def ausra(home):
    return build_account("Aušra", "institution_staff", home)


@pytest.fixture
def case(unit, home, jonas, rasa):
    made = build_case(manager=jonas, organisation=unit)
    build_team_member(made, unit, "case_manager", account=rasa, may_write=True)
    build_team_member(made, home, "institution_staff")
    return made


def protect(case: Case, strength: str, *, by, kept=()) -> None:
    with scope.of(by):
        protection.protect(case=case, protection=strength, reason="Darbuotojo giminaitis", kept=kept, by=by)


def sees(account) -> bool:
    with scope.of(account):
        return Case.objects.exists()


def build_tie(person: Person, kind: str, *, other: Person | None = None, name: str = "", **columns) -> Relationship:
    with scope.of_command("load_demonstration"):
        tie = Relationship(person=person, kind=kind, other=other, **columns)
        if name:
            tie.other_name_sealed = sealing.seal(name, place=name_place(tie.uuid))
        tie.save()
    return tie


def test_a_restricted_case_keeps_the_members_named_on_its_team(case, jonas, rasa, ramune, ausra):
    assert all(map(sees, (jonas, rasa, ramune, ausra)))

    protect(case, RESTRICTED, by=jonas)

    assert [sees(account) for account in (jonas, rasa, ramune, ausra)] == [True, True, False, False]
    with scope.of(jonas):
        event = AuditEvent.objects.get(kind="case.protected")
        assert (event.about, event.details) == (case.reference, {"protection": "restricted"})


def test_a_sealed_case_keeps_its_manager_and_those_named(case, jonas, rasa, ramune, ausra):
    unit = case.organisation
    gone = build_account("Tomas", "case_manager", unit)
    build_team_member(case, unit, "case_manager", account=gone)

    protect(case, SEALED, by=jonas, kept=[rasa])

    assert [sees(account) for account in (jonas, rasa, gone, ramune, ausra)] == [True, True, False, False, False]
    with scope.of(jonas):
        staying = TeamMember.objects.filter(case=case, until=None)
        assert {row.account for row in staying} == {jonas, rasa}
        assert all(Part.SEALED in row.parts for row in staying)


def test_sealed_notes_are_read_by_those_kept(case, jonas, rasa):
    build_note(case, jonas, "Užantspauduota", visibility=Note.Visibility.SEALED)
    with scope.of(rasa):
        assert not Note.objects.exists()

    protect(case, SEALED, by=jonas, kept=[rasa])

    with scope.of(rasa):
        assert Note.objects.get().text == "Užantspauduota"


def test_the_manager_works_on_in_a_sealed_case(case, jonas):
    protect(case, SEALED, by=jonas)

    with scope.of(jonas):
        diary.write_note(case=case, text="Toliau", happened_on=TODAY, by=jonas)


def test_an_emergency_or_grace_does_not_outlive_sealing(case, home, jonas, ausra):
    soon = timezone.now() + timedelta(hours=20)
    build_team_member(
        case, home, "institution_staff", account=ausra, kind=TeamMember.Kind.EMERGENCY, ground="Skubu", until=soon
    )

    protect(case, SEALED, by=jonas)

    assert not sees(ausra)


def test_only_members_named_on_the_team_can_be_kept(case, home, jonas, ausra, ramune):
    for stranger in (ausra, ramune):
        with pytest.raises(KeptNotOnTeam):
            protect(case, SEALED, by=jonas, kept=[stranger])

    with scope.of(jonas):
        assert Case.objects.get().protection == Case.Protection.ORDINARY
    assert sees(ausra)


def test_protection_only_grows_stronger(case, jonas):
    protect(case, RESTRICTED, by=jonas)
    with pytest.raises(ProtectionNotStronger):
        protect(case, RESTRICTED, by=jonas)

    protect(case, SEALED, by=jonas)
    with pytest.raises(ProtectionNotStronger):
        protect(case, RESTRICTED, by=jonas)


def test_a_case_is_protected_for_a_reason(case, jonas):
    with scope.of(jonas), pytest.raises(TextMissing):
        protection.protect(case=case, protection=RESTRICTED, reason=" ", by=jonas)


def test_who_does_not_lead_a_case_protects_nothing(case, unit, rasa, ramune):
    stranger = build_account("Tomas", "case_manager", unit)

    with pytest.raises(CaseNotFound):
        protect(case, RESTRICTED, by=stranger)
    with pytest.raises(WriteRefused):
        protect(case, RESTRICTED, by=rasa)
    with pytest.raises(NotAllowed):
        protect(case, RESTRICTED, by=ramune)


def test_a_case_is_not_sealed_while_it_is_offered_to_others(case, unit, jonas):
    other = build_organisation("kauno-skyrius")
    build_account("Eglė", "case_manager", other)
    with scope.of(jonas):
        hand_over.offer_transfer(
            case=case,
            to_organisation=other,
            to_municipality=unit.municipality,
            reason="Persikėlė",
            summary="Trumpai",
            grace_until_on=TODAY,
            by=jonas,
        )

    with pytest.raises(OfferStands):
        protect(case, SEALED, by=jonas)


def test_sealing_ends_the_ties_to_the_family_of_before(case, unit, jonas):
    sister = build_person(unit)
    build_tie(case.person, "sibling", other=sister, keep_together=True)
    build_tie(case.person, "mother", name="Ona Onaitė", note="Skambina šeštadieniais")
    build_tie(case.person, "trusted_person", name="Petras Petraitis")

    protect(case, SEALED, by=jonas)

    with scope.of(jonas):
        ended = Relationship.objects.filter(kind__in=["sibling", "mother"])
        assert {(tie.other_id, tie.other_name, tie.note, tie.keep_together) for tie in ended} == {(None, "", "", False)}
        assert {(tie.contact, tie.until_on) for tie in ended} == {("forbidden", TODAY)}
        assert Relationship.objects.get(kind="trusted_person").other_name == "Petras Petraitis"


def test_sealing_cuts_the_way_from_files_its_manager_cannot_see(case, jonas):
    elsewhere = build_organisation("kito-miesto-skyrius", municipality="LT-20")
    zita = build_account("Zita", "case_manager", elsewhere)
    sister = build_case(manager=zita, organisation=elsewhere)
    tie = build_tie(sister.person, "sibling", other=case.person, keep_together=True)

    protect(case, SEALED, by=jonas)

    with scope.of(zita):
        standing = Relationship.objects.get(pk=tie.pk)
        assert (standing.other_id, standing.keep_together, standing.contact) == (None, False, "forbidden")
        assert standing.until_on == TODAY


def test_what_the_ties_were_stands_in_a_sealed_file_of_the_case_alone(case, unit, jonas):
    build_tie(case.person, "mother", name="Ona Onaitė")

    protect(case, SEALED, by=jonas)

    later = build_account("Vėliau", "case_manager", unit)
    build_case(manager=later, organisation=unit, person=case.person)
    with scope.of(later):
        assert Relationship.objects.get(kind="mother").other_name == ""
        assert not Attachment.objects.exists()
    with scope.of(jonas):
        attached = Attachment.objects.get()
        assert b"Ona" not in bytes(attached.content_sealed)
        opened = diary.open_attachment(attachment=attached, page="workbench:attachment", by=jonas)
        assert opened.content.decode().endswith(": Ona Onaitė")


def test_a_case_without_ties_gets_no_empty_file(case, jonas):
    protect(case, SEALED, by=jonas)

    with scope.of(jonas):
        assert not Attachment.objects.exists()


def test_restricting_leaves_the_ties_as_they_are(case, jonas):
    build_tie(case.person, "mother", name="Ona Onaitė")

    protect(case, RESTRICTED, by=jonas)

    with scope.of(jonas):
        assert Relationship.objects.get().other_name == "Ona Onaitė"


def test_lifting_opens_the_case_to_its_organisation_and_leaves_the_team_as_it_is(case, jonas, ramune, ausra):
    protect(case, RESTRICTED, by=jonas)

    with scope.of(jonas):
        protection.unprotect(case=case, reason="Giminaitis skyriuje nebedirba", by=jonas)
        assert AuditEvent.objects.get(kind="case.unprotected").details == {"before": "restricted"}

    assert sees(ramune)
    assert not sees(ausra)
    with scope.of(jonas), pytest.raises(NotProtected):
        protection.unprotect(case=case, reason="Dar kartą", by=jonas)
