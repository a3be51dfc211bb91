"""What the public role may read: the tables of rooms that say their plane is open, and nothing else.

The role serves read replicas, statistics tools and the like; whatever is asked through it, no table of persons answers.
"""

from django.apps import apps
from django.db import connections
from django.db.models import Model

from pertvarka.foundation.base.row_security import PUBLIC_ROLE

OPEN = "open"


def plane_of(model: type[Model]) -> str | None:
    """A room says its plane in apps.py; a closed table in an open room says so itself (carers' households)."""
    room: str | None = getattr(apps.get_app_config(model._meta.app_label), "plane", None)
    own: str | None = getattr(model, "plane", room)
    return own


def names() -> list[str]:
    """The tables and fact views of open rooms."""
    return sorted(
        model._meta.db_table for model in apps.get_models(include_auto_created=True) if plane_of(model) == OPEN
    )


def grant(alias: str) -> None:
    """As the owner, after migrations."""
    with connections[alias].cursor() as cursor:
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {PUBLIC_ROLE}")
        for table in names():
            cursor.execute(f"GRANT SELECT ON {table} TO {PUBLIC_ROLE}")
