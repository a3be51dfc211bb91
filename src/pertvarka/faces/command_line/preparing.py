"""Making ready: Django, tables, definitions. Used by every command that needs the database."""

from collections import Counter

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def start_django() -> None:
    """Read the settings (which start the embedded database if none is given) and the apps."""
    django.setup()


def migrate() -> int:
    """Bring the tables up to date; returns how many migrations ran."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        call_command("migrate", verbosity=0, interactive=False)
    return len(plan)


def load() -> Counter[str]:
    """Load the definitions, unless exactly these stand already."""
    from pertvarka.faces.command_line import loading  # noqa: PLC0415 (models need django.setup first)

    if loading.definitions_stand() and not settings.DEMO_MODE:
        return Counter()
    return loading.load_all(demo=settings.DEMO_MODE)
