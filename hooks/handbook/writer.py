"""Texts of data/ written out for one reader: one language, seen from one page."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from . import directives, values
from .directives import Directive
from .facts import Facts
from .model import Column, Pair, Value
from .references import Link, Targets
from .source import hide_code
from .tables import TableView

_CODE = re.compile(r"`([^`]+)`")
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_CODE_OR_STRONG = re.compile(rf"{_CODE.pattern}|{_STRONG.pattern}")
_TOKEN = re.compile("\ue000(\\d+)\ue001")
_MARKED = re.compile(r"[\[{`*]")


@dataclass(frozen=True)
class Writer:
    """Renders texts, values and references in `targets.lang`; `address` gives the way from the page to another."""

    facts: Facts
    targets: Targets
    address: Callable[[str], str]

    @property
    def lang(self) -> str:
        return self.targets.lang

    @property
    def words(self) -> Mapping[str, str]:
        """Words of the interface in the reader's language."""
        return self.facts.spoken[self.lang]

    def inline(self, text: str) -> str:
        """A text of data/ as HTML: code, bold, references and facts."""
        if not _MARKED.search(text):
            return html.escape(text, quote=False)
        found, _ = directives.parse(text, "")
        shown = {str(index): self.directive(directive) for index, directive in enumerate(found)}
        tokens = directives.replace(text, found, lambda index, _: f"\ue000{index}\ue001")
        return _TOKEN.sub(lambda match: shown.get(match[1], match[0]), _emphasised(tokens))

    def plain(self, text: str) -> str:
        """The same without markup, as a spreadsheet wants it."""
        if not _MARKED.search(text):
            return text
        found, _ = directives.parse(text, "")
        written = directives.replace(text, found, lambda _, directive: self._plain_directive(directive))
        return _unmarked(written)

    def directive(self, directive: Directive) -> str:
        """An inline directive inside a text of data/."""
        if directive.kind == "value":
            return html.escape(self.value(self._fact_value(directive.target)), quote=False)
        return self.reference(directive.target, directive.anchor, directive.text)

    def _plain_directive(self, directive: Directive) -> str:
        if directive.kind == "value":
            return self.value(self._fact_value(directive.target))
        link = self.targets.resolve(directive.target, directive.anchor)
        return directive.text or (link.text if isinstance(link, Link) else directive.target)

    def _fact_value(self, name: str) -> Value | None:
        fact = self.facts.fact(name)
        return fact.value if fact else name

    def reference(self, target: str, anchor: str = "", text: str = "") -> str:
        """A link, a name without a link while the page is still to come, or the author's words if nothing fits."""
        link = self.targets.resolve(target, anchor)
        if not isinstance(link, Link):
            return f'<span class="unresolved">{html.escape(text or target)}</span>'
        label = html.escape(text or link.text, quote=False)
        if not link.page:
            return f'<span class="planned">{label}</span>'
        return f'<a href="{self.href(link)}">{label}</a>'

    def href(self, link: Link) -> str:
        fragment = f"#{link.anchor}" if link.anchor else ""
        return html.escape(self.address(link.page) + fragment)

    def value(self, value: Value | None) -> str:
        """A value as plain text."""
        return values.text(value, self.lang, self.facts.vocabulary, self.facts.words)

    def value_html(self, value: Value | None) -> str:
        """A value as HTML; words may hold markup."""
        return self.inline(self.value(value)) if values.kind(value) == "words" else html.escape(self.value(value))

    def column(self, column: Column) -> str:
        """The head of a column: its own name, or that of its page, linked where there is one."""
        name = column.name[self.lang] if column.name else ""
        return self.pointer(column.ref, name) if column.ref else self.inline(name)

    def pointer(self, reference: str, text: str = "") -> str:
        """A reference as fields of data/ hold it: 'nlb' or 'nlb#targets'."""
        target, _, anchor = reference.partition("#")
        return self.reference(target, anchor, text)

    def trail(self, reference: str) -> str:
        """The same with the page before the section: 'NLB › Targets'."""
        target, _, anchor = reference.partition("#")
        page = self.reference(target)
        return f"{page} › {self.reference(target, anchor)}" if anchor else page

    def csv(self, view: TableView) -> str:
        """The comparison as a spreadsheet: names, values, sources and dates."""
        output = io.StringIO()
        sheet = csv.writer(output, lineterminator="\r\n")
        heads = [self._column_text(column) for column in view.columns]
        sheet.writerow([view.table.caption[self.lang], *heads, self.words["sources"], self.words["checked"]])
        for row, shown in zip(view.table.rows, view.rows, strict=True):
            cells = [self._cell_text(self.value(cell.value), cell.note) for cell in shown.cells]
            links = " ".join(self.facts.sources[name].url for name in row.source)
            sheet.writerow([self.plain(row.label[self.lang]), *cells, links, row.checked.isoformat()])
        return output.getvalue()

    def _column_text(self, column: Column) -> str:
        if column.name:
            return self.plain(column.name[self.lang])
        target, _, anchor = (column.ref or "").partition("#")
        link = self.targets.resolve(target, anchor)
        return link.text if isinstance(link, Link) else target

    def _cell_text(self, value: str, note: Pair | None) -> str:
        return self.plain(f"{value} ({note[self.lang]})" if note else value)


def _unmarked(text: str) -> str:
    return _CODE_OR_STRONG.sub(lambda match: match[1] or _unmarked(match[2]), text)


def _emphasised(text: str) -> str:
    """Bold and code, and nothing else, inside escaped text."""
    escaped = html.escape(text, quote=False)
    visible = hide_code(escaped)
    pieces, at = [], 0
    for match in _STRONG.finditer(visible):
        pieces += [escaped[at : match.start()], "<strong>", escaped[match.start(1) : match.end(1)], "</strong>"]
        at = match.end()
    return _CODE.sub(r"<code>\1</code>", "".join([*pieces, escaped[at:]]))
