"""Words: the first use of a term on a page explained, other spellings caught, terms that nobody uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from .facts import Facts
from .model import Term
from .pages import Page
from .problems import Problem
from .source import line_of

# After a Korean word comes no Hangul, or a particle or ending; anything else makes another word of it.
_JOSA = (
    "은|는|이|가|을|를|과|와|의|에|로|으로|도|만|마다|부터|까지|처럼|보다|나|이나|라|이라|란|이란|다|이다|인|일|였|이었"
    "|하|한|할|해|했|된|될|되|별|당|들|끼리|뿐|용|형|식|마저|조차|밖|야|여|며|이며|고|이고|든|지"
)
_BEFORE = r"(?<![0-9A-Za-z가-힣])"
_AFTER = rf"(?:(?![0-9A-Za-z가-힣])|(?=(?:{_JOSA})))"
_AFTER_ENGLISH = r"(?:s|es)?(?![0-9A-Za-z])"


@dataclass(frozen=True)
class Form:
    """One spelling of a term, and whether prose may use it."""

    term_id: str
    preferred: bool


def forms(terms: Mapping[str, Term], lang: str) -> dict[str, Form]:
    """Spelling, in lower case → whose it is. Spellings to avoid are told apart."""
    found: dict[str, Form] = {}
    for term_id, term in terms.items():
        for spelling in term.avoid:
            found.setdefault(spelling.lower(), Form(term_id, preferred=False))
    for term_id, term in terms.items():
        own = (term.ko, *term.spellings) if lang == "ko" else (term.en, *_latin(term.spellings))
        for spelling in own:
            found[spelling.lower()] = Form(term_id, preferred=True)
    return found


def _latin(spellings: Iterable[str]) -> Iterator[str]:
    return (spelling for spelling in spellings if spelling.isascii())


class Matcher:
    """Finds spellings in a text, the longest first."""

    def __init__(self, terms: Mapping[str, Term], lang: str) -> None:
        self.forms = forms(terms, lang)
        self.after = _AFTER if lang == "ko" else _AFTER_ENGLISH

    def find(self, text: str) -> Iterator[tuple[re.Match[str], Form]]:
        lower = text.lower()
        present = tuple(spelling for spelling in self.forms if spelling in lower)
        if present:
            for match in _pattern(present, self.after).finditer(text):
                yield match, self.forms[match[1].lower()]


@lru_cache(maxsize=256)
def _pattern(spellings: tuple[str, ...], after: str) -> re.Pattern[str]:
    longest_first = sorted(spellings, key=len, reverse=True)
    return re.compile(f"{_BEFORE}({'|'.join(map(re.escape, longest_first))}){after}", re.IGNORECASE)


_TAG = re.compile(r"(<[^>]+>)")
_TAG_NAME = re.compile(r"</?([a-z0-9]+)")
_PROSE = {"p", "li", "dd"}
_CLOSED = {"a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "table", "figure", "svg", "script", "style", "dfn"}
_VOID = {"br", "img", "hr", "wbr", "input"}


def mark_first_uses(html: str, terms: Mapping[str, Term], matcher: Matcher, mark: Callable[[str, str], str]) -> str:
    """Put `mark(term_id, spelling)` where a term that is not ambiguous stands first in running text."""
    pieces = _TAG.split(html)
    open_tags: list[str] = []
    seen = {term_id for term_id, term in terms.items() if term.ambiguous}
    for index, piece in enumerate(pieces):
        if piece.startswith("<"):
            _step(piece, open_tags)
        elif piece.strip() and _is_prose(open_tags):
            pieces[index] = _marked(piece, matcher, seen, mark)
    return "".join(pieces)


def _step(tag: str, open_tags: list[str]) -> None:
    """Follow one tag: what is open after it."""
    match = _TAG_NAME.match(tag)
    if not match or match[1] in _VOID or tag.endswith("/>"):
        return
    if not tag.startswith("</"):
        open_tags.append(match[1])
    elif match[1] in open_tags:
        while open_tags.pop() != match[1]:
            pass


def _is_prose(open_tags: list[str]) -> bool:
    return not _PROSE.isdisjoint(open_tags) and _CLOSED.isdisjoint(open_tags)


def _marked(text: str, matcher: Matcher, seen: set[str], mark: Callable[[str, str], str]) -> str:
    pieces, at = [], 0
    for match, form in matcher.find(text):
        if form.term_id not in seen and form.preferred:
            seen.add(form.term_id)
            pieces += [text[at : match.start()], mark(form.term_id, match[1])]
            at = match.end(1)
    return "".join([*pieces, text[at:]])


def english_beside(term: Term) -> str:
    """The English that stands beside the official Korean: "" where the Korean already is English."""
    parts = [term.en, term.abbreviation or ""]
    return ", ".join(part for part in parts if part and part.lower() not in term.ko.lower())


def spelling_problems(page: Page, terms: Mapping[str, Term], matcher: Matcher) -> Iterator[Problem]:
    """Spellings in a page's prose that are not the preferred ones."""
    prose = page.prose()
    for match, form in matcher.find(prose):
        if not form.preferred:
            line = page.body_line + line_of(prose, match.start()) - 1
            yield _not_preferred(page.path, line, match[1], terms[form.term_id], page.lang)


# Fields of data/ that quote what people write, or that are no prose.
_QUOTED = {"avoid", "spellings", "said", "url", "title", "evidence", "source"}


def data_spelling_problems(facts: Facts, matchers: Mapping[str, Matcher]) -> Iterator[Problem]:
    """The same for the texts of data/."""
    for document in facts.documents:
        for at, text in document.texts():
            if at and at[-1] in matchers and _QUOTED.isdisjoint(at):
                lang = str(at[-1])
                for match, form in matchers[lang].find(text):
                    if not form.preferred:
                        term = facts.terms[form.term_id]
                        yield _not_preferred(document.path, document.line(at), match[1], term, lang)


def _not_preferred(path: str, line: int, spelling: str, term: Term, lang: str) -> Problem:
    preferred = term.ko if lang == "ko" else term.en
    return Problem(path, line, "non-preferred-spelling", f"'{spelling}' is not how it is written here", preferred)


def used(pages: Iterable[Page], facts: Facts, matchers: Mapping[str, Matcher]) -> set[str]:
    """Ids of the terms that a page or a text of data/ uses."""
    texts = [(page.lang, page.prose()) for page in pages]
    for document in facts.documents:
        if "/terms/" not in document.path:
            texts += [(str(at[-1]), text) for at, text in document.texts() if at and at[-1] in matchers]
    return {form.term_id for lang, text in texts for _, form in matchers[lang].find(text)}
