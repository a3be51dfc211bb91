"""No number of the reform stands on a page without saying what it is: the fact it tells, and whether computed or declared."""

import pytest

from tests.journeys.conftest import NewContext
from tests.journeys.pages import PAGES

KEYS = {"home", "objective-1", "objective-2", "objective-4", "objective-4-first-plan", "review"}
TOLD = [page for page in PAGES if page.key in KEYS]

BARE = """() => [...document.querySelectorAll('main td.num, main dd.num, main .big, main .prose b')]
  .filter(element => /\\d/.test(element.textContent))
  .filter(element => !element.closest('[data-fact]') && !element.querySelector('[data-fact]'))
  .filter(element => !element.closest('details.chart-table, .chart-block, dl.pairs'))
  .map(element => element.outerHTML.slice(0, 160))"""
"""Numbers in cells, big figures and bold numbers of prose. The tables of charts say it once for all, in their caption and
source line; pairs hold days and codes."""


@pytest.mark.parametrize("shown", [pytest.param(page, id=page.key) for page in TOLD])
def test_every_figure_says_which_fact_it_tells(shown, new_context: NewContext):
    page = new_context().new_page()
    page.goto(shown.address("lt"))

    assert page.locator("[data-fact]").count() > 0
    assert page.evaluate(BARE) == []


def test_the_guarded_pages_are_in_the_walk():
    assert {page.key for page in TOLD} == KEYS


def test_a_computed_figure_and_a_declared_one_are_told_apart(new_context: NewContext):
    page = new_context().new_page()
    page.goto("/lt/rezultatai/rodiklis/4.1.1/")

    bases = set(page.locator("[data-fact='4.1.1']").evaluate_all("all => all.map(one => one.dataset.basis)"))

    assert {"planned", "declared", "computed"} <= bases


def test_what_is_not_known_is_a_dash_with_its_reason(new_context: NewContext):
    page = new_context().new_page()
    page.goto("/lt/rezultatai/4/")

    achieved = page.locator("#r426 [data-fact='4.2.6']").nth(1)

    assert "–" in achieved.inner_text()
    assert (achieved.get_attribute("title") or achieved.locator("..").inner_text()).strip(" –,")
