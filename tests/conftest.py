"""Sites for tests: `build_site` builds a tiny one through MkDocs, `site` is the real one, `address` serves it."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from browser.server import served
from building import FILES, REPOSITORY, SITE_URL, Built, settings, write


@pytest.fixture
def build_site(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Callable[..., Built]:
    """Build the small handbook of making.py through MkDocs, with these files instead of its own.

    A page is given without front matter, which takes three lines: the body begins in line 4. English pages say the text
    of their Korean twins. Keywords replace settings of mkdocs.yml.
    """

    def write_and_build(files: Mapping[str, str | bytes] | None = None, strict: bool = False, **changed: Any) -> Built:
        write(tmp_path, FILES | dict(files or {}))
        (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings() | changed), encoding="utf-8")
        caplog.clear()
        given_up = ""
        try:
            build(load_config(str(tmp_path / "mkdocs.yml"), strict=strict))
        except Abort as abort:
            given_up = str(abort)
        lines = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
        return Built(tmp_path / "site", lines, given_up)

    return write_and_build


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, built strictly and in silence."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = os.environ | {"SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False)
    said = [line for line in (done.stdout + done.stderr).splitlines() if not line.startswith("INFO ")]
    assert (said, done.returncode) == ([], 0), "\n".join(said)
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the real site can be read, without a slash at the end."""
    with served(site) as where:
        yield where
