"""Comparisons, limits and changes: Facts and an id to what a template shows. Texts stay pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from .citations import Citations
from .facts import Facts
from .model import Cell, Change, Column, Fact, Pair, Table, Value

NewCitations = Callable[[], Citations]


@dataclass(frozen=True)
class CellView:
    """One answer: the value (None if AWS publishes none), remarks, and numbers of its own sources."""

    value: Value | None
    note: Pair | None
    changed: tuple[Change, ...]
    marks: tuple[int, ...]
    proved: bool
    unverified: bool


@dataclass(frozen=True)
class RowView:
    id: str
    label: Pair
    marks: tuple[int, ...]
    cells: tuple[CellView, ...]


@dataclass(frozen=True)
class TableView:
    """A comparison ready to be shown; `proved` of `cells` are checked against AWS's API models."""

    id: str
    table: Table
    columns: tuple[Column, ...]
    rows: tuple[RowView, ...]
    citations: Citations
    proved: int
    cells: int
    checked: date


def comparison(facts: Facts, table_id: str, citations: Citations) -> TableView:
    """The comparison `table_id`; sources are numbered row by row."""
    table = facts.tables[table_id]
    rows = []
    for row in table.rows:
        marks = citations.cite(row.source, row.checked)
        cells = [_cell(row.cells[column.id], facts, citations, bool(row.evidence)) for column in table.columns]
        rows.append(RowView(row.id, row.label, marks, tuple(cells)))
    every = [cell for row in rows for cell in row.cells]
    oldest = min(citation.checked for citation in citations)
    proved = sum(cell.proved for cell in every)
    return TableView(table_id, table, table.columns, tuple(rows), citations, proved, len(every), oldest)


def _cell(cell: Cell, facts: Facts, citations: Citations, row_is_proved: bool) -> CellView:
    if cell.fact:
        return _fact_cell(cell, facts, citations)
    marks = citations.cite(cell.source, cell.checked) if cell.checked else ()
    proved = bool(cell.evidence) or row_is_proved
    return CellView(cell.value, cell.note, cell.changed, marks, proved, cell.unverified)


def _fact_cell(cell: Cell, facts: Facts, citations: Citations) -> CellView:
    """A fact shown in a table brings its source, its changes and, unless the cell has one, its note."""
    fact = facts.fact(cell.fact or "")
    assert fact is not None
    marks = citations.cite(fact.source, fact.checked)
    note = cell.note or fact.note
    return CellView(fact.value, note, (*cell.changed, *fact.changed), marks, bool(fact.evidence), fact.unverified)


@dataclass(frozen=True)
class LimitView:
    name: str
    fact: Fact
    marks: tuple[int, ...]


def limits(facts: Facts, service_id: str, citations: Citations) -> tuple[LimitView, ...]:
    """Every fact of the service that has a scope, in the order of its file."""
    return tuple(
        LimitView(f"{service_id}.{fact_id}", fact, citations.cite(fact.source, fact.checked))
        for fact_id, fact in facts.services[service_id].facts.items()
        if fact.scope
    )


@dataclass(frozen=True)
class ChangeView:
    change: Change
    label: Pair
    value: Value | None
    marks: tuple[int, ...]


def changes(facts: Facts, service_id: str, citations: Citations) -> tuple[ChangeView, ...]:
    """What changed about the service, newest first."""
    found = [(change, fact) for fact in facts.services[service_id].facts.values() for change in fact.changed]
    found.sort(key=lambda item: item[0].when, reverse=True)
    return tuple(
        ChangeView(change, fact.label, fact.value, citations.cite(change.source or fact.source, fact.checked))
        for change, fact in found
    )


def shown_facts(facts: Facts, block: str, target: str) -> Iterable[str]:
    """Names of the facts that a block shows."""
    if block == "table" and target in facts.tables:
        for row in facts.tables[target].rows:
            yield from (cell.fact for cell in row.cells.values() if cell.fact)
    elif block in ("limits", "changes") and target in facts.services:
        for fact_id, fact in facts.services[target].facts.items():
            if fact.scope if block == "limits" else fact.changed:
                yield f"{target}.{fact_id}"
