"""Sources numbered in the order in which a block or a page names them, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .facts import Facts
from .model import Source

STALE_AFTER = timedelta(days=365)


@dataclass(frozen=True)
class Citation:
    """A numbered source; `checked` is the oldest date on which something here was read there."""

    number: int
    id: str
    source: Source
    checked: date
    stale: bool


class Citations:
    """Hands out numbers; iterating gives the list for the foot of the block."""

    def __init__(self, facts: Facts, today: date) -> None:
        self._facts = facts
        self._today = today
        self._checked: dict[str, date] = {}

    def cite(self, sources: Iterable[str], checked: date) -> tuple[int, ...]:
        """The numbers of these sources, which were read on that date."""
        for name in sources:
            self._checked[name] = min(checked, self._checked.get(name, checked))
        order = list(self._checked)
        return tuple(order.index(name) + 1 for name in sources)

    def __iter__(self) -> Iterator[Citation]:
        for number, (name, checked) in enumerate(self._checked.items(), start=1):
            stale = self._today - checked > STALE_AFTER
            yield Citation(number, name, self._facts.sources[name], checked, stale)

    def __len__(self) -> int:
        return len(self._checked)
