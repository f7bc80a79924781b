"""A site many times as large: copies of all layers that have pages, with the knowledge behind them, under new names.

The copy 7 of `web/nlb` is `web-7/nlb-7`; it refers to its own services, facts, tables, errata and sources, which are
copied too. Words (data/terms) and the pages outside the layers (home, glossary, errata, about) stay what they are.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load

from handbook import directives, facts, pages, parity
from handbook.directives import Directive
from handbook.facts import Facts
from handbook.source import parse_yaml

PARTS = ("data", "docs", "hooks", "overrides", "mkdocs.yml")
_REFERENCES = {"ref", "see", "about", "successor", "entries", "page", "layers"}


class _Dumper(yaml.SafeDumper):
    """Writes exact decimals as numbers."""


_Dumper.add_representer(Decimal, lambda dumper, number: dumper.represent_float(float(number)))


def copy(repository: Path, root: Path, times: int) -> dict[str, Any]:
    """Write the site of the repository `times` times into `root`; returns its configuration."""
    for part in PARTS:
        source = repository / part
        if source.is_dir():
            shutil.copytree(source, root / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, root / part)
    config: dict[str, Any] = yaml_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    knowledge, _ = facts.load(root, date.today())
    names = _Names.of(root, knowledge)
    originals = {file: file.read_text(encoding="utf-8") for file in _files(root, names)}
    for number in range(2, times + 1):
        _Copy(root, names, f"-{number}").write(originals)
    _extend_layers(root / "data/layers.yml", names, times)
    for file in (root / "data/terms").glob("*.yml"):
        _extend_terms(file, names, times)
    config["nav"] = _navigation(config["nav"], names, times)
    return config


@dataclass(frozen=True)
class _Names:
    """What is copied: layers, and everything that can be referred to in them."""

    layers: frozenset[str]
    all: frozenset[str]

    @classmethod
    def of(cls, root: Path, knowledge: Facts) -> _Names:
        layers = frozenset(name for name in knowledge.layers if (root / "docs/ko" / name).is_dir())
        files = [file.relative_to(root / "docs/ko") for name in layers for file in (root / "docs/ko" / name).rglob("*")]
        segments = {part.removesuffix(".md") for file in files for part in file.parts}
        return cls(layers, layers | segments | set(knowledge.services) | set(knowledge.tables))


def _files(root: Path, names: _Names) -> Iterator[Path]:
    for folder in ("services", "tables", "sources", "errata"):
        yield from sorted((root / "data" / folder).glob("*.yml"))
    for lang in ("ko", "en"):  # a translation's fingerprint is taken from the Korean copy
        for layer in sorted(names.layers):
            yield from sorted((root / "docs" / lang / layer).rglob("*.md"))


@dataclass(frozen=True)
class _Copy:
    """One copy; `suffix` tells its names from the originals'."""

    root: Path
    names: _Names
    suffix: str

    def write(self, originals: dict[Path, str]) -> None:
        for file, text in originals.items():
            path = file.relative_to(self.root)
            is_page = path.suffix == ".md"
            renamed = self.root / self._page_path(path) if is_page else file.with_stem(file.stem + self.suffix)
            renamed.parent.mkdir(parents=True, exist_ok=True)
            renamed.write_text(self._page(path, text) if is_page else self._data(path, text), encoding="utf-8")

    # Pages

    def _page_path(self, path: Path) -> Path:
        docs, lang, *inside = path.parts
        return Path(docs, lang, *(self._segment(part) for part in inside))

    def _segment(self, part: str) -> str:
        return part if part == "index.md" else f"{part.removesuffix('.md')}{self.suffix}" + ".md" * part.endswith(".md")

    def _page(self, path: Path, text: str) -> str:
        text = self._text(text)
        if path.parts[1] == "en":
            original = self.root / self._page_path(Path("docs", "ko", *path.parts[2:]))
            page, _ = pages.parse("", "ko", "", original.read_text(encoding="utf-8"), date.today())
            text = re.sub(r"^translates:.*$", f'translates: "{parity.fingerprint(page)}"', text, flags=re.MULTILINE)
        return text

    def _text(self, text: str) -> str:
        found, _ = directives.parse(text, "")
        return directives.replace(text, found, lambda _, directive: self._directive(directive))

    def _directive(self, directive: Directive) -> str:
        match directive.kind:
            case "value":
                return f"{{{{ {self._fact(directive.target)} }}}}"
            case "citation":
                return f"[[@{directive.target}{self.suffix}]]"
            case "reference":
                anchor = f"#{directive.anchor}" if directive.anchor else ""
                words = f"|{directive.text}" if directive.text else ""
                return f"[[{self._reference(directive.target)}{anchor}{words}]]"
            case _ if directive.target:
                return f"<!-- {directive.block}: {directive.target}{self.suffix} -->"
            case _:
                return f"<!-- {directive.block} -->"

    def _reference(self, target: str) -> str:
        parts = target.split("/")
        return "/".join(part + self.suffix for part in parts) if self.names.all.issuperset(parts) else target

    def _fact(self, name: str) -> str:
        service, _, fact = name.partition(".")
        return f"{service}{self.suffix}.{fact}"

    # Data

    def _data(self, path: Path, text: str) -> str:
        data = parse_yaml(text, str(path))[0].data
        if path.parent.name in ("sources", "errata"):
            data = {name + self.suffix: entry for name, entry in data.items()}
        return _dump(self.value(data, ""))

    def value(self, value: Any, field: str) -> Any:
        """The value with everything renamed that it names; `field` is the field in which it stands."""
        match value:
            case dict():
                return {name: self.value(item, name) for name, item in value.items()}
            case list() if field == "columns":
                return [self._column(item) for item in value]
            case list():
                return [self.value(item, field) for item in value]
            case str():
                return self._name(value, field)
            case _:
                return value

    def _name(self, text: str, field: str) -> str:
        if field == "source":
            return text + self.suffix
        if field == "fact":
            return self._fact(text)
        if field in _REFERENCES:
            target, mark, anchor = text.partition("#")
            in_a_layer = field != "layers" or target in self.names.layers
            return self._reference(target) + mark + anchor if in_a_layer else text
        return self._text(text) if field != "evidence" and ("[[" in text or "{{" in text) else text

    def _column(self, column: Any) -> Any:
        """A plain reference keeps its id, which the cells use."""
        if isinstance(column, str):
            column = {"id": column.partition("#")[2] or column.rpartition("/")[2], "ref": column}
        return self.value(column, "")


def _extend_layers(file: Path, names: _Names, times: int) -> None:
    layers = parse_yaml(file.read_text(encoding="utf-8"), "")[0].data
    copies = []
    for number in range(2, times + 1):
        copy = _Copy(file.parent, names, f"-{number}")
        copies += [
            copy.value(layer, "") | {"id": f"{layer['id']}-{number}"} for layer in layers if layer["id"] in names.layers
        ]
    file.write_text(_dump(layers + copies), encoding="utf-8")


def _extend_terms(file: Path, names: _Names, times: int) -> None:
    """A word that belongs to a layer belongs to the copies of the layer too."""
    terms = parse_yaml(file.read_text(encoding="utf-8"), "")[0].data
    for term in terms.values():
        copied = [layer for layer in term.get("layers", ()) if layer in names.layers]
        term.get("layers", []).extend(f"{layer}-{number}" for layer in copied for number in range(2, times + 1))
    file.write_text(_dump(terms), encoding="utf-8")


def _navigation(nav: list[Any], names: _Names, times: int) -> list[Any]:
    """Copies stand ten to a section, so that no level of the navigation is much longer than it is today."""
    layers = [entry for entry in nav if isinstance(entry, dict)]
    for first in range(2, times + 1, 10):
        numbers = range(first, min(first + 10, times + 1))
        section = [_renamed(entry, names, f"-{number}") for number in numbers for entry in layers]
        nav = [*nav, {f"{numbers[0]}-{numbers[-1]}": section}]
    return nav


def _renamed(entry: Any, names: _Names, suffix: str) -> Any:
    if isinstance(entry, str):
        copy = _Copy(Path(), names, suffix)
        return "/".join(copy._segment(part) for part in entry.split("/"))
    return {title + suffix: [_renamed(item, names, suffix) for item in items] for title, items in entry.items()}


def _dump(data: Any) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False)
