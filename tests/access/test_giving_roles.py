"""Roles given, approved by a second person, refused and ended; accounts opened and closed."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.utils import timezone

from pertvarka.foundation.access import account_register, actions, notices, policy, roles, scope, waiting
from pertvarka.foundation.access.errors import (
    AccountClosed,
    AccountExists,
    ForOneself,
    LastAdministrator,
    LastDayImpossible,
    NotAllowed,
    OwnRequest,
    PeriodBegunBefore,
    PeriodReversed,
    PlaceMissing,
    PurposeMissing,
    ReasonMissing,
    RoleDecided,
    RoleNotHeld,
    RoleOverlaps,
    RoleUnknown,
    TwoTerritories,
)
from pertvarka.foundation.access.models import Account, Membership, Notice
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality, Region
from tests.access.people import BuildAccount
from tests.closed_plane import build_organisation

TODAY = timezone.localdate()
DAY = timedelta(days=1)


@pytest.fixture
def marius(build_account: BuildAccount) -> Account:
    return build_account("Marius", role="administrator")


@pytest.fixture
def zita(build_account: BuildAccount) -> Account:
    return build_account("Zita", role="administrator")


@pytest.fixture
def unit(reform: None) -> Organisation:
    return build_organisation("bandymo-skyrius")


@pytest.fixture
def _as_marius(marius: Account) -> Iterator[None]:
    with scope.of(marius):
        yield


def give(account: Account, by: Account, role: str = "trainer", **given: object) -> Membership:
    values: dict = {"purpose": "Sutartis", "valid_from": TODAY} | given
    return actions.give_role(account=account, role_code=role, by=by, **values)


def granted(account: Account) -> frozenset[str]:
    with scope.of(account):
        return policy.granted(account, on=TODAY)


def notices_of(account: Account) -> list[str]:
    with scope.of(account):
        return list(Notice.objects.filter(account=account).values_list("kind", flat=True))


# --- accounts


@pytest.mark.usefixtures("_as_marius")
def test_opening_an_account_is_recorded_without_the_email(marius: Account):
    account = actions.open_account(email="Rasa@savivaldybe.example", name="Rasa", language="lt", by=marius)

    event = AuditEvent.objects.get(kind="account.opened")
    assert (event.about, event.by) == (account.reference, marius.reference)
    assert "rasa@" not in str(event.details).lower()
    assert not account.has_usable_password()


@pytest.mark.usefixtures("_as_marius")
def test_opening_a_second_account_for_an_email_says_what_to_do(marius: Account, ona: Account):
    with pytest.raises(AccountExists) as refused:
        actions.open_account(email=ona.email.upper(), name="Ona", language="lt", by=marius)

    assert "vaidmenį" in refused.value.sentence_lt


def test_only_administrators_open_accounts(jonas: Account):
    with scope.of(jonas), pytest.raises(NotAllowed):
        actions.open_account(email="rasa@savivaldybe.example", name="Rasa", language="lt", by=jonas)


def test_closing_an_account_ends_its_roles_at_once(marius: Account, zita: Account):
    with scope.of(marius):
        actions.close_account(account=zita, by=marius)
        (membership,) = account_register.memberships_of(zita)

    zita.refresh_from_db()
    assert not zita.is_active
    assert membership.state(on=TODAY) == Membership.State.OVER
    assert granted(zita) == frozenset()
    assert AuditEvent.objects.filter(kind="account.closed", about=zita.reference, by=marius.reference).exists()


@pytest.mark.usefixtures("_as_marius")
def test_a_closed_account_is_not_closed_again_and_gets_no_role(marius: Account, ona: Account):
    actions.close_account(account=ona, by=marius)

    with pytest.raises(AccountClosed):
        actions.close_account(account=ona, by=marius)
    with pytest.raises(AccountClosed):
        give(ona, marius)


@pytest.mark.usefixtures("_as_marius")
def test_nobody_closes_their_own_account(marius: Account):
    with pytest.raises(ForOneself):
        actions.close_account(account=marius, by=marius)


# --- giving


@pytest.mark.usefixtures("_as_marius")
def test_a_role_without_personal_data_begins_at_once(marius: Account, ona: Account):
    membership = give(ona, marius, "administrator")

    assert membership.state(on=TODAY) == Membership.State.IN_FORCE
    event = AuditEvent.objects.get(kind="membership.given", about=ona.reference)
    assert (event.by, event.details) == (marius.reference, {"role": "administrator"})


def test_who_gets_a_role_is_told(marius: Account, ona: Account):
    with scope.of(marius):
        give(ona, marius, "administrator")

    assert granted(ona) == roles.role("administrator").codes
    assert notices_of(ona) == ["membership.given"]


PERSONAL = [
    roles.role(code)
    for code in (
        "assessor",
        "case_manager",
        "case_supervisor",
        "child_rights_officer",
        "data_protection_officer",
        "family_conference_coordinator",
        "institution_head",
        "institution_staff",
        "provider_staff",
    )
]


@pytest.mark.parametrize("role", PERSONAL, ids=lambda role: role.code)
def test_a_role_over_peoples_files_gives_nothing_until_a_second_person_approves(
    role: roles.Role, marius: Account, zita: Account, ona: Account, unit: Organisation
):
    region = Region.objects.get(code="LT-AL") if role.code == "child_rights_officer" else None
    with scope.of(marius):
        membership = give(ona, marius, role.code, organisation_id=unit.pk, region=region)

        assert membership.state(on=TODAY) == Membership.State.WAITING
    assert granted(ona) == frozenset()
    assert notices_of(zita) == ["approval.asked"]

    with scope.of(zita):
        approved = actions.approve_role(membership=membership, by=zita)

        assert approved.state(on=TODAY) == Membership.State.IN_FORCE
    assert granted(ona) == role.codes
    assert notices_of(ona) == ["membership.given"]
    assert notices_of(marius) == ["approval.decided"]


def test_who_asked_does_not_approve(marius: Account, zita: Account, ona: Account, unit: Organisation):
    with scope.of(marius):
        membership = give(ona, marius, "case_manager", organisation_id=unit.pk)

        with pytest.raises(OwnRequest):
            actions.approve_role(membership=membership, by=marius)
        (approval,) = waiting.asked(marius, limit=5)
        with pytest.raises(OwnRequest):
            actions.decide_approval(approval=approval, is_approved=True, reason="", by=marius)


def test_who_would_receive_does_not_approve(marius: Account, zita: Account, unit: Organisation):
    with scope.of(marius):
        membership = give(zita, marius, "case_manager", organisation_id=unit.pk)

    with scope.of(zita), pytest.raises(ForOneself):
        actions.approve_role(membership=membership, by=zita)


def test_who_is_no_administrator_does_not_approve(marius: Account, jonas: Account, ona: Account, unit: Organisation):
    with scope.of(marius):
        membership = give(ona, marius, "case_manager", organisation_id=unit.pk)

    with scope.of(jonas), pytest.raises(NotAllowed):
        actions.approve_role(membership=membership, by=jonas)


def test_the_queue_of_approvals_decides_roles_too(marius: Account, zita: Account, ona: Account, unit: Organisation):
    with scope.of(marius):
        give(ona, marius, "case_manager", organisation_id=unit.pk)

        assert waiting.to_decide(marius) == []
    with scope.of(zita):
        (approval,) = waiting.to_decide(zita)
        actions.decide_approval(approval=approval, is_approved=True, reason="", by=zita)

        assert waiting.to_decide(zita) == []
    assert "cases:case:view" in granted(ona)


def test_a_refused_role_gives_nothing_and_its_reason_stays(
    marius: Account, zita: Account, ona: Account, unit: Organisation
):
    with scope.of(marius):
        membership = give(ona, marius, "case_manager", organisation_id=unit.pk)
    with scope.of(zita):
        with pytest.raises(ReasonMissing):
            actions.refuse_role(membership=membership, reason="  ", by=zita)
        refused = actions.refuse_role(membership=membership, reason="Nėra įsakymo", by=zita)

        assert refused.state(on=TODAY) == Membership.State.REFUSED
        with pytest.raises(RoleDecided):
            actions.approve_role(membership=membership, by=zita)
    assert granted(ona) == frozenset()
    with scope.of(marius):
        (approval,) = waiting.asked(marius, limit=5)
        assert (approval.decision, approval.decision_reason) == ("refused", "Nėra įsakymo")
        give(ona, marius, "case_manager", organisation_id=unit.pk, valid_from=TODAY + DAY)


@pytest.mark.usefixtures("_as_marius")
@pytest.mark.parametrize("role", ["case_manager", "administrator", "trainer"])
def test_an_administrator_gives_themselves_nothing(marius: Account, unit: Organisation, role: str):
    with pytest.raises(ForOneself):
        give(marius, marius, role, organisation_id=unit.pk)


def test_who_gives_no_roles_is_refused(lina: Account, ona: Account):
    with scope.of(lina), pytest.raises(NotAllowed):
        give(ona, lina)


@pytest.mark.usefixtures("_as_marius")
@pytest.mark.parametrize(
    ("role", "given", "refusal"),
    [
        ("public", {}, RoleNotHeld),
        ("person", {}, RoleNotHeld),
        ("king", {}, RoleUnknown),
        ("trainer", {"purpose": "  "}, PurposeMissing),
        ("trainer", {"valid_from": TODAY - DAY}, PeriodBegunBefore),
        ("trainer", {"valid_until": TODAY - DAY}, PeriodReversed),
        ("case_manager", {}, PlaceMissing),
        ("child_rights_officer", {}, PlaceMissing),
        ("data_protection_officer", {}, PlaceMissing),
    ],
)
def test_what_is_not_sound_is_refused_in_both_languages(
    marius: Account, ona: Account, role: str, given: dict, refusal: type[PertvarkaError]
):
    with pytest.raises(refusal) as refused:
        give(ona, marius, role, **given)

    assert refused.value.sentence_lt != refused.value.sentence_en
    assert account_register.memberships_of(ona) == []


@pytest.mark.usefixtures("_as_marius")
def test_a_role_stands_in_a_municipality_or_a_region(marius: Account, ona: Account, reform: None):
    with pytest.raises(TwoTerritories):
        give(ona, marius, municipality=Municipality.objects.get(code="LT-02"), region=Region.objects.get(code="LT-AL"))


@pytest.mark.usefixtures("_as_marius")
def test_the_missing_place_is_named(marius: Account, ona: Account, unit: Organisation):
    with pytest.raises(PlaceMissing) as refused:
        give(ona, marius, "child_rights_officer", organisation_id=unit.pk)

    assert refused.value.place == "region"
    assert "regioną" in refused.value.sentence_lt


@pytest.mark.usefixtures("_as_marius")
@pytest.mark.parametrize("first", [TODAY, TODAY + 5 * DAY, TODAY + 10 * DAY])
def test_the_same_role_in_the_same_place_may_not_overlap(marius: Account, ona: Account, first: date):
    give(ona, marius, valid_until=TODAY + 10 * DAY)

    with pytest.raises(RoleOverlaps) as refused:
        give(ona, marius, valid_from=first)

    assert TODAY.isoformat() in refused.value.sentence_lt
    give(ona, marius, valid_from=TODAY + 11 * DAY)


# --- ending


def test_a_role_ended_yesterday_is_gone_at_this_moment(marius: Account, zita: Account):
    assert "access:membership:give" in granted(zita)
    with scope.of(marius):
        (membership,) = account_register.memberships_of(zita)
        actions.end_role(membership=membership, last_day=TODAY - DAY, by=marius)

    assert granted(zita) == frozenset()
    event = AuditEvent.objects.get(kind="membership.ended", about=zita.reference)
    assert event.details == {"role": "administrator", "last_day": (TODAY - DAY).isoformat()}
    assert notices_of(zita) == ["membership.ended"]


@pytest.mark.usefixtures("_as_marius")
def test_a_role_cannot_be_ended_in_the_past_nor_made_longer(marius: Account, ona: Account):
    membership = give(ona, marius, valid_until=TODAY + 5 * DAY)

    for last_day in (TODAY - DAY, TODAY + 5 * DAY, TODAY + 6 * DAY):
        with pytest.raises(LastDayImpossible):
            actions.end_role(membership=membership, last_day=last_day, by=marius)
    assert actions.end_role(membership=membership, last_day=TODAY, by=marius).valid_until == TODAY


@pytest.mark.usefixtures("_as_marius")
def test_the_last_who_can_give_roles_stays(marius: Account):
    (membership,) = account_register.memberships_of(marius)
    assert notices.holders("access:membership:give", None) == [marius.pk]

    with pytest.raises(LastAdministrator):
        actions.end_role(membership=membership, last_day=TODAY, by=marius)


# --- other requests for a second person


def test_another_request_is_asked_decided_and_used_once(lina: Account, build_account: BuildAccount):
    rasa = build_account("Rasa", role="data_protection_officer")
    with scope.of(lina):
        approval = actions.ask_approval(
            kind="person.export",
            about="person:1",
            label="PV-2026-00417",
            decider_permission="rights:export:approve",
            reason="Žmogus prašo kopijos",
            by=lina,
        )
    assert notices_of(rasa) == ["approval.asked"]
    assert notices_of(lina) == []
    with scope.of(rasa):
        (held,) = waiting.to_decide(rasa)
        actions.decide_approval(approval=held, is_approved=True, reason="", by=rasa)
    with scope.of(lina):
        actions.use_approval(approval=approval, by=lina)
        with pytest.raises(PertvarkaError, match="cannot be used"):
            actions.use_approval(approval=approval, by=lina)
    kinds = AuditEvent.objects.filter(kind__startswith="approval.").order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["approval.asked", "approval.approved", "approval.used"]


def test_those_without_the_right_do_not_meet_the_request(lina: Account, marius: Account):
    with scope.of(lina):
        approval = actions.ask_approval(
            kind="person.export", about="person:1", decider_permission="rights:export:approve", reason="x", by=lina
        )
    with scope.of(marius):
        assert waiting.to_decide(marius) == []
        assert waiting.approval(approval.uuid) is None
        with pytest.raises(NotAllowed):
            actions.decide_approval(approval=approval, is_approved=True, reason="", by=marius)


# --- notices


def test_notices_are_read_by_whom_they_are_for(marius: Account, ona: Account):
    with scope.of(marius):
        give(ona, marius)
        assert actions.read_notices(by=ona) == 0
    with scope.of(ona):
        assert actions.read_notices(by=ona) == 1
        assert actions.read_notices(by=ona) == 0
