"""A warm start asks which migrations have run without reading them; a new one is never passed over."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db.migrations.loader import MigrationLoader

from pertvarka.foundation.base import migrating


def test_the_folders_name_exactly_the_migrations_django_finds():
    assert migrating.written() == MigrationLoader(None).disk_migrations.keys()


@pytest.mark.usefixtures("db")
def test_a_migration_that_has_not_run_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "_row_rules.py").touch()
    app = SimpleNamespace(label="cases", path=str(tmp_path))
    assert migrating.all_have_run("default"), "the tables of the tests stand"

    monkeypatch.setattr(migrating.apps, "get_app_configs", lambda: [app])
    assert migrating.all_have_run("default")
    (folder / "0999_something_new.py").touch()
    assert not migrating.all_have_run("default")
