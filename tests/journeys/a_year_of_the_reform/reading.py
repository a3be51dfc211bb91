"""The figures everybody reads, on the pages and in the open API: of the country and as each region sees them."""

import json

from playwright.sync_api import expect

from tests.journeys.a_year_of_the_reform.story import COUNTRY, Story
from tests.journeys.desk import Desk

API = "/api/v1/indicators"


def indicator(story: Story, public: Desk, code: str) -> dict[str, int]:
    """An indicator today, by view; the page and the API have to say the same."""
    public.open("public_site:indicator", code, query=story.as_of)
    figure = public.page.locator(f".headline [data-fact='{code}']:not([data-basis='planned'])")
    shown = number(figure.inner_text())
    told = json.loads(public.page.context.request.get(f"{API}/{code}/rows{story.as_of}").text())["totals"]
    assert shown == told["value"], f"{code}: the page shows {shown}, the API tells {told['value']}"
    breakdown = told["breakdown"] or {"regions": []}
    regions = {row["region"]: row["value"] for row in breakdown["regions"] if row["value"]}
    if regions:
        table = public.page.locator("table", has=public.page.locator("tr.sum"))
        expect(table.last).to_contain_text(str(sum(regions.values())))
    return {COUNTRY: shown, **regions}


def events_of_region(public: Desk, slug: str) -> int:
    """How many events were held there, on the region's own page."""
    public.open("public_site:region", slug)
    return number(public.page.locator(".headline [data-fact='4.1.1']").first.inner_text())


def differences(now: dict[str, int], before: dict[str, int]) -> dict[str, int]:
    """Views whose figure is another than before, with by how much."""
    return {view: now[view] - before.get(view, 0) for view in now if now[view] != before.get(view, 0)}


def number(told: str) -> int:
    return int("".join(character for character in told if character.isdigit()))
