"""Organisations that work in the same cases: counts of five and more only, and never which cases."""

from django.db import connection

LEAST = 5
"""The function of the database tells no smaller number (migration 0007)."""


def in_cases() -> dict[tuple[int, int], int]:
    """In how many cases both work; asked inside a scope that may see the cluster."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT one, other, cases_count FROM scope.organisations_in_cases()")
        return {(one, other): count for one, other, count in cursor.fetchall()}
