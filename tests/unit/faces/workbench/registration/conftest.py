"""A unit of Kaunas, its case manager Jonas and his browser."""

import pytest
from django.test import Client

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from tests.closed_plane import build_organisation
from tests.unit.faces.workbench.registration.steps import build_account, signed_in


@pytest.fixture
def unit(reform, settings) -> Organisation:
    settings.DEMO_MODE = True
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def jonas(unit) -> Account:
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def browser(jonas) -> Client:
    return signed_in(jonas)
