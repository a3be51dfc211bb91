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
    from pertvarka.foundation.base import loads  # noqa: PLC0415 (models need django.setup first)

    if not loads.definitions_stand():
        from pertvarka.faces.command_line import loading  # noqa: PLC0415 (a warm start needs none of the loaders)

        return loading.load_all(demo=settings.DEMO_MODE)
    if settings.DEMO_MODE:
        # A database first loaded without the demonstration gets its invented people now.
        from django.utils import timezone  # noqa: PLC0415

        from pertvarka.foundation.access.actions import make_demo_accounts  # noqa: PLC0415

        make_demo_accounts(on=timezone.localdate(), by="command:demo")
    return Counter()
