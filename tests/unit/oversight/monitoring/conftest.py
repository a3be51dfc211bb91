"""The two who do the monitoring: Eglė of the programme office and Vytautas of the group."""

import pytest

from pertvarka.foundation.access.models import Account
from tests import closed_plane


@pytest.fixture
def egle(reform: None) -> Account:
    office = closed_plane.build_organisation("ministerija")
    return closed_plane.build_account("Eglė", "ministry", office)


@pytest.fixture
def vytautas(reform: None) -> Account:
    return closed_plane.build_account("Vytautas", "monitoring_group_member")
