"""Without JavaScript the site is there: text, tables, navigation, sources, the other language."""

import pytest
from playwright.sync_api import Page, expect

from browser.watch import Open

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(new_page: Open) -> Page:
    page = new_page(java_script_enabled=False)
    page.goto("/web/load-balancers/")
    return page


def test_text_and_tables_are_there(plain: Page):
    expect(plain.locator("h1")).to_be_visible()
    expect(plain.locator("table.facts-table tbody th").first).to_be_visible()


def test_the_navigation_leads_to_other_pages(plain: Page, address: str):
    plain.locator("nav.md-nav--primary a[href='../nlb/']").click()
    expect(plain).to_have_url(f"{address}/web/nlb/")


def test_the_navigation_of_a_phone_opens(new_page: Open, address: str):
    page = new_page("phone", java_script_enabled=False)
    page.goto("/web/nlb/")
    page.locator("header label[for=__drawer]").click()
    page.locator("nav.md-nav--primary a[href='../alb/']").click()
    expect(page).to_have_url(f"{address}/web/alb/")


def test_the_language_link_keeps_the_page(plain: Page, address: str):
    plain.locator("header a[data-language]").click()
    expect(plain).to_have_url(f"{address}/en/web/load-balancers/")


def test_a_value_leads_to_its_source(plain: Page):
    plain.goto("/web/nlb/")
    plain.locator("article a.fact").first.click()
    source = plain.locator("ol.sources li:target")
    expect(source).to_be_in_viewport()
    assert source.get_by_role("link").get_attribute("href").startswith("https://")
