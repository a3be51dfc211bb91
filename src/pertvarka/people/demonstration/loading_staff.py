"""Invented organisations, their staff, and the roles the staff hold from one day to another."""

from typing import TYPE_CHECKING

from django.contrib.auth.hashers import make_password

from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.access.queries import demo_email
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.demonstration.country import Country

if TYPE_CHECKING:
    from pertvarka.people.demonstration.loading import Standing

DEMO_KEY = "demo:"
BATCH = 1000


def load(layer: Country, standing: "Standing") -> None:
    _organisations(layer, standing)
    _accounts(layer, standing)
    _memberships(layer, standing)


def _organisations(layer: Country, standing: "Standing") -> None:
    new = [
        Organisation(
            code=body.code,
            kind=body.kind,
            name_lt=body.name_lt,
            name_en=body.name_en,
            municipality=standing.municipalities[body.municipality_code],
            region=standing.regions[body.region_code],
            is_invented=True,
        )
        for body in layer.organisations
        if body.code not in standing.organisations
    ]
    for row in Organisation.objects.bulk_create(new, batch_size=BATCH):
        standing.organisations[row.code] = row


def _accounts(layer: Country, standing: "Standing") -> None:
    """Nobody can sign in as invented staff: they have no password, and the demonstration page offers the roles only."""
    new = [
        Account(email=member.email, name=member.name, is_demo=True, password=make_password(None))
        for member in layer.staff
    ]
    made = Account.objects.bulk_create(new, batch_size=BATCH)
    standing.accounts |= {member.key: account for member, account in zip(layer.staff, made, strict=True)}
    for membership in layer.memberships:
        if membership.staff_key.startswith(DEMO_KEY) and membership.staff_key not in standing.accounts:
            email = demo_email(membership.staff_key.removeprefix(DEMO_KEY))
            standing.accounts[membership.staff_key] = Account.objects.get(email=email)


def _memberships(layer: Country, standing: "Standing") -> None:
    """The people of the role files get the place and the first day the country gives them."""
    demo = {account.pk for key, account in standing.accounts.items() if key.startswith(DEMO_KEY)}
    held = {(row.account_id, row.role_code): row for row in Membership.objects.filter(account__in=demo)}
    new = []
    for membership in layer.memberships:
        account = standing.accounts[membership.staff_key]
        row = held.get((account.pk, membership.role_code), Membership(account=account, role_code=membership.role_code))
        row.organisation = (
            standing.organisations[membership.organisation_code] if membership.organisation_code else None
        )
        row.municipality = (
            standing.municipalities[membership.municipality_code] if membership.municipality_code else None
        )
        row.region = standing.regions[membership.region_code] if membership.region_code else None
        row.purpose = membership.purpose_lt
        row.valid_from = membership.valid_from
        row.valid_until = membership.valid_until
        if row.pk:
            row.save()
        else:
            new.append(row)
    Membership.objects.bulk_create(new, batch_size=BATCH)
