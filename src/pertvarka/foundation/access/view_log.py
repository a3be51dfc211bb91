"""Writing the view log. A look at personal data is recorded in the transaction of the page that shows it.

The middleware commits that transaction before a byte of the page leaves; where the record cannot be written, neither is
the page sent.
"""

from django.db import transaction

from pertvarka.foundation.access.models import Account, ViewRecord


class LookOutsideTransaction(RuntimeError):
    """If you are seeing this, personal data were to be shown outside the transaction that records the look.

    Show them in a view behind `access.middleware.scoped`, or, in a command, inside `scope.of_command`.
    """


def record(
    kind: str,
    *,
    about: str,
    page: str,
    by: Account,
    case: int | None = None,
    role_code: str = "",
    ground: str = "",
) -> ViewRecord:
    """Write that the account looked: `about` is `person:<uuid>`, `page` the name of the address."""
    if not transaction.get_connection().in_atomic_block:
        raise LookOutsideTransaction
    return ViewRecord.objects.create(
        kind=kind, about=about, page=page, by=by.reference, case_id=case, role_code=role_code, ground=ground
    )
