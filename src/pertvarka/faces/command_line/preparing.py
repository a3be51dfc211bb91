"""Making ready: Django, tables, definitions. Used by every command that needs the database."""

import multiprocessing
from collections import Counter
from collections.abc import Callable

import django
from django.conf import settings
from django.db import connections

# The connection of the role that owns the tables; nothing else uses it.
OWNER = "owner"


def start_django() -> None:
    """Read the settings (which start the embedded database if none is given) and the apps."""
    django.setup()


def migrate() -> int:
    """Bring the tables up to date as their owner, and what the policies stand on; returns how many migrations ran."""
    from pertvarka.foundation.access import role_grants, scope  # noqa: PLC0415 (models need django.setup first)
    from pertvarka.foundation.base import migrating, open_tables  # noqa: PLC0415

    ran = 0 if migrating.all_have_run(OWNER) else migrating.run(OWNER)
    if ran:
        open_tables.grant(OWNER)
    scope.install_key(OWNER)
    role_grants.synchronise(OWNER)
    connections[OWNER].close()
    return ran


def load() -> Counter[str]:
    """Load the definitions, unless exactly these stand already."""
    from pertvarka.foundation.base import loads  # noqa: PLC0415 (models need django.setup first)

    if not loads.definitions_stand():
        from pertvarka.faces.command_line import loading  # noqa: PLC0415 (a warm start needs none of the loaders)

        return loading.load_all(demo=settings.DEMO_MODE)
    if settings.DEMO_MODE:
        # A database first loaded without the demonstration gets its invented people now.
        from django.utils import timezone  # noqa: PLC0415

        from pertvarka.foundation.access import scope  # noqa: PLC0415
        from pertvarka.foundation.access.actions import make_demo_accounts  # noqa: PLC0415

        with scope.of_command("load"):
            make_demo_accounts(on=timezone.localdate(), by="command:demo")
    return Counter()


def load_demonstration(*, scale: int = 1, is_planned_later: bool = False) -> int:
    """The invented country, unless one stands; returns how many people were made. Its plans may be left to a worker."""
    from django.utils import timezone  # noqa: PLC0415 (models need django.setup first)

    from pertvarka.oversight.monitoring.queries import meetings  # noqa: PLC0415
    from pertvarka.oversight.regional_plans.queries import inputs  # noqa: PLC0415
    from pertvarka.oversight.results import release_queries, releases  # noqa: PLC0415
    from pertvarka.people.demonstration import presence  # noqa: PLC0415

    made = 0
    if not presence.is_loaded():
        from pertvarka.people.demonstration import loading  # noqa: PLC0415 (a warm start needs none of the makers)

        made = loading.load(today=timezone.localdate(), scale=scale)
        # So many rows at once: the server is told what stands in the tables before anybody asks, or it plans badly.
        with connections[OWNER].cursor() as cursor:
            cursor.execute("ANALYZE")
        connections[OWNER].close()
    if not meetings.meetings().exists():
        _in_a_process_of_its_own(load_monitoring)
    if not is_planned_later and not inputs.is_anything_frozen():
        _in_a_process_of_its_own(load_regional_plans)
    if release_queries.newest() is None:
        releases.publish_as(reference=f"command:{releases.COMMAND}")
    return made


def load_monitoring() -> None:
    """The monitoring group's invented meetings, whose packs are printed."""
    start_django()
    from django.utils import timezone  # noqa: PLC0415

    from pertvarka.oversight.monitoring import demonstration  # noqa: PLC0415

    demonstration.load(today=timezone.localdate())


def load_regional_plans() -> None:
    """The invented country planned; the solver keeps threads, as the printer does."""
    start_django()
    from django.utils import timezone  # noqa: PLC0415

    from pertvarka.oversight.regional_plans import demonstration  # noqa: PLC0415

    demonstration.load(today=timezone.localdate())


def ask_for_plans() -> None:
    """Let the worker plan the invented country, and compute what is not computed yet: nobody waits for it here."""
    from pertvarka.foundation.access import scope  # noqa: PLC0415 (models need django.setup first)
    from pertvarka.foundation.base.jobs import asking  # noqa: PLC0415

    with scope.of_command("load_demonstration"):
        asking.defer("regional_plans.demonstration", by=None)


def _in_a_process_of_its_own(work: Callable[[], None]) -> None:
    """The printer keeps threads: a server that forked after printing would wait for them in every child, forever."""
    process = multiprocessing.get_context("spawn").Process(target=work)
    process.start()
    process.join()
    if process.exitcode:
        raise RuntimeError(f"{work.__name__} ended with {process.exitcode}")
