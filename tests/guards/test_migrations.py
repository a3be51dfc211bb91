"""Migrations are named by what they mean, none is missing, and tables change nowhere else.

Why: `0007_auto_20261122` tells the next person nothing, and a model without its migration fails on the first start.
How to fix: `python -m django makemigrations <room> --name targets_are_never_overwritten`.
"""

import re

import pytest
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation

from tests.guards import sources

FILES = sorted(path for path in sources.PACKAGE.glob("*/*/migrations/*.py") if not path.name.startswith("_"))
MEANINGLESS = {"initial", "auto", "migration", "alter", "update", "fix", "changes"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_migration_is_named_by_its_meaning(path):
    match = re.fullmatch(r"(\d{4})_([a-z0-9]+(?:_[a-z0-9]+)*)", path.stem)

    assert match, path.stem
    assert not set(match.group(2).split("_")) & MEANINGLESS


def test_numbers_of_a_room_have_no_gaps():
    rooms = {path.parent for path in FILES}

    for room in rooms:
        numbers = sorted(int(path.name[:4]) for path in FILES if path.parent == room)
        assert numbers == list(range(1, len(numbers) + 1)), room


def test_no_migration_is_missing():
    with translation.override(None):  # names of fields are compared in English, as they were written down
        loader = MigrationLoader(None)
        detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
        missing = detector.changes(graph=loader.graph)
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("pertvarka.")}

    assert {label: changes for label, changes in missing.items() if label in ours} == {}


def test_every_room_has_one_newest_migration():
    assert MigrationLoader(None).detect_conflicts() == {}
