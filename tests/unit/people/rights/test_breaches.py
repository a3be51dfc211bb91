"""The register of breaches keeps the clock of seventy-two hours and wants a reason when it is late."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account, Notice
from pertvarka.foundation.base.errors import ChangedMeanwhile
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.people.rights.actions import breaches as actions
from pertvarka.people.rights.actions.breaches import BreachKnown
from pertvarka.people.rights.errors import (
    BreachClosed,
    BreachNotToldYet,
    LateReasonMissing,
    MomentImpossible,
    WordsMissing,
)
from pertvarka.people.rights.models import Breach
from pertvarka.people.rights.queries import breaches


def known(**changes: object) -> BreachKnown:
    usual = {
        "kind": Breach.Kind.CONFIDENTIALITY,
        "risk": Breach.Risk.RISK,
        "discovered_at": timezone.now() - timedelta(hours=3),
        "description": "Laiškas išsiųstas ne tam gavėjui.",
    }
    return BreachKnown(**(usual | changes))


def record(by: Account, **changes: object) -> Breach:
    with scope.of(by):
        return actions.record_breach(known=known(**changes), by=by)


def test_breaches_are_numbered_within_the_year_and_every_officer_is_told(lina: Account, ruta: Account):
    year = timezone.localdate().year

    assert [record(lina).number, record(lina).number] == [f"AP-{year}-001", f"AP-{year}-002"]
    with scope.of(ruta):
        assert Notice.objects.filter(account=ruta, kind="breach.recorded").count() == 2
    assert AuditEvent.objects.filter(kind="breach.recorded").count() == 2


def test_nobody_else_sees_or_keeps_the_register(lina: Account, jonas: Account):
    record(lina)

    with scope.of(jonas):
        assert breaches.breaches() == []
    with pytest.raises(NotAllowed):
        record(jonas)


@pytest.mark.parametrize(
    "changes",
    [
        {"discovered_at": timezone.now() + timedelta(hours=1)},
        {"happened_at": timezone.now()},
    ],
    ids=["discovered tomorrow", "happened after it was discovered"],
)
def test_impossible_moments_are_refused(lina: Account, changes: dict[str, object]):
    with pytest.raises(MomentImpossible):
        record(lina, **changes)


def test_it_has_to_be_said_what_happened(lina: Account):
    with pytest.raises(WordsMissing):
        record(lina, description=" ")


def test_told_in_time_needs_no_reason(lina: Account):
    breach = record(lina)

    with scope.of(lina):
        actions.tell_authority(
            breach=breach, told_at=timezone.now(), late_reason="nereikia", expected_version=1, by=lina
        )

    assert breach.authority_told_at
    assert breach.late_reason == ""


def test_told_late_needs_a_reason(lina: Account):
    breach = record(lina, discovered_at=timezone.now() - timedelta(hours=80))

    with scope.of(lina):
        with pytest.raises(LateReasonMissing):
            actions.tell_authority(breach=breach, told_at=timezone.now(), late_reason="", expected_version=1, by=lina)
        actions.tell_authority(
            breach=breach, told_at=timezone.now(), late_reason="Vertinta rizika.", expected_version=1, by=lina
        )

    assert breach.late_reason == "Vertinta rizika."


def test_nobody_is_told_before_the_discovery(lina: Account):
    breach = record(lina)

    with scope.of(lina), pytest.raises(MomentImpossible):
        actions.tell_persons(
            breach=breach, told_at=breach.discovered_at - timedelta(minutes=1), expected_version=1, by=lina
        )


def test_two_officers_do_not_overwrite_each_other(lina: Account, ruta: Account):
    breach = record(lina)
    with scope.of(lina):
        actions.update_breach(breach=breach, known=known(measures="Laiškas atšauktas."), expected_version=1, by=lina)

    with scope.of(ruta), pytest.raises(ChangedMeanwhile) as conflict:
        actions.update_breach(breach=breach, known=known(measures="Kalbėta su gavėju."), expected_version=1, by=ruta)

    assert conflict.value.theirs["measures"] == "Laiškas atšauktas."
    assert conflict.value.mine["measures"] == "Kalbėta su gavėju."


def test_it_closes_only_when_those_who_must_know_have_been_told(lina: Account):
    unlikely, high = record(lina, risk=Breach.Risk.UNLIKELY), record(lina, risk=Breach.Risk.HIGH)
    now = timezone.now()

    with scope.of(lina):
        actions.close_breach(breach=unlikely, expected_version=1, by=lina)
        with pytest.raises(BreachNotToldYet):
            actions.close_breach(breach=high, expected_version=1, by=lina)
        actions.tell_authority(breach=high, told_at=now, late_reason="", expected_version=1, by=lina)
        with pytest.raises(BreachNotToldYet):
            actions.close_breach(breach=high, expected_version=2, by=lina)
        actions.tell_persons(breach=high, told_at=now, expected_version=2, by=lina)
        actions.close_breach(breach=high, expected_version=3, by=lina)

        assert breaches.open_breaches() == []


def test_a_closed_breach_stays_as_it_is(lina: Account):
    breach = record(lina, risk=Breach.Risk.UNLIKELY)

    with scope.of(lina):
        actions.close_breach(breach=breach, expected_version=1, by=lina)
        with pytest.raises(BreachClosed):
            actions.update_breach(breach=breach, known=known(), expected_version=2, by=lina)
