"""Addresses of pages of the workbench. A page nobody has built yet has none, and nothing leads there."""

from typing import Any

from django.urls import NoReverseMatch, reverse

from pertvarka.people.cases.models import Case


def to(name: str, *args: Any) -> str:
    """The address, '' where there is none."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def to_case(case: Case) -> str:
    return to("cases:case", case.uuid)


def to_mandate(case: Case) -> str:
    """Where a case is opened by legal mandate; its number, which names nobody, goes along."""
    page = to("cases:mandate")
    return f"{page}?number={case.number}" if page else ""
