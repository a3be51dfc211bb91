"""How accounts are shown, for allauth's settings and our pages."""

from pertvarka.foundation.access.models import Account


def display_name(account: Account) -> str:
    return account.name
