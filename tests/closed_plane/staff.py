"""Organisations and those who work there: what every other part of the plane stands on."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality, Region

ALYTUS = "LT-02"
COMMAND = "load_demonstration"
LONG_AGO = timedelta(days=30)


def build_organisation(code: str, *, municipality: str | None = ALYTUS, **columns: Any) -> Organisation:
    """An invented unit that leads cases; the municipality by its ISO code, None for a body of the whole country."""
    return Organisation.objects.create(
        code=code,
        name_lt=code,
        name_en=code,
        is_invented=True,
        municipality=Municipality.objects.get(code=municipality) if municipality else None,
        **{"kind": Organisation.Kind.MUNICIPAL_ADMINISTRATION, **columns},
    )


def build_account(
    name: str,
    role: str | None = None,
    organisation: Organisation | None = None,
    *,
    municipality: str | None = None,
    region: str | None = None,
    until: date | None = None,
    is_demo: bool = False,
) -> Account:
    """An account, with a role in an organisation or territory when one is named; demo accounts need no second factor."""
    account = Account(email=f"{name.lower()}@savivaldybe.example", name=name, is_demo=is_demo)
    account.set_unusable_password()
    account.save()
    if role:
        give_role(account, role, organisation, municipality=municipality, region=region, until=until)
    return account


def give_role(
    account: Account,
    role: str,
    organisation: Organisation | None = None,
    *,
    municipality: str | None = None,
    region: str | None = None,
    since: date | None = None,
    until: date | None = None,
    waits_for_approval: bool = False,
) -> Membership:
    """A membership that began a month ago, unless told otherwise."""
    with scope.of_command(COMMAND):
        return Membership.objects.create(
            account=account,
            role_code=role,
            organisation=organisation,
            municipality=Municipality.objects.get(code=municipality) if municipality else None,
            region=Region.objects.get(code=region) if region else None,
            purpose="Bandymas",
            valid_from=since or timezone.localdate() - LONG_AGO,
            valid_until=until,
            needs_second_person=waits_for_approval,
        )
