"""What the tests of access share beside fixtures."""

from datetime import date
from typing import Protocol

from pertvarka.foundation.access.models import Account

PASSWORD = "septyni-tylūs-ąžuolai"  # noqa: S105 (made up for the tests)


class BuildAccount(Protocol):
    def __call__(self, name: str, *, role: str | None = None, until: date | None = None) -> Account: ...
