import pytest

from handbook.parity import check, fingerprint, outside_navigation
from making import lines, page, pages


def problems_of(files):
    return lines(check(pages(files)))


def test_pages_that_say_the_same_in_both_languages_are_fine():
    body = "# A { #a }\n\n<!-- table: x -->\n\n<!-- sources -->\n\n## B { #b }\n"
    assert problems_of({"ko/a.md": body, "en/a.md": body.replace("A {", "Z {")}) == []


def test_a_page_in_one_language_only_is_missing_in_the_other():
    assert problems_of({"ko/web/nlb.md": "# A { #a }", "en/web/nbl.md": "# A { #a }", "ko/index.md": "# A { #a }"}) == [
        "docs/en/web/nbl.md:1: missing-page: there is no docs/ko/web/nbl.md. Did you mean 'web/nlb'?",
        "docs/ko/index.md:1: missing-page: there is no docs/en/index.md",
        "docs/ko/web/nlb.md:1: missing-page: there is no docs/en/web/nlb.md. Did you mean 'web/nbl'?",
    ]


@pytest.mark.parametrize(
    ("ko", "en", "wrong"),
    [
        (
            "# A { #a }\n\n## B { #cold-start }",
            "# A { #a }\n\n## B { #cold-starts }",
            [
                "docs/en/a.md:1: missing-anchor: '#cold-start' is in docs/ko/a.md:6 and not here."
                " Did you mean 'cold-starts'?",
                "docs/ko/a.md:1: missing-anchor: '#cold-starts' is in docs/en/a.md:6 and not here."
                " Did you mean 'cold-start'?",
            ],
        ),
        (
            "# A { #a }\n\n## B { #b }",
            "# A { #a }",
            ["docs/en/a.md:1: missing-anchor: '#b' is in docs/ko/a.md:6 and not here"],
        ),
        ("# A { #a }\n\n## B", "# A { #a }", []),
        (
            "# A { #a }\n\n<!-- table: x -->\n\n<!-- sources -->",
            "# A { #a }\n\n<!-- table: y -->",
            [
                "docs/en/a.md:1: missing-block: '<!-- sources -->' is in docs/ko/a.md:8 and not here",
                "docs/en/a.md:1: missing-block: '<!-- table: x -->' is in docs/ko/a.md:6 and not here",
                "docs/ko/a.md:1: missing-block: '<!-- table: y -->' is in docs/en/a.md:6 and not here",
            ],
        ),
        ("# A { #a }\n\n[[b]] {{ c.d }} [[@e]]", "# A { #a }", []),
    ],
)
def test_headings_and_blocks_stand_in_both_languages(ko, en, wrong):
    assert problems_of({"ko/a.md": ko, "en/a.md": en}) == wrong


def test_a_translation_that_lags_says_which_text_it_tells_and_which_is_there_now():
    ko, en = page("# A { #a }", "ko/a.md"), page("# A { #a }", "en/a.md", translates="0123456789ab")
    assert lines(check([ko, en])) == [
        f"docs/en/a.md:2: stale-translation: says the text of '0123456789ab', docs/ko/a.md is now '{fingerprint(ko)}';"
        " read both, then run `make translated`"
    ]


def test_a_translation_that_says_nothing_is_asked_for_its_text():
    ko, en = page("# A { #a }", "ko/a.md"), page("# A { #a }", "en/a.md")
    assert lines(check([ko, en])) == [
        f"docs/en/a.md:2: stale-translation: does not say which text it tells, docs/ko/a.md is now '{fingerprint(ko)}';"
        " read both, then run `make translated`"
    ]


@pytest.mark.parametrize(
    ("other", "is_same"),
    [("가 나\n\n다\n", True), ("가  나\n다", True), ("가 나 라\n다", False), ("가나\n다", False)],
)
def test_a_fingerprint_changes_with_the_text_and_not_with_its_white_space(other, is_same):
    assert (fingerprint(page(other)) == fingerprint(page("가 나\n다"))) is is_same


def test_a_fingerprint_does_not_change_with_the_front_matter():
    assert fingerprint(page("가", description="B")) == fingerprint(page("가"))


def test_pages_outside_the_navigation_are_problems():
    assert lines(outside_navigation(pages({"ko/a.md": "", "ko/web/b.md": ""}), {"a"})) == [
        "docs/ko/web/b.md:1: not-in-navigation: 'web/b' is not in `nav:` of mkdocs.yml"
    ]
