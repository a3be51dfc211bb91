"""Somebody of the system at work: opening pages, answering questions, pressing buttons, in the language they work in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Download, Locator, expect
from playwright.sync_api import Page as BrowserPage

from tests.journeys import looking
from tests.journeys.wording import word

Answers = Mapping[str, str | Sequence[str]]
LITHUANIAN, ENGLISH = "lt", "en"
TICKED = "on"
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def address(name: str, *keys: Any, language: str = LITHUANIAN) -> str:
    with translation.override(language):
        return reverse(name, args=keys)


@dataclass
class Desk:
    """One role in its own browser window; `album` begins the names of the photographs taken there."""

    page: BrowserPage
    language: str = LITHUANIAN
    album: str = "from-needs-to-home"

    def open(self, name: str, *keys: Any, query: str = "") -> None:
        answer = self.page.goto(address(name, *keys, language=self.language) + query)
        assert answer is not None
        assert answer.status == 200, f"{answer.status}: {answer.url}"

    def is_refused(self, name: str, *keys: Any) -> bool:
        """Whether the page is not there for this role."""
        return self.page.context.request.get(address(name, *keys, language=self.language), max_retries=2).status == 404

    def told(self, name: str, *keys: Any) -> str:
        """The text of a page, asked for beside the window."""
        answer = self.page.context.request.get(address(name, *keys, language=self.language), max_retries=2)
        assert answer.status == 200, f"{answer.status}: {answer.url}"
        return answer.text()

    def fill(self, answers: Answers) -> None:
        """Answer the questions of the page by the names of their fields, whatever kind of field it is."""
        for name, answer in answers.items():
            field = self.page.locator(f'main [name="{name}"]')
            kind = field.first.evaluate("field => field.type")
            if answer == TICKED:
                field.check()
            elif kind in {"radio", "checkbox"}:
                for one in [answer] if isinstance(answer, str) else answer:
                    self._option(name, one).check()
                    self._let_it_save()
            elif kind == "select-one":
                told = field.locator("option", has_text=str(answer)).first
                field.select_option(told.get_attribute("value") if told.count() else answer)
            else:
                field.fill(str(answer))

    def _let_it_save(self) -> None:
        """Where answers save themselves, what was said beside the answer goes with the saving and the page moves up:
        a hand that is quicker than that hits the line above.
        """
        expect(self.page.locator("[data-save-mark][data-waits]")).to_have_count(0)

    def has(self, name: str) -> bool:
        return bool(self.page.locator(f'main [name="{name}"]').count())

    def bring(self, name: str, file: Path) -> None:
        """Choose a file."""
        self.page.locator(f'main [name="{name}"]').set_input_files(file)

    def press(self, english: str, *, inside: Locator | None = None, status: int = 200) -> None:
        """Press the button of that sentence and come to the next page, which has to be a good one."""
        self.press_on(self._button(english, inside or self.page.locator("main")), status=status)

    def press_on(self, button: Locator, *, status: int = 200) -> None:
        with self.page.expect_navigation() as onward:
            button.first.click()
        answer = onward.value
        assert answer is not None
        assert answer.status == status, f"{answer.status}: {answer.url}: {self._faults()}"

    def is_told_why_not(self, english: str) -> None:
        """Press a button whose act is refused; the page stands again, with a sentence that says why."""
        self.press(english, status=422)
        assert self._faults(), f"{self.page.url} does not say why"

    def follow(self, english: str, *, of: str = "") -> None:
        """Follow the first link of that sentence; `of` is what it says after it for those who do not see the page."""
        link = self.page.locator("main").get_by_role(
            "link", name=re.compile(f"^\\s*{re.escape(word(english, self.language))}.*{re.escape(of)}")
        )
        self.press_on(link)

    def answer(self, name: str, *keys: Any, answers: Answers, press: str) -> None:
        """A question page from beginning to end."""
        self.open(name, *keys)
        self.fill(answers)
        self.press(press)

    def download(self, link: Locator) -> Download:
        with self.page.expect_download() as brought:
            link.first.click()
        return brought.value

    def key(self) -> str:
        """The last part of the address the window stands at."""
        return self.page.url.partition("?")[0].partition("#")[0].rstrip("/").rsplit("/", 1)[-1]

    def sees(self, english: str, **filled: object) -> None:
        expect(self.page.locator("main")).to_contain_text(word(english, self.language) % filled)

    def does_not_see(self, english: str) -> None:
        expect(self.page.locator("main")).not_to_contain_text(word(english, self.language))

    def photograph(self, name: str) -> None:
        """The page as it is, wide and on a phone; what is looked at on every page is looked at here too."""
        for width, size in (("desktop", DESKTOP), ("phone", PHONE)):
            self.page.set_viewport_size(size)  # type: ignore[arg-type]  # a dict of two numbers
            looking.photograph(self.page, f"{self.album}-{name}-{width}")
            wide = looking.overflow(self.page)
            assert wide == [], f"{name}: {wide}"
        self.page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
        foreign = looking.words_of_the_other_language(self.page, language=self.language)
        assert foreign == [], f"{name}: {foreign}"

    def _button(self, english: str, place: Locator) -> Locator:
        return place.get_by_role("button", name=re.compile(f"^\\s*{re.escape(word(english, self.language))}"))

    def _option(self, name: str, answer: str) -> Locator:
        """By its value, or by its words where the value is a key nobody can know beforehand."""
        by_value = self.page.locator(f'main [name="{name}"][value="{answer}"]')
        if by_value.count():
            return by_value
        return self.page.get_by_label(answer).and_(self.page.locator(f'main [name="{name}"]')).first

    def _faults(self) -> list[str]:
        told = ".ds-error-summary, .ds-validation-message, .errorlist, main .notice, main .wrong"
        return self.page.locator(told).all_inner_texts()
