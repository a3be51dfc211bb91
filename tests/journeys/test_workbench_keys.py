"""The keys of the workbench, on its gallery page: they work, they are silent in fields, they can be switched off."""

import pytest
from playwright.sync_api import Page as BrowserPage

GALLERY = "/en/components/workbench/"


@pytest.fixture
def page(new_context) -> BrowserPage:
    opened = new_context().new_page()
    opened.goto(GALLERY)
    leave_fields(opened)
    return opened


def leave_fields(page: BrowserPage) -> None:
    page.evaluate("document.activeElement.blur()")


def focused(page: BrowserPage, selector: str) -> bool:
    return bool(page.evaluate("selector => document.activeElement.matches(selector)", selector))


def test_j_and_k_walk_over_rows_and_enter_opens_one(page):
    for key in "jjk":
        page.keyboard.press(key)

    assert focused(page, ".task-rows > [data-row]:first-child")

    page.keyboard.press("Enter")

    assert page.url.endswith("#tasks")


def test_rows_exchanged_in_place_are_walked_too(page):
    page.evaluate("rows => rows.outerHTML = rows.outerHTML", page.query_selector(".task-rows"))
    page.keyboard.press("j")

    assert focused(page, ".task-rows > [data-row]:first-child")


def test_letters_go_where_they_say(page):
    page.keyboard.press("g")
    page.keyboard.press("s")

    assert page.url.endswith("#search")

    page.keyboard.press("n")

    assert page.url.endswith("#heading")


def test_letters_in_a_field_are_letters(page):
    page.keyboard.press("/")
    page.keyboard.type("n?gsj")

    assert page.input_value("[data-find]") == "n?gsj"
    assert page.url.endswith(GALLERY)
    assert page.locator("#key-help").is_hidden()

    page.keyboard.press("Escape")

    assert focused(page, "body")


def test_keys_can_be_switched_off_for_good_and_on_again(page):
    page.keyboard.press("?")
    page.check("[data-keys-off]")
    page.keyboard.press("Escape")
    page.reload()
    leave_fields(page)
    page.keyboard.press("/")

    assert not focused(page, "[data-find]")

    page.click("[data-opens-keys]")
    page.uncheck("[data-keys-off]")
    page.keyboard.press("Escape")
    leave_fields(page)
    page.keyboard.press("/")

    assert focused(page, "[data-find]")


def test_the_menu_of_a_phone_opens_without_a_script(new_context):
    page = new_context(width=390, height=844, java_script_enabled=False).new_page()
    page.goto(GALLERY)
    page.click(".desk-menu summary")

    assert page.locator(".desk-menu-panel a").first.is_visible()
    assert page.locator("[data-opens-keys]").is_hidden()
