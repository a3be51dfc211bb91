"""What the public role may read: the tables of rooms that say their plane is open, and nothing else.

The role serves read replicas, statistics tools and the like; whatever is asked through it, no table of persons answers.
"""

from django.apps import apps
from django.db import connections

from pertvarka.foundation.base.row_security import PUBLIC_ROLE

OPEN = "open"


def names() -> list[str]:
    """The tables and fact views of open rooms."""
    return sorted(
        model._meta.db_table
        for config in apps.get_app_configs()
        if getattr(config, "plane", None) == OPEN
        for model in config.get_models(include_auto_created=True)
    )


def grant(alias: str) -> None:
    """As the owner, after migrations."""
    with connections[alias].cursor() as cursor:
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {PUBLIC_ROLE}")
        for table in names():
            cursor.execute(f"GRANT SELECT ON {table} TO {PUBLIC_ROLE}")
