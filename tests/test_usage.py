import pytest

from handbook.tables import shown_facts
from handbook.usage import empty_blocks, in_data, missing_sources, unknown, unused
from making import CLB, DOCS, ERRATA, NLB, SOURCES, TERMS, changed, facts, lines, page, pages

AT = "docs/ko/web/nlb.md"


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("{{ nlb.protocol }}", "unknown-fact: no fact is called 'nlb.protocol'. Did you mean 'nlb.protocols'?"),
        ("{{ zebra.stripes }}", "unknown-fact: no fact is called 'zebra.stripes'"),
        ("[[@gide]]", "unknown-source: no source is called 'gide'. Did you mean 'guide'?"),
        ("<!-- table: balancer -->", "unknown-table: no table is called 'balancer'. Did you mean 'balancers'?"),
        ("<!-- limits: nbl -->", "unknown-service: no service is called 'nbl'. Did you mean 'nlb'?"),
        ("<!-- changes: nbl -->", "unknown-service: no service is called 'nbl'. Did you mean 'nlb'?"),
        ("<!-- erratum: old -->", "unknown-erratum: no erratum is called 'old'"),
        ("<!-- pages: wbe -->", "unknown-layer: no layer is called 'wbe'. Did you mean 'web'?"),
    ],
)  # fmt: skip
def test_a_name_that_a_page_uses_must_exist(body, line):
    assert lines(unknown(page(f"a\n\n{body}\n"), facts())) == [f"{AT}:6: {line}"]


def test_names_that_exist_are_fine():
    found = facts()
    assert [lines(unknown(mine, found)) for mine in pages(DOCS)] == [[]] * len(DOCS)


@pytest.mark.parametrize(
    ("exam", "wrong"),
    [
        ({"sap-c02": ["1.1", "1.2"]}, []),
        ({"sap-c02": ["1.1", "1.3"]}, ["unknown-exam-task: sap-c02 has no task '1.3'. Did you mean '1.2'?"]),
        ({"sap-c20": ["1.1"]}, ["unknown-exam-task: no exam is called 'sap-c20'. Did you mean 'sap-c02'?"]),
    ],
)
def test_the_exam_tasks_of_a_page_must_exist(exam, wrong):
    assert lines(unknown(page("a", exam=exam), facts())) == [f"{AT}:2: {line}" for line in wrong]


def data_problems(note):
    found = facts({"services/nlb.yml": changed(NLB, "{ko: TCP만, en: TCP only}", f"{{ko: 가, en: {note!r}}}")})
    return lines(in_data(found)[1])


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("{{ nlb.zebra }}", "unknown-fact: no fact is called 'nlb.zebra'"),
        ("[[nlb", "unclosed-directive: '[[' has no ']]'"),
        ("[[n l b]]", "unknown-directive: '[[n l b]]' is not written [[id]], [[id#section]] or [[id|text]]"),
        ("[[@guide]]", "unknown-directive: '[[@guide]]' is for pages; texts of data/ hold references and facts"),
        ("<!--layers-->", "unknown-directive: '<!--layers-->' is for pages; texts of data/ hold references and facts"),
    ],
)  # fmt: skip
def test_directives_in_the_texts_of_data_are_checked(note, line):
    assert data_problems(note) == [f"data/services/nlb.yml:11: {line}"]


def test_references_and_facts_in_the_texts_of_data_are_found():
    found = facts({"services/nlb.yml": changed(NLB, "en: TCP only", "en: 'See [[clb]], {{ nlb.protocols }}, `[[a]]`'")})
    assert [(path, directive.kind, directive.target, directive.line) for path, directive in in_data(found)[0]] == [
        ("data/services/nlb.yml", "reference", "clb", 11),
        ("data/services/nlb.yml", "value", "nlb.protocols", 11),
    ]


def test_brackets_in_evidence_are_no_directives():
    text = changed(NLB, "value: 350 s", "value: 350 s\n    evidence: 'elbv2:A.doc ~ \"[[:alpha:]]\"'")
    assert in_data(facts({"services/nlb.yml": text})) == ([], [])


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("{{ nlb.protocols }}\n\n<!-- sources -->", []),
        ("[[@guide]]\n\n<!-- sources -->", []),
        ("a", []),
        (
            "a\n\n{{ nlb.protocols }} [[@guide]]",
            ["6: missing-source: the page uses values or citations and has no <!-- sources -->"],
        ),
        ("<!-- sources -->", ["4: empty-block: nothing on this page has a source to list"]),
    ],
)
def test_a_page_that_states_something_shows_its_sources_and_only_such_a_page(body, wrong):
    assert lines(missing_sources(page(body))) == [f"{AT}:{line}" for line in wrong]


def shown(found, written):
    blocks = [(directive.block, directive.target) for mine in written for directive in mine.directives]
    return {block: tuple(shown_facts(found, *block)) for block in blocks}


def test_limits_and_changes_of_a_service_that_has_none_are_problems():
    found, mine = facts(), page("<!-- limits: nlb -->\n\n<!-- changes: clb -->\n\n<!-- limits: clb -->\n")
    assert lines(empty_blocks(mine, shown(found, [mine]))) == [
        f"{AT}:6: empty-block: 'clb' has no changes to show",
        f"{AT}:8: empty-block: 'clb' has no limits to show",
    ]


def unused_after(files=None, docs=DOCS, terms=frozenset({"availability-zone"})):
    found, written = facts(files), pages(docs)
    return lines(unused(found, written, in_data(found)[0], shown(found, written), set(terms)))


def test_what_somebody_shows_is_used():
    assert unused_after() == []


def test_what_nobody_shows_is_a_problem_where_it_stands():
    assert unused_after(docs={}, terms=()) == [
        "data/errata/notes.yml:1: unused-erratum: nothing shows 'old-timeout'",
        "data/services/nlb.yml:6: unused-fact: nothing shows 'nlb.idle-timeout'",
        "data/services/nlb.yml:16: unused-fact: nothing shows 'nlb.protocols'",
        "data/tables/balancers.yml:1: unused-table: nothing shows 'balancers'",
        "data/terms/zones.yml:1: unused-term: nothing shows 'availability-zone'",
    ]


SPARE = SOURCES + "spare:\n  title: Spare\n  url: https://a.b\n"


@pytest.mark.parametrize(
    ("files", "body", "wrong"),
    [
        ({"sources/aws.yml": SPARE}, "", ["data/sources/aws.yml:7: unused-source: nothing shows 'spare'"]),
        ({"sources/aws.yml": SPARE}, "[[@spare]]", []),
        ({"sources/aws.yml": SPARE, "services/clb.yml": changed(CLB, "source: history", "source: [spare]")}, "", []),
        ({"sources/aws.yml": SPARE, "errata/notes.yml": changed(ERRATA, "source: guide", "source: spare")}, "", []),
    ],
)
def test_a_source_is_used_where_data_or_a_page_cites_it(files, body, wrong):
    assert unused_after(files, {**DOCS, "ko/a.md": body}) == wrong


def test_a_fact_is_used_by_a_value_in_data_and_a_term_by_a_reference():
    term = changed(TERMS, "en: An isolated place in a Region.", "en: 'For {{ nlb.protocols }}.'")
    docs = {
        **DOCS,
        "ko/web/nlb.md": "[[availability-zone]]\n\n<!-- erratum: old-timeout -->\n\n<!-- table: balancers -->\n",
    }
    docs["en/web/nlb.md"] = docs["ko/web/nlb.md"]
    assert unused_after({"terms/zones.yml": term}, docs, terms=()) == []
