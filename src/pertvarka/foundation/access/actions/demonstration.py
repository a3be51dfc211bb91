"""The invented people of the demonstration: one for every role that has one, two where the work is for two."""

from datetime import date

from django.apps import apps
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from pertvarka.foundation.access import roles
from pertvarka.foundation.access.errors import DemoOnly
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.access.queries import demo_email
from pertvarka.foundation.access.roles import DemoPerson, DemoSeat
from pertvarka.foundation.base import audit
from pertvarka.foundation.territory.models import Municipality, Region


def make_demo_accounts(*, on: date, by: str) -> int:
    """Make the invented people of the roles; return how many were made or moved to their organisation.

    Call it again once the invented organisations stand: who works in one that was not there yet gets it now. When
    nothing is missing, nothing changes. Runs inside a scope that may give memberships.

    Raises:
        DemoOnly: outside demo mode there are no such accounts.
    """
    if not settings.DEMO_MODE:
        raise DemoOnly
    with transaction.atomic():
        made = [seat.key for role in roles.all_roles() for seat in role.demo_seats if _made(seat, on=on)]
        if made:
            audit.record("demo_accounts.made", about="demo_accounts", by=by, roles=made)
    return len(made)


def _made(seat: DemoSeat, *, on: date) -> bool:
    """Whether anything had to be made for that person."""
    role, person = seat.role, seat.person
    account, is_new = Account.objects.get_or_create(
        email=demo_email(seat.key),
        defaults={"name": person.name, "is_demo": True, "password": make_password(None)},
    )
    if account.name != person.name:
        account.name = person.name
        account.save(update_fields=["name"])
    organisation_id = _organisation_id(person)
    held = list(Membership.objects.filter(account=account, role_code=role.code).in_force(on=on))
    if not held:
        Membership.objects.create(
            account=account,
            role_code=role.code,
            organisation_id=organisation_id,
            region=Region.objects.get(code=person.region) if person.region else None,
            municipality=Municipality.objects.get(code=person.municipality) if person.municipality else None,
            purpose="Demonstracija / demonstration",
            valid_from=on,
        )
        return True
    if organisation_id is None or any(membership.organisation_id == organisation_id for membership in held):
        return is_new
    held[0].organisation_id = organisation_id
    held[0].save(update_fields=["organisation"])
    return True


def _organisation_id(person: DemoPerson) -> int | None:
    """The key of the invented body, None while it is not loaded. Named by string: the room stands above (ADR 0004)."""
    if not person.organisation:
        return None
    bodies = apps.get_model("organisations", "Organisation")._default_manager
    key: int | None = bodies.filter(code=person.organisation).values_list("pk", flat=True).first()
    return key
