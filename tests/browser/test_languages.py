"""The language link keeps page and section, in both directions."""

import pytest
from playwright.sync_api import Page, expect

from browser.watch import Open

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("form", "korean", "english"),
    [
        ("desktop", "/", "/en/"),
        ("desktop", "/#start", "/en/#start"),
        ("desktop", "/web/nlb/", "/en/web/nlb/"),
        ("desktop", "/web/api-gateway/caching/#sources", "/en/web/api-gateway/caching/#sources"),
        ("phone", "/web/nlb/#traps", "/en/web/nlb/#traps"),
    ],
)
def test_there_and_back(new_page: Open, address: str, form: str, korean: str, english: str):
    page = new_page(form)
    page.goto(korean)
    for lang, there in (("en", english), ("ko", korean)):
        page.locator("header a[data-language]").click()
        expect(page).to_have_url(address + there)
        expect(page.locator("html")).to_have_attribute("lang", lang)
        if "#" in there:
            expect(page.locator(":target")).to_be_in_viewport()


def test_the_section_that_one_has_gone_to_on_the_page_is_kept_too(page: Page, address: str):
    page.goto("/web/nlb/")
    page.locator("nav.md-nav--secondary").get_by_role("link").last.click()
    section = page.evaluate("location.hash")
    assert section
    page.locator("header a[data-language]").click()
    expect(page).to_have_url(f"{address}/en/web/nlb/{section}")
