"""Who reads how a member is reached: its own organisation, the expert of its region, and the programme office."""

from django.db.migrations.operations.base import Operation

from pertvarka.foundation.base.row_security import Policy, ProtectTable


def organisations(permission: str) -> str:
    return f"open_to_id = ANY ((SELECT scope.organisations('{permission}'))::bigint[])"


# Whoever appoints the experts runs the cluster of the whole country.
OFFICE = "(SELECT scope.may('cluster:expert:appoint'))"
KEEP = "(SELECT scope.may('cluster:record:keep'))"
WRITTEN = f"{organisations('cluster:membership:change')} OR {OFFICE} OR {KEEP}"
SEEN = f"{organisations('cluster:contact:view')} OR {organisations('access:colleague:view')} OR {OFFICE} OR {KEEP}"

OPERATIONS: list[Operation] = [
    ProtectTable(
        "cluster_membercontact",
        grants="SELECT, INSERT, UPDATE, DELETE",
        policies=[
            Policy("see", "SELECT", using=SEEN),
            Policy("add", "INSERT", check=WRITTEN),
            Policy("change", "UPDATE", using=WRITTEN),
            Policy("remove", "DELETE", using=WRITTEN),
        ],
    ),
]
