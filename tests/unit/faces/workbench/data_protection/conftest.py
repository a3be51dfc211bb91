"""People of the officer's desk: Jonas manages a case, Lina and Rūta protect data; what a person asked, and in hand."""

from typing import Protocol

import pytest
from django.test import Client
from django.urls import reverse

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import Case
from pertvarka.people.rights.models import RightsRequest
from tests.closed_plane import build_account, build_case, build_note, build_organisation
from tests.unit.faces.workbench.data_protection.desk import CANARIES, typed


class SignIn(Protocol):
    def __call__(self, account: Account) -> Client: ...


@pytest.fixture(autouse=True)
def _demo(settings) -> None:
    """Invented accounts need no second factor."""
    settings.DEMO_MODE = True


@pytest.fixture
def sign_in(db: None) -> SignIn:
    def enter(account: Account) -> Client:
        client = Client()
        client.force_login(account)
        return client

    return enter


@pytest.fixture
def unit(db: None) -> Organisation:
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def jonas(unit: Organisation) -> Account:
    return build_account("Jonas", "case_manager", unit, is_demo=True)


@pytest.fixture
def office(db: None) -> Organisation:
    return build_organisation("duomenu-apsauga", municipality=None)


@pytest.fixture
def lina(office: Organisation) -> Account:
    return build_account("Lina", "data_protection_officer", office, is_demo=True)


@pytest.fixture
def ruta(office: Organisation) -> Account:
    return build_account("Ruta", "data_protection_officer", office, is_demo=True)


@pytest.fixture
def case(jonas: Account, unit: Organisation) -> Case:
    made = build_case(manager=jonas, organisation=unit)
    build_note(made, jonas, CANARIES[2])
    return made


@pytest.fixture
def as_lina(sign_in: SignIn, lina: Account) -> Client:
    return sign_in(lina)


@pytest.fixture
def asked(case: Case, lina: Account, as_lina: Client) -> RightsRequest:
    as_lina.post(reverse("workbench:request_record"), typed(case))
    with scope.of(lina):
        return RightsRequest.objects.get()


@pytest.fixture
def in_hand(asked: RightsRequest, as_lina: Client) -> RightsRequest:
    as_lina.post(reverse("workbench:request_take", args=[asked.uuid]))
    return asked
