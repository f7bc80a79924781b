"""Whether a paragraph is written in the language of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .pages import Page
from .problems import Problem
from .source import line_of

_PARAGRAPH = re.compile(r"\S(?:(?!\n[ \t]*\n).)*", re.DOTALL)
_HANGUL = re.compile(r"[가-힣]")
_LATIN = re.compile(r"[A-Za-z]")
_ENGLISH_WORD = re.compile(r"\b[a-z]{2,}\b")
_FEW_LETTERS = 8
_FEW_WORDS = 6


def check(page: Page) -> Iterator[Problem]:
    """Korean paragraphs on an English page, English ones on a Korean page."""
    prose = page.prose
    for match in _PARAGRAPH.finditer(prose):
        paragraph = match.group()
        if _is_korean(paragraph) if page.lang == "en" else _is_english(paragraph):
            line = page.body_line + line_of(prose, match.start()) - 1
            start = " ".join(paragraph.split())[:30]
            other, own = ("Korean", "English") if page.lang == "en" else ("English", "Korean")
            yield Problem(page.path, line, "wrong-language", f"a paragraph in {other} on the {own} page: '{start}…'")


def _is_korean(paragraph: str) -> bool:
    hangul = len(_HANGUL.findall(paragraph))
    return hangul >= _FEW_LETTERS and hangul * 2 > len(_LATIN.findall(paragraph))


def _is_english(paragraph: str) -> bool:
    return not _HANGUL.search(paragraph) and len(_ENGLISH_WORD.findall(paragraph)) >= _FEW_WORDS
