"""Korean and English compared: pages, heading ids, blocks, and whether a translation lags."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from .model import LANGUAGES
from .pages import Page
from .problems import Problem, nearest


def check(pages: Iterable[Page]) -> Iterator[Problem]:
    """Everything that is in one language only."""
    by_lang = {lang: {page.id: page for page in pages if page.lang == lang} for lang in LANGUAGES}
    for lang, other in (LANGUAGES, LANGUAGES[::-1]):
        for page_id, page in by_lang[lang].items():
            twin = by_lang[other].get(page_id)
            if twin is None:
                hint = nearest(page_id, by_lang[other])
                message = f"there is no {_swapped(page.path, lang, other)}"
                yield Problem(page.path, 1, "missing-page", message, hint)
            else:
                yield from _missing_anchors(page, twin)
                yield from _missing_blocks(page, twin)
    for page_id, page in by_lang["en"].items():
        if page_id in by_lang["ko"]:
            yield from _stale(page, by_lang["ko"][page_id])


def _swapped(path: str, lang: str, other: str) -> str:
    return path.replace(f"/{lang}/", f"/{other}/", 1)


def _missing_anchors(page: Page, twin: Page) -> Iterator[Problem]:
    there = {heading.id for heading in twin.headings}
    here = {heading.id for heading in page.headings}
    for heading in page.headings:
        if heading.id and heading.id not in there:
            message = f"'#{heading.id}' is in {page.path}:{heading.line} and not here"
            yield Problem(twin.path, 1, "missing-anchor", message, nearest(heading.id, there - here))


def _missing_blocks(page: Page, twin: Page) -> Iterator[Problem]:
    there = {(directive.block, directive.target) for directive in twin.directives if directive.block}
    for directive in page.directives:
        if directive.block and (directive.block, directive.target) not in there:
            name = f"{directive.block}: {directive.target}" if directive.target else directive.block
            message = f"'<!-- {name} -->' is in {page.path}:{directive.line} and not here"
            yield Problem(twin.path, 1, "missing-block", message)


def _stale(page: Page, original: Page) -> Iterator[Problem]:
    now = fingerprint(original)
    if page.meta.translates != now:
        was = (
            f"says the text of '{page.meta.translates}'" if page.meta.translates else "does not say which text it tells"
        )
        message = f"{was}, {original.path} is now '{now}'; read both, then run `make translated`"
        yield Problem(page.path, page.document.line(("translates",)), "stale-translation", message)


def fingerprint(page: Page) -> str:
    """Twelve hexadecimal digits that change when the text of the page does, not when its white space does."""
    return hashlib.sha256(" ".join(page.body.split()).encode()).hexdigest()[:12]


def outside_navigation(pages: Iterable[Page], navigation: set[str]) -> Iterator[Problem]:
    """Pages that no entry of the navigation leads to."""
    for page in pages:
        if page.id not in navigation:
            yield Problem(page.path, 1, "not-in-navigation", f"'{page.id}' is not in `nav:` of mkdocs.yml")
