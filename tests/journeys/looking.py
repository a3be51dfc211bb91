"""What is looked at on every page: words of the other language, width, requests, accessibility."""

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import polib
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext
from playwright.sync_api import Page as BrowserPage

import pertvarka

LOCALE = Path(pertvarka.__file__).parent / "locale"
SCREENSHOTS = Path(__file__).parents[2] / "screenshots"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_SIZE = ["target-size", "scrollable-region-focusable"]
"""Rules whose answer changes with the width of the window for elements that look the same in both."""
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""Rules about colours, which the same elements have in both languages; they are the slow ones."""

ENGLISH_ON_LITHUANIAN_PAGES = {
    "EN": "the link to the English page is written in English",
    "English": "the name of the other language in its own words",
}
"""Words that may stand in English on a Lithuanian page, each with its reason. What is in English because it is quoted
carries lang="en" and needs no entry."""

LITHUANIAN_ON_ENGLISH_PAGES = {"lietuvių": "the name of the other language in its own words"}
"""The same the other way round."""

_WORDS = """() => {
  const found = [];
  const foreign = element => element.closest('[lang]:not(html)');
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || ['SCRIPT', 'STYLE'].includes(parent.tagName) || foreign(parent)) continue;
    const text = node.textContent.replace(/\\s+/g, ' ').trim();
    if (text) found.push(text);
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [alt], [placeholder], [data-l], meta[content]')) {
    if (foreign(element)) continue;
    for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'data-l', 'content']) {
      const text = (element.getAttribute(name) || '').trim();
      if (text) found.push(text);
    }
  }
  return found;
}"""

_HEADED = """() => {
  const html = document.documentElement, other = {lt: 'en', en: 'lt'}[html.lang];
  const links = document.querySelectorAll(`.lang a[hreflang="${other}"]`);
  return {language: html.lang, title: document.title, headings: document.querySelectorAll('h1').length,
          here: location.pathname + location.search, other: links.length === 1 ? links[0].getAttribute('href') : null};
}"""


_VIOLATIONS = """async ([context, options]) => {
  const remembered = window.fresh || [];
  const asked = context === 'fresh' ? {include: remembered} : document;
  if (context === 'fresh' && !remembered.length) return [];
  return (await axe.run(asked, {...options, resultTypes: ['violations']})).violations.map(
    item => ({id: item.id, help: item.help, targets: item.nodes.map(node => node.target)}));
}"""

_LOOKS = """() => {
  const look = element => {
    if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) return '';
    const style = getComputedStyle(element), bold = style.fontWeight >= 700, size = parseFloat(style.fontSize);
    return [style.color, style.backgroundColor, style.backgroundImage, style.opacity, style.textDecorationLine,
            size >= 24 || (bold && size >= 18.66)].join();
  };
  const before = window.looks, now = new Map([...document.querySelectorAll('body, body *')].map(one => [one, look(one)]));
  window.looks = now;
  window.fresh = before ? [...now.keys()].filter(one => now.get(one) && now.get(one) !== before.get(one)) : [];
}"""
"""What each element looks like to the rules about seeing; after a change of width, which ones came or look otherwise."""


@dataclass(frozen=True, slots=True)
class Headed:
    """How a page names itself: its language, title, headings of the first rank and address, the link to the other."""

    language: str
    title: str
    headings: int
    here: str
    other: str | None


class Watch:
    """What went wrong in a browser page while it was open: console, failed and outside requests.

    A window outlives the page in it: what the page before had asked for and the window then dropped is no trouble.
    """

    def __init__(self, page: BrowserPage, *, inside: str, expected_status: int = 200) -> None:
        self.troubles: list[str] = []
        self._inside = inside
        self._expected_status = expected_status
        self._asked: set[Any] = set()
        self._page = page
        self._heard: dict[Any, Callable[[Any], None]] = {
            "console": self._console,
            "pageerror": lambda error: self.troubles.append(f"script error: {error}"),
            "request": self._request,
            "requestfailed": self._failed,
            "response": self._response,
        }
        for event, heard in self._heard.items():
            page.on(event, heard)

    def end(self) -> None:
        for event, heard in self._heard.items():
            self._page.remove_listener(event, heard)

    def _console(self, message: Any) -> None:
        if message.type in {"error", "warning"} and not (
            self._expected_status >= 400 and "Failed to load resource" in message.text
        ):
            self.troubles.append(f"console: {message.text}")

    def _failed(self, request: Any) -> None:
        # The window asks for its icon when it likes and drops it when it goes on; a missing one is told by its answer.
        if request in self._asked and not request.url.endswith("/favicon.svg"):
            self.troubles.append(f"failed: {request.url}")

    def _request(self, request: Any) -> None:
        self._asked.add(request)
        if not request.url.startswith((self._inside, "data:", "blob:")):
            self.troubles.append(f"outside: {request.url}")

    def _response(self, response: Any) -> None:
        is_the_page = response.request.is_navigation_request()
        if response.status >= 400 and not (is_the_page and response.status == self._expected_status):
            self.troubles.append(f"{response.status}: {response.url}")


def bring_rules(context: BrowserContext) -> None:
    """Every page that this window opens from now on knows the rules of accessibility."""
    context.add_init_script(Axe().axe_script)


def headed(page: BrowserPage) -> Headed:
    return Headed(**page.evaluate(_HEADED))


def violations(page: BrowserPage) -> list[str]:
    """Broken accessibility rules, each with the elements that break it."""
    page.evaluate(_LOOKS)
    return _broken(page, "all", {"runOnly": {"type": "tag", "values": RULES}})


def violations_in_other_words(page: BrowserPage) -> list[str]:
    """Those of a page that is looked at in the other language too: all but of its colours."""
    judged = {rule: {"enabled": False} for rule in OF_COLOURS}
    return _broken(page, "all", {"runOnly": {"type": "tag", "values": RULES}, "rules": judged})


def violations_at_another_width(page: BrowserPage) -> list[str]:
    """Those of the same page made wider or narrower: all rules for what came or looks otherwise, of size for the rest.

    An element that is seen as before, in the same colours and as large, was judged by the other rules already.
    """
    page.evaluate(_LOOKS)
    fresh = _broken(page, "fresh", {"runOnly": {"type": "tag", "values": RULES}})
    return sorted({*fresh, *violations_of_size(page)})


def violations_of_size(page: BrowserPage) -> list[str]:
    return _broken(page, "all", {"runOnly": {"type": "rule", "values": OF_SIZE}})


def _broken(page: BrowserPage, elements: str, options: dict[str, Any]) -> list[str]:
    found = page.evaluate(_VIOLATIONS, [elements, options])
    return [f"{item['id']}: {item['targets'][:4]} ({item['help']})" for item in found]


def overflow(page: BrowserPage) -> list[str]:
    """Nothing when the page is no wider than its window; else by how much, and what sticks out."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide <= 0:
        return []
    widest = page.evaluate(
        "() => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
        ".slice(0, 3).map(e => e.outerHTML.slice(0, 120))"
    )
    return [f"{wide} px too wide: {widest}"]


def words_of_the_other_language(page: BrowserPage, *, language: str) -> list[str]:
    """Sentences left untranslated: English ones on a Lithuanian page, Lithuanian ones on an English page."""
    words = page.evaluate(_WORDS)
    known, patterns = _foreign_sentences(language)
    allowed = ENGLISH_ON_LITHUANIAN_PAGES if language == "lt" else LITHUANIAN_ON_ENGLISH_PAGES
    return sorted(
        {
            text
            for text in words
            if text not in allowed
            and (text in known or any(part in text and pattern.fullmatch(text) for part, pattern in patterns))
        }
    )


def photograph(page: BrowserPage, name: str) -> None:
    """For people to look at, who ask for it: `PERTVARKA_PHOTOGRAPHS=1 make test`. The folder is not kept."""
    if not os.environ.get("PERTVARKA_PHOTOGRAPHS"):
        return
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.jpg", type="jpeg", quality=75, full_page=True)


@cache
def _foreign_sentences(language: str) -> tuple[frozenset[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """Texts of the catalogue in the other language that differ in this one: whole ones, and ones with places to fill.

    The latter with their longest fixed part: looking for that first spares nearly all of the slow matching.
    """
    whole, patterns = set(), []
    for ours, theirs in _pairs():
        text, other = (theirs, ours) if language == "lt" else (ours, theirs)
        if text == other or not any(character.isalpha() for character in text):
            continue
        if "%(" not in text:
            whole.add(text)
        elif len(re.sub(r"%\(\w+\)[sd]", "", text).strip()) > 12:
            parts = re.split(r"%\(\w+\)[sd]", text.replace("%%", "%"))
            patterns.append((max(parts, key=len), re.compile(".+?".join(map(re.escape, parts)))))
    return frozenset(whole), tuple(patterns)


def _pairs() -> Iterable[tuple[str, str]]:
    """(Lithuanian, English) of every sentence; addresses are not sentences."""
    for entry in polib.pofile(str(LOCALE / "lt/LC_MESSAGES/django.po")):
        if entry.msgctxt == "url" or entry.obsolete:
            continue
        if entry.msgid_plural:
            yield entry.msgstr_plural.get(0, ""), entry.msgid
            yield entry.msgstr_plural.get(1, ""), entry.msgid_plural
        else:
            yield entry.msgstr, entry.msgid
