"""The definition of a term shows when one points at it, and goes away again."""

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture(params=["/web/nlb/", "/en/web/nlb/"])
def start(request) -> str:
    return request.param


def first_term(page: Page, start: str) -> tuple[Locator, Locator]:
    page.goto(start)
    term = page.locator("article dfn").first
    definition = page.locator("article .definition").first
    term.scroll_into_view_if_needed()
    expect(definition).to_be_hidden()
    return term, definition


def test_it_shows_while_the_pointer_is_on_the_term_or_on_itself(page: Page, start: str):
    term, definition = first_term(page, start)
    term.hover()
    expect(definition).to_be_visible()
    definition.hover()
    expect(definition).to_be_visible()
    page.locator("h1").hover()
    expect(definition).to_be_hidden()


def test_it_shows_while_the_term_has_the_focus_and_hides_with_escape(page: Page, start: str):
    term, definition = first_term(page, start)
    term.focus()
    expect(definition).to_be_visible()
    expect(term).to_have_accessible_description(definition.inner_text())
    page.keyboard.press("Escape")
    expect(definition).to_be_hidden()


def test_escape_hides_it_while_the_pointer_stays(page: Page, start: str):
    term, definition = first_term(page, start)
    term.hover()
    expect(definition).to_be_visible()
    page.keyboard.press("Escape")
    expect(definition).to_be_hidden()


def test_a_tap_shows_it_whole_and_a_tap_elsewhere_hides_it(phone: Page, start: str):
    term, definition = first_term(phone, start)
    term.tap()
    expect(definition).to_be_in_viewport(ratio=1)
    phone.locator("h1").tap()
    expect(definition).to_be_hidden()
