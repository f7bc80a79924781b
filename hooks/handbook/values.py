"""Values as readers see them: "350초", "60–6,000 s", "예"."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from .model import NotApplicable, Pair, Quantity, Value, Vocabulary

NBSP = "\u00a0"


def kind(value: Value | None) -> str:
    """yes, no, none (not applicable), unpublished, quantity, names or words: what a stylesheet tells apart."""
    match value:
        case None:
            return "unpublished"
        case bool():
            return "yes" if value else "no"
        case NotApplicable():
            return "none"
        case Quantity():
            return "quantity"
        case Pair():
            return "words"
        case _:
            return "names"


def text(value: Value | None, lang: str, vocabulary: Vocabulary, words: Mapping[str, Pair]) -> str:
    """The value in words of `lang`; texts of a pair come back as they were written."""
    match value:
        case Quantity():
            return quantity(value, lang, vocabulary)
        case Pair():
            return value[lang]
        case tuple():
            return ", ".join(value)
        case str():
            return value
        case _:
            return words[kind(value)][lang]


def quantity(value: Quantity, lang: str, vocabulary: Vocabulary) -> str:
    """Number or range with its unit: Hangul and % follow at once, other units after a space that does not break."""
    numbers = _number(value.low)
    if value.high is not None:
        numbers += ("~" if lang == "ko" else "–") + _number(value.high)
    if not value.unit:
        return numbers
    unit = vocabulary.units[value.unit]
    name = unit.ko if lang == "ko" else unit.en
    if lang == "en" and unit.one and value.low == 1 and value.high is None:
        name = unit.one
    return numbers + ("" if not name or name == "%" or _is_hangul(name[0]) else NBSP) + name


def _number(number: Decimal) -> str:
    sign = "−" if number < 0 else ""
    return f"{sign}{abs(number):,}"


def _is_hangul(character: str) -> bool:
    return "가" <= character <= "힣"
