"""A page of docs/ taken apart once: front matter, headings with their ids, directives."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import Field, TypeAdapter

from . import directives
from .directives import Directive
from .model import Checked, Name, Strict
from .problems import Problem
from .source import Document, blank, hide_code, line_of, parse_yaml
from .validation import validated


class Meta(Strict):
    """Front matter. `translates` is the fingerprint of the Korean text that an English page says."""

    description: Name
    reviewed: Checked
    exam: dict[str, Annotated[tuple[str, ...], Field(strict=False)]] = Field(default_factory=dict)
    translates: str | None = None
    hide: Annotated[tuple[str, ...], Field(strict=False)] = ()


@dataclass(frozen=True)
class Heading:
    """A heading with its explicit id ("" if it has none)."""

    level: int
    text: str
    id: str
    line: int


@dataclass(frozen=True)
class Page:
    """A page in one language. `id` is its path below docs/<lang> without ending, the same in both languages."""

    path: str
    lang: str
    id: str
    url: str
    meta: Meta
    body: str
    body_line: int
    headings: tuple[Heading, ...] = ()
    directives: tuple[Directive, ...] = ()
    document: Document = field(default_factory=lambda: Document("", {}))

    @property
    def title(self) -> str:
        return self.headings[0].text if self.headings else self.id

    @property
    def layer(self) -> str:
        """The id of the layer that the page would stand in: the first part of its id."""
        return self.id.partition("/")[0]

    @property
    def address(self) -> str:
        """Address below the site's root: Korean stands at the root, English below en/."""
        return address(self.url, self.lang)

    def anchors(self) -> set[str]:
        """Ids that the author gave on this page."""
        return {heading.id for heading in self.headings} | set(_HTML_ID.findall(self.visible))

    @cached_property
    def visible(self) -> str:
        """The body without code."""
        return hide_code(self.body)

    @cached_property
    def running(self) -> str:
        """The prose without headings, links, tables and pictures: where a term may be explained."""
        return blank(_MARKUP, blank(_NOT_RUNNING, self.visible))

    @cached_property
    def prose(self) -> str:
        """The body without code, directives and tags: as long and with the same lines."""
        return blank(_MARKUP, self.visible)


_MARKUP = re.compile(r"\[\[[^\]|\n]*(?:\||\]\])|\]\]|\{\{[^}\n]*\}\}|<!--.*?-->|<[^<>]+>", re.DOTALL)
_NOT_RUNNING = re.compile(
    r"^ {0,3}#{1,6}[^\n]*$|^[ \t]*\|[^\n]*$|\[\[[^\n]*?\]\]|\{\{[^\n]*?\}\}|\[[^\[\]\n]*\]\([^()\n]*\)"
    r"|<(a|figure|svg|table|h[1-6]|dfn)\b.*?</\1>",
    re.MULTILINE | re.DOTALL,
)
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?!#)([^\n]+)$", re.MULTILINE)
_SETEXT = re.compile(r"^(?![ \t]*[-*|>#])(?=[^\n]*\S)([^\n]+)\n(=+|-+)[ \t]*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{:?\s*([^}]*)\}$")
_HTML_ID = re.compile(r"<[^<>]*?\sid=[\"']([^\"']+)[\"']")
_ASCII_ID = re.compile(r"[a-z][a-z0-9-]*")


def page_id(path_in_language: str) -> str:
    """'web/nlb.md' → 'web/nlb', 'web/index.md' → 'web', 'index.md' → 'index'."""
    stem = path_in_language.removesuffix(".md")
    return stem.removesuffix("/index")


def address(url: str, lang: str) -> str:
    """Where a page of a language stands below the site's root."""
    return url if lang == "ko" else f"en/{url}"


def url_of(path_in_language: str, directory_urls: bool = True) -> str:
    """Address below the language's root: 'web/nlb.md' → 'web/nlb/', 'index.md' → ''."""
    if not directory_urls:
        return path_in_language.removesuffix(".md") + ".html"
    address = re.sub(r"(^|/)index\.md$", r"\1", path_in_language)
    return address.removesuffix(".md") + "/" if address.endswith(".md") else address


def parse(
    path: str, lang: str, path_in_language: str, text: str, today: date, directory_urls: bool = True
) -> tuple[Page, list[Problem]]:
    """Take a page apart; everything that is wrong with it alone is reported."""
    front = _FRONT.match(text)
    body = text[front.end() :] if front else text
    body_line = line_of(text, front.end()) if front else 1
    meta, document, problems = _meta(front[1] if front else "", path, today)
    visible = hide_code(body)
    headings = _headings(visible, body, body_line)
    found, more = directives.parse(body, path, body_line)
    problems += more + _heading_problems(headings, path, found) + _duplicate_ids(headings, visible, path, body_line)
    url = url_of(path_in_language, directory_urls)
    page = Page(path, lang, page_id(path_in_language), url, meta, body, body_line, headings, tuple(found), document)
    return page, problems


_META = TypeAdapter(Meta)
_NO_META = Meta.model_construct(description="", reviewed=date.min)


def _meta(text: str, path: str, today: date) -> tuple[Meta, Document, list[Problem]]:
    document, problems = parse_yaml(text, path, first_line=2)
    if problems:
        return _NO_META, document, problems
    meta, wrong = validated(_META, replace(document, data=document.data or {}), {"today": today})
    return meta or _NO_META, document, wrong


def _headings(visible: str, body: str, body_line: int) -> tuple[Heading, ...]:
    found = [(match.span(2), len(match[1])) for match in _HEADING.finditer(visible)]
    found += [(match.span(1), 1 if "=" in match[2] else 2) for match in _SETEXT.finditer(visible)]
    return tuple(
        _heading(level, body[start:end].strip(), body_line + line_of(body, start) - 1)
        for (start, end), level in sorted(found)
    )


def _heading(level: int, text: str, line: int) -> Heading:
    attributes = _ATTRIBUTES.search(text)
    anchor = re.search(r"#(\S+)", attributes[1]) if attributes else None
    plain = _ATTRIBUTES.sub("", text).strip().rstrip("#").strip()
    return Heading(level, re.sub(r"[*`]", "", plain), anchor[1] if anchor else "", line)


def _heading_problems(headings: tuple[Heading, ...], path: str, found: list[Directive]) -> list[Problem]:
    problems = []
    for heading in headings:
        if not _ASCII_ID.fullmatch(heading.id):
            what = f"has the id '{heading.id}', which is not lower-case ASCII" if heading.id else "has no { #id }"
            problems.append(Problem(path, heading.line, "heading-without-id", f"'{heading.text}' {what}"))
    lines = {heading.line for heading in headings}
    for directive in found:
        if directive.line in lines:
            problems.append(Problem(path, directive.line, "directive-in-heading", "headings are plain text"))
    return problems


def _duplicate_ids(headings: tuple[Heading, ...], visible: str, path: str, body_line: int) -> list[Problem]:
    places = [(heading.line, heading.id) for heading in headings if heading.id]
    places += [(body_line + line_of(visible, match.start(1)) - 1, match[1]) for match in _HTML_ID.finditer(visible)]
    first: dict[str, int] = {}
    problems = []
    for line, name in sorted(places):
        if name in first:
            message = f"'#{name}' is already in line {first[name]}"
            problems.append(Problem(path, line, "duplicate-anchor", message))
        first.setdefault(name, line)
    return problems
