"""The small handbook of making.py as a site that MkDocs builds, and what a build leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load

from handbook import parity
from handbook.source import parse_yaml
from making import DATA, DOCS, parse

REPOSITORY = Path(__file__).parents[1]
SITE_URL = "http://127.0.0.1:8000/"  # where the real site is said to stand

# Every word that the templates ask for, saying its own name in both languages.
_REAL_WORDS, _ = parse_yaml((REPOSITORY / "data/words.yml").read_text(encoding="utf-8"), "data/words.yml")
WORDS = {name: {"ko": name, "en": name} for name in _REAL_WORDS.data}
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


def settings() -> dict[str, Any]:
    """mkdocs.yml with the real hooks and templates by their whole path, and another navigation."""
    real: dict[str, Any] = yaml_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    theme = real["theme"] | {"custom_dir": str(REPOSITORY / "overrides")}
    hooks = [str(REPOSITORY / hook) for hook in real["hooks"]]
    return real | {"site_url": "http://host/", "theme": theme, "hooks": hooks, "nav": NAV, "watch": []}


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
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
