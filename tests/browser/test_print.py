"""On paper: the article alone, and tables whole."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
A4 = {"width": 718, "height": 1047}  # in CSS pixels, within margins of one centimetre


@pytest.fixture
def paper(page: Page) -> Page:
    page.set_viewport_size(A4)
    page.emulate_media(media="print")
    return page


def test_nothing_but_the_article_is_printed(paper: Page):
    paper.goto("/web/nlb/")
    expect(paper.locator("article h1")).to_be_visible()
    for frame in (".md-header", ".md-sidebar--primary", ".md-sidebar--secondary", ".md-footer", ".headerlink >> nth=0"):
        expect(paper.locator(frame)).to_be_hidden()


@pytest.mark.parametrize("root", ["/", "/en/"])
@pytest.mark.parametrize("path", ["web/load-balancers/", "web/nlb/", "dns/records/", "web/api-gateway/"])
def test_no_table_is_clipped(paper: Page, root: str, path: str):
    paper.goto(root + path)
    tables = paper.locator("article table")
    edges = tables.evaluate_all("tables => tables.map(table => table.getBoundingClientRect().right)")
    clipped = paper.locator(".scroll").evaluate_all(
        "boxes => boxes.filter(box => getComputedStyle(box).overflowX !== 'visible').length"
    )
    assert edges
    assert max(edges) <= A4["width"]
    assert clipped == 0
