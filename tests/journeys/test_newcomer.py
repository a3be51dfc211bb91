"""A newcomer opens a number down to the event that makes it: with scripts, without them, and by keyboard only."""

import re

import pytest
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as BrowserPage

from tests.journeys.conftest import NewContext
from tests.journeys.wording import word

LANGUAGES = pytest.mark.parametrize("language", ["lt", "en"])


@LANGUAGES
@pytest.mark.parametrize("scripts", [pytest.param(True, id="with scripts"), pytest.param(False, id="without scripts")])
def test_from_home_to_the_event_behind_the_number(language: str, scripts: bool, new_context: NewContext):
    page = new_context(java_script_enabled=scripts).new_page()

    page.goto(f"/{language}/")
    page.get_by_role("link", name=word("See the results", language)).click()
    row = page.locator("#r411")
    row.locator("a.opener").click()

    expect(page).to_have_url(re.compile("open=4.1.1"))
    proof = page.locator("tr.open")
    expect(proof).to_be_visible()
    expect(row.locator("[data-fact='4.1.1']").nth(0)).to_contain_text("61")
    expect(row.locator("[data-fact='4.1.1']").nth(1)).to_contain_text("64")

    proof.get_by_role("link", name=word("Open the indicator with all its proof", language)).click()
    expect(page.locator("[data-fact='4.1.1'][data-basis='both']").first).to_contain_text("64")
    title = page.get_by_role("table", name=word("Rows counted", language)).locator("tbody th a").last
    told = title.inner_text()
    title.click()

    expect(page.locator("h1")).to_contain_text(told)


def test_scripts_change_the_table_and_not_the_page(new_context: NewContext):
    page = new_context().new_page()
    page.goto("/lt/rezultatai/4/")
    page.evaluate("document.body.dataset.seen = 'before'")

    page.locator("#r411 a.opener").click()

    expect(page.locator("tr.open")).to_be_visible()
    assert page.evaluate("document.body.dataset.seen") == "before"


def test_the_rows_of_the_indicator_add_up_to_its_number(new_context: NewContext):
    page = new_context().new_page()
    page.goto("/en/results/indicator/4.1.1/")

    amounts = page.get_by_role("table", name="Rows counted").locator("tbody td.r").all_inner_texts()

    assert sum(int(amount) for amount in amounts) == 64


def test_by_keyboard_only(new_context: NewContext):
    page = new_context().new_page()
    page.goto("/lt/rezultatai/4/")

    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    assert _is_seen_focused(page)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    opener = page.locator("#r411 a.opener")
    _tab_to(page, opener)
    assert _is_seen_focused(page)
    page.keyboard.press("Enter")

    expect(page.locator("tr.open")).to_be_visible()
    expect(page.locator("#r411 a.opener")).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#r411 a.opener")).to_be_focused()
    page.keyboard.press("Tab")
    assert _is_seen_focused(page)


def test_every_stop_of_the_keyboard_is_seen(new_context: NewContext):
    page = new_context().new_page()
    page.goto("/lt/")

    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        if not _is_seen_focused(page):
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 100)"))

    assert unseen == []


def _tab_to(page: BrowserPage, wanted: Locator, *, steps: int = 60) -> None:
    for _ in range(steps):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"not reached in {steps} steps of the keyboard")


def _is_seen_focused(page: BrowserPage) -> bool:
    """The focused element is inside the window and drawn with an outline or a shadow of its own."""
    return bool(
        page.evaluate(
            """() => {
              const element = document.activeElement;
              if (element === document.body) return false;
              const box = element.getBoundingClientRect(), style = getComputedStyle(element);
              const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.width > 0;
              const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
              return inside && (outlined || style.boxShadow !== 'none');
            }"""
        )
    )
