"""Every check of the whole, one after the other: Facts and pages to problems."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from . import language, links, parity, references, tables, terms, usage
from .directives import Directive
from .facts import Facts
from .model import LANGUAGES
from .pages import Page
from .problems import Problem
from .references import Targets, Unresolved
from .source import KeyPath
from .terms import Use

DataDirectives = Sequence[tuple[str, Directive]]


def check(facts: Facts, pages: Sequence[Page], files: Collection[str], uses: Sequence[Use]) -> list[Problem]:
    """All problems that only data and pages together show, sorted; `files` are the addresses of what is no page."""
    targets = {lang: Targets(facts, pages, lang) for lang in LANGUAGES}
    inside_data, unreadable = usage.in_data(facts)
    problems = [
        *unreadable,
        *parity.check(pages),
        *references.collisions(facts, targets["ko"]),
        *_data_references(facts, inside_data, targets),
        *terms.spelling_problems(uses, facts.terms),
    ]
    anchors = {page.address: page.anchors() for page in pages}
    for page in pages:
        problems += links.broken(page, anchors, files)
        problems += _page(page, facts, targets[page.lang])
    problems += _usage(facts, pages, inside_data, terms.used(uses))
    return sorted(set(problems))


def _page(page: Page, facts: Facts, targets: Targets) -> Iterator[Problem]:
    yield from references.unresolved(page, targets)
    yield from usage.unknown(page, facts)
    yield from usage.missing_sources(page)
    yield from language.check(page)


def _usage(facts: Facts, pages: Sequence[Page], inside_data: DataDirectives, used: set[str]) -> Iterator[Problem]:
    blocks = {(directive.block, directive.target) for page in pages for directive in page.directives if directive.block}
    known = facts.services.keys() | facts.tables.keys()
    shown = {block: tuple(tables.shown_facts(facts, *block)) for block in blocks if block[1] in known}
    for page in pages:
        yield from usage.empty_blocks(page, shown)
    yield from usage.unused(facts, pages, inside_data, shown, used)


# Fields of data/ that hold one reference.
_REFERENCE_FIELDS = {"ref", "see", "about", "successor", "entries"}


def _data_references(facts: Facts, inside_data: DataDirectives, targets: dict[str, Targets]) -> Iterator[Problem]:
    """References inside data/: in fields, in texts, and the pages of services."""
    for document in facts.documents:
        for at, text in document.texts:
            if _field(at) in _REFERENCE_FIELDS:
                name, _, anchor = text.partition("#")
                yield from _unresolved(document.path, document.line(at), name, anchor, targets)
    for path, directive in inside_data:
        if directive.kind == "reference":
            yield from _unresolved(path, directive.line, directive.target, directive.anchor, targets)
    for service_id, service in facts.services.items():
        if service.page and service.page not in targets["ko"].pages:
            place = facts.places["services", service_id]
            line = place.document.line(("page",))
            yield Problem(place.path, line, "unknown-page", f"there is no docs/ko/{service.page}.md")


def _field(at: KeyPath) -> str:
    return next((key for key in reversed(at) if isinstance(key, str)), "")


def _unresolved(path: str, line: int, name: str, anchor: str, targets: dict[str, Targets]) -> Iterator[Problem]:
    for lang in LANGUAGES:
        found = targets[lang].resolve(name, anchor)
        if isinstance(found, Unresolved):
            yield Problem(path, line, "unknown-reference", found.message, found.hint)
            return
