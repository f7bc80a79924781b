"""What an author writes between the lines of Markdown, found with its place; code is left alone.

[[nlb]]  [[nlb#targets]]  [[nlb|the other one]]   a reference
[[@nlb-listeners]]                                a source cited
{{ nlb.idle-timeout }}                            the value of a fact
<!-- table: load-balancers -->                    a generated block, alone on its line
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from .problems import Problem, nearest
from .source import hide_code, line_of

Kind = Literal["reference", "citation", "value", "block"]

# Blocks, and whether each takes a name.
BLOCKS = {
    "table": True,
    "limits": True,
    "changes": True,
    "erratum": True,
    "pages": True,
    "sources": False,
    "layers": False,
    "glossary": False,
    "errata": False,
}


@dataclass(frozen=True)
class Directive:
    """One directive: `target` is what it names, `text[start:end]` is where it stands."""

    kind: Kind
    target: str
    start: int
    end: int
    line: int
    anchor: str = ""
    text: str = ""
    block: str = ""


_OPEN = re.compile(r"\[\[|\{\{|<!--")
_CLOSE = {"[[": "]]", "{{": "}}", "<!--": "-->"}
_REFERENCE = re.compile(r"(?P<target>[^\s#|\[\]]+)(?:#(?P<anchor>[^\s|\[\]]+))?(?:\|(?P<text>[^\[\]]+))?")
_VALUE = re.compile(r"\s*([a-z0-9-]+\.[a-z0-9-]+)\s*")
_COMMENT = re.compile(r"\s*(?P<block>[a-z]+)(?:\s*:\s*(?P<target>\S+))?\s*")


def parse(text: str, path: str, first_line: int = 1) -> tuple[list[Directive], list[Problem]]:
    """All directives of a text in order, and what cannot be understood."""
    found: list[Directive] = []
    problems: list[Problem] = []
    visible = hide_code(text)
    for opening in _opened(visible):
        line = first_line + line_of(text, opening.start()) - 1
        closing = _CLOSE[opening.group()]
        end = visible.find(closing, opening.end())
        if end < 0 or (opening.group() != "<!--" and "\n" in visible[opening.end() : end]):
            problems.append(Problem(path, line, "unclosed-directive", f"'{opening.group()}' has no '{closing}'"))
            continue
        inside = text[opening.end() : end]
        directive, problem = _read(opening.group(), inside, opening.start(), end + len(closing), line, path)
        if directive and directive.kind == "block" and not _stands_alone(text, directive):
            written = text[directive.start : directive.end]
            message = f"'{written}' does not stand alone on its line"
            directive, problem = None, Problem(path, line, "unknown-directive", message)
        found += [directive] if directive else []
        problems += [problem] if problem else []
    return found, problems


def _opened(visible: str) -> Iterator[re.Match[str]]:
    """Each opening mark that does not stand inside the directive before it."""
    at = 0
    while opening := _OPEN.search(visible, at):
        yield opening
        end = visible.find(_CLOSE[opening.group()], opening.end())
        inside_line = visible.find("\n", opening.end())
        closed = end >= 0 and (opening.group() == "<!--" or inside_line < 0 or end < inside_line)
        at = end if closed else opening.end()


def _stands_alone(text: str, block: Directive) -> bool:
    before = text[text.rfind("\n", 0, block.start) + 1 : block.start]
    return not (before + text[block.end :].partition("\n")[0]).strip()


def _read(
    mark: str, inside: str, start: int, end: int, line: int, path: str
) -> tuple[Directive | None, Problem | None]:
    if mark == "[[":
        return _reference(inside, start, end, line, path)
    if mark == "{{":
        match = _VALUE.fullmatch(inside)
        if match:
            return Directive("value", match[1], start, end, line), None
        message = f"'{{{{{inside}}}}}' is not written {{{{ service.fact }}}}"
        return None, Problem(path, line, "unknown-directive", message)
    return _block(inside, start, end, line, path)


def _reference(inside: str, start: int, end: int, line: int, path: str) -> tuple[Directive | None, Problem | None]:
    match = _REFERENCE.fullmatch(inside.strip())
    if not match:
        message = f"'[[{inside}]]' is not written [[id]], [[id#section]] or [[id|text]]"
        return None, Problem(path, line, "unknown-directive", message)
    target, anchor, text = match["target"], match["anchor"] or "", (match["text"] or "").strip()
    if target.startswith("@"):
        return Directive("citation", target[1:], start, end, line), None
    return Directive("reference", target, start, end, line, anchor, text), None


def _block(inside: str, start: int, end: int, line: int, path: str) -> tuple[Directive | None, Problem | None]:
    """A comment that is written like a block is one; any other comment is the author's own."""
    match = _COMMENT.fullmatch(inside)
    if not match:
        return None, None
    block, target = match["block"], match["target"] or ""
    if block not in BLOCKS:
        hint = nearest(block, BLOCKS)
        return None, Problem(path, line, "unknown-directive", f"no block is called '{block}'", hint)
    if BLOCKS[block] != bool(target):
        need = f"<!-- {block}: id -->" if BLOCKS[block] else f"<!-- {block} -->"
        return None, Problem(path, line, "unknown-directive", f"'{block}' is written {need}")
    return Directive("block", target, start, end, line, block=block), None


class Span(Protocol):
    """Something that stands in a text from `start` to `end`."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


AnySpan = TypeVar("AnySpan", bound=Span)


def replace(text: str, found: Sequence[AnySpan], put: Callable[[int, AnySpan], str]) -> str:
    """The text with each span replaced by what `put(index, span)` returns; spans do not overlap."""
    pieces, at = [], 0
    for index, span in sorted(enumerate(found), key=lambda item: item[1].start):
        pieces += [text[at : span.start], put(index, span)]
        at = span.end
    return "".join([*pieces, text[at:]])
