"""The real site, built strictly and in silence: every page of both languages, as it is published."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from building import SITE_URL as HOST

HANGUL = re.compile("[가-힣]")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Text:
    """A piece of text with the language it is marked as and the tags around it."""

    text: str
    lang: str
    inside: tuple[str, ...]


@dataclass(repr=False)
class Page(HTMLParser):
    """One HTML file: its tags with their attributes, and its texts. `url` is its address below the root."""

    url: str
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, str]] = []

    @property
    def lang(self) -> str:
        return "en" if self.url.startswith("en/") else "ko"

    @property
    def twin(self) -> str:
        return self.url.removeprefix("en/") if self.lang == "en" else f"en/{self.url}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        if tag not in VOID:
            self._open.append((tag, attributes.get("lang") or (self._open[-1][1] if self._open else "")))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, text: str) -> None:
        lang = self._open[-1][1] if self._open else ""
        self.texts.append(Text(text, lang, tuple(tag for tag, _ in self._open)))

    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    def headings(self) -> list[str]:
        return [attributes.get("id", "") for tag, attributes in self.tags if re.fullmatch("h[1-6]", tag)]

    def values(self, tag: str, attribute: str, /, **wanted: str) -> list[str]:
        """The values of an attribute of all such tags whose other attributes are as wanted."""
        return [
            attributes[attribute]
            for found, attributes in self.tags
            if found == tag and attribute in attributes and wanted.items() <= attributes.items()
        ]

    def links(self) -> Iterator[tuple[str, str, str]]:
        """Every address that the page names: the tag, the address as written, the whole address."""
        for tag, attributes in self.tags:
            for name in ("href", "src"):
                if name in attributes:
                    yield tag, attributes[name], urljoin(HOST + self.url, attributes[name])


@pytest.fixture(scope="module")
def files(site: Path) -> dict[str, Page]:
    """Every HTML file by its address, 404.html among them."""
    found = {}
    for file in sorted(site.rglob("*.html")):
        url = re.sub(r"(^|/)index\.html$", r"\1", file.relative_to(site).as_posix())
        found[url] = Page(url)
        found[url].feed(file.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def pages(files: dict[str, Page]) -> dict[str, Page]:
    """Every page that an author wrote."""
    return {url: page for url, page in files.items() if url != "404.html"}


# --- Two languages ----------------------------------------------------------------------------------------------------


def test_both_languages_have_the_same_pages(pages: dict[str, Page]):
    assert {page.twin for page in pages.values()} == pages.keys()


def test_both_languages_have_the_same_headings_in_the_same_order(pages: dict[str, Page]):
    def own(page: Page) -> list[str]:
        return [name for name in page.headings() if name != "refers-here"]

    assert [url for url, page in pages.items() if own(page) != own(pages[page.twin])] == []


def test_every_page_and_every_text_in_it_says_its_language(files: dict[str, Page]):
    wrong = []
    for url, page in files.items():
        assert page.values("html", "lang") == [page.lang], url
        for text in page.texts:
            is_korean = bool(HANGUL.search(text.text))
            if text.inside[-1:] not in (("script",), ("style",)) and is_korean and text.lang != "ko":
                wrong.append((url, text.lang, text.text.strip()[:60]))
    assert wrong == []


def test_every_page_describes_itself_in_its_language(pages: dict[str, Page]):
    descriptions = {url: page.values("meta", "content", name="description") for url, page in pages.items()}
    assert [url for url, found in descriptions.items() if len(found) != 1 or not found[0]] == []
    assert [
        url for url, found in descriptions.items() if bool(HANGUL.search(found[0])) != (pages[url].lang == "ko")
    ] == []


def test_the_sitemap_lists_every_page_with_both_languages(site: Path, pages: dict[str, Page]):
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    listed = {}
    for entry in ElementTree.parse(site / "sitemap.xml").getroot().findall("s:url", spaces):
        alternates = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", spaces)}
        listed[entry.findtext("s:loc", "", spaces)] = alternates
    assert listed == {
        HOST + page.url: {page.lang: HOST + page.url, pages[page.twin].lang: HOST + page.twin}
        for page in pages.values()
    }


# --- Links ------------------------------------------------------------------------------------------------------------


def test_every_link_inside_the_site_leads_to_a_file_and_a_section(site: Path, files: dict[str, Page]):
    ids = {url: set(page.ids()) for url, page in files.items()}
    broken = []
    for url, page in files.items():
        for _, written, whole in page.links():
            if whole.startswith(HOST):
                parts = urlsplit(whole)
                path, section = unquote(parts.path.removeprefix("/")), unquote(parts.fragment)
                exists = path in files or (site / path).is_file()
                if not exists or (section and section not in ids.get(path, ())):
                    broken.append((url, written))
    assert broken == []


def test_no_id_stands_twice_on_a_page(files: dict[str, Page]):
    twice = {url: [name for name, count in Counter(page.ids()).items() if count > 1] for url, page in files.items()}
    assert {url: names for url, names in twice.items() if names} == {}


def test_no_page_loads_anything_from_another_host(site: Path, files: dict[str, Page]):
    loaded = [(url, whole) for url, page in files.items() for tag, _, whole in page.links() if tag != "a"]
    assert [(url, whole) for url, whole in loaded if not whole.startswith((HOST, "data:"))] == []
    for sheet in site.rglob("*.css"):
        addresses = re.findall(r"(?:url\(|@import)\s*[\"']?([^\"')\s;]+)", sheet.read_text(encoding="utf-8"))
        assert [address for address in addresses if re.match("(?:https?:)?//", address)] == [], sheet.name


def test_links_to_other_sites_are_encrypted(files: dict[str, Page]):
    outside = {whole for page in files.values() for _, _, whole in page.links() if not whole.startswith(HOST)}
    assert [address for address in sorted(outside) if not address.startswith("https://")] == []


def test_the_navigation_of_a_page_shows_of_other_sections_the_first_page_only(site: Path, pages: dict[str, Page]):
    for url in pages:
        html = (site / url / "index.html").read_text(encoding="utf-8")
        navigation = html[html.index("md-nav--primary") : html.index("md-sidebar--secondary")]
        root = "en/" if url.startswith("en/") else ""
        links = {urljoin(HOST + url, link) for link in re.findall(r'<a href="([^"#]+)"', navigation)}
        inside = Counter(link.removeprefix(HOST + root).partition("/")[0] for link in links)
        own = url.removeprefix(root).partition("/")[0]
        assert {section: count for section, count in inside.items() if section != own and count > 1} == {}, url


# --- What readers must not see ----------------------------------------------------------------------------------------


def test_nothing_that_authors_write_for_the_hooks_is_left_over(files: dict[str, Page]):
    for url, page in files.items():
        seen = [text.text for text in page.texts if not {"code", "pre", "script", "style"} & set(text.inside)]
        assert [text for text in seen if re.search(r"\[\[|\]\]|\{\{|\}\}|[\ue000\ue001]", text)] == [], url
        assert [attributes for _, attributes in page.tags if "unresolved" in attributes.get("class", "")] == [], url


@pytest.mark.parametrize("kind", ["html", "json", "xml", "csv"])
def test_no_token_of_the_hooks_is_left_in_any_file(site: Path, kind: str):
    found = list(site.rglob(f"*.{kind}"))
    assert found
    assert [file for file in found if re.search("[\ue000\ue001]", file.read_text(encoding="utf-8"))] == []


def test_the_spreadsheets_of_a_table_have_the_same_shape_in_both_languages(site: Path):
    def shape(file: Path) -> list[int]:
        return [len(row) for row in csv.reader(file.read_text(encoding="utf-8-sig").splitlines())]

    korean, english = ({file.name: shape(file) for file in (site / at).glob("*.csv")} for at in ("tables", "en/tables"))
    assert korean
    assert korean == english
