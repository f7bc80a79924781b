"""A page's directives turned into HTML, in two steps around the Markdown converter.

`marked` puts a token where each directive stands; `filled` puts the HTML where the tokens came out.
Markdown never sees what is generated, so nothing in it can be mistaken for Markdown.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from . import directives, layout, tables, terms, values
from .citations import Citations
from .directives import Directive
from .facts import Facts
from .pages import Page
from .terms import Use
from .writer import Writer

_OPEN, _CLOSE = "\ue000", "\ue001"
_SPACED_TOKEN = re.compile(rf" ({_OPEN}(\d+){_CLOSE})")
_TOKEN = re.compile(rf"(<p>)?{_OPEN}(\d+){_CLOSE}(?(1)</p>)")

Template = Callable[..., str]


@dataclass(frozen=True)
class Edition:
    """What all pages of one language share. `template` renders a partial by its name."""

    facts: Facts
    pages: Mapping[str, Page]
    first_uses: Mapping[str, tuple[Use, ...]]
    today: date
    template: Callable[[str], Template]


def marked(page: Page, first_uses: Sequence[Use]) -> str:
    """The body with a token for every directive and first use; a source's number stands close to what it proves."""
    spans: tuple[Directive | Use, ...] = (*page.directives, *first_uses)
    text = directives.replace(page.body, spans, lambda index, _: f"{_OPEN}{index}{_CLOSE}")
    citations = {str(index) for index, directive in enumerate(page.directives) if directive.kind == "citation"}
    return _SPACED_TOKEN.sub(lambda match: match[1] if match[2] in citations else match[0], text)


def filled(content: str, page: Page, writer: Writer, edition: Edition, twin_title: str) -> str:
    """The converted page with terms explained and every directive rendered."""
    renderer = _Renderer(page, writer, edition)
    content = layout.pair_sections(content, "when", "when-not")
    content = layout.title_beside(content, twin_title, "en" if page.lang == "ko" else "ko")
    return _TOKEN.sub(renderer.token, content)


class _Renderer:
    """Renders the directives of one page; the page's sources are numbered beforehand, in reading order."""

    def __init__(self, page: Page, writer: Writer, edition: Edition) -> None:
        self.page = page
        self.writer = writer
        self.edition = edition
        self.facts = edition.facts
        self.first_uses = edition.first_uses[page.path]
        self.citations = self._new_citations()
        self.numbers = [self._cite(directive) for directive in page.directives]

    def _new_citations(self) -> Citations:
        return Citations(self.facts, self.edition.today)

    def _cite(self, directive: Directive) -> tuple[int, ...]:
        if directive.kind == "citation" and directive.target in self.facts.sources:
            return self.citations.cite((directive.target,), self.page.meta.reviewed)
        fact = self.facts.fact(directive.target) if directive.kind == "value" else None
        return self.citations.cite(fact.source, fact.checked) if fact else ()

    def token(self, match: re.Match[str]) -> str:
        """What stands where a token came out; a block takes the place of the paragraph around it."""
        spans: tuple[Directive | Use, ...] = (*self.page.directives, *self.first_uses)
        index = int(match[2])
        if index >= len(spans):  # the author's own private character
            return match[0]
        span = spans[index]
        if isinstance(span, Directive):
            rendered = self._directive(span, self.numbers[index])
            return rendered if span.kind == "block" or not match[1] else f"<p>{rendered}</p>"
        return f"<p>{self._term(span)}</p>" if match[1] else self._term(span)

    def _directive(self, directive: Directive, numbers: tuple[int, ...]) -> str:
        match directive.kind:
            case "reference":
                return self.writer.reference(directive.target, directive.anchor, directive.text)
            case "citation":
                return "".join(self._mark(number) for number in numbers)
            case "value":
                return self._value(directive.target, numbers)
            case _:
                return self._block(directive)

    def _mark(self, number: int) -> str:
        word = html.escape(self.writer.words["source"])
        return f'<sup class="mark"><a href="#source-{number}" aria-label="{word} {number}">{number}</a></sup>'

    def _value(self, name: str, numbers: tuple[int, ...]) -> str:
        """A value that leads to its source; its date and standing show when it is pointed at."""
        fact = self.facts.fact(name)
        if fact is None or not numbers:
            return f'<span class="unresolved">{html.escape(name)}</span>'
        about = f"{fact.label[self.writer.lang]} · {self.writer.words['checked']} {fact.checked}"
        text = self.writer.value_html(fact.value)
        unverified = f' <span class="unverified">{self.writer.words["unverified"]}</span>' if fact.unverified else ""
        return f'<a class="fact" href="#source-{numbers[0]}" title="{html.escape(about)}">{text}</a>{unverified}'

    def _block(self, directive: Directive) -> str:
        """A generated block; an unknown name was reported and shows as it was written."""
        try:
            shown = self._shown(directive)
        except KeyError:
            return f'<p class="unresolved">{directive.block}: {html.escape(directive.target)}</p>'
        template = self.edition.template(directive.block)
        return template(writer=self.writer, words=self.writer.words, lang=self.writer.lang, kind=values.kind, **shown)

    def _shown(self, directive: Directive) -> dict[str, Any]:
        facts, target, citations = self.facts, directive.target, self._new_citations()
        match directive.block:
            case "table":
                return {"view": tables.comparison(facts, target, citations), "anchor": f"table-{target}"}
            case "limits":
                rows = tables.limits(facts, target, citations)
                return {"rows": rows, "citations": citations, "anchor": f"limits-{target}", "id": target}
            case "changes":
                changes = tables.changes(facts, target, citations)
                return {"rows": changes, "citations": citations, "anchor": f"changes-{target}"}
            case "erratum":
                return {"id": target, "erratum": facts.errata[target]}
            case "errata":
                return {"groups": layout.errata_by_layer(facts, self.writer.targets), "facts": facts}
            case "sources":
                return {"citations": self.citations}
            case "pages":
                return {"pages": layout.pages_of_layer(self.edition.pages, target), "layer": facts.layers[target]}
            case "layers":
                return {"layers": layout.layer_map(facts, self.writer.targets)}
            case _:
                return {"groups": layout.glossary(facts, self.writer.lang), "english": terms.english_beside}

    def _term(self, use: Use) -> str:
        """A term at its first use: the English beside the Korean, and the definition to hover, focus or tap."""
        term, anchor = self.facts.terms[use.form.term_id], f"term-{use.form.term_id}"
        english = terms.english_beside(term, use.spelling) if use.lang == "ko" else ""
        beside = f'<span class="beside" lang="en">({html.escape(english)})</span>' if english else ""
        korean = f'<b lang="ko">{html.escape(term.ko)}</b> ' if use.lang == "en" and term.ko != term.en else ""
        definition = html.escape(self.writer.plain(term.definition[use.lang]))
        return (
            f'<span class="term"><dfn tabindex="0" aria-describedby="{anchor}">{html.escape(use.spelling)}</dfn>'
            f'{beside}<span class="definition" role="tooltip" id="{anchor}" data-search-exclude>'
            f"{korean}{definition}</span></span>"
        )
