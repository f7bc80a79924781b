"""The knowledge: data/ read, validated and frozen, or every problem of every file.

Whoever holds a Facts may trust it: ids are well formed, both languages are there, every fact has a source
that exists and a date that is not in the future, every cell of a table is filled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from .model import (
    ID,
    LANGUAGES,
    Erratum,
    Exam,
    Fact,
    Id,
    Layer,
    Lifecycle,
    Pair,
    Service,
    Source,
    Table,
    Term,
    Vocabulary,
)
from .problems import Problem, nearest
from .source import Document, KeyPath, read_yaml
from .validation import validated


@dataclass(frozen=True)
class Place:
    """Where an entry stands in data/."""

    document: Document
    at: KeyPath

    @property
    def path(self) -> str:
        return self.document.path

    @property
    def line(self) -> int:
        return self.document.line(self.at)


@dataclass(frozen=True)
class Facts:
    """All knowledge of data/. `places` finds an entry by (kind, id), a fact by ("fact", "nlb.idle-timeout")."""

    vocabulary: Vocabulary = field(default_factory=lambda: Vocabulary(units={}, scopes={}))
    words: Mapping[str, Pair] = field(default_factory=dict)
    layers: Mapping[str, Layer] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    services: Mapping[str, Service] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    errata: Mapping[str, Erratum] = field(default_factory=dict)
    exams: Mapping[str, Exam] = field(default_factory=dict)
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict)
    documents: tuple[Document, ...] = ()

    def fact(self, name: str) -> Fact | None:
        """The fact called `service.fact`."""
        service, _, fact = name.partition(".")
        return self.services[service].facts.get(fact) if service in self.services else None

    @cached_property
    def spoken(self) -> Mapping[str, Mapping[str, str]]:
        """Language → words of the interface."""
        return {lang: {name: pair[lang] for name, pair in self.words.items()} for lang in LANGUAGES}

    @cached_property
    def lifecycles(self) -> Mapping[str, Lifecycle]:
        """Page → where its service stands, if it is not simply available."""
        services = self.services.values()
        return {service.page: service.lifecycle for service in services if service.page and service.lifecycle}

    @cached_property
    def fact_names(self) -> frozenset[str]:
        """All `service.fact`."""
        return frozenset(f"{name}.{fact_id}" for name, service in self.services.items() for fact_id in service.facts)


# --- Loading ----------------------------------------------------------------------------------------------------------

_SOURCES = TypeAdapter(dict[Id, Source])
_TERMS = TypeAdapter(dict[Id, Term])
_ERRATA = TypeAdapter(dict[Id, Erratum])
_LAYERS = TypeAdapter(Annotated[tuple[Layer, ...], Field(strict=False)])
_WORDS = TypeAdapter(dict[Id, Pair])
_ONE: dict[str, TypeAdapter[Any]] = {
    "services": TypeAdapter(Service),
    "tables": TypeAdapter(Table),
    "exams": TypeAdapter(Exam),
}
_MANY: dict[str, TypeAdapter[Any]] = {"sources": _SOURCES, "terms": _TERMS, "errata": _ERRATA}


def load(root: Path, today: date) -> tuple[Facts, list[Problem]]:
    """Read `root`/data; returns what is valid and every problem of every file, sorted."""
    loader = _Loader(root, today)
    facts = loader.load()
    problems = loader.problems or list(_dangling(facts))
    return facts, sorted(set(problems))


class _Loader:
    """Reads the files of data/ one after the other and collects what is wrong with them."""

    def __init__(self, root: Path, today: date) -> None:
        self.root = root
        self.data = root / "data"
        self.context: dict[str, Any] = {"today": today, "units": None}
        self.problems: list[Problem] = []
        self.places: dict[tuple[str, str], Place] = {}
        self.documents: list[Document] = []

    def load(self) -> Facts:
        vocabulary = self._validated(TypeAdapter(Vocabulary), self.data / "vocabulary.yml")
        if isinstance(vocabulary, Vocabulary):
            self.context["units"] = tuple(vocabulary.units)
        words = self._validated(_WORDS, self.data / "words.yml")
        layers = self._validated(_LAYERS, self.data / "layers.yml") or ()
        return Facts(
            vocabulary=vocabulary or Facts().vocabulary,
            words=words or {},
            layers=self._distinct(layers),
            **{kind: self._one_per_file(kind) for kind in _ONE},
            **{kind: self._many_per_file(kind) for kind in _MANY},
            places=self.places,
            documents=tuple(self.documents),
        )

    def _distinct(self, layers: Iterable[Layer]) -> dict[str, Layer]:
        found: dict[str, Layer] = {}
        for index, layer in enumerate(layers):
            if layer.id in found:
                self._report(self.documents[-1], (index,), "duplicate-id", f"layer '{layer.id}' stands twice")
            found.setdefault(layer.id, layer)
        return found

    def _one_per_file(self, kind: str) -> dict[str, Any]:
        entries = {}
        for file in self._files(kind):
            entry = self._validated(_ONE[kind], file)
            document = self.documents[-1]
            if not ID.fullmatch(file.stem):
                self._report(document, (), "invalid-id", f"the file's name '{file.stem}' is no id")
            if entry is None:
                continue
            entries[file.stem] = entry
            self.places[kind, file.stem] = Place(document, ())
            for fact_id in getattr(entry, "facts", ()):
                self.places["fact", f"{file.stem}.{fact_id}"] = Place(document, ("facts", fact_id))
        return entries

    def _many_per_file(self, kind: str) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        for file in self._files(kind):
            for name, entry in (self._validated(_MANY[kind], file) or {}).items():
                place = Place(self.documents[-1], (name,))
                if name in entries:
                    first = self.places[kind, name]
                    message = f"'{name}' is already used in {first.path}:{first.line}"
                    self._report(place.document, place.at, "duplicate-id", message)
                    continue
                entries[name] = entry
                self.places[kind, name] = place
        return entries

    def _files(self, kind: str) -> list[Path]:
        """The files of a kind; YAML with another ending would be overlooked, so it is a problem."""
        for file in (self.data / kind).glob("*.*"):
            if file.suffix != ".yml" and file.suffix.lower() in (".yml", ".yaml"):
                path, message = (
                    file.relative_to(self.root).as_posix(),
                    f"the file's name '{file.name}' does not end in .yml",
                )
                self.problems.append(Problem(path, 1, "invalid-id", message))
        return sorted((self.data / kind).glob("*.yml"))

    def _validated(self, adapter: TypeAdapter[Any], file: Path) -> Any:
        """The validated content of a file, or None after its problems were noted."""
        if not file.exists():
            message = "this file is missing"
            self.problems.append(Problem(file.relative_to(self.root).as_posix(), 1, "missing-file", message))
            return None
        document, problems = read_yaml(file, self.root)
        self.documents.append(document)
        self.problems += problems
        if any(problem.rule in ("invalid-yaml", "not-utf-8") for problem in problems):
            return None
        value, problems = validated(adapter, document, self.context)
        self.problems += problems
        return value

    def _report(self, document: Document, at: KeyPath, rule: str, message: str) -> None:
        self.problems.append(Problem(document.path, document.line(at), rule, message))


# --- What only all files together show --------------------------------------------------------------------------------


def _dangling(facts: Facts) -> Iterator[Problem]:
    """Sources, facts, scopes and columns that are named and do not exist."""
    for document in facts.documents:
        for at, text in document.texts:
            if at[-2:-1] != ("cells",):  # a cell is called like its column
                yield from _dangling_name(facts, document, at, text)
    for table_id, table in facts.tables.items():
        yield from _crooked_rows(facts.places["tables", table_id].document, table)


def _dangling_name(facts: Facts, document: Document, at: KeyPath, text: str) -> Iterator[Problem]:
    field_name = next((key for key in reversed(at) if isinstance(key, str)), "")
    if field_name == "source" and text not in facts.sources:
        yield _unknown(document, at, "unknown-source", "no source is called", text, facts.sources)
    elif field_name == "fact" and facts.fact(text) is None:
        yield _unknown(document, at, "unknown-fact", "no fact is called", text, facts.fact_names)
    elif field_name == "scope" and text not in facts.vocabulary.scopes:
        yield _unknown(document, at, "unknown-scope", "no scope is called", text, facts.vocabulary.scopes)
    elif field_name == "layers" and text not in facts.layers:
        yield _unknown(document, at, "unknown-layer", "no layer is called", text, facts.layers)


def _crooked_rows(document: Document, table: Table) -> Iterator[Problem]:
    columns = [column.id for column in table.columns]
    for index, row in enumerate(table.rows):
        for name in row.cells.keys() - set(columns):
            at = ("rows", index, "cells", name)
            yield _unknown(document, at, "unknown-column", "no column is called", name, columns)
        for name in set(columns) - row.cells.keys():
            line = document.line(("rows", index, "cells"))
            yield Problem(document.path, line, "missing-cell", f"row '{row.id}' has no cell for '{name}'")
    for kind, ids in (("column", columns), ("row", [row.id for row in table.rows])):
        for index, name in enumerate(ids):
            if name in ids[:index]:
                line = document.line((f"{kind}s", index))
                yield Problem(document.path, line, "duplicate-id", f"{kind} '{name}' stands twice")


def _unknown(document: Document, at: KeyPath, rule: str, what: str, name: str, known: Any) -> Problem:
    return Problem(document.path, document.line(at), rule, f"{what} '{name}'", nearest(name, known))
