"""Organisations that came to the same events: counted by the database, which shows nobody's name for it."""

from django.db import connection


def at_events() -> dict[tuple[int, int], int]:
    """At how many events people of both were there; asked inside a scope that may see the cluster."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT one, other, events_count FROM scope.organisations_at_events()")
        return {(one, other): count for one, other, count in cursor.fetchall()}
