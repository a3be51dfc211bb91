"""The role that owns the reform's database, and the database itself.

See Note [The superuser sees everything]: row-level security does not bind a superuser, so nothing of ours ever works as
one. The owner may make databases, because tests make theirs.
"""

from pertvarka.foundation.database import disk, postmaster
from pertvarka.foundation.database.errors import ClusterDidNotStart, DiskFull
from pertvarka.foundation.database.postmaster import DATABASE, OWNER, SUPERUSER
from pertvarka.foundation.database.premises import Premises


def ensure(premises: Premises) -> None:
    """Make the role and the database where they are missing; a start killed between the two is mended by the next.

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
            if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [OWNER]).rowcount:
                connection.execute(f"CREATE ROLE {OWNER} LOGIN NOSUPERUSER CREATEDB NOCREATEROLE NOBYPASSRLS")
            if not connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).rowcount:
                connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
    except psycopg.Error as problem:
        if isinstance(problem, psycopg.errors.DiskFull) or disk.explains(str(problem), folder=premises.folder):
            free = disk.free_bytes(premises.folder)
            raise DiskFull(folder=premises.folder, free_bytes=free) from problem
        raise ClusterDidNotStart(log_path=premises.log, last_lines=str(problem).strip()) from problem
