"""What the frame around a page shows: layer, lifecycle, exam tasks, dates, who refers to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .facts import Facts
from .model import Layer, Lifecycle, Task
from .pages import Page, address
from .references import Targets
from .tables import shown_facts


@dataclass(frozen=True)
class Context:
    """The frame of one page; `address` and `twin_address` are below the site's root."""

    lang: str
    address: str
    twin_address: str
    layer: Layer | None
    lifecycle: Lifecycle | None
    tasks: tuple[tuple[str, Task], ...]
    oldest_check: date | None
    reviewed: date
    backlinks: tuple[Page, ...]


def of(page: Page, facts: Facts, targets: Targets, backlinks: Iterable[str]) -> Context:
    """The frame of `page`, in its language."""
    return Context(
        page.lang,
        page.address,
        address(page.url, "en" if page.lang == "ko" else "ko"),
        facts.layers.get(page.layer),
        facts.lifecycles.get(page.id),
        tuple(_tasks(page, facts)),
        min(_checks(page, facts), default=None),
        page.meta.reviewed,
        tuple(targets.pages[name] for name in backlinks),
    )


def _tasks(page: Page, facts: Facts) -> Iterable[tuple[str, Task]]:
    for name, wanted in page.meta.exam.items():
        exam = facts.exams.get(name)
        for domain in exam.domains if exam else ():
            yield from ((exam.code, task) for task in domain.tasks if exam and task.id in wanted)


def _checks(page: Page, facts: Facts) -> Iterable[date]:
    """The dates on which everything that the page shows was checked."""
    for directive in page.directives:
        if directive.block == "table" and directive.target in facts.tables:
            for row in facts.tables[directive.target].rows:
                yield from (row.checked, *(cell.checked for cell in row.cells.values() if cell.checked))
        if directive.block == "erratum" and directive.target in facts.errata:
            yield facts.errata[directive.target].checked
        names = (
            [directive.target] if directive.kind == "value" else shown_facts(facts, directive.block, directive.target)
        )
        yield from (fact.checked for fact in map(facts.fact, names) if fact)
