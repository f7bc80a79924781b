"""The build, event by event. This file alone knows MkDocs; the package `handbook` does the work.

static-i18n builds the Korean site and, nested inside its own `on_post_build`, the English one: each language is a full
pass of events, in which the files of both are visible up to `on_files`.
"""

from __future__ import annotations

import logging
import posixpath
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs_static_i18n.plugin import I18n

sys.path.insert(0, str(Path(__file__).parent))

from handbook import context as frames
from handbook import facts, pages, parity, render, tables, terms
from handbook.check import check
from handbook.citations import Citations
from handbook.facts import Facts
from handbook.model import LANGUAGES
from handbook.pages import Page
from handbook.problems import Problem
from handbook.references import Targets
from handbook.render import Edition, Template
from handbook.source import read_text
from handbook.terms import Use
from handbook.writer import Writer

log = logging.getLogger("mkdocs.plugins.handbook")  # strict mode counts the warnings of loggers below "mkdocs"


@dataclass
class Build:
    """What one build knows, from `on_config` to the end; `editions` holds what the pages of a language share."""

    facts: Facts
    today: date
    template: Callable[[str], Template]
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    first_uses: dict[str, tuple[Use, ...]] = field(default_factory=dict)
    targets: dict[str, Targets] = field(default_factory=dict)
    editions: dict[str, Edition] = field(default_factory=dict)
    backlinks: dict[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def page(self, page: MkDocsPage) -> Page:
        return self.pages[_place(page.file)]

    def writer(self, lang: str, url: str) -> Writer:
        return Writer(self.facts, self.targets[lang], cache(partial(self._address, lang, url)))

    def _address(self, lang: str, url: str, page_id: str) -> str:
        """The way from the address `url` to a page of the same language ("" is the language's root)."""
        page = self.pages.get((lang, page_id))
        to = page.url if page else f"{page_id}/" if page_id else ""
        start = posixpath.dirname(url) or "."
        way = posixpath.relpath(to or ".", start)
        return f"{way}/" if to.endswith("/") or not to else way


build: Build


def on_config(config: MkDocsConfig) -> None:
    global build
    if _i18n(config).building:
        return
    today = date.today()
    knowledge, problems = facts.load(_root(config), today)
    if problems:
        raise PluginError("\n".join(["data/ cannot be used:", *map(str, problems)]))
    # Our partials need nothing of the theme's own environment, so one serves both languages.
    template = cache(partial(_template, config.theme.get_env()))
    build = Build(knowledge, today, template)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Take every page of both languages apart and check the whole, once."""
    if _i18n(config).building:
        return
    problems: list[Problem] = []
    for file in files.documentation_pages():
        lang, page_id = _place(file)
        text, unreadable = read_text(Path(config.docs_dir, file.src_uri), _root(config))
        path, inside = f"docs/{file.src_uri}", file.src_uri.partition("/")[2]
        page, wrong = pages.parse(path, lang, inside, text, build.today, config.use_directory_urls)
        build.pages[lang, page_id] = page
        problems += unreadable or wrong
    if any(problem.rule == "not-utf-8" for problem in problems):  # MkDocs could not read these pages either
        raise PluginError("\n".join(["docs/ cannot be read:", *map(str, sorted(problems))]))
    build.targets = {lang: Targets(build.facts, build.pages.values(), lang) for lang in LANGUAGES}
    every = list(build.pages.values())
    uses = list(terms.uses(every, build.facts))
    build.first_uses = terms.first_uses(every, uses, build.facts.terms)
    others = {file.url for file in files if not file.is_documentation_page()}
    _report(problems + check(build.facts, every, others, uses))


def on_nav(nav: Navigation, config: MkDocsConfig, **_: Any) -> None:
    """Pages in the order of the navigation; those outside it are reported."""
    lang = _i18n(config).current_language
    places = [_place(page.file) for page in nav.pages]
    mine = [page for page in build.pages.values() if page.lang == lang]
    _report(list(parity.outside_navigation(mine, {page_id for _, page_id in places})))
    ordered = {page_id: build.pages[lang, page_id] for _, page_id in places if (lang, page_id) in build.pages}
    build.editions[lang] = Edition(
        build.facts,
        ordered,
        build.first_uses,
        build.today,
        build.template,
    )
    build.backlinks[lang] = build.targets[lang].backlinks()


def on_page_markdown(_markdown: str, page: MkDocsPage, **_: Any) -> str:
    mine = build.page(page)
    return render.marked(mine, build.first_uses[mine.path])


def on_page_content(html: str, page: MkDocsPage, **_: Any) -> str:
    mine = build.page(page)
    twin = build.pages.get((_other(mine.lang), mine.id))
    writer = build.writer(mine.lang, mine.url)
    return render.filled(html, mine, writer, build.editions[mine.lang], twin.title if twin else "")


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> None:
    """Words of the interface for every template, also for those that are no page (404)."""
    lang = _i18n(config).current_language
    env.globals.update(lang_code=lang, words=build.facts.spoken[lang])


def on_page_context(context: dict[str, Any], page: MkDocsPage, **_: Any) -> dict[str, Any]:
    mine = build.page(page)
    frame = frames.of(mine, build.facts, build.targets[mine.lang], build.backlinks[mine.lang].get(mine.id, ()))
    return context | {"handbook": frame, "writer": build.writer(mine.lang, mine.url)}


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """One 404 page serves both languages: it is written with the Korean pass and left alone by the English one."""
    return "" if template_name == "404.html" and _i18n(config).building else output


def on_post_build(config: MkDocsConfig) -> None:
    """Beside the pages of the language just built: every comparison as a spreadsheet."""
    lang = _i18n(config).current_language
    folder = Path(config.site_dir) / pages.address("tables", lang)
    folder.mkdir(parents=True, exist_ok=True)
    writer = build.writer(lang, "tables/")
    for table_id in build.facts.tables:
        view = tables.comparison(build.facts, table_id, Citations(build.facts, build.today))
        # The byte order mark tells spreadsheet programs that Korean follows.
        (folder / f"{table_id}.csv").write_text("\ufeff" + writer.csv(view), encoding="utf-8", newline="")


def _i18n(config: MkDocsConfig) -> I18n:
    """static-i18n knows which language is being built, and whether that is the nested build."""
    plugin = config.plugins["i18n"]
    assert isinstance(plugin, I18n)
    return plugin


def _other(lang: str) -> str:
    return next(other for other in LANGUAGES if other != lang)


def _template(env: Environment, name: str) -> Any:
    return env.get_template(f"partials/handbook/{name}.html").render


def _place(file: File) -> tuple[str, str]:
    """Language and id of the page that a file of docs/ holds."""
    lang, _, inside = file.src_uri.partition("/")
    return lang, pages.page_id(inside)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _report(problems: list[Problem]) -> None:
    for problem in sorted(set(problems)):
        log.warning(str(problem))
