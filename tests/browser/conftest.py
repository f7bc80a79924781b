"""One Chromium for all tests. A page that complains, fails to load something or asks another host fails its test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, Response, sync_playwright

from browser import chromium

DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
FORMS = {"desktop": DESKTOP, "phone": PHONE}

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        executable = chromium.executable()
    except chromium.BrowserMissingError as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None
    with sync_playwright() as driver, driver.chromium.launch(executable_path=executable) as launched:
        yield launched


@pytest.fixture
def new_page(browser: Browser, address: str) -> Iterator[Open]:
    """Open pages, `new_page("phone")` or `new_page(java_script_enabled=False)`; addresses are below the site's root."""
    contexts, faults = [], []

    def open_page(form: str = "desktop", **options: Any) -> Page:
        context = browser.new_context(base_url=f"{address}/", **(FORMS[form] | options))
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        _watch(page, address, faults)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def page(new_page: Open) -> Page:
    """A page on a desktop."""
    return new_page()


@pytest.fixture
def phone(new_page: Open) -> Page:
    """A page on a phone."""
    return new_page("phone")


def _watch(page: Page, address: str, faults: list[str]) -> None:
    """Note everything that a page should not do."""

    def complained(message: Any) -> None:
        if message.type in ("error", "warning"):
            faults.append(f"{page.url}: {message.type}: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((f"{address}/", "data:", "blob:")):
            faults.append(f"{page.url}: asks {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 300 and response.status != 304:
            faults.append(f"{page.url}: {response.status} for {response.url}")

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what is left behind when one leaves a page is no failure
            faults.append(f"{page.url}: {request.failure} for {request.url}")

    page.on("console", complained)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("request", asked)
    page.on("response", answered)
    page.on("requestfailed", failed)
