"""Which households and addresses are met: those of own organisation, or of the places one's rights reach to."""

from django.db.migrations.operations.base import Operation

from pertvarka.foundation.base.row_security import Policy, ProtectTable

KEEP = "catalogue:record:keep"


def organisations(permission: str, column: str) -> str:
    return f"{column} = ANY ((SELECT scope.organisations('{permission}'))::bigint[])"


def any_of(*conditions: str) -> str:
    return " OR ".join(conditions)


HOUSEHOLD = ProtectTable(
    "catalogue_carerhousehold",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy(
            "see",
            "SELECT",
            using=any_of(
                organisations("catalogue:household:view", "care_centre_id"),
                # Whoever places children finds those who take them in; names and addresses are sealed.
                "(state = 'active' AND (SELECT scope.may('catalogue:household:find')))",
                organisations(KEEP, "care_centre_id"),
            ),
        ),
        Policy(
            "add",
            "INSERT",
            check=any_of(
                organisations("catalogue:household:change", "care_centre_id"), organisations(KEEP, "care_centre_id")
            ),
        ),
        Policy(
            "change",
            "UPDATE",
            using=any_of(
                organisations("catalogue:household:change", "care_centre_id"), organisations(KEEP, "care_centre_id")
            ),
        ),
    ],
)
ADDRESS = ProtectTable(
    "catalogue_siteaddress",
    grants="SELECT, INSERT, UPDATE",
    for_scope_functions=True,
    policies=[
        Policy(
            "see",
            "SELECT",
            using=any_of(
                organisations("catalogue:offer:change", "organisation_id"),
                # An address that is no secret is for whoever sends people there.
                "(NOT is_secret AND (SELECT scope.may('catalogue:capacity:view')))",
                organisations(KEEP, "organisation_id"),
            ),
        ),
        Policy(
            "add",
            "INSERT",
            check=any_of(
                organisations("catalogue:offer:change", "organisation_id"), organisations(KEEP, "organisation_id")
            ),
        ),
        Policy(
            "change",
            "UPDATE",
            using=any_of(
                organisations("catalogue:offer:change", "organisation_id"), organisations(KEEP, "organisation_id")
            ),
        ),
    ],
)
OPERATIONS: list[Operation] = [HOUSEHOLD, ADDRESS]
