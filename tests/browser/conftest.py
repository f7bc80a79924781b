"""One Chromium for all tests. A page that complains, fails to load something or asks another host fails its test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from browser import chromium
from browser.watch import FORMS, Open, watch

expect.set_options(timeout=10_000)  # a busy machine is no failure


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
        watch(page, address, faults)
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
