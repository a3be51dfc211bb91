"""As whom the database is served: a role that row security does not bind must never answer people."""

from django.db import connection

from pertvarka.foundation.base.errors import PertvarkaError

QUESTION = """
SELECT rolsuper OR rolbypassrls,
       EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid AND c.relname = 'base_auditevent')
FROM pg_roles r WHERE rolname = current_user
"""


class ServingRoleTooStrong(PertvarkaError):
    """DATABASE_URL names a superuser, a role that bypasses row security, or the owner of the tables."""

    def __init__(self) -> None:
        super().__init__(
            lt="Tarnaujanti rolė per stipri: eilučių apsauga jos nesaisto arba lentelės priklauso jai. Kintamajame "
            "DATABASE_URL nurodykite rolę pertvarka_app, o lentelių savininką – PERTVARKA_OWNER_DATABASE_URL.",
            en="The serving role is too strong: row security does not bind it, or it owns the tables. Name the role "
            "pertvarka_app in DATABASE_URL, and the owner of the tables in PERTVARKA_OWNER_DATABASE_URL.",
        )


def require_bound() -> None:
    """Go on only as a role that row security binds.

    Raises:
        ServingRoleTooStrong: it does not, or could be switched off by its holder.
    """
    with connection.cursor() as cursor:
        cursor.execute(QUESTION)
        if any(cursor.fetchone()):
            raise ServingRoleTooStrong
