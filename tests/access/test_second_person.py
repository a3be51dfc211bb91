"""What a second person must approve: roles over people's files, and other requests."""

import pytest

from pertvarka.foundation.access import actions, roles, scope, waiting
from pertvarka.foundation.access.errors import (
    ForOneself,
    NotAllowed,
    OwnRequest,
    ReasonMissing,
    RoleDecided,
)
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from tests.access.giving import DAY, TODAY, give, granted, notices_of
from tests.access.people import BuildAccount

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
