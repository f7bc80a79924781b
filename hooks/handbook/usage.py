"""What pages and data name: the unknown, and what is there and nobody uses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Set

from . import directives
from .directives import Directive
from .facts import Facts
from .pages import Page
from .problems import Problem, nearest


def unknown(page: Page, facts: Facts) -> Iterator[Problem]:
    """Facts, sources, tables, services, errata, layers and exam tasks that a page names and that do not exist."""
    for directive in page.directives:
        yield from _unknown_name(directive, facts, page.path)
    for exam, tasks in page.meta.exam.items():
        line = page.document.line(("exam",))
        known = _tasks(facts, exam)
        if exam not in facts.exams:
            hint = nearest(exam, facts.exams)
            yield Problem(page.path, line, "unknown-exam-task", f"no exam is called '{exam}'", hint)
        for task in tasks if exam in facts.exams else ():
            if task not in known:
                message = f"{exam} has no task '{task}'"
                yield Problem(page.path, line, "unknown-exam-task", message, nearest(task, known))


def _tasks(facts: Facts, exam: str) -> set[str]:
    domains = facts.exams[exam].domains if exam in facts.exams else ()
    return {task.id for domain in domains for task in domain.tasks}


def _unknown_name(directive: Directive, facts: Facts, path: str) -> Iterator[Problem]:
    kind, known = _expected(directive, facts)
    if kind and directive.target not in known:
        message = f"no {kind} is called '{directive.target}'"
        yield Problem(path, directive.line, f"unknown-{kind}", message, nearest(directive.target, known))


def _expected(directive: Directive, facts: Facts) -> tuple[str, Collection[str]]:
    """What the target must be the name of: "" if nothing is named."""
    match directive.kind, directive.block:
        case "value", _:
            return "fact", facts.fact_names
        case "citation", _:
            return "source", facts.sources
        case _, "table":
            return "table", facts.tables
        case _, "limits" | "changes":
            return "service", facts.services
        case _, "erratum":
            return "erratum", facts.errata
        case _, "pages":
            return "layer", facts.layers
        case _:
            return "", ()


def in_data(facts: Facts) -> tuple[list[tuple[str, Directive]], list[Problem]]:
    """Directives inside the texts of data/, each with the path of its file, and what is wrong with them."""
    found, problems = [], []
    for document in facts.documents:
        for at, text in document.texts:
            if re.search(r"\[\[|\{\{|<!--", text) and "evidence" not in at:
                here, more = directives.parse(text, document.path, document.line(at))
                found += [(document.path, directive) for directive in here]
                problems += more
                problems += _for_pages_only(here, text, document.path)
    for path, directive in found:
        problems += _unknown_name(directive, facts, path)
    return found, problems


def _for_pages_only(found: Iterable[Directive], text: str, path: str) -> Iterator[Problem]:
    for directive in found:
        if directive.kind in ("citation", "block"):
            written = text[directive.start : directive.end]
            message = f"'{written}' is for pages; texts of data/ hold references and facts"
            yield Problem(path, directive.line, "unknown-directive", message)


def missing_sources(page: Page) -> Iterator[Problem]:
    """A page that uses values or citations shows where they come from, and only such a page."""
    cited = [directive for directive in page.directives if directive.kind in ("value", "citation")]
    lists = [directive for directive in page.directives if directive.block == "sources"]
    if cited and not lists:
        message = "the page uses values or citations and has no <!-- sources -->"
        yield Problem(page.path, cited[0].line, "missing-source", message)
    if lists and not cited:
        yield Problem(page.path, lists[0].line, "empty-block", "nothing on this page has a source to list")


def empty_blocks(page: Page, shown: Mapping[tuple[str, str], Collection[str]]) -> Iterator[Problem]:
    """Limits and changes of a service that has none."""
    for directive in page.directives:
        if directive.block in ("limits", "changes") and shown.get((directive.block, directive.target)) == ():
            message = f"'{directive.target}' has no {directive.block} to show"
            yield Problem(page.path, directive.line, "empty-block", message)


def unused(
    facts: Facts,
    pages: Iterable[Page],
    inside_data: Iterable[tuple[str, Directive]],
    shown: Mapping[tuple[str, str], Collection[str]],
    used_terms: set[str],
) -> Iterator[Problem]:
    """Facts, tables, errata, sources and terms that no reader will see."""
    on_pages = [directive for page in pages for directive in page.directives]
    everywhere = on_pages + [directive for _, directive in inside_data]
    used_facts = {directive.target for directive in everywhere if directive.kind == "value"}
    for directive in on_pages:
        used_facts |= set(shown.get((directive.block, directive.target), ()))
    blocks = {(directive.block, directive.target) for directive in on_pages}
    cited = {directive.target for directive in everywhere if directive.kind == "citation"}
    cited |= {text for document in facts.documents for at, text in document.texts if "source" in at}
    referred = {directive.target for directive in everywhere if directive.kind == "reference"}
    yield from _left("fact", facts.fact_names - used_facts, "fact", facts)
    yield from _left("table", {name for name in facts.tables if ("table", name) not in blocks}, "tables", facts)
    yield from _left("erratum", {name for name in facts.errata if ("erratum", name) not in blocks}, "errata", facts)
    yield from _left("source", facts.sources.keys() - cited, "sources", facts)
    yield from _left("term", facts.terms.keys() - used_terms - referred, "terms", facts)


def _left(kind: str, names: Set[str], place_kind: str, facts: Facts) -> Iterator[Problem]:
    for name in names:
        place = facts.places[place_kind, name]
        yield Problem(place.path, place.line, f"unused-{kind}", f"nothing shows '{name}'")
