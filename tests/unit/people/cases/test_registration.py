"""Registering: the case goes to whoever is named its manager, and only people who manage cases there come into it."""

from datetime import date

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, Notice
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.actions import registration
from pertvarka.people.cases.errors import ManagerMissing
from pertvarka.people.cases.models import Case, TeamMember
from tests.closed_plane import build_account, build_organisation


@pytest.fixture
def unit(db: None) -> Organisation:
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def jonas(unit: Organisation) -> Account:
    return build_account("Jonas", "case_manager", unit)


def register(*, manager: Account, unit: Organisation, by: Account) -> Case:
    with scope.of(by):
        return registration.register(
            person=registration.NewPerson("Rūta", "Bandomoji", date(1990, 1, 1), "female", "full_capacity"),
            case=registration.NewCase("aftercare", unit.municipality, unit, manager, timezone.localdate(), "Buvo"),
            by=by,
        )


def team(case: Case, *, by: Account) -> list[int | None]:
    with scope.of(by):
        return list(TeamMember.objects.filter(case=case, until=None).values_list("account", flat=True))


def test_the_registrar_who_manages_it_is_its_team(unit: Organisation, jonas: Account):
    case = register(manager=jonas, unit=unit, by=jonas)

    assert team(case, by=jonas) == [jonas.pk]


def test_a_case_registered_for_a_colleague_is_the_colleagues_at_once(unit: Organisation, jonas: Account):
    ruta = build_account("Ruta", "case_manager", unit)
    case = register(manager=ruta, unit=unit, by=jonas)

    assert team(case, by=ruta) == [ruta.pk]
    with scope.of(ruta):
        assert Case.objects.get().manager == ruta
        assert Notice.objects.get(account=ruta).kind == "case.assigned"
    with scope.of(jonas):
        assert not Case.objects.exists()
    assert AuditEvent.objects.filter(about=case.reference).count() == 2


def test_whoever_manages_no_cases_there_neither_gets_one_nor_registers_one(unit: Organisation, jonas: Account):
    elsewhere = build_account("Petras", "case_manager", build_organisation("kauno-skyrius", municipality="LT-16"))

    for manager, by in ((elsewhere, jonas), (jonas, elsewhere), (elsewhere, elsewhere)):
        with pytest.raises(ManagerMissing):
            register(manager=manager, unit=unit, by=by)
