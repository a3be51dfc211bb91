"""Row-level security written in the migration that makes the table: no table of persons exists for a moment without it.

    ProtectTable("cases_note", grants="SELECT, INSERT", policies=[Policy("see", "SELECT", using="…"), …])

Policies are for the app role only. FORCE binds the owner of the tables too; where a function of the scope schema has to
read the table to find out who may see it, `for_scope_functions` lets the owner pass, and nobody else. Policies answer
from arrays computed once a statement (`= ANY ((SELECT scope.cases('notes'))::bigint[])`): the form that stays fast at a
million cases (docs/performance.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.migrations.operations.base import Operation

from pertvarka.foundation.base.errors import RoleMissing

APP_ROLE = "pertvarka_app"
PUBLIC_ROLE = "pertvarka_public"


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy; `using` rules which rows are met, `check` which rows may come to be."""

    name: str
    command: str
    using: str = ""
    check: str = ""
    restrictive: bool = False

    def sql(self, table: str) -> str:
        kind = " AS RESTRICTIVE" if self.restrictive else ""
        parts = [f'CREATE POLICY "{self.name}" ON {table}{kind} FOR {self.command} TO {APP_ROLE}']
        if self.using:
            parts.append(f"USING ({self.using})")
        if self.check:
            parts.append(f"WITH CHECK ({self.check})")
        return " ".join(parts)


class ProtectTable(Operation):
    """Enable and force row-level security on a table, narrow the app role's rights on it, write its policies."""

    reversible = True
    reduces_to_sql = True

    def __init__(
        self, table: str, *, grants: str, policies: Sequence[Policy], for_scope_functions: bool = False
    ) -> None:
        self.table = table
        self.grants = grants
        self.policies = policies
        self.for_scope_functions = for_scope_functions

    def state_forwards(self, app_label: str, state: Any) -> None:
        """No model changes."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:  # noqa: ARG002 (Django's signature)
        for statement in self.statements():
            schema_editor.execute(statement)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:  # noqa: ARG002 (Django's signature)
        for policy in self.policies:
            schema_editor.execute(f'DROP POLICY IF EXISTS "{policy.name}" ON {self.table}')
        schema_editor.execute(f'DROP POLICY IF EXISTS "scope functions" ON {self.table}')
        schema_editor.execute(f"ALTER TABLE {self.table} NO FORCE ROW LEVEL SECURITY")
        schema_editor.execute(f"ALTER TABLE {self.table} DISABLE ROW LEVEL SECURITY")

    def describe(self) -> str:
        return f"Protect the rows of {self.table}"

    def statements(self) -> list[str]:
        found = [
            f"ALTER TABLE {self.table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {self.table} FORCE ROW LEVEL SECURITY",
            f"REVOKE ALL ON {self.table} FROM {APP_ROLE}, {PUBLIC_ROLE}",
            f"GRANT {self.grants} ON {self.table} TO {APP_ROLE}",
            *(policy.sql(self.table) for policy in self.policies),
        ]
        if self.for_scope_functions:
            found.append(
                f'CREATE POLICY "scope functions" ON {self.table} TO CURRENT_USER USING (true) WITH CHECK (true)'
            )
        return found


class ServingRoles(Operation):
    """Give the app role its rights on the tables that are and those that will be; the public role gets none here."""

    reversible = True
    reduces_to_sql = True

    def state_forwards(self, app_label: str, state: Any) -> None:
        """No model changes."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:  # noqa: ARG002 (Django's signature)
        for role in (APP_ROLE, PUBLIC_ROLE):
            _ensure_role(schema_editor.connection, role)
        for statement in (
            f"GRANT USAGE ON SCHEMA public TO {APP_ROLE}, {PUBLIC_ROLE}",
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APP_ROLE}",
            f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {APP_ROLE}",
            f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APP_ROLE}",
            f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO {APP_ROLE}",
        ):
            schema_editor.execute(statement)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:  # noqa: ARG002 (Django's signature)
        for statement in (
            f"ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM {APP_ROLE}",
            f"ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON SEQUENCES FROM {APP_ROLE}",
            f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {APP_ROLE}",
            f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {APP_ROLE}",
        ):
            schema_editor.execute(statement)

    def describe(self) -> str:
        return "Give the serving roles their rights"


def _ensure_role(connection: Any, role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_roles WHERE rolname = %s", [role])
        if cursor.fetchone()[0]:
            return
        cursor.execute("SELECT rolcreaterole FROM pg_roles WHERE rolname = current_user")
        if not cursor.fetchone()[0]:
            raise RoleMissing(role)
        cursor.execute(f"CREATE ROLE {role} LOGIN NOSUPERUSER NOINHERIT NOBYPASSRLS")
