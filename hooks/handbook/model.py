"""The shapes of knowledge: what a value, a fact, a table, a term may be. Strict, frozen, both languages or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from .problems import nearest, quoted

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
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
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
    for name in sorted(raw.keys() - set(LANGUAGES)):
        raise _error("unknown-field", f"'{name}' is not a language; quote a text that holds a comma or a colon")
    for lang in LANGUAGES:
        if not isinstance(raw.get(lang), str) or not raw[lang]:
            raise _error("missing-language", f"'{lang}' is missing")
    return Pair(**raw)


def _quantity(match: re.Match[str], info: ValidationInfo) -> Quantity:
    low, high, unit = match.groups()
    units = info.context["units"] if info.context else None
    if unit and units is not None and unit not in units:
        raise _error("unknown-unit", f"'{unit}' is no unit of data/vocabulary.yml", nearest(unit, units))
    if high and Decimal(high) < Decimal(low):
        raise _error("invalid-value", f"{quoted(match[0])} runs backwards")
    return Quantity(Decimal(low), Decimal(high) if high else None, unit or "")


def _neutral(raw: Any) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise _error("invalid-value", f"expected a value, found {quoted(raw)}")
    if raw in ("yes", "no", "on", "off"):
        raise _error("invalid-value", f"'{raw}' is a word to YAML; write true or false")
    if _HANGUL.search(raw):
        raise _error("missing-language", f"{quoted(raw)} is Korean only; write it as {{ko: …, en: …}}")
    return raw


def _error(rule: str, message: str, hint: str = "") -> PydanticCustomError:
    return PydanticCustomError("handbook", "{message}", {"rule": rule, "message": message, "hint": hint})


# --- Field types ------------------------------------------------------------------------------------------------------


def _checked_id(text: str) -> str:
    if not ID.fullmatch(text):
        proposal = "-".join(re.findall(r"[a-z0-9]+", text.lower()))
        raise _error("invalid-id", f"'{text}' is no id: lower-case ASCII letters, digits and hyphens", proposal)
    return text


def _not_in_future(day: date, info: ValidationInfo) -> date:
    if info.context and day > info.context["today"]:
        raise _error("future-date", f"{day} lies in the future")
    return day


def _past_moment(text: str, info: ValidationInfo) -> str:
    if not _WHEN.fullmatch(text):
        raise _error("invalid-value", f'expected a quoted year, month or day such as "2025-11", found {quoted(text)}')
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


class Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Pair(Strict):
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


class Source(Strict):
    """An official page on which facts were read."""

    title: Name
    url: Annotated[str, Field(pattern=r"^https://\S+$")]


class Change(Strict):
    """What moved: since when, from which value, said in words."""

    when: When
    note: Pair
    from_: Annotated[AnyValue, Field(alias="from")] = None
    source: Several = ()


class _Sourced(Strict):
    source: OneOrMore
    checked: Checked


class _Statement(Strict):
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


class Service(Strict):
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


class Column(Strict):
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


class Table(Strict):
    """A comparison: what one chooses between, and by what."""

    name: Pair
    caption: Pair
    columns: Annotated[tuple[Annotated[Column, BeforeValidator(_column)], ...], Field(strict=False, min_length=1)]
    rows: Annotated[tuple[Row, ...], Field(strict=False, min_length=1)]


class Term(Strict):
    """A word with its official Korean form and the spellings people type; with layers, a word of these only."""

    ko: Name
    en: Name
    abbreviation: str | None = None
    spellings: Several = ()
    avoid: Several = ()
    ambiguous: bool = False
    layers: Several = ()
    definition: Pair
    see: str | None = None


class Erratum(_Sourced):
    """Something the study notes have wrong or out of date, and what is right."""

    about: str
    verdict: Literal["wrong", "outdated", "misleading"]
    said: Pair
    right: Pair
    since: When | None = None


class Layer(Strict):
    """A layer of the architecture, in the order of a request's path."""

    id: Id
    number: str
    name: Pair
    subtitle: Pair
    summary: Pair
    entries: Annotated[tuple[str, ...], Field(strict=False)]


class Task(Strict):
    """A task of an exam's outline."""

    id: str
    name: Pair


class Domain(Strict):
    """A domain of an exam with its weight in percent."""

    id: str
    name: Pair
    weight: int
    tasks: Annotated[tuple[Task, ...], Field(strict=False)]


class Delivery(Strict):
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


class Unit(Strict):
    """What follows a number: "350초", "350 s"; `one` is the English singular."""

    ko: str
    en: str
    one: str | None = None


class Vocabulary(Strict):
    """Units and scopes that values use."""

    units: dict[str, Unit]
    scopes: dict[Id, Pair]
