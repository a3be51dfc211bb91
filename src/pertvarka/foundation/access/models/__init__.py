"""Aggregates of the access room, alphabetically."""

from pertvarka.foundation.access.models.account import Account
from pertvarka.foundation.access.models.membership import Membership

__all__ = ["Account", "Membership"]
