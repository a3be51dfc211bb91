"""The address of the database: the one named in DATABASE_URL, else that of the cluster under the house."""

import os
from pathlib import Path

from pertvarka.foundation.database import cluster
from pertvarka.foundation.database.sentences import Report, silently


def database_url(home: Path, report: Report = silently) -> str:
    """DATABASE_URL wins and nothing is started then; else the cluster of this home, started if needed."""
    named = os.environ.get("DATABASE_URL")
    return named or cluster.ensure_running(home, report=report).url
