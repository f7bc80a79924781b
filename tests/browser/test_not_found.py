"""The page for what is not there, at any depth and in either language."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def lost(browser: Browser, address: str) -> Iterator[Page]:
    """A page that may complain, as the browser does about the answer 404."""
    with browser.new_context(base_url=f"{address}/") as context:
        yield context.new_page()


@pytest.mark.parametrize("path", ["/nowhere/", "/en/nowhere/", "/web/nowhere/at/all/"])
def test_it_says_so_in_both_languages_and_leads_home(lost: Page, address: str, path: str):
    failed = []
    lost.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    assert lost.goto(path).status == 404
    expect(lost.locator("h1")).to_be_visible()
    expect(lost.locator("article p[lang=en]")).to_be_visible()
    assert failed == [address + path]  # styles, scripts and the index are there
    for link, home in ((lost.locator("article p:not([lang]) a"), "/"), (lost.locator("article p[lang=en] a"), "/en/")):
        lost.goto(path)
        link.click()
        expect(lost).to_have_url(address + home)
