"""Whom row security does not bind does not serve."""

import pytest
from django.db import connection, connections

from pertvarka.foundation.base import serving_role
from pertvarka.foundation.base.errors import ServingRoleTooStrong


@pytest.mark.django_db
def test_the_app_role_serves():
    serving_role.require_bound()


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_owner_of_the_tables_does_not(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(serving_role, "connection", connections["owner"])

    with pytest.raises(ServingRoleTooStrong) as refused:
        serving_role.require_bound()

    assert "pertvarka_app" in refused.value.sentence_lt
    assert "PERTVARKA_OWNER_DATABASE_URL" in refused.value.sentence_en


@pytest.mark.django_db
def test_tests_run_as_the_app_role():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone()[0] == "pertvarka_app"
