"""Tiny sites through MkDocs: what the hooks do to them, and what they report."""

import re
from collections.abc import Callable
from urllib.parse import urljoin

import pytest

from building import NAV, Built
from making import DATA

BuildSite = Callable[..., Built]
PAGE = ("docs/ko/web/alb.md", "docs/en/web/alb.md")


def with_page(korean: str, english: str = "") -> dict[str, str]:
    """One more page, web/alb, with the same body in both languages unless an English one is given."""
    body = korean or english
    return dict(zip(PAGE, (f"# 가 {{ #alb }}\n\n{body}\n", f"# A {{ #alb }}\n\n{english or body}\n"), strict=True))


WITH_PAGE = [*NAV, "web/alb.md"]


def paragraphs(article: str) -> list[str]:
    return re.findall("<p>(.*?)</p>", article, re.DOTALL)


# --- What is built ----------------------------------------------------------------------------------------------------


def test_the_small_handbook_is_built_without_a_word(build_site: BuildSite):
    built = build_site(strict=True)
    assert (built.lines, built.given_up) == ([], "")


def test_values_and_references_stand_in_the_language_of_the_page_and_lead_there(build_site: BuildSite):
    rows = [
        (
            "{{ nlb.idle-timeout }}",
            '<a class="fact" href="#source-1" title="유휴 시간 · checked 2026-11-20">350초</a>',
            '<a class="fact" href="#source-1" title="Idle timeout · checked 2026-11-20">350\u00a0s</a>',
        ),
        (
            "[[@history]]",
            '<sup class="mark"><a href="#source-2" aria-label="source 2">2</a></sup>',
            '<sup class="mark"><a href="#source-2" aria-label="source 2">2</a></sup>',
        ),
        ("[[nlb]]", '<a href="../nlb/">NLB</a>', '<a href="../nlb/">NLB</a>'),
        ("[[nlb#when]]", '<a href="../nlb/#when">고를 때</a>', '<a href="../nlb/#when">When</a>'),
        ("[[nlb|the & one]]", '<a href="../nlb/">the &amp; one</a>', '<a href="../nlb/">the &amp; one</a>'),
        ("[[web]]", '<a href="../">웹</a>', '<a href="../">Web</a>'),
        ("[[index]]", '<a href="../../">처음</a>', '<a href="../../">Home</a>'),
        (
            "[[balancers]]",
            '<a href="../nlb/#table-balancers">부하 분산기 비교</a>',
            '<a href="../nlb/#table-balancers">Balancers compared</a>',
        ),
        (
            "[[availability-zone]]",
            '<a href="../../glossary/#availability-zone">가용 영역</a>',
            '<a href="../../glossary/#availability-zone">Availability Zone</a>',
        ),
        ("[[clb]]", '<span class="planned">옛 CLB</span>', '<span class="planned">Old CLB</span>'),
    ]
    written, korean, english = (list(column) for column in zip(*rows, strict=True))
    built = build_site(with_page("\n\n".join([*written, "<!-- sources -->"])), nav=WITH_PAGE)
    assert built.lines == []
    assert paragraphs(built.article("web/alb/")) == korean
    assert paragraphs(built.article("en/web/alb/")) == english


def test_every_block_is_rendered_in_both_languages(build_site: BuildSite):
    rows = [
        (
            "table: balancers",
            '<caption id="table-balancers-caption">무엇을 고를까?</caption>',
            '<caption id="table-balancers-caption">Which one?</caption>',
        ),
        (
            "limits: nlb",
            '<caption id="limits-nlb-caption">NLB: limits-of</caption>',
            '<caption id="limits-nlb-caption">NLB: limits-of</caption>',
        ),
        (
            "changes: nlb",
            "<dt><time>2024-09</time></dt>\n<dd><strong>유휴 시간</strong>",
            "<strong>Idle timeout</strong>",
        ),
        ("erratum: old-timeout", '<a href="../../errata/#old-timeout">', '<a href="../../errata/#old-timeout">'),
        ("pages: web", '<a href="../nlb/">네트워크 부하 분산기</a>', '<a href="../nlb/">Network Load Balancer</a>'),
        ("layers", '<a class="chip" href="../nlb/">NLB</a>', '<b><a href="../">Web</a></b><span>Entrance</span>'),
        ("glossary", '<dt id="availability-zone">가용 영역', '<dt id="availability-zone">Availability Zone, AZ'),
        ("errata", '<article class="errata-entry" id="old-timeout">', "It is 350 seconds."),
        (
            "sources",
            '<li id="source-1"><a href="https://docs.aws.amazon.com/guide"',
            ", checked <time>2026-11-20</time>",
        ),
    ]
    body = "\n\n".join(["{{ nlb.idle-timeout }}", *(f"<!-- {block} -->" for block, _, _ in rows)])
    built = build_site(with_page(body), nav=WITH_PAGE)
    korean, english = built.article("web/alb/"), built.article("en/web/alb/")
    assert [block for block, ko, en in rows if ko not in korean or en not in english] == []


def test_code_is_left_alone(build_site: BuildSite):
    code = "`[[nlb]] {{ nlb.x }}`\n\n```\n<!-- table: x -->\n[[nowhere]]\n```\n\n<pre>{{ nlb.x }}</pre>"
    built = build_site(with_page(code), nav=WITH_PAGE)
    assert built.lines == []
    for url in ("web/alb/", "en/web/alb/"):
        article = built.article(url)
        for shown in ("[[nlb]] {{ nlb.x }}", "&lt;!-- table: x --&gt;\n[[nowhere]]", "<pre>{{ nlb.x }}</pre>"):
            assert shown in article


def test_a_term_is_explained_where_it_stands_first(build_site: BuildSite):
    korean = "## 가용 영역 { #zones }\n\n[가용 영역](nlb.md)마다 다르다. 가용 영역에서 가용 영역으로."
    english = "## Zones { #zones }\n\nIn two Availability Zones, in one Availability Zone."
    built = build_site(with_page(korean, english), nav=WITH_PAGE)
    assert paragraphs(built.article("web/alb/")) == [
        '<a href="../nlb/">가용 영역</a>마다 다르다. '
        '<span class="term"><dfn tabindex="0" aria-describedby="term-availability-zone">가용 영역</dfn>'
        '<span class="beside" lang="en">(Availability Zone, AZ)</span>'
        '<span class="definition" role="tooltip" id="term-availability-zone" data-search-exclude>'
        "리전 안의 격리된 장소.</span></span>에서 가용 영역으로."
    ]
    assert paragraphs(built.article("en/web/alb/")) == [
        'In two <span class="term"><dfn tabindex="0" aria-describedby="term-availability-zone">Availability Zone</dfn>'
        '<span class="definition" role="tooltip" id="term-availability-zone" data-search-exclude>'
        '<b lang="ko">가용 영역</b> An isolated place in a Region.</span></span>s, in one Availability Zone.'
    ]


def test_the_first_heading_has_the_title_in_the_other_language_beside_it(build_site: BuildSite):
    built = build_site()
    korean = '<h1 id="nlb">네트워크 부하 분산기 <span class="beside" lang="en">Network Load Balancer</span>'
    english = '<h1 id="nlb">Network Load Balancer <span class="beside" lang="ko">네트워크 부하 분산기</span>'
    assert built.article("web/nlb/").startswith(korean)
    assert built.article("en/web/nlb/").startswith(english)


def test_the_frame_of_a_page_says_where_it_belongs_and_how_far_to_trust_it(build_site: BuildSite):
    front = "---\ndescription: x\nreviewed: 2026-11-21\nexam: {sap-c02: ['1.2']}\n---\n"
    files = with_page("{{ nlb.protocols }} {{ nlb.idle-timeout }}\n\n<!-- sources -->")
    files = {path: front + text for path, text in files.items()} | {
        "data/services/clb.yml": DATA["services/clb.yml"] + "page: web/alb\n"
    }
    html = build_site(files, nav=WITH_PAGE)["en/web/alb/"]
    assert '<div class="md-content" data-md-component="content" data-layer="web">' in html
    assert '<a href="../">4 Web</a></p>' in html
    assert (
        '<p class="lifecycle"><b>previous-generation</b> <time>2022</time> instead: <a href="../nlb/">NLB</a>.' in html
    )
    assert "<dt>oldest-check</dt><dd><time>2025-06-01</time></dd>" in html
    assert "<dt>reviewed</dt><dd><time>2026-11-21</time></dd>" in html
    assert "<dt>exam</dt><dd><span>SAP-C02 1.2 Security</span></dd>" in html


def test_a_page_lists_the_pages_that_refer_to_it(build_site: BuildSite):
    built = build_site()
    assert '<ul><li><a href="nlb/">네트워크 부하 분산기</a></li></ul></nav>' in built["web/"]
    assert '<ul><li><a href="nlb/">Network Load Balancer</a></li></ul></nav>' in built["en/web/"]
    assert "backlinks" not in built["web/nlb/"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "tables/balancers.csv",
            "무엇을 고를까?,NLB,옛 CLB,sources,checked\r\n"
            "유휴 시간,350초 (TCP만),60초,https://docs.aws.amazon.com/guide,2026-11-10\r\n"
            "고정 IP,yes,no (이름만),https://docs.aws.amazon.com/history,2026-10-01\r\n",
        ),
        (
            "en/tables/balancers.csv",
            "Which one?,NLB,Old CLB,sources,checked\r\n"
            "Idle timeout,350\u00a0s (TCP only),60\u00a0s,https://docs.aws.amazon.com/guide,2026-11-10\r\n"
            "Static IP,yes,no (Name only),https://docs.aws.amazon.com/history,2026-10-01\r\n",
        ),
    ],
)
def test_every_table_is_also_a_spreadsheet_that_programs_take_for_utf_8(build_site: BuildSite, path: str, text: str):
    assert (build_site().folder / path).read_bytes().decode("utf-8") == "\ufeff" + text


# --- Languages and addresses ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("site_url", ["http://host/", "http://host/hand/book/"])
def test_alternates_are_absolute_and_the_page_not_found_works_under_any_path(build_site: BuildSite, site_url: str):
    built = build_site(site_url=site_url, strict=True)
    alternates = [
        f'<link rel="alternate " hreflang="{name}" href="{site_url}{path}">'
        for name, path in (("en", "en/web/nlb/"), ("ko", "web/nlb/"), ("x-default", "web/nlb/"))
    ]
    assert sorted(re.findall('<link rel="alternate .*?>', built["en/web/nlb/"])) == sorted(alternates)
    assert sorted(re.findall('<link rel="alternate .*?>', built["web/nlb/"])) == sorted(alternates)
    links = {urljoin(site_url, link) for link in re.findall(r'(?:href|src)="([^"#]*)"', built["404.html"])}
    assert {link for link in links if not link.startswith(site_url)} == set()
    assert links >= {site_url, f"{site_url}en/"}


def test_one_page_not_found_speaks_both_languages(build_site: BuildSite):
    built = build_site()
    not_found = built["404.html"]
    assert '<html lang="ko"' in not_found
    assert re.search('<h1>[가-힣 ]+<span class="beside" lang="en">[A-Za-z ]+</span></h1>', not_found)
    assert not (built.folder / "en/404.html").exists()


def test_the_language_link_leads_to_the_same_page(build_site: BuildSite):
    built = build_site()
    link = '<a class="language" data-language lang="{0}" hreflang="{0}" href="{1}">'
    assert link.format("en", "../../en/web/nlb/") in built["web/nlb/"]
    assert link.format("ko", "../../../web/nlb/") in built["en/web/nlb/"]
    assert link.format("en", "en/") in built[""]
    assert link.format("ko", "..") in built["en/"]


# --- Problems ---------------------------------------------------------------------------------------------------------


def test_problems_are_warnings_with_their_whole_line_and_strict_gives_up(build_site: BuildSite):
    files = with_page("[[nbl]]", "a\n\n[[nlb#whem]]")
    built = build_site(files, strict=True, nav=WITH_PAGE)
    assert built.lines == [
        "docs/en/web/alb.md:8: unknown-reference: 'nlb' has no section '#whem'. Did you mean 'when'?",
        "docs/ko/web/alb.md:6: unknown-reference: nothing is called 'nbl'. Did you mean 'nlb'?",
    ]
    assert built.given_up == "Aborted with 2 warnings in strict mode!"


def test_a_page_with_problems_is_built_all_the_same(build_site: BuildSite):
    built = build_site(with_page("[[nbl]]\n\n{{ nlb.x }}\n\n<!-- table: x -->\n\n<!-- sources -->"), nav=WITH_PAGE)
    assert paragraphs(built.article("web/alb/")) == [
        '<span class="unresolved">nbl</span>',
        '<span class="unresolved">nlb.x</span>',
    ]
    assert '<p class="unresolved">table: x</p>' in built.article("web/alb/")


def test_data_that_cannot_be_used_stops_the_build_with_every_line(build_site: BuildSite):
    built = build_site(
        {
            "data/sources/aws.yml": "guide: {title: Guide, url: https://docs.aws.amazon.com/guide}\n",
            "data/services/clb.yml": "name: CLB\nlayer: [web]\n",
            "data/terms/zones.yml": "zone:\n\tko: x\n",
        }
    )
    assert built.lines == [
        "data/ cannot be used:\n"
        "data/services/clb.yml:2: unknown-field: 'layer' is not a field here. Did you mean 'layers'?\n"
        "data/terms/zones.yml:2: invalid-yaml: a tab where YAML wants spaces"
    ]
    assert built.given_up == "Aborted with a BuildError!"


def test_a_page_outside_the_navigation_is_reported(build_site: BuildSite):
    ours = [line for line in build_site(with_page("")).lines if line.startswith("docs/")]
    assert ours == [
        "docs/ko/web/alb.md:1: not-in-navigation: 'web/alb' is not in `nav:` of mkdocs.yml",
        "docs/en/web/alb.md:1: not-in-navigation: 'web/alb' is not in `nav:` of mkdocs.yml",
    ]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (PAGE[0], "docs/ko/web/alb.md:1: missing-page: there is no docs/en/web/alb.md. Did you mean 'web/nlb'?"),
        (PAGE[1], "docs/en/web/alb.md:1: missing-page: there is no docs/ko/web/alb.md. Did you mean 'web/nlb'?"),
    ],
)
def test_a_page_in_one_language_only_is_reported_and_built(build_site: BuildSite, path: str, line: str):
    built = build_site({path: with_page("")[path]}, nav=WITH_PAGE)
    assert line in built.lines
    assert "<h1" in built.article("web/alb/" if path == PAGE[0] else "en/web/alb/")


def test_a_page_that_is_no_utf_8_is_reported(build_site: BuildSite):
    built = build_site(with_page("") | {PAGE[0]: "# 가 { #alb }".encode("euc-kr")}, nav=WITH_PAGE)
    assert "docs/ko/web/alb.md:1: not-utf-8: byte 0xb0 is not UTF-8; save the file as UTF-8" in "\n".join(built.lines)


def test_links_in_raw_html_are_checked_against_pages_sections_and_files(build_site: BuildSite):
    html = '<a href="../nlb/#when">a</a> <img src="../../{}assets/x.svg" alt=""> <a href="../nlb/#whem">b</a>'
    korean, english = html.format(""), html.format("../")
    built = build_site(with_page(korean, english) | {"docs/assets/x.svg": "<svg/>"}, nav=WITH_PAGE)
    assert built.lines == [
        "docs/en/web/alb.md:6: broken-link: '../nlb/#whem' leads to no section. Did you mean 'when'?",
        "docs/ko/web/alb.md:6: broken-link: '../nlb/#whem' leads to no section. Did you mean 'when'?",
    ]


def test_a_second_build_in_the_same_process_knows_nothing_of_the_first(build_site: BuildSite):
    first = build_site(with_page("[[nlb]] [[nowhere]]"), nav=WITH_PAGE)
    for path in PAGE:
        (first.folder.parent / path).unlink()
    second = build_site(strict=True)
    assert (len(first.lines), second.lines, second.given_up) == (2, [], "")
    assert "backlinks" not in second["web/nlb/"]
