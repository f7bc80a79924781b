"""Every page of the site, in both languages."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.conftest import FORMS

pytestmark = pytest.mark.browser


def addresses(site: Path, lang: str) -> list[str]:
    files = (file.relative_to(site).as_posix() for file in site.rglob("index.html"))
    return sorted(f"/{file.removesuffix('index.html')}" for file in files if file.startswith("en/") == (lang == "en"))


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_page_opens_without_a_complaint_and_is_no_wider_than_the_screen(page: Page, site: Path, lang: str):
    too_wide = {}
    for address in addresses(site, lang):
        page.goto(address)
        for form, options in FORMS.items():
            page.set_viewport_size(options["viewport"])
            width, screen = page.evaluate(
                "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
            )
            if width > screen:
                too_wide[address, form] = (width, screen)
    assert too_wide == {}


@pytest.mark.parametrize("path", ["/", "/web/load-balancers/", "/en/glossary/"])
def test_a_phone_shows_the_page_at_its_own_width(phone: Page, path: str):
    phone.goto(path)
    assert phone.evaluate("[innerWidth, visualViewport.scale]") == [390, 1]
