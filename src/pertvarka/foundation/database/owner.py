"""The three roles of the reform's database, and the database itself.

The owner makes tables and may make databases (tests make theirs); the app role serves people and owns nothing, so
row-level security binds it; the public role reads the open tables only. See Note [The superuser sees everything]:
row-level security does not bind a superuser, so nothing of ours ever works as one.
"""

from pertvarka.foundation.database import disk, postmaster
from pertvarka.foundation.database.errors import ClusterDidNotStart, DiskFull
from pertvarka.foundation.database.postmaster import APP, DATABASE, OWNER, PUBLIC, SUPERUSER
from pertvarka.foundation.database.premises import Premises

# NOINHERIT: a policy for a role also reaches those who inherit from it, which is how scopes leak and queries slow down.
ROLES = {
    OWNER: "LOGIN NOSUPERUSER CREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS",
    APP: "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS",
    PUBLIC: "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS",
}


def ensure(premises: Premises) -> None:
    """Make the roles and the database where they are missing; a start killed in between is mended by the next.

    Raises:
        DiskFull: the room ran out on the way.
        ClusterDidNotStart: the server stopped answering.
    """
    import psycopg  # noqa: PLC0415 - on first use only, see postmaster.connect

    connection = postmaster.connect_to(premises, role=SUPERUSER, database="postgres")
    if connection is None:
        raise ClusterDidNotStart(log_path=premises.log, last_lines="")
    try:
        with connection:
            for role, rights in ROLES.items():
                if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).rowcount:
                    connection.execute(f"CREATE ROLE {role} {rights}")
            if not connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).rowcount:
                connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
    except psycopg.Error as problem:
        if isinstance(problem, psycopg.errors.DiskFull) or disk.explains(str(problem), folder=premises.folder):
            free = disk.free_bytes(premises.folder)
            raise DiskFull(folder=premises.folder, free_bytes=free) from problem
        raise ClusterDidNotStart(log_path=premises.log, last_lines=str(problem).strip()) from problem
