"""Role files brought into the table that the policies read; only the owner of the tables may write there."""

from django.db import transaction

from pertvarka.foundation.access import roles
from pertvarka.foundation.access.models import RoleGrant


def synchronise(alias: str) -> int:
    """Make the table hold exactly what the role files and commands.yaml grant; returns how many rows changed.

    A grant struck from a file is gone at the next statement of whoever held it.
    """
    wanted = {
        (code, grant.permission, grant.reach)
        for code, grants in (
            *((role.code, role.grants) for role in roles.all_roles()),
            *((f"command:{command.code}", command.grants) for command in roles.all_commands()),
        )
        for grant in grants
    }
    with transaction.atomic(using=alias):
        table = RoleGrant.objects.using(alias)
        standing = {(row.role_code, row.permission, row.reach): row.pk for row in table.all()}
        gone = [standing[key] for key in standing.keys() - wanted]
        new = [
            RoleGrant(role_code=code, permission=what, reach=reach) for code, what, reach in wanted - standing.keys()
        ]
        table.filter(pk__in=gone).delete()
        table.bulk_create(new)
    return len(gone) + len(new)
