"""The two forms in which pages are read, and an eye on everything that a page should not do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Request, Response

DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
FORMS = {"desktop": DESKTOP, "phone": PHONE}

Open = Callable[..., Page]


def watch(page: Page, address: str, faults: list[str]) -> None:
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
