import pytest

from handbook.language import check
from making import lines, page


@pytest.mark.parametrize(
    ("lang", "body", "wrong"),
    [
        ("ko", "한국어로 쓴 문단이다.\n", []),
        ("en", "A paragraph written in English.\n", []),
        (
            "ko",
            "가\n\nA whole paragraph that somebody forgot\nto translate.\n",
            ["6: wrong-language: a paragraph in English on the Korean page: 'A whole paragraph that somebod…'"],
        ),
        (
            "en",
            "One.\n\n옮기는 것을\n잊은 문단.\n",
            ["6: wrong-language: a paragraph in Korean on the English page: '옮기는 것을 잊은 문단.…'"],
        ),
        ("ko", "Amazon Route 53 Resolver DNS Firewall\n", []),
        ("ko", "A whole paragraph that somebody 옮겼다 in part only.\n", []),
        ("en", "The Korean name of a zone is 가용 영역.\n", []),
        ("en", "가용 영역\n", []),
        ("ko", "```\na whole paragraph that somebody wrote as code\n```\n", []),
        ("en", "`옮기는 것을 잊은 문단이 하나 남아 있다`\n", []),
        ("en", "<!-- 옮기는 것을 잊은 문단이 하나 남아 있다 -->\n", []),
    ],
)  # fmt: skip
def test_a_paragraph_in_the_other_language_is_a_problem(lang, body, wrong):
    assert lines(check(page(body, f"{lang}/a.md"))) == [f"docs/{lang}/a.md:{line}" for line in wrong]


def test_every_forgotten_paragraph_is_reported():
    body = "one two three four five six\n\n가\n\none two three four five six\n"
    assert [problem.line for problem in check(page(body, "ko/a.md"))] == [4, 8]
