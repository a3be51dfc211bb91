"""Every page a person can open, by the name of its address. A new address without a page here fails a journey.

To add one: a page that is walked stands in walked/open_pages.py, case_pages.py or work_pages.py; an address that other
tests look at stands in walked/left_out_….py, with the reason. Nothing is added in this file.
"""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from tests.journeys.walked.case_pages import CASE_PAGES
from tests.journeys.walked.left_out_accounts import LEFT_OUT_ACCOUNTS
from tests.journeys.walked.left_out_cases import LEFT_OUT_CASES
from tests.journeys.walked.left_out_events import LEFT_OUT_EVENTS
from tests.journeys.walked.left_out_institutions import LEFT_OUT_INSTITUTIONS
from tests.journeys.walked.left_out_open import LEFT_OUT_OPEN
from tests.journeys.walked.left_out_plans import LEFT_OUT_PLANS
from tests.journeys.walked.left_out_reform import LEFT_OUT_REFORM
from tests.journeys.walked.open_pages import OPEN_PAGES
from tests.journeys.walked.page import Page
from tests.journeys.walked.work_pages import WORK_PAGES

__all__ = ["NOT_PAGES", "PAGES", "Page", "routed_names"]

PAGES = (*OPEN_PAGES, *WORK_PAGES, *CASE_PAGES)
NOT_PAGES = {
    **LEFT_OUT_OPEN,
    **LEFT_OUT_ACCOUNTS,
    **LEFT_OUT_CASES,
    **LEFT_OUT_EVENTS,
    **LEFT_OUT_INSTITUTIONS,
    **LEFT_OUT_PLANS,
    **LEFT_OUT_REFORM,
}


def routed_names() -> set[str]:
    """The names of all addresses; those of the programming interface by their namespace only."""
    return {"api-1" if name.startswith("api-1:") else name for name in _names(get_resolver().url_patterns)}


def _names(patterns: list[Any], namespace: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"
