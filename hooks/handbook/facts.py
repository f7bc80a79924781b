"""The knowledge: data/ read, validated and frozen, or every problem of every file.

Whoever holds a Facts may trust it: ids are well formed, both languages are there, every fact has a source
that exists and a date that is not in the future, every cell of a table is filled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, ValidationError
from pydantic import TypeAdapter, ValidationInfo, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from .problems import Problem, nearest
from .source import Document, KeyPath, read_yaml

LANGUAGES = ("ko", "en")


# --- Values -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Quantity:
    """A number, or a range from `low` to `high`, in a unit of the vocabulary ("" for a bare number)."""

    low: Decimal
    high: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True)
class NotApplicable:
    """The question does not arise for this column."""


_QUANTITY = re.compile(r"(-?\d+(?:\.\d+)?)(?:\.\.(-?\d+(?:\.\d+)?))?(?: (\S+))?")
_HANGUL = re.compile(r"[ㄱ-ㆎ가-힣]")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WHEN = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def parse_value(raw: Any, info: ValidationInfo) -> Value:
    """The value that `raw`, as it stands in YAML, means; the table in AUTHORING.md lists the forms."""
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, int | Decimal):
        return Quantity(Decimal(raw))
    if isinstance(raw, dict):
        return _words(raw)
    if isinstance(raw, list) and raw:
        return tuple(_neutral(item) for item in raw)
    if raw == "not-applicable":
        return NotApplicable()
    match = _QUANTITY.fullmatch(raw) if isinstance(raw, str) else None
    return _quantity(match, info) if match else _neutral(raw)


def _words(raw: dict[str, Any]) -> Pair:
    for name in raw.keys() - set(LANGUAGES):
        raise _error("unknown-field", f"'{name}' is not a language; quote a text that holds a comma or a colon")
    for lang in LANGUAGES:
        if not isinstance(raw.get(lang), str) or not raw[lang]:
            raise _error("missing-language", f"'{lang}' is missing")
    return Pair(**raw)


def _quantity(match: re.Match[str], info: ValidationInfo) -> Quantity:
    low, high, unit = match.groups()
    units = info.context["units"] if info.context else ()
    if unit and unit not in units:
        raise _error("unknown-unit", f"'{unit}' is no unit of data/vocabulary.yml", nearest(unit, units))
    return Quantity(Decimal(low), Decimal(high) if high else None, unit or "")


def _neutral(raw: Any) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise _error("invalid-value", f"expected a value, found {_quoted(raw)}")
    if raw in ("yes", "no", "on", "off"):
        raise _error("invalid-value", f"'{raw}' is a word to YAML; write true or false")
    if _HANGUL.search(raw):
        raise _error("missing-language", f"{_quoted(raw)} is Korean only; write it as {{ko: …, en: …}}")
    return raw


def _error(rule: str, message: str, hint: str = "") -> PydanticCustomError:
    return PydanticCustomError("handbook", "{message}", {"rule": rule, "message": message, "hint": hint})


def _quoted(value: Any) -> str:
    return f"'{value}'" if isinstance(value, str) else "nothing" if value is None else f"'{value!s:.60}'"


# --- Field types ------------------------------------------------------------------------------------------------------


def _checked_id(text: str) -> str:
    if not _ID.fullmatch(text):
        proposal = "-".join(re.findall(r"[a-z0-9]+", text.lower()))
        raise _error("invalid-id", f"'{text}' is no id: lower-case ASCII letters, digits and hyphens", proposal)
    return text


def _not_in_future(day: date, info: ValidationInfo) -> date:
    if info.context and day > info.context["today"]:
        raise _error("future-date", f"{day} lies in the future")
    return day


def _past_moment(text: str, info: ValidationInfo) -> str:
    if not _WHEN.fullmatch(text):
        raise _error("invalid-value", f'expected a quoted year, month or day such as "2025-11", found {_quoted(text)}')
    if info.context and text > str(info.context["today"]):
        raise _error("future-date", f"{text} lies in the future")
    return text


def _several(raw: Any) -> Any:
    """One or a list of them is written; a tuple is meant."""
    return tuple(raw) if isinstance(raw, list) else (raw,) if isinstance(raw, str) else raw


Id = Annotated[str, AfterValidator(_checked_id)]
Name = Annotated[str, Field(min_length=1)]
Checked = Annotated[date, AfterValidator(_not_in_future)]
When = Annotated[str, BeforeValidator(str), AfterValidator(_past_moment)]
OneOrMore = Annotated[tuple[Name, ...], BeforeValidator(_several), Field(min_length=1)]
Several = Annotated[tuple[Name, ...], BeforeValidator(_several)]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Pair(_Strict):
    """The same thing said in Korean and in English."""

    ko: Name
    en: Name

    def __getitem__(self, lang: str) -> str:
        return self.ko if lang == "ko" else self.en


Value = bool | Quantity | NotApplicable | str | tuple[str, ...] | Pair
AnyValue = Annotated[Any, PlainValidator(parse_value)]


def _pair(raw: Any) -> Any:
    """A neutral name stands for both languages."""
    return {"ko": raw, "en": raw} if isinstance(raw, str) and not _HANGUL.search(raw) else raw


PairOrName = Annotated[Pair, BeforeValidator(_pair)]


# --- The model --------------------------------------------------------------------------------------------------------


class Source(_Strict):
    """An official page on which facts were read."""

    title: Name
    url: Annotated[str, Field(pattern=r"^https://\S+$")]


class Change(_Strict):
    """What moved: since when, from which value, said in words."""

    when: When
    note: Pair
    from_: Annotated[AnyValue, Field(alias="from")] = None
    source: Several = ()


class _Sourced(_Strict):
    source: OneOrMore
    checked: Checked


class _Statement(_Strict):
    """What a fact and a cell have in common: a value and what makes it trustworthy."""

    value: AnyValue = None
    note: Pair | None = None
    unpublished: bool = False
    unverified: bool = False
    evidence: Several = ()
    changed: Annotated[tuple[Change, ...], Field(strict=False)] = ()


class Fact(_Statement, _Sourced):
    """One value with its source; with a scope it is a limit."""

    label: Pair
    bound: Literal["default", "maximum", "minimum", "range", "fixed"] | None = None
    scope: str | None = None
    adjustable: Literal["setting", "quota", "hard"] | None = None

    @model_validator(mode="after")
    def _is_complete(self) -> Fact:
        if (self.value is None) != self.unpublished:
            raise _error("missing-field", "a fact has either a value or `unpublished: true`")
        if (self.scope is None) != (self.adjustable is None):
            raise _error("missing-field", "`scope` and `adjustable` go together")
        return self


class Lifecycle(_Sourced):
    """Where a service stands when it is not simply available."""

    status: Literal["previous-generation", "closed-to-new-customers", "being-retired", "retired", "renamed"]
    since: When | None = None
    successor: str | None = None
    note: Pair | None = None


class Service(_Strict):
    """A service, or a feature with a page of its own, and its facts by id."""

    name: PairOrName
    short: PairOrName | None = None
    layers: Several = ()
    page: str | None = None
    lifecycle: Lifecycle | None = None
    facts: dict[Id, Fact] = {}

    def title(self, lang: str) -> str:
        return (self.short or self.name)[lang]


class Cell(_Statement):
    """One answer of a table; `fact` shows a fact instead of repeating it."""

    fact: str | None = None
    source: Several = ()
    checked: Checked | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Cell:
        if sum((self.value is not None, self.fact is not None, self.unpublished)) != 1:
            raise _error("missing-field", "a cell has a value, a `fact` or `unpublished: true`")
        if bool(self.source) != (self.checked is not None):
            raise _error("missing-source", "a cell's own `source` and `checked` go together")
        return self


def _cell(raw: Any) -> Any:
    """A plain value stands for a cell that has nothing else."""
    return raw if isinstance(raw, dict) and raw.keys().isdisjoint(LANGUAGES) else {"value": raw}


class Column(_Strict):
    """One of the things compared: a reference, or a name of its own."""

    id: Id
    ref: str | None = None
    name: PairOrName | None = None

    @model_validator(mode="after")
    def _has_a_head(self) -> Column:
        if self.ref is None and self.name is None:
            raise _error("missing-field", f"column '{self.id}' needs `ref` or `name`")
        return self


def _column(raw: Any) -> Any:
    """A reference alone stands for a column with that id."""
    return {"id": raw.partition("#")[2] or raw.rpartition("/")[2], "ref": raw} if isinstance(raw, str) else raw


class Row(_Sourced):
    """One property, answered for every column."""

    id: Id
    label: Pair
    evidence: Several = ()
    cells: dict[str, Annotated[Cell, BeforeValidator(_cell)]]


class Table(_Strict):
    """A comparison: what one chooses between, and by what."""

    name: Pair
    caption: Pair
    columns: Annotated[
        tuple[Annotated[Column, BeforeValidator(_column)], ...], Field(strict=False, min_length=1)
    ]
    rows: Annotated[tuple[Row, ...], Field(strict=False, min_length=1)]


class Term(_Strict):
    """A word with its official Korean form and the spellings people type."""

    ko: Name
    en: Name
    abbreviation: str | None = None
    spellings: Several = ()
    avoid: Several = ()
    ambiguous: bool = False
    definition: Pair
    see: str | None = None


class Erratum(_Sourced):
    """Something the study notes have wrong or out of date, and what is right."""

    about: str
    verdict: Literal["wrong", "outdated", "misleading"]
    said: Pair
    right: Pair
    since: When | None = None


class Layer(_Strict):
    """A layer of the architecture, in the order of a request's path."""

    id: Id
    number: str
    name: Pair
    subtitle: Pair
    summary: Pair
    entries: Annotated[tuple[str, ...], Field(strict=False)]


class Task(_Strict):
    """A task of an exam's outline."""

    id: str
    name: Pair


class Domain(_Strict):
    """A domain of an exam with its weight in percent."""

    id: str
    name: Pair
    weight: int
    tasks: Annotated[tuple[Task, ...], Field(strict=False)]


class Delivery(_Strict):
    """First and last day on which an exam can be taken, as far as they are known."""

    from_: Annotated[str | None, Field(alias="from")] = None
    to: str | None = None


class Exam(_Sourced):
    """A version of an exam; an outline that is not known yet is empty and the note says so."""

    code: str
    name: Pair
    status: Literal["current", "retired"]
    delivery: Delivery = Delivery()
    note: Pair | None = None
    domains: Annotated[tuple[Domain, ...], Field(strict=False)] = ()


class Unit(_Strict):
    """What follows a number: "350초", "350 s"; `one` is the English singular."""

    ko: str
    en: str
    one: str | None = None


class Vocabulary(_Strict):
    """Units and scopes that values use."""

    units: dict[str, Unit]
    scopes: dict[Id, Pair]


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

    def fact_names(self) -> Iterator[str]:
        for service_id, service in self.services.items():
            for fact_id in service.facts:
                yield f"{service_id}.{fact_id}"


# --- Loading ----------------------------------------------------------------------------------------------------------

_SOURCES = TypeAdapter(dict[Id, Source])
_TERMS = TypeAdapter(dict[Id, Term])
_ERRATA = TypeAdapter(dict[Id, Erratum])
_LAYERS = TypeAdapter(Annotated[tuple[Layer, ...], Field(strict=False)])
_WORDS = TypeAdapter(dict[Id, Pair])
_ONE = {"services": TypeAdapter(Service), "tables": TypeAdapter(Table), "exams": TypeAdapter(Exam)}
_MANY = {"sources": _SOURCES, "terms": _TERMS, "errata": _ERRATA}


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
        self.context: dict[str, Any] = {"today": today, "units": ()}
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
            layers={layer.id: layer for layer in layers},
            **{kind: self._one_per_file(kind) for kind in _ONE},
            **{kind: self._many_per_file(kind) for kind in _MANY},
            places=self.places,
            documents=tuple(self.documents),
        )

    def _one_per_file(self, kind: str) -> dict[str, Any]:
        entries = {}
        for file in self._files(kind):
            entry = self._validated(_ONE[kind], file)
            document = self.documents[-1]
            if not _ID.fullmatch(file.stem):
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
        try:
            return adapter.validate_python(document.data, context=self.context)
        except ValidationError as error:
            details = error.errors(include_url=False)
            self.problems += (explain(detail, document, adapter) for detail in details)
            return None

    def _report(self, document: Document, at: KeyPath, rule: str, message: str) -> None:
        self.problems.append(Problem(document.path, document.line(at), rule, message))


def explain(detail: ErrorDetails, document: Document, adapter: TypeAdapter[Any]) -> Problem:
    """One validation error as one problem in our words."""
    at = tuple(key for key in detail["loc"] if key != "[key]")
    where = ".".join(map(str, at))
    name = str(at[-1]) if at else ""
    rule, message, hint = "invalid-value", f"{where or 'the file'}: {detail['msg']}", ""
    match detail["type"]:
        case "handbook":
            context = detail["ctx"]
            rule, message, hint = context["rule"], f"{where}: {context['message']}", context["hint"]
        case "extra_forbidden":
            known = _fields(adapter, at[:-1])
            rule, message, hint = "unknown-field", f"'{where}' is not a field here", nearest(name, known)
        case "missing" if name in LANGUAGES:
            rule, message = "missing-language", f"'{'.'.join(map(str, at[:-1]))}' lacks '{name}'"
        case "missing" if name in ("source", "checked"):
            rule, message = "missing-source", f"'{'.'.join(map(str, at[:-1])) or document.path}' lacks '{name}'"
        case "missing":
            rule, message = "missing-field", f"'{where}' is required"
        case "literal_error":
            message = f"{where}: {_quoted(detail['input'])} is not one of {detail['ctx']['expected']}"
        case _:
            message = f"{where or 'the file'}: {_lower(detail['msg'])}, found {_quoted(detail['input'])}"
    return Problem(document.path, document.line(at), rule, message, hint)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _fields(adapter: TypeAdapter[Any], at: KeyPath) -> list[str]:
    """Names of the fields that a mapping at this place may have."""
    kind: Any = adapter._type
    for key in at:
        kind = _inner(kind, str(key))
    return list(kind.model_fields) if isinstance(kind, type) and issubclass(kind, BaseModel) else []


def _inner(kind: Any, key: str) -> Any:
    """The type found one step inside `kind`."""
    kind = _bare(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        found = kind.model_fields.get(key)
        return _bare(found.annotation) if found else None
    arguments = get_args(kind)
    return _bare(arguments[1] if get_origin(kind) is dict else arguments[0]) if arguments else None


def _bare(kind: Any) -> Any:
    """The type without Annotated and without "or None"."""
    while get_origin(kind) in (Annotated, Union, UnionType):
        kind = next(argument for argument in get_args(kind) if argument is not type(None))
    return kind


# --- What only all files together show --------------------------------------------------------------------------------


def _dangling(facts: Facts) -> Iterator[Problem]:
    """Sources, facts, scopes and columns that are named and do not exist."""
    for document in facts.documents:
        for at, text in document.texts():
            yield from _dangling_name(facts, document, at, text)
    for table_id, table in facts.tables.items():
        yield from _crooked_rows(facts.places["tables", table_id].document, table)


def _dangling_name(facts: Facts, document: Document, at: KeyPath, text: str) -> Iterator[Problem]:
    field_name = next((key for key in reversed(at) if isinstance(key, str)), "")
    if field_name == "source" and text not in facts.sources:
        yield _unknown(document, at, "unknown-source", "no source is called", text, facts.sources)
    elif field_name == "fact" and facts.fact(text) is None:
        yield _unknown(document, at, "unknown-fact", "no fact is called", text, facts.fact_names())
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
        for twice in {name for name in ids if ids.count(name) > 1}:
            yield Problem(document.path, 1, "duplicate-id", f"{kind} '{twice}' stands twice")


def _unknown(document: Document, at: KeyPath, rule: str, what: str, name: str, known: Any) -> Problem:
    return Problem(document.path, document.line(at), rule, f"{what} '{name}'", nearest(name, known))
