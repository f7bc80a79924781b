"""What `[[id]]` can mean, where it leads in each language, and who refers to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .facts import Facts
from .pages import Page
from .problems import Problem, nearest

GLOSSARY = "glossary"


@dataclass(frozen=True)
class Link:
    """A resolved reference: its text, and page and section ("" for a thing that has no page yet)."""

    text: str
    page: str
    anchor: str = ""


@dataclass(frozen=True)
class Unresolved:
    """Nothing is called so; `hint` is the nearest name."""

    message: str
    hint: str = ""


class Targets:
    """Everything that can be referred to, in one language."""

    def __init__(self, facts: Facts, pages: Iterable[Page], lang: str) -> None:
        self.lang = lang
        self.facts = facts
        self.pages: Mapping[str, Page] = {page.id: page for page in pages if page.lang == lang}
        self.table_pages = _first_use(self.pages.values(), "table")
        self._endings: dict[str, list[str]] = defaultdict(list)
        for page_id in self.pages:
            parts = page_id.split("/")
            for start in range(len(parts)):
                self._endings["/".join(parts[start:])].append(page_id)

    def resolve(self, name: str, anchor: str = "") -> Link | Unresolved:
        """Where `name` and its section lead; a section's own heading is the text of the link."""
        link = self._named(name)
        if isinstance(link, Unresolved) or not anchor:
            return link
        page = self.pages.get(link.page)
        headings = {heading.id: heading.text for heading in page.headings} if page and not link.anchor else {}
        if anchor not in headings:
            return Unresolved(f"'{name}' has no section '#{anchor}'", nearest(anchor, headings))
        return Link(headings[anchor], link.page, anchor)

    def _named(self, name: str) -> Link | Unresolved:
        facts, lang = self.facts, self.lang
        if service := facts.services.get(name):
            page = service.page or ""
            return Link(service.title(lang), page if page in self.pages else "")
        if name in self.pages:
            return Link(self.pages[name].title, name)
        endings = self._endings.get(name, [])
        if len(endings) > 1:
            return Unresolved(f"'{name}' may mean {' or '.join(sorted(endings))}")
        if endings:
            return Link(self.pages[endings[0]].title, endings[0])
        if table := facts.tables.get(name):
            return Link(table.name[lang], self.table_pages.get(name, ""), f"table-{name}")
        if term := facts.terms.get(name):
            return Link(term.ko if lang == "ko" else term.en, GLOSSARY, name)
        if layer := facts.layers.get(name):
            return Link(layer.name[lang], "")
        return Unresolved(f"nothing is called '{name}'", nearest(name, self._names()))

    def meanings(self, name: str) -> dict[str, str]:
        """Kind of thing called `name` → the page that explains it ("" if none does)."""
        facts = self.facts
        endings = self._endings.get(name, [])
        found = {"pages": endings[0]} if endings else {}
        if name in facts.services:
            found["services"] = facts.services[name].page or ""
        if name in facts.tables:
            found["tables"] = self.table_pages.get(name, "")
        if name in facts.terms:
            seen = self.resolve((facts.terms[name].see or GLOSSARY).partition("#")[0])
            found["terms"] = seen.page if isinstance(seen, Link) else ""
        return found

    def _names(self) -> set[str]:
        facts = self.facts
        return {*facts.services, *self._endings, *facts.tables, *facts.terms, *facts.layers}

    def backlinks(self) -> Mapping[str, tuple[str, ...]]:
        """Page id → ids of the pages whose text refers to it, in their own order."""
        links: dict[str, list[str]] = defaultdict(list)
        for page in self.pages.values():
            for directive in page.directives:
                link = self.resolve(directive.target) if directive.kind == "reference" else None
                if isinstance(link, Link) and link.page not in ("", page.id) and page.id not in links[link.page]:
                    links[link.page].append(page.id)
        return {page_id: tuple(sources) for page_id, sources in links.items()}


def _first_use(pages: Iterable[Page], block: str) -> dict[str, str]:
    """Name → the first page that shows it."""
    places: dict[str, str] = {}
    for page in pages:
        for directive in page.directives:
            if directive.block == block:
                places.setdefault(directive.target, page.id)
    return places


def unresolved(page: Page, targets: Targets) -> Iterator[Problem]:
    """References of a page that lead nowhere."""
    for directive in page.directives:
        if directive.kind == "reference":
            found = targets.resolve(directive.target, directive.anchor)
            if isinstance(found, Unresolved):
                yield Problem(page.path, directive.line, "unknown-reference", found.message, found.hint)


def collisions(facts: Facts, targets: Targets) -> Iterator[Problem]:
    """Ids that two things share although they are explained on different pages."""
    for kind, names in (("services", facts.services), ("tables", facts.tables), ("terms", facts.terms)):
        for name in names:
            others = targets.meanings(name)
            own = others.pop(kind)
            clash = next((page for page in others.values() if own and page and page != own), "")
            if clash:
                place = facts.places[kind, name]
                message = f"'{name}' is also the id of something on '{clash}'"
                yield Problem(place.path, place.line, "duplicate-id", message)
