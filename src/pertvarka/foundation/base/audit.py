"""Writing the audit record. Call it inside the transaction of the act: both happen or neither."""

from typing import Any

from django.db import transaction

from pertvarka.foundation.base.models import AuditEvent


class AuditOutsideTransaction(RuntimeError):
    """If you are seeing this, `audit.record` was called outside `transaction.atomic()`.

    An act whose record could be lost is not an act we allow: open the transaction in the action, around both.
    """


def record(kind: str, *, about: str, by: str, **details: Any) -> AuditEvent:
    """Write that `by` did `kind` to `about`; `details` must hold no personal data beyond references."""
    if not transaction.get_connection().in_atomic_block:
        raise AuditOutsideTransaction
    return AuditEvent.objects.create(kind=kind, about=about, by=by, details=details)
