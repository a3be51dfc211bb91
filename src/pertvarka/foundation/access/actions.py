"""Writing in the access room: accounts opened, roles given, the demonstration's invented people made."""

from datetime import date

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from pertvarka.foundation.access import roles
from pertvarka.foundation.access.errors import AccountExists, DemoOnly
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.access.roles import Role
from pertvarka.foundation.base import audit
from pertvarka.foundation.territory.models import Municipality, Region

# A name that no mail system resolves (RFC 2606), so a letter to an invented person can reach nobody.
DEMO_DOMAIN = "demo.invalid"


def open_account(*, email: str, name: str, language: str, by: str) -> Account:
    """Give a person an account; it stays shut until its holder sets a password through the letter.

    Raises:
        AccountExists: the e-mail has an account already.
    """
    with transaction.atomic():
        if Account.objects.filter(email=email.strip().lower()).exists():
            raise AccountExists
        account = Account.objects.create_account(email=email, name=name, language=language)
        audit.record("account.opened", about=account.reference, by=by)
    return account


def give_role(
    *,
    account: Account,
    role_code: str,
    purpose: str,
    valid_from: date,
    valid_until: date | None = None,
    region: Region | None = None,
    municipality: Municipality | None = None,
    by: str,
) -> Membership:
    """Give an account a role from one day to another.

    Raises:
        RoleUnknown: no file describes the role.
    """
    role = roles.role(role_code)
    with transaction.atomic():
        membership = Membership.objects.create(
            account=account,
            role_code=role.code,
            purpose=purpose,
            valid_from=valid_from,
            valid_until=valid_until,
            region=region,
            municipality=municipality,
        )
        audit.record("membership.given", about=account.reference, by=by, role=role.code)
    return membership


def make_demo_accounts(*, on: date, by: str) -> int:
    """Make the invented person of every role that has one; return how many were made. Run twice, it makes none.

    Raises:
        DemoOnly: outside demo mode there are no such accounts.
    """
    if not settings.DEMO_MODE:
        raise DemoOnly
    with transaction.atomic():
        made = [role.code for role in roles.all_roles() if role.demo and _made_for_demo(role, on=on)]
        if made:
            audit.record("demo_accounts.made", about="demo_accounts", by=by, roles=made)
    return len(made)


def _made_for_demo(role: Role, *, on: date) -> bool:
    """Whether anything had to be made for the role."""
    person = role.demo
    if person is None:
        return False
    email = f"{role.code}@{DEMO_DOMAIN}"
    without_password = make_password(None)
    account, is_new = Account.objects.get_or_create(
        email=email, defaults={"name": person.name, "is_demo": True, "password": without_password}
    )
    if account.name != person.name:
        account.name = person.name
        account.save(update_fields=["name"])
    if Membership.objects.filter(account=account, role_code=role.code).in_force(on=on).exists():
        return is_new
    Membership.objects.create(
        account=account,
        role_code=role.code,
        region=Region.objects.get(code=person.region) if person.region else None,
        municipality=Municipality.objects.get(code=person.municipality) if person.municipality else None,
        purpose="Demonstracija / demonstration",
        valid_from=on,
    )
    return True
