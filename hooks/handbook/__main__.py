"""The handbook's own commands: `check` (all problems of data and pages, without a build), `verify`, `translated`."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

from . import facts as knowledge
from . import pages as pages_module
from . import parity, terms
from .check import check
from .citations import STALE_AFTER
from .facts import Facts
from .model import LANGUAGES
from .pages import Page
from .problems import Problem
from .source import read_text

ROOT = Path(__file__).parents[2]


def read_pages(root: Path, today: date) -> tuple[list[Page], list[Problem]]:
    """Every page of docs/, as the build sees them."""
    pages, problems = [], []
    for lang in LANGUAGES:
        folder = root / "docs" / lang
        for file in sorted(folder.rglob("*.md")):
            text, unreadable = read_text(file, root)
            inside = file.relative_to(folder).as_posix()
            page, wrong = pages_module.parse(file.relative_to(root).as_posix(), lang, inside, text, today)
            pages.append(page)
            problems += unreadable + wrong
    return pages, problems


def read_files(root: Path) -> set[str]:
    """Addresses of everything in docs/ that is no page."""
    docs = root / "docs"
    return {file.relative_to(docs).as_posix() for file in docs.rglob("*.*") if file.suffix != ".md"}


def check_all() -> int:
    today = date.today()
    facts, problems = knowledge.load(ROOT, today)
    pages, more = read_pages(ROOT, today)
    problems += more
    if not any(problem.path.startswith("data/") for problem in problems):
        problems += check(facts, pages, read_files(ROOT), list(terms.uses(pages, facts)))
    for problem in sorted(set(problems)):
        print(problem)
    print(f"{len(pages)} pages, {len(facts.fact_names)} facts, {len(set(problems))} problems", file=sys.stderr)
    return 1 if problems else 0


def verify() -> int:
    """Evaluate every piece of evidence; list what nobody has checked for twelve months."""
    from . import evidence

    today = date.today()
    facts, problems = knowledge.load(ROOT, today)
    count = 0
    for path, line, text in _evidence(facts):
        count += 1
        try:
            if not evidence.holds(text):
                problems.append(Problem(path, line, "evidence-fails", f"does not hold: {text}"))
        except evidence.EvidenceError as error:
            problems.append(Problem(path, line, "invalid-evidence", f"{text}: {error}"))
    for problem in sorted(problems):
        print(problem)
    for path, line, checked in _stale(facts, today):
        print(f"{path}:{line}: not checked since {checked}")
    print(f"{count} expressions, {len(problems)} problems", file=sys.stderr)
    return 1 if problems else 0


def _evidence(facts: Facts) -> list[tuple[str, int, str]]:
    return [
        (document.path, document.line(at), text)
        for document in facts.documents
        for at, text in document.texts
        if "evidence" in at
    ]


def _stale(facts: Facts, today: date) -> list[tuple[str, int, date]]:
    return [
        (document.path, line, checked)
        for document in facts.documents
        for line, checked in document.dates("checked")
        if today - checked > STALE_AFTER
    ]


def translated(page_ids: list[str]) -> int:
    """Write into English pages which Korean text they tell: all of them, or those named."""
    pages, _ = read_pages(ROOT, date.today())
    originals = {page.id: page for page in pages if page.lang == "ko"}
    for page in pages:
        if page.lang == "en" and page.id in originals and (not page_ids or page.id in page_ids):
            _write_fingerprint(ROOT / page.path, parity.fingerprint(originals[page.id]))
    return 0


def _write_fingerprint(file: Path, fingerprint: str) -> None:
    text = file.read_text(encoding="utf-8")
    line = f'translates: "{fingerprint}"'
    if re.search(r"^translates:.*$", text, re.MULTILINE):
        text = re.sub(r"^translates:.*$", line, text, count=1, flags=re.MULTILINE)
    else:
        text = re.sub(r"\A(---\n.*?)(^---$)", rf"\g<1>{line}\n\g<2>", text, count=1, flags=re.DOTALL | re.MULTILINE)
    file.write_text(text, encoding="utf-8")


def main(arguments: list[str]) -> int:
    match arguments:
        case ["check"]:
            return check_all()
        case ["verify"]:
            return verify()
        case ["translated", *page_ids]:
            return translated(page_ids)
        case _:
            print("usage: python -m handbook check | verify | translated [page …]", file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
