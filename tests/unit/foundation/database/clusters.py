"""Clusters of the tests: started here or by another process, asked, found by their process."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg

from pertvarka.foundation.database import cluster, postmaster, premises
from pertvarka.foundation.database.cluster import RunningCluster

SOURCES = Path(cluster.__file__).parents[3]

START_IN_ANOTHER_PROCESS = """
import sys
from pathlib import Path
from pertvarka.foundation.database import cluster
running = cluster.ensure_running(Path(sys.argv[1]), report=lambda line: None)
print(running.was_started, running.owner_url)
"""


def ensure(home: Path) -> RunningCluster:
    return cluster.ensure_running(home, report=lambda _line: None)


def ask(running: RunningCluster, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(running.owner_url, autocommit=True) as connection:
        cursor = connection.execute(question)
        return cursor.fetchall() if cursor.description else []


def process_id_of(home: Path) -> int:
    found = postmaster.read(premises.of(home))
    assert found is not None
    return found.process_id


def start_elsewhere(home: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", START_IN_ANOTHER_PROCESS, str(home)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(SOURCES), *sys.path])},
    )
