"""The addresses of the database: those named in the environment, else those of the cluster under the house.

Two roles, two addresses: DATABASE_URL is the role that serves people, PERTVARKA_OWNER_DATABASE_URL the one that makes
tables. Serving processes never connect as the owner.
"""

import os
from pathlib import Path

from pertvarka.foundation.database import cluster
from pertvarka.foundation.database.sentences import Report, silently


def database_url(home: Path, report: Report = silently) -> str:
    """DATABASE_URL wins and nothing is started then; else the cluster of this home, started if needed."""
    named = os.environ.get("DATABASE_URL")
    return named or cluster.ensure_running(home, report=report).app_url


def owner_url(home: Path, report: Report = silently) -> str:
    """Whose tables they are. With DATABASE_URL alone that role makes the tables too; `pertvarka serve` refuses it."""
    named = os.environ.get("PERTVARKA_OWNER_DATABASE_URL") or os.environ.get("DATABASE_URL")
    return named or cluster.ensure_running(home, report=report).owner_url
