"""Every page, in both languages, at 1280 and 390 px: opens, is whole, accessible, in its language, and asks nobody else."""

import html
import re
from collections.abc import Mapping

import pytest
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import ViewportSize

from tests.journeys import looking
from tests.journeys.finding import Walker
from tests.journeys.pages import NOT_PAGES, PAGES, Page, routed_names
from tests.journeys.server import RunningServer

OTHER = {"lt": "en", "en": "lt"}
WIDE, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)


@pytest.mark.parametrize(
    ("shown", "language"),
    [
        pytest.param(page, language, id=f"{page.key}-{language}")
        for page in PAGES
        for language in ("lt", "en")
        if language == "lt" or page.is_walked_in_english
    ],
)
def test_the_page_is_whole(shown: Page, language: str, request: pytest.FixtureRequest, server: RunningServer):
    walker, found = _walker(shown, request)
    page = walker.page
    page.set_viewport_size(WIDE)
    watch = looking.Watch(page, inside=server.address, expected_status=shown.status)
    request.addfinalizer(watch.end)

    answer = page.goto(shown.address(language, found))

    assert answer is not None
    assert answer.status == shown.status
    assert page.locator("html").get_attribute("lang") == language
    assert page.title().endswith(" – Pertvarka")
    assert page.locator("h1").count() == 1
    faults = [f"in the other language: {text}" for text in looking.words_of_the_other_language(page, language=language)]
    looking.photograph(page, f"{shown.key}-{language}-wide")
    # Colours are judged in Lithuanian: English wears the same templates, only other words and widths.
    wide, narrow = (
        (looking.violations, looking.violations_at_another_width)
        if language == "lt"
        else (looking.violations_in_other_words, looking.violations_of_size)
    )
    faults += [f"in a wide window: {fault}" for fault in (*looking.overflow(page), *wide(page))]
    if language == "lt" or not shown.role:
        faults += _faults_of_the_language_link(page, shown, language, found)
    page.set_viewport_size(PHONE)
    looking.photograph(page, f"{shown.key}-{language}-phone")
    faults += [f"on a phone: {fault}" for fault in (*looking.overflow(page), *narrow(page))]
    faults += watch.troubles
    assert not faults, "\n".join(faults)


def _walker(shown: Page, request: pytest.FixtureRequest) -> tuple[Walker, dict[str, str]]:
    """Who opens the page, and the keys its address needs."""
    if not shown.role:
        return request.getfixturevalue("visitor"), {}
    walker: Walker = request.getfixturevalue("somebody")(shown.role)
    return walker, {sought: walker.find(sought) for sought in shown.sought}


def _faults_of_the_language_link(page: BrowserPage, shown: Page, language: str, found: Mapping[str, str]) -> list[str]:
    """The link leads to the same page in the other language, and from there back to this one."""
    other = OTHER[language]
    link = page.locator(f'.lang a[hreflang="{other}"]').get_attribute("href")
    if shown.name is None:
        return [] if link == f"/{other}/" else [f"the language link of a page that is not there leads to {link}"]
    if language == "en" and link == shown.address(other, found):
        return []  # that page is opened in Lithuanian, and its link followed here and back
    answer = page.request.get(link or "")
    if answer.status != shown.status:
        return [f"the language link {link} answers {answer.status}"]
    back = re.search(rf'<a href="([^"]+)" lang="{language}" hreflang="{language}"', answer.text())
    here = page.evaluate("location.pathname + location.search")
    if back is None or html.unescape(back.group(1)) != here:
        return [f"the page {link} leads back to {back and back.group(1)}, not to {here}"]
    return []


def test_every_address_has_its_page_in_the_walk():
    """To fix: add the page to PAGES in tests/journeys/walked, or leave it out there with the reason."""
    walked = {page.name for page in PAGES if page.name}

    assert routed_names() - walked - set(NOT_PAGES) == set(), "addresses nobody looks at"
    assert set(NOT_PAGES) <= routed_names(), "entries nobody needs any more"
    assert not walked & set(NOT_PAGES)
