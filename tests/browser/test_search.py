"""The theme's search, in the reader's language only."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def search(page: Page, words: str) -> list[str]:
    """Addresses of what is found. Typed key by key: the search listens to keys."""
    page.locator("input.md-search__input").press_sequentially(words)
    expect(page.locator("li.md-search-result__item").first).to_be_visible()
    return [link.evaluate("link => link.pathname") for link in page.locator("a.md-search-result__link").all()]


@pytest.mark.parametrize(
    ("start", "words", "found"),
    [
        ("/", "유휴 제한 시간", "/web/nlb/"),
        ("/web/nlb/", "NLB", "/web/nlb/"),
        ("/en/", "idle timeout", "/en/web/nlb/"),
        ("/en/web/nlb/", "hosted zone", "/en/dns/hosted-zones/"),
        ("/en/", "호스팅 영역", "/en/glossary/"),
    ],
)
def test_it_finds_a_page_and_only_pages_of_its_language(page: Page, start: str, words: str, found: str):
    page.goto(start)
    results = search(page, words)
    assert found in results
    assert {result.startswith("/en/") for result in results} == {start.startswith("/en/")}


def test_it_opens_on_a_phone_and_leads_to_the_page(phone: Page, address: str):
    phone.goto("/")
    phone.locator("header label.md-header__button[for=__search]").tap()
    assert search(phone, "NLB")
    phone.locator("a.md-search-result__link").first.tap()
    expect(phone.locator("article h1")).to_be_visible()
    assert phone.url != f"{address}/"
