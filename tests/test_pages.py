import pytest

from handbook.pages import Meta, page_id, url_of
from making import TODAY, lines, page, parse

FRONT = "---\n{description: A page, reviewed: 2026-11-20}\n---\n"


def problems_of(body):
    return lines(parse(FRONT + body)[1])


def test_a_page_is_taken_apart():
    found, problems = parse(f"{FRONT}# NLB **now** {{ #nlb }}\n\n[[web]]\n\n## `TCP` only ## {{: .x #tcp }}\n")
    assert problems == []
    assert (found.path, found.lang, found.id, found.url) == ("docs/ko/web/nlb.md", "ko", "web/nlb", "web/nlb/")
    assert (found.title, found.layer, found.address) == ("NLB now", "web", "web/nlb/")
    assert [(head.level, head.text, head.id, head.line) for head in found.headings] == [
        (1, "NLB now", "nlb", 4),
        (2, "TCP only", "tcp", 8),
    ]
    assert [(directive.target, directive.line) for directive in found.directives] == [("web", 6)]


def test_front_matter_is_read():
    text = """---
description: A page
reviewed: 2026-11-24
exam: {sap-c02: ["1.1", "2.4"]}
translates: "3f9a0c12d4e5"
hide: [toc]
---
# A { #a }
"""
    found, problems = parse(text)
    assert problems == []
    assert found.meta == Meta(
        description="A page",
        reviewed=TODAY,
        exam={"sap-c02": ("1.1", "2.4")},
        translates="3f9a0c12d4e5",
        hide=("toc",),
    )
    assert (found.body, found.body_line, found.document.line(("translates",))) == ("# A { #a }\n", 8, 5)


@pytest.mark.parametrize(
    ("front", "wrong"),
    [
        ("description: A page\nreviewed: 2026-11-25", ["3: future-date: reviewed: 2026-11-25 lies in the future"]),
        ("descripton: A\nreviewed: 2026-11-20", [
            "2: missing-field: 'description' is required",
            "2: unknown-field: 'descripton' is not a field here. Did you mean 'description'?",
        ]),
        ("reviewed: 2026-11-20", ["2: missing-field: 'description' is required"]),
        ("description: A page", ["2: missing-field: 'reviewed' is required"]),
        ("", ["2: missing-field: 'description' is required", "2: missing-field: 'reviewed' is required"]),
        ("- a", ["2: invalid-value: the file: expected a mapping, found '['a']'"]),
        ("a: b: c", ["2: invalid-yaml: mapping values are not allowed in this context"]),
        ("description: A\ndescription: B", ["3: duplicate-key: 'description' is already given in line 2"]),
        ("description: A\n\treviewed: x", ["3: invalid-yaml: a tab where YAML wants spaces"]),
    ],
)  # fmt: skip
def test_mistakes_in_front_matter_have_their_line(front, wrong):
    found, problems = parse(f"---\n{front}\n---\n# A {{ #a }}\n")
    assert lines(problems) == [f"docs/ko/web/nlb.md:{line}" for line in wrong]
    assert found.title == "A"


@pytest.mark.parametrize("text", ["# A { #a }\n", "", "---\ndescription: never closed\n", "text\n---\na: b\n---\n"])
def test_a_page_without_front_matter_lacks_its_fields(text):
    assert "docs/ko/web/nlb.md:2: missing-field: 'reviewed' is required" in lines(parse(text)[1])


def test_lines_count_from_one_where_there_is_no_front_matter():
    assert "docs/ko/web/nlb.md:2: heading-without-id: 'A' has no { #id }" in lines(parse("\n# A\n")[1])


@pytest.mark.parametrize(
    ("body", "headings"),
    [
        ("# A { #a }", [(1, "A", "a")]),
        ("###### F { #f }", [(6, "F", "f")]),
        ("## A {#a}", [(2, "A", "a")]),
        ("## A {: #a .b }", [(2, "A", "a")]),
        ("## A ## { #a }", [(2, "A", "a")]),
        ("##A { #a }", [(2, "A", "a")]),
        ("A { #a }\n===", [(1, "A", "a")]),
        ("A { #a }\n---", [(2, "A", "a")]),
        ("A { #a }\n-", [(2, "A", "a")]),
        ("## `A` b { #a }", [(2, "A b", "a")]),
        ("## a `B` { #a }", [(2, "a B", "a")]),
        ("`A` b { #a }\n===", [(1, "A b", "a")]),
        ("```\n# a comment\n```", []),
        ("| a |\n|---|", []),
        ("- a\n---", []),
        ("text\n\n---", []),
    ],
)
def test_headings_are_those_that_markdown_makes(body, headings):
    assert [(head.level, head.text, head.id) for head in parse(FRONT + body)[0].headings] == headings


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("# A", "4: heading-without-id: 'A' has no { #id }"),
        ("# A { .b }", "4: heading-without-id: 'A' has no { #id }"),
        ("\n제목\n---", "5: heading-without-id: '제목' has no { #id }"),
        ("#제목", "4: heading-without-id: '제목' has no { #id }"),
        ("# A { #A }", "4: heading-without-id: 'A' has the id 'A', which is not lower-case ASCII"),
        ("# A { #가 }", "4: heading-without-id: 'A' has the id '가', which is not lower-case ASCII"),
        ("# A { #1a }", "4: heading-without-id: 'A' has the id '1a', which is not lower-case ASCII"),
        ("# A { #a }\n\n## B { #a }", "6: duplicate-anchor: '#a' is already in line 4"),
        ('# A { #a }\n\n<p id="a">', "6: duplicate-anchor: '#a' is already in line 4"),
        ("<p id='a'><b id='a'>\n\n# B { #b }", "4: duplicate-anchor: '#a' is already in line 4"),
        ("# A [[web]] { #a }", "4: directive-in-heading: headings are plain text"),
        ("# A {{ nlb.protocols }} { #a }", "4: directive-in-heading: headings are plain text"),
        ("# A { #a }\n\n[[a", "6: unclosed-directive: '[[' has no ']]'"),
    ],
)
def test_a_mistake_in_a_page_is_one_line(body, line):
    assert problems_of(body) == [f"docs/ko/web/nlb.md:{line}"]


def test_ids_inside_code_are_no_ids():
    assert problems_of('# A { #a }\n\n`<p id="a">`\n\n```\n# B { #a }\n```\n') == []


def test_the_anchors_of_a_page_are_those_of_headings_and_html():
    assert page('# A { #a }\n\n<p id="b"> `<p id="c">`').anchors() == {"a", "b"}


@pytest.mark.parametrize(
    ("body", "prose"),
    [
        ("a [[b]] c", "a       c"),
        ("a [[b|c d]] e", "a     c d   e"),
        ("a {{ b.c }} d", "a           d"),
        ("a <!-- b --> c", "a            c"),
        ("a `b` <i>c</i>", "a        c    "),
        ("<!-- a\nb --> c", "      \n      c"),
    ],
)
def test_prose_is_what_remains_without_code_directives_and_tags(body, prose):
    assert page(body).prose == prose


@pytest.mark.parametrize(
    ("path", "identity", "address", "file"),
    [
        ("index.md", "index", "", "index.html"),
        ("web/index.md", "web", "web/", "web/index.html"),
        ("web/nlb.md", "web/nlb", "web/nlb/", "web/nlb.html"),
        ("web/my-index.md", "web/my-index", "web/my-index/", "web/my-index.html"),
    ],
)
def test_a_path_gives_id_and_address(path, identity, address, file):
    assert (page_id(path), url_of(path), url_of(path, directory_urls=False)) == (identity, address, file)


def test_english_pages_stand_below_en():
    assert page("# A { #a }", "en/web/nlb.md").address == "en/web/nlb/"
    assert page("# A { #a }", "en/index.md").address == "en/"


def test_a_page_without_heading_is_called_by_its_id():
    assert page("text").title == "web/nlb"
