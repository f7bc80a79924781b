"""Every page of the site, in both languages."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.watch import FORMS

pytestmark = pytest.mark.browser


def addresses(site: Path, lang: str) -> list[str]:
    files = (file.relative_to(site).as_posix() for file in site.rglob("index.html"))
    return sorted(f"/{file.removesuffix('index.html')}" for file in files if file.startswith("en/") == (lang == "en"))


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_page_opens_without_a_complaint_and_is_no_wider_than_the_screen(page: Page, site: Path, lang: str):
    too_wide = []
    sizes = [form["viewport"] for form in FORMS.values()]
    for address in addresses(site, lang):
        sizes.reverse()  # a change of size is slow: each page begins with the last size of the one before
        page.goto(address)
        for size in sizes:
            page.set_viewport_size(size)
            width = page.evaluate("document.documentElement.scrollWidth")
            if width > size["width"]:
                too_wide.append((address, width, size))
    assert too_wide == []


@pytest.mark.parametrize("path", ["/", "/web/load-balancers/", "/en/glossary/"])
def test_a_phone_shows_the_page_at_its_own_width(phone: Page, path: str):
    phone.goto(path)
    assert phone.evaluate("[innerWidth, visualViewport.scale]") == [390, 1]
