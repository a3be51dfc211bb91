"""How many left institutions and where to, as the records of people tell it: counts for whoever follows the plans."""

from collections.abc import Collection

from django.db import connection

from pertvarka.services.institutions.departure_rules import Moved


def of(organisations: Collection[int]) -> dict[int, list[Moved]]:
    """By organisation, those the asker follows; months that are over. One question."""
    found: dict[int, list[Moved]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT organisation_id, month, next_home, people FROM scope.institution_departures(%s::bigint[])",
            [list(organisations)],
        )
        for organisation, month, next_home, count in cursor.fetchall():
            found.setdefault(organisation, []).append(Moved(month, next_home, count))
    return found
