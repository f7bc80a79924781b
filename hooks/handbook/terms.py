"""Words: the first use of a term on a page explained, other spellings caught, terms that nobody uses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

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


def _any_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first.

    Under their first letter, and only where one of these letters follows: that is quicker than trying each word.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=len, reverse=True):
        rests[word[0]].append(re.escape(word[1:]))
    if not rests:
        return r"(?!)"
    branches = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items())
    return f"(?=[{re.escape(''.join(rests))}])(?:{'|'.join(branches)})"


@dataclass(frozen=True)
class Use:
    """A spelling of a term where it stands, from `start` to `end` of its text; quoted people may spell freely."""

    path: str
    line: int
    lang: str
    spelling: str
    form: Form
    start: int
    end: int
    is_quoted: bool = False


# Fields of data/ that quote what people write.
_QUOTED = {"avoid", "spellings", "said"}


def uses(pages: Iterable[Page], facts: Facts) -> Iterator[Use]:
    """Every use of a term in pages and in the texts of data/, in the order in which they stand."""
    matchers = {lang: Matcher(facts.terms, lang) for lang in LANGUAGES}
    for page in pages:
        for start, end, form in matchers[page.lang].find(page.prose):
            line = page.body_line + line_of(page.prose, start) - 1
            yield Use(page.path, line, page.lang, page.prose[start:end], form, start, end)
    for document in facts.documents:
        for at, text in document.texts:
            lang = str(at[-1]) if at else ""
            for start, end, form in matchers[lang].find(text) if lang in matchers else ():
                yield Use(
                    document.path,
                    document.line(at),
                    lang,
                    text[start:end],
                    form,
                    start,
                    end,
                    not _QUOTED.isdisjoint(at),
                )


def spelling_problems(found: Iterable[Use], terms: Mapping[str, Term]) -> Iterator[Problem]:
    """Spellings in prose that are not the preferred ones."""
    for use in found:
        if not use.is_quoted and not use.form.preferred:
            term = terms[use.form.term_id]
            message = f"'{use.spelling}' is not how it is written here"
            yield Problem(
                use.path, use.line, "non-preferred-spelling", message, term.ko if use.lang == "ko" else term.en
            )


def used(found: Iterable[Use]) -> set[str]:
    """Ids of the terms that a page, or a text of data/ other than the terms themselves, uses."""
    return {use.form.term_id for use in found if not use.path.startswith("data/terms/")}


def first_uses(pages: Iterable[Page], found: Iterable[Use], terms: Mapping[str, Term]) -> dict[str, tuple[Use, ...]]:
    """Path of a page → the first use of each term in its running text, if the term can mean nothing else there."""
    by_path = {page.path: page for page in pages}
    first: dict[tuple[str, str], Use] = {}
    for use in found:
        page, term = by_path.get(use.path), terms[use.form.term_id]
        if page and use.form.preferred and _is_clear(term, page) and page.running[use.start] != " ":
            first.setdefault((use.path, use.form.term_id), use)
    uses: dict[str, tuple[Use, ...]] = dict.fromkeys(by_path, ())
    for (path, _), use in first.items():
        uses[path] += (use,)
    return uses


def _is_clear(term: Term, page: Page) -> bool:
    return not term.ambiguous and (not term.layers or page.layer in term.layers)


def english_beside(term: Term, spelling: str) -> str:
    """The English that stands beside a Korean spelling: "" where the spelling already says it."""
    parts = [term.en, term.abbreviation or ""]
    return ", ".join(part for part in parts if part and part.lower() not in spelling.lower())
