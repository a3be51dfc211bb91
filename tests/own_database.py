"""The database of the tests: a cluster of their own, started before Django reads its settings, stopped after.

Tests run as the app role, like people's requests; the owner only makes databases and tables. To run the suite against
another server name both: `PERTVARKA_OWNER_DATABASE_URL=postgresql://… DATABASE_URL=postgresql://pertvarka_app@… make
test` (the owner must be allowed to create databases and roles). The plugin is named in pyproject.toml so that it comes
before pytest-django.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

_made_home: Path | None = None
_made_cluster = False


def _spare_the_disk(home: Path) -> None:
    """What the tests write dies with them: no database copied or dropped waits for the disk."""
    from pertvarka.foundation.database import postmaster, premises

    connection = postmaster.connect_to(premises.of(home), role=postmaster.SUPERUSER, database="postgres")
    assert connection is not None
    with connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")


if "PYTEST_XDIST_WORKER" not in os.environ:
    _made_home = Path(tempfile.mkdtemp(prefix="pertvarka-tests-"))
    _made_home.chmod(0o711)
    os.environ["PERTVARKA_HOME"] = str(_made_home)
    os.environ.pop("PERTVARKA_DEMO", None)
    if "DATABASE_URL" not in os.environ:
        from pertvarka.foundation.database import url

        os.environ["PERTVARKA_OWNER_DATABASE_URL"] = url.owner_url(_made_home)
        os.environ["DATABASE_URL"] = url.database_url(_made_home)
        _made_cluster = True
        _spare_the_disk(_made_home)


def pytest_report_header() -> str:
    return f"database: {'a cluster of its own' if _made_cluster else 'the one DATABASE_URL names'}"


def pytest_unconfigure(config: pytest.Config) -> None:
    if _made_home is None:
        return
    from pertvarka.foundation.database import cluster
    from tests.journeys import server

    server.end(_made_home)
    cluster.stop(_made_home)
    shutil.rmtree(_made_home, ignore_errors=True)
