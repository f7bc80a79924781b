"""A page's directives turned into HTML, with templates that only say what they were given."""

import pytest
from markdown import markdown

from handbook.citations import Citations
from handbook.render import Edition, filled, marked
from handbook.terms import first_uses, uses
from making import DOCS, NLB, TODAY, changed, facts, page, pages, writer


def template(name):
    """A template that shows its name, the language and in brief what only this block is given."""

    def render(**given):
        own = sorted(given.keys() - {"lang", "writer", "words", "kind"})
        return f"<{' '.join([name, given['lang'], *(f'{key}={brief(given[key])}' for key in own)])}>"

    return render


def brief(value):
    match value:
        case str():
            return value
        case Citations():
            return "+".join(citation.id for citation in value)
        case tuple():
            return len(value)
        case _:
            return getattr(value, "id", type(value).__name__)


def rendered(body, path="ko/web/nlb.md", files=None, twin_title=""):
    mine = page(body, path)
    found = facts(files)
    written = {other.id: other for other in pages(DOCS) if other.lang == mine.lang}
    first = first_uses([mine], uses([mine], found), found.terms)
    edition = Edition(found, written, first, TODAY, template)
    content = markdown(marked(mine, first[mine.path]), extensions=["attr_list"])
    return filled(content, mine, writer(mine.lang, files), edition, twin_title)


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("a [[nlb]] b", '<p>a <a href="web/nlb/">NLB</a> b</p>'),
        ("[[nlb#when|그때]]", '<p><a href="web/nlb/#when">그때</a></p>'),
        ("**[[nlb]]**", '<p><strong><a href="web/nlb/">NLB</a></strong></p>'),
        ("[[clb]]", '<p><span class="planned">옛 CLB</span></p>'),
        ("[[zebra]]", '<p><span class="unresolved">zebra</span></p>'),
        ("{{ nlb.zebra }}", '<p><span class="unresolved">nlb.zebra</span></p>'),
        ("[[@zebra]]", "<p></p>"),
        ("`[[nlb]]`", "<p><code>[[nlb]]</code></p>"),
        ("no directive", "<p>no directive</p>"),
        ("\ue0000\ue001 \ue0007\ue001", "<p>\ue0000\ue001 \ue0007\ue001</p>"),
    ],
)
def test_inline_directives_become_html_in_their_place(body, html):
    assert rendered(body) == html


def test_a_value_leads_to_its_source_and_says_what_it_is():
    assert rendered("{{ nlb.idle-timeout }}이다") == (
        '<p><a class="fact" href="#source-1" title="유휴 시간 · 확인 2026-11-20">350초</a>이다</p>'
    )
    assert rendered("{{ nlb.idle-timeout }}", "en/web/nlb.md") == (
        '<p><a class="fact" href="#source-1" title="Idle timeout · checked 2026-11-20">350\u00a0s</a></p>'
    )


def test_a_value_in_doubt_says_so():
    text = changed(NLB, "value: 350 s", "value: 350 s\n    unverified: true")
    assert rendered("{{ nlb.idle-timeout }}", files={"services/nlb.yml": text}).endswith(
        '350초</a> <span class="unverified">미확인</span></p>'
    )


def test_a_citation_is_a_small_number_close_to_what_it_proves():
    assert rendered("그렇다. [[@guide]] [[nlb]]") == (
        '<p>그렇다.<sup class="mark"><a href="#source-1" aria-label="출처 1">1</a></sup> <a href="web/nlb/">NLB</a></p>'
    )


def test_the_sources_of_a_page_are_numbered_in_reading_order():
    html = rendered("[[@history]]{{ nlb.protocols }}\n\n<!-- sources -->\n")
    assert ('href="#source-1" aria-label' in html, 'class="fact" href="#source-2"' in html) == (True, True)
    assert html.endswith("<sources ko citations=history+guide>")


@pytest.mark.parametrize(
    ("block", "html"),
    [
        ("<!-- table: balancers -->", "<table ko anchor=table-balancers view=balancers>"),
        ("<!-- limits: nlb -->", "<limits ko anchor=limits-nlb citations=guide id=nlb rows=1>"),
        ("<!-- changes: nlb -->", "<changes ko anchor=changes-nlb citations=history rows=1>"),
        ("<!-- erratum: old-timeout -->", "<erratum ko erratum=Erratum id=old-timeout>"),
        ("<!-- pages: web -->", "<pages ko layer=web pages=1>"),
        ("<!-- layers -->", "<layers ko layers=1>"),
        ("<!-- glossary -->", "<glossary ko english=function groups=1>"),
        ("<!-- errata -->", "<errata ko facts=Facts groups=1>"),
        ("<!-- sources -->", "<sources ko citations=>"),
        ("<!-- table: zebra -->", '<p class="unresolved">table: zebra</p>'),
        ("<!-- limits: zebra -->", '<p class="unresolved">limits: zebra</p>'),
        ("<!-- erratum: a<b -->", '<p class="unresolved">erratum: a&lt;b</p>'),
        ("<!-- pages: zebra -->", '<p class="unresolved">pages: zebra</p>'),
    ],
)
def test_a_block_is_what_its_template_makes_of_it_and_no_paragraph(block, html):
    assert rendered(f"가\n\n{block}\n\n나") == f"<p>가</p>\n{html}\n<p>나</p>"


def test_blocks_number_their_own_sources():
    html = rendered("[[@history]]\n\n<!-- limits: nlb -->\n\n<!-- sources -->\n")
    assert html.endswith("<limits ko anchor=limits-nlb citations=guide id=nlb rows=1>\n<sources ko citations=history>")


def test_the_first_use_of_a_term_is_explained_and_names_inside_directives_are_no_use():
    term = (
        '<span class="term"><dfn tabindex="0" aria-describedby="term-availability-zone">가용 영역</dfn>'
        '<span class="beside" lang="en">(Availability Zone, AZ)</span>'
        '<span class="definition" role="tooltip" id="term-availability-zone" data-search-exclude>'
        "리전 안의 격리된 장소.</span></span>"
    )
    assert rendered("[[nlb|가용 영역]] 가용 영역은 가용 영역") == (
        f'<p><a href="web/nlb/">가용 영역</a> {term}은 가용 영역</p>'
    )


def test_on_an_english_page_no_english_stands_beside_a_term():
    term = (
        '<span class="term"><dfn tabindex="0" aria-describedby="term-availability-zone">availability zone</dfn>'
        '<span class="definition" role="tooltip" id="term-availability-zone" data-search-exclude>'
        '<b lang="ko">가용 영역</b> An isolated place in a Region.</span></span>'
    )
    assert rendered("Two availability zones", "en/web/nlb.md") == f"<p>Two {term}s</p>"


def test_sections_are_paired_and_the_title_of_the_twin_stands_beside():
    html = rendered("# 가 { #a }\n\n## 고를 때 { #when }\n\n## 아닐 때 { #when-not }\n", twin_title="A")
    assert html == (
        '<h1 id="a">가 <span class="beside" lang="en">A</span></h1>\n<div class="pair"><section>'
        '<h2 id="when">고를 때</h2>\n</section><section><h2 id="when-not">아닐 때</h2></section></div>'
    )


def test_markdown_never_sees_what_is_generated():
    assert rendered("{{ nlb.protocols }}", files={"services/nlb.yml": changed(NLB, "[TCP, UDP]", "_a_*b*")}) == (
        '<p><a class="fact" href="#source-1" title="프로토콜 · 확인 2025-06-01">_a_*b*</a></p>'
    )
