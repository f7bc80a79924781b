"""Text as people wrote it: YAML that remembers its lines, Markdown with its code hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, ClassVar

import yaml

from .problems import Problem

KeyPath = tuple[str | int, ...]
_DEEPEST = 20


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Takes every plain word for a text: `_scalar` decides what it is."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


@dataclass(frozen=True)
class Document:
    """A YAML file: plain values, and the line on which each of them stands."""

    path: str
    data: Any
    lines: dict[KeyPath, int] = field(default_factory=dict)

    def line(self, key_path: KeyPath) -> int:
        """The line of the value at `key_path`, or of the nearest value around it."""
        while key_path and key_path not in self.lines:
            key_path = key_path[:-1]
        return self.lines.get(key_path, 1)

    @cached_property
    def texts(self) -> tuple[tuple[KeyPath, str], ...]:
        """Every string of the document with its place."""
        return tuple((at, value) for at, value in _leaves(self.data, ()) if isinstance(value, str))

    def dates(self, field_name: str) -> Iterator[tuple[int, date]]:
        """Line and value of every date in a field of that name."""
        for at, value in _leaves(self.data, ()):
            if isinstance(value, date) and at[-1:] == (field_name,):
                yield self.line(at), value


def _leaves(value: Any, at: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, (*at, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, (*at, index))
    else:
        yield at, value


def read_text(file: Path, root: Path) -> tuple[str, list[Problem]]:
    """The text of a file, or a problem if it is not UTF-8."""
    raw = file.read_bytes()
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n"), []
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8"
        return "", [Problem(file.relative_to(root).as_posix(), line, "not-utf-8", message)]


def read_yaml(file: Path, root: Path) -> tuple[Document, list[Problem]]:
    """Read a YAML file; what cannot be read is left out of the document and reported."""
    text, problems = read_text(file, root)
    document, more = parse_yaml(text, file.relative_to(root).as_posix())
    return document, problems + more


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[Document, list[Problem]]:
    """Parse YAML with the types JSON has, plus dates and exact decimals; yes, no, on and off stay words."""
    document = Document(path, None, {(): first_line})
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return document, [_broken(error, text, path, first_line)]
    reader = _Reader(path, first_line)
    data = reader.value(node, ()) if node is not None else None
    return Document(path, data, reader.lines), reader.problems


def _broken(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None)
    position = getattr(error, "position", 0)  # in bytes
    line = mark.line if mark else text.encode()[:position].count(b"\n")
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
    if "\t" in "".join(text.split("\n")[line : line + 1]):
        what = "a tab where YAML wants spaces"
    return Problem(path, first_line + line, "invalid-yaml", what)


class _Reader:
    """Turns YAML nodes into plain values and notes lines and problems on the way."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.lines: dict[KeyPath, int] = {(): first_line}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, at: KeyPath) -> Any:
        line = self.first_line + node.start_mark.line
        self.lines.setdefault(at, line)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if id(node) in self._seen:
            self._report(self.lines[at], "invalid-yaml", "an alias; write the value again")
            return None
        if len(at) > _DEEPEST:
            self._report(line, "invalid-yaml", f"values are nested more than {_DEEPEST} deep")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*at, index)) for index, item in enumerate(node.value)]
        return self._mapping(node, at)

    def _mapping(self, node: yaml.Node, at: KeyPath) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = self.first_line + key_node.start_mark.line
            if not isinstance(key_node, yaml.ScalarNode):
                self._report(line, "invalid-yaml", "a key is a word, not a list or a mapping")
                continue
            key = str(key_node.value)
            if key in data:
                first = self.lines[(*at, key)]
                self._report(line, "duplicate-key", f"'{key}' is already given in line {first}")
                continue
            self.lines[(*at, key)] = line
            data[key] = self.value(value_node, (*at, key))
        return data

    def _report(self, line: int, rule: str, message: str) -> None:
        self.problems.append(Problem(self.path, line, rule, message))


def _scalar(node: yaml.ScalarNode) -> Any:
    text = str(node.value)
    if node.style in ("'", '"', "|", ">"):  # quoted or block text is text
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if not (text[0].isdigit() or text[0] == "-"):
        return text
    if re.fullmatch(r"-?\d{1,18}", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+", text):
        return Decimal(text)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text


# Code in Markdown: fences, spans and the HTML that holds code or a picture.
_FENCE = re.compile(
    r"^([ >]*)(`{3,}(?=[^`\n]*$)|~{3,})[^\n]*\n.*?(?:^[ >]*\2[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_HTML_CODE = re.compile(r"<(code|pre|script|style)\b.*?</\1>", re.DOTALL)


@lru_cache(maxsize=1024)  # a page is asked for its code by each who reads it
def hide_code(markdown: str) -> str:
    """The same text, as long and with the same lines, with every character of code turned into a space."""
    for pattern in (_FENCE, _HTML_CODE, _SPAN):
        markdown = blank(pattern, markdown)
    return markdown


def blank(pattern: re.Pattern[str], text: str) -> str:
    """The text with spaces where the pattern matches; lines stay lines."""
    return pattern.sub(lambda match: "\n".join(" " * len(line) for line in match[0].split("\n")), text)


def line_of(text: str, offset: int) -> int:
    """The line, from 1, on which the character at `offset` stands."""
    return text.count("\n", 0, offset) + 1
