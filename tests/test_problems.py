import pytest

from handbook.problems import Problem, nearest, quoted


def test_a_problem_is_one_line_with_its_place_and_rule():
    assert str(Problem("a.md", 3, "some-rule", "'x' is wrong")) == "a.md:3: some-rule: 'x' is wrong"


def test_a_hint_is_asked_behind_the_sentence():
    assert str(Problem("a.md", 3, "some-rule", "'x' is wrong", "y")) == (
        "a.md:3: some-rule: 'x' is wrong. Did you mean 'y'?"
    )


def test_problems_sort_by_path_then_line_as_a_number():
    problems = [Problem("b", 1, "r", "m"), Problem("a", 10, "r", "m"), Problem("a", 9, "r", "m")]
    assert [(problem.path, problem.line) for problem in sorted(problems)] == [("a", 9), ("a", 10), ("b", 1)]


@pytest.mark.parametrize(
    ("name", "known", "found"),
    [
        ("lambda-limit", ["lambda-limits", "ec2"], "lambda-limits"),
        ("nbl", {"nlb", "alb"}, "nlb"),
        ("zebra", ["nlb", "alb"], ""),
        ("nlb", [], ""),
        ("", ["nlb"], ""),
    ],
)
def test_the_nearest_name_is_the_most_alike_or_none(name, known, found):
    assert nearest(name, known) == found


@pytest.mark.parametrize(
    ("value", "shown"),
    [("free", "'free'"), (None, "nothing"), (7, "'7'"), (["x"] * 40, "'" + str(["x"] * 40)[:60] + "'")],
)
def test_what_was_found_is_quoted_and_kept_short(value, shown):
    assert quoted(value) == shown
