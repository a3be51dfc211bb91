"""Writing in the access room, by what is done: accounts, roles, approvals, the demonstration's invented people."""

from pertvarka.foundation.access.actions.accounts import (
    close_account,
    open_account,
    read_notices,
    remove_second_factor,
)
from pertvarka.foundation.access.actions.approvals import ask_approval, use_approval
from pertvarka.foundation.access.actions.deciding import decide_approval
from pertvarka.foundation.access.actions.demonstration import make_demo_accounts
from pertvarka.foundation.access.actions.memberships import approve_role, end_role, give_role, refuse_role

__all__ = [
    "approve_role",
    "ask_approval",
    "close_account",
    "decide_approval",
    "end_role",
    "give_role",
    "make_demo_accounts",
    "open_account",
    "read_notices",
    "refuse_role",
    "remove_second_factor",
    "use_approval",
]
