"""Sites for tests: `build_site` builds a tiny one through MkDocs, `site` is the real one, `address` serves it."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.utils.yaml import yaml_load

from browser.server import served
from handbook import parity
from handbook.source import parse_yaml
from making import DATA, DOCS, parse

REPOSITORY = Path(__file__).parents[1]

# --- A tiny site ------------------------------------------------------------------------------------------------------

# Every word that the templates ask for, saying its own name in both languages.
WORDS = {name: {"ko": name, "en": name} for name in parse_yaml((REPOSITORY / "data/words.yml").read_text(), "")[0].data}
FILES = {
    **{f"data/{name}": text for name, text in DATA.items()},
    **{f"docs/{name}": text for name, text in DOCS.items()},
    "data/words.yml": yaml.safe_dump(WORDS),
    "docs/ko/glossary.md": "# 용어 { #glossary }\n\n<!-- glossary -->\n",
    "docs/en/glossary.md": "# Terms { #glossary }\n\n<!-- glossary -->\n",
    "docs/ko/errata.md": "# 바로잡은 것 { #errata }\n\n<!-- errata -->\n",
    "docs/en/errata.md": "# Errata { #errata }\n\n<!-- errata -->\n",
}
NAV = ["index.md", {"웹": ["web/index.md", "web/nlb.md"]}, "glossary.md", "errata.md"]


@dataclass(frozen=True)
class Built:
    """What a build left: its folder, the lines it reported, and why it was given up ("" if it was not)."""

    folder: Path
    lines: list[str]
    given_up: str

    def __getitem__(self, path: str) -> str:
        """The text of a file, or of a page named by its address."""
        inside = path if Path(path).suffix else f"{path}index.html"
        return (self.folder / inside).read_text(encoding="utf-8")

    def article(self, url: str) -> str:
        """What stands between the frame of a page: from its first heading to its foot."""
        html = self[url]
        return html[html.index("<h1") : html.index('<footer class="page-foot">')]


@pytest.fixture
def build_site(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Callable[..., Built]:
    """Build the small handbook of making.py through MkDocs, with these files instead of its own.

    A page is given without front matter, which takes three lines: the body begins in line 4. English pages say the text
    of their Korean twins. Keywords replace settings of mkdocs.yml.
    """

    def write_and_build(files: Mapping[str, str | bytes] | None = None, strict: bool = False, **settings: Any) -> Built:
        _write(tmp_path, FILES | dict(files or {}))
        (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(_settings() | settings), encoding="utf-8")
        caplog.clear()
        given_up = ""
        try:
            build(load_config(str(tmp_path / "mkdocs.yml"), strict=strict))
        except Abort as abort:
            given_up = str(abort)
        lines = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
        return Built(tmp_path / "site", lines, given_up)

    return write_and_build


def _settings() -> dict[str, Any]:
    """mkdocs.yml with the real hooks and templates by their whole path, and another navigation."""
    settings: dict[str, Any] = yaml_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    theme = settings["theme"] | {"custom_dir": str(REPOSITORY / "overrides")}
    hooks = [str(REPOSITORY / hook) for hook in settings["hooks"]]
    return settings | {"site_url": "http://host/", "theme": theme, "hooks": hooks, "nav": NAV, "watch": []}


def _write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    texts = {path: dedent(text) for path, text in files.items() if isinstance(text, str)}
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else _with_front(path, texts).encode())


def _with_front(path: str, texts: Mapping[str, str]) -> str:
    text = texts[path]
    if not path.endswith(".md") or text.startswith("---"):
        return text
    front = {"description": "A page", "reviewed": "2026-11-20"}
    twin = path.replace("/en/", "/ko/")
    if twin != path and twin in texts:
        front["translates"] = parity.fingerprint(parse(texts[twin])[0])
    fields = ", ".join(f"{name}: {value}" for name, value in front.items())
    return f"---\n{{{fields}}}\n---\n{text}"


# --- The real site ----------------------------------------------------------------------------------------------------

SITE_URL = "http://127.0.0.1:8000/"


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
