"""Every page, in both languages, at 1280 and 390 px: opens, is whole, accessible, in its language, and asks nobody else."""

import html
import re
from collections.abc import Callable, Mapping

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
    _make(page, WIDE if language == "lt" else PHONE)
    watch = looking.Watch(page, inside=server.address, expected_status=shown.status)
    request.addfinalizer(watch.end)

    answer = page.goto(shown.address(language, found))

    assert answer is not None
    assert answer.status == shown.status
    headed = looking.headed(page)
    assert headed.language == language
    assert headed.title.endswith(" – Pertvarka")
    assert headed.headings == 1
    faults = [f"in the other language: {text}" for text in looking.words_of_the_other_language(page, language=language)]
    if language == "lt" or not shown.role:
        faults += _faults_of_the_language_link(page, headed, shown, found)
    # Colours are judged in Lithuanian: English wears the same templates, only other words and widths. And it comes upon
    # the window as the page before left it, narrow.
    if language == "lt":
        faults += _faults_in(page, WIDE, looking.violations, f"{shown.key}-lt-wide")
        faults += _faults_in(page, PHONE, looking.violations_at_another_width, f"{shown.key}-lt-phone")
    else:
        faults += _faults_in(page, PHONE, looking.violations_of_size, f"{shown.key}-en-phone")
        faults += _faults_in(page, WIDE, looking.violations_in_other_words, f"{shown.key}-en-wide")
    faults += watch.troubles
    assert not faults, "\n".join(faults)


def _make(page: BrowserPage, size: ViewportSize) -> None:
    if page.viewport_size != size:
        page.set_viewport_size(size)


def _faults_in(
    page: BrowserPage, size: ViewportSize, judge: Callable[[BrowserPage], list[str]], album: str
) -> list[str]:
    _make(page, size)
    looking.photograph(page, album)
    return [f"{size['width']} px wide: {fault}" for fault in (*looking.overflow(page), *judge(page))]


def _walker(shown: Page, request: pytest.FixtureRequest) -> tuple[Walker, dict[str, str]]:
    """Who opens the page, and the keys its address needs."""
    if not shown.role:
        return request.getfixturevalue("visitor"), {}
    walker: Walker = request.getfixturevalue("somebody")(shown.role)
    return walker, {sought: walker.find(sought) for sought in shown.sought}


def _faults_of_the_language_link(
    page: BrowserPage, headed: looking.Headed, shown: Page, found: Mapping[str, str]
) -> list[str]:
    """The link leads to the same page in the other language, and from there back to this one."""
    if shown.name is None:
        is_home = headed.other == f"/{OTHER[headed.language]}/"
        return [] if is_home else [f"the language link of a page that is not there leads to {headed.other}"]
    if headed.language == "en" and headed.other == shown.address("lt", found):
        return []  # that page is opened in Lithuanian, and its link followed here and back
    answer = page.request.get(headed.other or "", max_retries=2)  # a server may close a kept connection at any moment
    if answer.status != shown.status:
        return [f"the language link {headed.other} answers {answer.status}"]
    back = re.search(rf'<a href="([^"]+)" lang="{headed.language}" hreflang="{headed.language}"', answer.text())
    if back is None or html.unescape(back.group(1)) != headed.here:
        return [f"the page {headed.other} leads back to {back and back.group(1)}, not to {headed.here}"]
    return []


def test_every_address_has_its_page_in_the_walk():
    """To fix: add the page to PAGES in tests/journeys/walked, or leave it out there with the reason."""
    walked = {page.name for page in PAGES if page.name}

    assert routed_names() - walked - set(NOT_PAGES) == set(), "addresses nobody looks at"
    assert set(NOT_PAGES) <= routed_names(), "entries nobody needs any more"
    assert not walked & set(NOT_PAGES)
