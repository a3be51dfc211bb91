"""Who leads the studies of the tests."""

import pytest

from pertvarka.foundation.access.models import Account
from tests.unit.programme.research.building import researcher


@pytest.fixture
def kestutis() -> Account:
    return researcher()
