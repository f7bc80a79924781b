from datetime import date
from decimal import Decimal

import pytest

from handbook.source import hide_code, line_of, parse_yaml, read_text
from making import lines


def read(text):
    return parse_yaml(text, "a.yml")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("350", 350),
        ("-99", -99),
        ("1.10", Decimal("1.10")),
        ("007", 7),
        ("1e5", "1e5"),
        ("0x10", "0x10"),
        ("12:30:45", "12:30:45"),
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("null", None),
        ("~", None),
        ("", None),
        ("2026-11-24", date(2026, 11, 24)),
        ("2026-02-30", "2026-02-30"),
        ("2026-11", "2026-11"),
        ('"350"', "350"),
        ("'true'", "true"),
        ('"2026-11-24"', "2026-11-24"),
        ("|\n  350\n", "350\n"),
        ("!!str 350", 350),
        ("[1, a]", [1, "a"]),
        ("{b: 1}", {"b": 1}),
    ],
)
def test_yaml_has_the_types_of_json_and_dates_and_exact_decimals(written, value):
    document, problems = read(f"a: {written}")
    assert problems == []
    assert document.data == {"a": value}
    assert type(document.data["a"]) is type(value)


@pytest.mark.parametrize("text", ["", "  \n", "# only a remark\n", "---\n"])
def test_an_empty_file_is_nothing(text):
    document, problems = read(text)
    assert (document.data, problems) == (None, [])


def test_keys_are_always_text():
    assert read("on: 1\n1: 2\n2026-11-24: 3\nnull: 4\n")[0].data == {"on": 1, "1": 2, "2026-11-24": 3, "null": 4}


def test_every_value_knows_its_line():
    document, _ = read("a:\n  b: 1\n  c:\n    - x\n    - {d: y}\n")
    assert [document.line(at) for at in [(), ("a",), ("a", "b"), ("a", "c", 0), ("a", "c", 1, "d")]] == [1, 1, 2, 4, 5]


def test_a_value_that_is_not_there_stands_where_its_surroundings_are():
    document, _ = read("\na:\n  b: 1\n")
    assert document.line(("a", "missing", 3)) == 2


def test_lines_count_from_where_the_yaml_begins():
    document, problems = parse_yaml("a: 1\na: 2\n", "page.md", first_line=2)
    assert document.line(("a",)) == 2
    assert lines(problems) == ["page.md:3: duplicate-key: 'a' is already given in line 2"]


def test_a_document_lists_its_texts_and_dates_with_their_places():
    document, _ = read(
        "a: [x, 1]\nb: {checked: 2026-01-02, c: y}\nchecked: 2026-01-03\nd: {since: 2026-01-04, checked: 5}\n"
    )
    assert list(document.texts) == [(("a", 0), "x"), (("b", "c"), "y")]
    assert list(document.dates("checked")) == [(2, date(2026, 1, 2)), (3, date(2026, 1, 3))]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a:\n\tb: 1\n", "a.yml:2: invalid-yaml: a tab where YAML wants spaces"),
        ("\ta: 1\n", "a.yml:1: invalid-yaml: a tab where YAML wants spaces"),
        ("a: b: c\n\td: 1\n", "a.yml:1: invalid-yaml: mapping values are not allowed in this context"),
        ("가: 나\na: [1\nb: 2\n", "a.yml:3: invalid-yaml: did not find expected ',' or ']'"),
        ("a: [\n", "a.yml:2: invalid-yaml: did not find expected node content"),
        ("a: 'x\n", "a.yml:2: invalid-yaml: found unexpected end of stream"),
        ("a: *b\n", "a.yml:1: invalid-yaml: found undefined alias"),
        ("a: 1\n---\nb: 2\n", "a.yml:2: invalid-yaml: but found another document"),
        ("a: 1\nb: \x07\nc: 2\n", "a.yml:2: invalid-yaml: control characters are not allowed"),
        ("가나다라마바사: 1\nb: \x07\nc: 2\n\n\n\nd: 3\n", "a.yml:2: invalid-yaml: control characters are not allowed"),
        ("a: 1\nb: \x00", "a.yml:2: invalid-yaml: control characters are not allowed"),
        ("a: 1\nb: 2\na: 3\n", "a.yml:3: duplicate-key: 'a' is already given in line 1"),
        ("a: {b: 1, 'b': 2}\n", "a.yml:1: duplicate-key: 'b' is already given in line 1"),
    ],
)
def test_yaml_that_cannot_be_read_is_one_problem(text, line):
    assert lines(read(text)[1]) == [line]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 900 + "]" * 900,
        "".join(" " * depth + "a:\n" for depth in range(900)),
        "[" * 100_000,
        "a: &a [*a]\n",
        "a: &a {b: *a}\n",
        "a: &a [x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: &d [*c, *c, *c]\n",
    ],
    ids=["lists", "mappings", "never closed", "a list in itself", "a mapping in itself", "aliases of aliases"],
)
def test_values_without_end_are_a_problem(text):
    assert {problem.rule for problem in read(text)[1]} == {"invalid-yaml"}


def test_a_number_longer_than_python_reads_stays_text():
    document, problems = read(f"a: {'9' * 5000}")
    assert (document.data, problems) == ({"a": "9" * 5000}, [])


def test_a_key_that_is_no_text_is_a_problem():
    assert [problem.rule for problem in read("? [a, b]\n: c\n")[1]] == ["invalid-yaml"]


def test_the_second_of_two_equal_keys_is_left_out():
    assert read("a: 1\na: 2\n")[0].data == {"a": 1}


def test_a_file_that_is_not_utf8_is_named_with_line_and_byte(tmp_path):
    file = tmp_path / "a.yml"
    file.write_bytes("a: 1\nb: 가\n".encode("cp949"))
    assert lines(read_text(file, tmp_path)[1]) == ["a.yml:2: not-utf-8: byte 0xb0 is not UTF-8; save the file as UTF-8"]


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbf# A\n\nb\n", b"# A\r\n\r\nb\r\n"], ids=["byte order mark", "CRLF"])
def test_files_that_windows_saved_read_like_any_other(tmp_path, raw):
    (tmp_path / "a.md").write_bytes(raw)
    assert read_text(tmp_path / "a.md", tmp_path) == ("# A\n\nb\n", [])


@pytest.mark.parametrize(
    ("markdown", "visible"),
    [
        ("a `b` c", "a     c"),
        ("a ``b ` c`` d", "a           d"),
        ("a \\`b` c", "a \\`b` c"),
        ("`a\n\nb`", "`a\n\nb`"),
        ("`a\nb` c", "  \n   c"),
        ("```\nx\n```\ny", "   \n \n   \ny"),
        ("~~~ yaml\nx\n```\n~~~\ny", "        \n \n   \n   \ny"),
        ("````\n```\nx\n````\ny", "    \n   \n \n    \ny"),
        ("- a\n\n    ```\n    x\n    ```\n\ny", "- a\n\n       \n     \n       \n\ny"),
        ("> ```\n> x\n> ```\ny", "     \n   \n     \ny"),
        ("```\nnever closed", "   \n            "),
        ("a <code>b</code> c", "a                c"),
        ("<pre>\nb\n</pre> c", "     \nb\n</pre> c".replace("b", " ").replace("</pre>", "      ")),
        ("<script>b</script>", "                  "),
        ("```x``` y\n\nz", "        y\n\nz"),
        ("no code", "no code"),
    ],
)
def test_code_becomes_spaces_and_everything_stays_in_its_place(markdown, visible):
    assert hide_code(markdown) == visible


@pytest.mark.parametrize(("offset", "line"), [(0, 1), (1, 1), (2, 2), (5, 3)])
def test_the_line_of_an_offset_counts_from_one(offset, line):
    assert line_of("a\nbc\nd", offset) == line
