"""People of these tests: Jonas manages the case, Lina answers for data protection, Rūta is her second person."""

from datetime import date

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import Case, Note
from pertvarka.people.rights.actions import requests
from pertvarka.people.rights.actions.requests import NewRequest
from pertvarka.people.rights.models import RightsRequest
from tests.closed_plane import build_account, build_case, build_note, build_organisation


@pytest.fixture
def unit(db: None) -> Organisation:
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def office(db: None) -> Organisation:
    return build_organisation("duomenu-apsauga", municipality=None)


@pytest.fixture
def jonas(unit: Organisation) -> Account:
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def lina(office: Organisation) -> Account:
    return build_account("Lina", "data_protection_officer", office)


@pytest.fixture
def ruta(office: Organisation) -> Account:
    return build_account("Ruta", "data_protection_officer", office)


@pytest.fixture
def case(jonas: Account, unit: Organisation) -> Case:
    made = build_case(manager=jonas, organisation=unit)
    build_note(made, jonas, "Kalbėjomės apie mokyklą.")
    build_note(made, jonas, "Tik vadybininkui.", visibility=Note.Visibility.LEAD)
    build_note(made, jonas, "Užrakintas įrašas.", visibility=Note.Visibility.SEALED)
    return made


def ask(case: Case, *, by: Account, kind: str = RightsRequest.Kind.ACCESS, on: date | None = None) -> RightsRequest:
    with scope.of(by):
        return requests.record_request(
            asked=NewRequest(case.number, kind, "Noriu žinoti, kas apie mane įrašyta.", on or timezone.localdate()),
            by=by,
        )


@pytest.fixture
def asked(case: Case, jonas: Account) -> RightsRequest:
    """A request the manager heard."""
    return ask(case, by=jonas)


@pytest.fixture
def in_hand(asked: RightsRequest, lina: Account) -> RightsRequest:
    """The same, in Lina's hands."""
    with scope.of(lina):
        return requests.take_in_hand(asked=asked, by=lina)
