"""The browser of the tests: the one on the PATH, else one that is installed here, else one sentence on what to install.

`make browser` runs this file; where there is nothing to do it is silent.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "The browser tests need Chromium: install it so that `chromium` or `google-chrome` is on the PATH "
    "(Debian: apt-get install chromium fonts-noto-cjk), or run .venv/bin/python -m playwright install chromium"
)


class BrowserMissingError(Exception):
    """Neither a browser on the PATH nor one of the driver's own."""


def executable() -> str | None:
    """The browser to drive; None stands for the driver's own download. Not to be called while the driver runs."""
    for name in NAMES:
        path = shutil.which(name)
        if path and _starts(path):
            return path
    with sync_playwright() as driver:
        if Path(driver.chromium.executable_path).exists():
            return None
    raise BrowserMissingError(MISSING)


def _starts(path: str) -> bool:
    """Whether it is a browser, and no stub that asks for a snap."""
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


def install() -> None:
    """Make sure that there is a browser; raises BrowserMissingError if nothing helps."""
    for attempt in (_from_the_distribution, _from_the_driver):
        if _found():
            return
        attempt()
    executable()


def _found() -> bool:
    try:
        executable()
    except BrowserMissingError:
        return False
    return True


def _from_the_distribution() -> None:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"]):
        subprocess.run(["apt-get", "-qq", *arguments], env=environment, check=False)


def _from_the_driver() -> None:
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    try:
        install()
    except BrowserMissingError as error:
        sys.exit(str(error))
