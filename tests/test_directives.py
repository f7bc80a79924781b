"""What authors write between the lines; the cases are golden/directives/*.yml."""

import pytest

from handbook.directives import parse, replace
from making import golden, lines


def shown(directive, text):
    """What a directive says, and the text it stands for."""
    names = ("line", "kind", "block", "target", "anchor", "text")
    said = {name: getattr(directive, name) for name in names if getattr(directive, name)}
    return said | {"written": text[directive.start : directive.end]}


@golden("directives")
def test_directives_are_found_with_their_place_and_what_is_no_directive_is_said(case):
    found, problems = parse(case["text"], "a.md")
    assert [shown(directive, case["text"]) for directive in found] == case.get("found", [])
    assert lines(problems) == case.get("problems", [])


def test_lines_count_from_where_the_text_begins():
    found, problems = parse("\n[[nlb]]\n[[", "a.md", first_line=10)
    assert [directive.line for directive in found] == [11]
    assert lines(problems) == ["a.md:12: unclosed-directive: '[[' has no ']]'"]


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("a [[b]] c {{ d.e }}", "a <0 b> c <1 d.e>"),
        ("[[b]][[c]]", "<0 b><1 c>"),
        ("`[[b]]`", "`[[b]]`"),
        ("", ""),
    ],
)
def test_each_directive_is_replaced_where_it_stands(text, replaced):
    found, _ = parse(text, "a.md")
    assert replace(text, found, lambda index, directive: f"<{index} {directive.target}>") == replaced
