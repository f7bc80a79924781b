"""Hostile input: bytes of the small handbook changed at random, always in the same way; nothing may raise."""

import random
from textwrap import dedent

import pytest

from handbook import render
from handbook.check import check
from handbook.evidence import EvidenceError
from handbook.evidence import parse as parse_evidence
from handbook.source import hide_code
from handbook.terms import first_uses, uses
from making import DATA, DOCS, TODAY, facts, lines, load, pages, parse, writer

FRONT = '---\ndescription: A page\nreviewed: 2026-11-20\nexam: {sap-c02: ["1.1"]}\n---\n'
DATA_MUTANTS, PAGE_MUTANTS, TEXT_MUTANTS = 60, 200, 1000

# What people and broken tools put into files.
SCRAPS = [
    *(b"\t", b"\r", b"\n", b"\n\n", b"\x00", b"\x07", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xc2\x85"),
    *(b"- ", b": ", b"? ", b"&a ", b"*a ", b"!!x ", b"| \n", b"---\n", b"...\n", b"%", b"#", b"{", b"}", b"[", b"]"),
    *(b'"', b"'", b"\\", b"null", b"2026-99-99", b"9" * 5000, b"[" * 500, b"<<: "),
    *(b"[[", b"]]", b"{{", b"}}", b"<!--", b"-->", b"<!-- layers -->", b"[[@guide]]", b"|", b"`", b"```\n", b"~~~\n"),
    *(b"# a\n", b"=\n", b"{ #a }", b"<p id='a'>", b'<a href="HTTP://[a">', b'<a href=" //[">', b"<code>", b"**"),
    *("ſ".encode(), "İ".encode(), "가".encode(), "\ue000".encode(), "\ue0007\ue001".encode(), "\u2028".encode()),
]


def mutants(samples, count, seed):
    """Samples with one to four places changed: cut, repeated, overwritten or with a scrap put in."""
    dice = random.Random(seed)
    names = sorted(samples)
    for _ in range(count):
        name = dice.choice(names)
        raw = samples[name]
        for _ in range(dice.randint(1, 4)):
            start = dice.randrange(len(raw) + 1)
            end = min(len(raw), start + dice.randint(0, 12))
            scrap = dice.choice(SCRAPS)
            raw = dice.choice(
                [
                    raw[:start] + raw[end:],
                    raw[:end] + raw[start:],
                    raw[:start] + scrap + raw[start:],
                    raw[:start] + scrap + raw[end:],
                    raw[:start] + bytes([dice.randrange(256)]) + raw[start + 1 :],
                    raw[:start],
                ]
            )
        yield name, raw


@pytest.mark.parametrize("seed", range(3))
def test_data_is_loaded_or_its_problems_are_said(seed):
    samples = {name: text.encode() for name, text in DATA.items()}
    written = pages(DOCS)
    for name, raw in mutants(samples, DATA_MUTANTS, seed):
        found, problems = load({name: raw})
        assert lines(problems) or found.services, (name, raw)
        if not problems:
            check(found, written, (), list(uses(written, found)))


@pytest.mark.parametrize("seed", range(3))
def test_a_page_is_taken_apart_whatever_it_holds(seed):
    samples = {name: (FRONT + dedent(body)).encode() for name, body in DOCS.items()}
    others, knowledge, written = pages(DOCS), facts(), writer()
    for name, raw in mutants(samples, PAGE_MUTANTS, seed):
        text = raw.decode("utf-8", errors="replace")
        mine, problems = parse(text, name)
        assert lines(problems) or mine.meta.description, raw
        assert text.endswith(mine.body)
        assert len(hide_code(mine.body)) == len(mine.body) == len(mine.prose)
        assert {mine.body[one.start : one.end][:2] for one in mine.directives} <= {"[[", "{{", "<!"}
        every = [mine, *(other for other in others if other.path != mine.path)]
        found = list(uses(every, knowledge))
        first = first_uses(every, found, knowledge.terms)
        edition = render.Edition(knowledge, {}, first, TODAY, lambda name: lambda **_: name)
        check(knowledge, every, (), found)
        render.filled(f"<p>{render.marked(mine, first[mine.path])}</p>", mine, written, edition, "A")


def test_texts_of_data_are_written_whatever_they_hold():
    mine = writer()
    sample = "a `b` **c** [[nlb#when|그]] {{ nlb.protocols }} [[web]] <b> & 가용 영역".encode()
    for _, raw in mutants({"": sample}, TEXT_MUTANTS, 0):
        text = raw.decode("utf-8", errors="replace")
        assert "<b>" not in mine.inline(text)
        assert isinstance(mine.plain(text), str)


def test_evidence_parses_or_says_where_it_does_not():
    samples = {
        "enum": b'elbv2:TargetTypeEnum.enum has "alb", "lambda"',
        "bound": b"route53:Bias.max = 99",
        "documentation": b'route53:CreateHostedZone().doc ~ "private"',
        "operations": b'apigateway:ops has "FlushStageCache"',
    }
    answers = {refusal(raw.decode("utf-8", errors="replace"))[:14] for _, raw in mutants(samples, TEXT_MUTANTS, 0)}
    assert answers == {"", "does not parse"}


def refusal(expression):
    """Why an expression does not parse; "" if it does."""
    try:
        parse_evidence(expression)
    except EvidenceError as error:
        return str(error)
    return ""
