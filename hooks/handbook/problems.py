"""A problem: where it is, which rule it breaks, what is wrong and the likely fix."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any


@dataclass(frozen=True, order=True)
class Problem:
    """One line of a report; `path` is relative to the repository, `line` counts from 1."""

    path: str
    line: int
    rule: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        suggestion = f". Did you mean '{self.hint}'?" if self.hint else ""
        return f"{self.path}:{self.line}: {self.rule}: {self.message}{suggestion}"


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name most like `name`, or "" if none is near."""
    return next(iter(get_close_matches(name, sorted(known), n=1, cutoff=0.6)), "")


def quoted(value: Any) -> str:
    """What was found, as a message shows it."""
    return f"'{value}'" if isinstance(value, str) else "nothing" if value is None else f"'{value!s:.60}'"
