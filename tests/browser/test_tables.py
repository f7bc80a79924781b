"""A wide comparison on a small screen."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
COMPARISON = "/web/load-balancers/"


def test_a_wide_table_scrolls_in_its_own_box_by_keyboard_and_its_first_column_stays(phone: Page):
    phone.goto(COMPARISON)
    region = phone.get_by_role("region").filter(has=phone.locator("table.facts-table")).first
    for _ in range(300):
        phone.keyboard.press("Tab")
        if region.evaluate("box => box === document.activeElement"):
            break
    expect(region).to_be_focused()
    assert region.evaluate("box => box.scrollWidth > box.clientWidth")
    head = region.locator("tbody th").first
    before = head.bounding_box()
    for _ in range(5):
        phone.keyboard.press("ArrowRight")
    phone.wait_for_function("document.activeElement.scrollLeft > 100")
    assert head.bounding_box()["x"] == pytest.approx(before["x"], abs=1)
    assert phone.evaluate("scrollX") == 0


@pytest.mark.parametrize("path", ["/web/load-balancers/", "/en/web/nlb/"])
def test_the_box_of_a_table_is_called_like_the_table(page: Page, path: str):
    page.goto(path)
    region = page.get_by_role("region").filter(has=page.locator("table.facts-table")).first
    expect(region).to_have_accessible_name(region.locator("caption").inner_text())


@pytest.mark.parametrize("root", ["", "en/"])
def test_a_table_can_be_downloaded_as_a_spreadsheet(page: Page, site: Path, root: str):
    page.goto(f"/{root}web/load-balancers/")
    link = page.locator("figure.facts .tools a").first
    with page.expect_download() as waiting:
        link.click()
    name = waiting.value.suggested_filename
    assert Path(waiting.value.path()).read_bytes() == (site / root / "tables" / name).read_bytes()
