"""Words: the first use of a term on a page explained, other spellings caught, terms that nobody uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .facts import Facts
from .model import LANGUAGES, Term
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
        after = _AFTER if lang == "ko" else _AFTER_ENGLISH
        # Without IGNORECASE, which folds each of the 11,172 syllables of a class of Hangul one by one.
        self._pattern = re.compile(f"{_BEFORE}({_any_of(self.forms)}){after}")

    def find(self, text: str) -> Iterator[tuple[int, int, Form]]:
        """Start, end and owner of each spelling."""
        lower = text.replace("İ", "i").lower()  # the only letter that its lower case makes longer
        for match in self._pattern.finditer(lower):
            yield match.start(1), match.end(1), self.forms[match[1]]


def matchers(terms: Mapping[str, Term]) -> dict[str, Matcher]:
    """A matcher for each language."""
    return {lang: Matcher(terms, lang) for lang in LANGUAGES}


def _any_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first, and reads each letter once: a tree of prefixes."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(tree) if tree else r"(?!)"


def _branches(tree: dict[str, Any]) -> str:
    branches = [re.escape(letter) + _branches(rest) for letter, rest in tree.items() if letter]
    if not branches:
        return ""
    # Looking at the next letter first is much quicker than trying each branch.
    ahead = f"(?=[{''.join(re.escape(letter) for letter in tree if letter)}])" if len(branches) > 1 else ""
    return f"(?:{ahead}(?:{'|'.join(branches)}))" + ("?" if "" in tree else "")


_TAG = re.compile(r"(<[^>]+>)")
_TAG_NAME = re.compile(r"</?([a-z0-9]+)")
_PROSE = {"p", "li", "dd"}
_CLOSED = {"a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "table", "figure", "svg", "script", "style", "dfn"}
_VOID = {"br", "img", "hr", "wbr", "input"}


def mark_first_uses(
    html: str, layer: str, terms: Mapping[str, Term], matcher: Matcher, mark: Callable[[str, str], str]
) -> str:
    """Put `mark(term_id, spelling)` where a term stands first in running text, if it can mean nothing else here."""
    pieces = _TAG.split(html)
    open_tags: list[str] = []
    seen = {term_id for term_id, term in terms.items() if term.ambiguous or (term.layers and layer not in term.layers)}
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
    for start, end, form in matcher.find(text):
        if form.term_id not in seen and form.preferred:
            seen.add(form.term_id)
            pieces += [text[at:start], mark(form.term_id, text[start:end])]
            at = end
    return "".join([*pieces, text[at:]])


def english_beside(term: Term) -> str:
    """The English that stands beside the official Korean: "" where the Korean already is English."""
    parts = [term.en, term.abbreviation or ""]
    return ", ".join(part for part in parts if part and part.lower() not in term.ko.lower())


@dataclass(frozen=True)
class Use:
    """A spelling of a term where it stands; `is_prose` is false where people are quoted."""

    path: str
    line: int
    lang: str
    spelling: str
    form: Form
    is_prose: bool = True


# Fields of data/ that quote what people write.
_QUOTED = {"avoid", "spellings", "said"}


def uses(pages: Iterable[Page], facts: Facts, matchers: Mapping[str, Matcher]) -> Iterator[Use]:
    """Every use of a term in pages and in the texts of data/."""
    for page in pages:
        for start, end, form in matchers[page.lang].find(page.prose):
            line = page.body_line + line_of(page.prose, start) - 1
            yield Use(page.path, line, page.lang, page.prose[start:end], form)
    for document in facts.documents:
        for at, text in document.texts():
            lang = str(at[-1]) if at else ""
            for start, end, form in matchers[lang].find(text) if lang in matchers else ():
                yield Use(document.path, document.line(at), lang, text[start:end], form, _QUOTED.isdisjoint(at))


def spelling_problems(found: Iterable[Use], terms: Mapping[str, Term]) -> Iterator[Problem]:
    """Spellings in prose that are not the preferred ones."""
    for use in found:
        if use.is_prose and not use.form.preferred:
            term = terms[use.form.term_id]
            message = f"'{use.spelling}' is not how it is written here"
            yield Problem(
                use.path, use.line, "non-preferred-spelling", message, term.ko if use.lang == "ko" else term.en
            )


def used(found: Iterable[Use]) -> set[str]:
    """Ids of the terms that a page, or a text of data/ other than the terms themselves, uses."""
    return {use.form.term_id for use in found if not use.path.startswith("data/terms/")}
