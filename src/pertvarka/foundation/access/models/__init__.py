"""Aggregates of the access room, alphabetically."""

from pertvarka.foundation.access.models.account import Account
from pertvarka.foundation.access.models.approval import Approval
from pertvarka.foundation.access.models.membership import Membership
from pertvarka.foundation.access.models.notice import Notice
from pertvarka.foundation.access.models.role_grant import RoleGrant
from pertvarka.foundation.access.models.view_record import ViewRecord

__all__ = ["Account", "Approval", "Membership", "Notice", "RoleGrant", "ViewRecord"]
