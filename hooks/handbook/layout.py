"""How things are arranged: the order of lists, and the few places where HTML is moved about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from .facts import Facts
from .model import Erratum, Layer, Service, Term
from .pages import Page
from .references import Link, Targets

_CHOSEONG = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"


def pair_sections(content: str, first: str, second: str) -> str:
    """Put two sections that follow each other side by side, where the page is wide enough."""
    heads = [re.search(rf'<h2 id="{name}">', content) for name in (first, second)]
    starts = [*(match.start() for match in re.finditer("<h2 ", content)), len(content)]
    if not (heads[0] and heads[1] and starts.index(heads[0].start()) + 1 == starts.index(heads[1].start())):
        return content
    start, middle = heads[0].start(), heads[1].start()
    end = starts[starts.index(middle) + 1]
    pair = f"<section>{content[start:middle]}</section><section>{content[middle:end]}</section>"
    return f'{content[:start]}<div class="pair">{pair}</div>{content[end:]}'


_TITLE = re.compile(r'<h1[^>]*>(.*?)(?=<a class="headerlink"|</h1>)', re.DOTALL)


def title_beside(content: str, title: str, lang: str) -> str:
    """The page's title in the other language behind the first heading, unless the heading says it already."""
    match = _TITLE.search(content)
    if not match or not title or _squeezed(escape(title)) in _squeezed(match[1]):
        return content
    beside = f' <span class="beside" lang="{lang}">{escape(title)}</span>'
    return content[: match.end()] + beside + content[match.end() :]


def _squeezed(text: str) -> str:
    return "".join(text.split()).lower()


@dataclass(frozen=True)
class Entry:
    """A name in the home map; `link` leads to its page, once there is one."""

    id: str
    link: Link
    service: Service | None


@dataclass(frozen=True)
class MappedLayer:
    layer: Layer
    page: str
    entries: tuple[Entry, ...]


def layer_map(facts: Facts, targets: Targets) -> tuple[MappedLayer, ...]:
    """The layers in order, each with its own page ("" while it is to come) and its entries."""
    return tuple(
        MappedLayer(layer, layer.id if layer.id in targets.pages else "", _entries(layer, facts, targets))
        for layer in facts.layers.values()
    )


def _entries(layer: Layer, facts: Facts, targets: Targets) -> tuple[Entry, ...]:
    links = ((name, targets.resolve(name)) for name in layer.entries)
    return tuple(Entry(name, link, facts.services.get(name)) for name, link in links if isinstance(link, Link))


def pages_of_layer(pages: Mapping[str, Page], layer: str) -> tuple[Page, ...]:
    """The pages below a layer's own page, in the order in which they were found."""
    return tuple(page for page_id, page in pages.items() if page_id.startswith(f"{layer}/"))


def errata_by_layer(facts: Facts, targets: Targets) -> tuple[tuple[Layer, tuple[tuple[str, Erratum], ...]], ...]:
    """Errata under the layer of the page where the right statement stands."""
    groups = []
    for layer in facts.layers.values():
        found = tuple(
            (name, erratum) for name, erratum in facts.errata.items() if _layer_of(erratum, targets) == layer.id
        )
        if found:
            groups.append((layer, found))
    return tuple(groups)


def _layer_of(erratum: Erratum, targets: Targets) -> str:
    link = targets.resolve(erratum.about.partition("#")[0])
    return link.page.partition("/")[0] if isinstance(link, Link) else ""


def glossary(facts: Facts, lang: str) -> tuple[tuple[str, tuple[tuple[str, Term], ...]], ...]:
    """Terms under their initial: 가나다 on the Korean page, A–Z on the English one, the other script last."""
    groups: dict[str, list[tuple[str, Term]]] = {}
    for name, term in facts.terms.items():
        groups.setdefault(initial(term.ko if lang == "ko" else term.en), []).append((name, term))
    for entries in groups.values():
        entries.sort(key=lambda item: (item[1].ko if lang == "ko" else item[1].en).lower())
    return tuple(
        (head, tuple(groups[head]))
        for head in sorted(groups, key=lambda head: (head.isascii() == (lang == "ko"), head))
    )


def initial(word: str) -> str:
    """'가용 영역' → 'ㄱ', 'alias record' → 'A'; a tense consonant stands with its plain one."""
    first = word[0]
    return _CHOSEONG[(ord(first) - ord("가")) // 588] if "가" <= first <= "힣" else first.upper()
