"""As whom the database is served: a role that row security does not bind must never answer people."""

from django.db import connection

from pertvarka.foundation.base.errors import ServingRoleTooStrong

QUESTION = """
SELECT rolsuper OR rolbypassrls,
       EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid AND c.relname = 'base_auditevent')
FROM pg_roles r WHERE rolname = current_user
"""


def require_bound() -> None:
    """Go on only as a role that row security binds.

    Raises:
        ServingRoleTooStrong: it does not, or could be switched off by its holder.
    """
    with connection.cursor() as cursor:
        cursor.execute(QUESTION)
        if any(cursor.fetchone()):
            raise ServingRoleTooStrong
