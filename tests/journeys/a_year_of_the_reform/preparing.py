"""What stands on the first day of a new programme office: the reform's history, one account a role, one institution.

Run as a process of its own, beside a browser's event loop, in which Django refuses to ask a database:
`python -m tests.journeys.a_year_of_the_reform.preparing DATABASE`.
"""

import os
import sys

INSTITUTION = "globos-namai-liepu-aleja"
"""Where the head and the worker of the demonstration work, and here in the region of its expert."""
EXPERT_REGION = "LT-TA"


def prepare(name: str) -> None:
    """A database of that name, as whoever has just installed the system has it."""
    import django

    django.setup()
    from tests import databases

    databases.make_loaded(name, load=_load)
    _add_people()


def _load() -> None:
    from pertvarka.faces.command_line import loading, preparing

    preparing.migrate()
    loading.load_all(demo=False)


def _add_people() -> None:
    from django.utils import timezone

    from pertvarka.foundation.access import scope
    from pertvarka.foundation.access.actions import make_demo_accounts
    from pertvarka.foundation.organisations.models import Organisation
    from pertvarka.foundation.territory.models import Municipality

    place = Municipality.objects.filter(region__code=EXPERT_REGION).order_by("code")[0]
    Organisation.objects.create(
        code=INSTITUTION,
        kind=Organisation.Kind.INSTITUTION,
        name_lt="Globos namai „Liepų alėja“",
        name_en="“Liepų alėja” care home",
        municipality=place,
        region=place.region,
        is_invented=True,
    )
    with scope.of_command("load"):
        make_demo_accounts(on=timezone.localdate(), by="command:load")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pertvarka.config.settings")
    prepare(sys.argv[1])
