import pytest

from handbook.links import broken
from making import lines, page

ANCHORS = {"": {"home"}, "web/nlb/": {"nlb", "when"}, "web/alb/": {"alb"}, "en/web/nlb/": {"nlb"}}
FILES = {"assets/map.png"}


def problems_of(html, path="ko/web/nlb.md"):
    return lines(broken(page(html, path), ANCHORS, FILES))


@pytest.mark.parametrize(
    "html",
    [
        '<a href="../alb/">a</a>',
        '<a href="../alb/#alb">a</a>',
        '<a href="#when">a</a>',
        '<a href="/web/nlb/">a</a>',
        '<a href="../../">a</a>',
        "<img alt='x' src='../../assets/map.png'>",
        '<a class="x"\nhref="../alb/">a</a>',
        '<a href="https://aws.amazon.com/x">a</a>',
        '<a href="HTTPS://aws.amazon.com/x">a</a>',
        '<a href="//aws.amazon.com/x">a</a>',
        '<a href="mailto:a@b.c">a</a>',
        '`<a href="nowhere">`',
        "[a](nowhere.md)",
    ],
)
def test_links_that_lead_somewhere_or_outside_are_fine(html):
    assert problems_of(html) == []


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ('<a href="../abl/">a</a>', "4: broken-link: '../abl/' leads to no page or file. Did you mean 'web/alb/'?"),
        ('a\n\n<a href="zebra">a</a>', "6: broken-link: 'zebra' leads to no page or file. Did you mean 'web/nlb/'?"),
        ('<a href="#whne">a</a>', "4: broken-link: '#whne' leads to no section. Did you mean 'when'?"),
        ('<a href="../alb/#when">a</a>', "4: broken-link: '../alb/#when' leads to no section"),
        (
            '<img src="../../assets/mop.png">',
            "4: broken-link: '../../assets/mop.png' leads to no page or file. Did you mean 'assets/map.png'?",
        ),
        ('<a href="../../assets/map.png#a">a</a>', "4: broken-link: '../../assets/map.png#a' leads to no section"),
        ('<a href=" //[">a</a>', "4: broken-link: ' //[' leads to no page or file"),
    ],
)
def test_links_that_lead_nowhere_are_problems(html, line):
    assert problems_of(html) == [f"docs/ko/web/nlb.md:{line}"]


def test_english_pages_link_from_below_en():
    assert problems_of('<a href="../nlb/#nlb">a</a>', "en/web/nlb.md") == []
    assert problems_of('<a href="../alb/">a</a>', "en/web/nlb.md") == [
        "docs/en/web/nlb.md:4: broken-link: '../alb/' leads to no page or file. Did you mean 'en/web/nlb/'?"
    ]
