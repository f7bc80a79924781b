import csv
import io

import pytest

from handbook.citations import Citations
from handbook.model import Column, Pair
from handbook.tables import comparison
from making import BALANCERS, TODAY, changed, writer


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "plain"),
        ("a & b < c > d", "a &amp; b &lt; c &gt; d"),
        ("`a < b` and `c`", "<code>a &lt; b</code> and <code>c</code>"),
        ("**a** and **b**", "<strong>a</strong> and <strong>b</strong>"),
        ("**`a`**", "<strong><code>a</code></strong>"),
        ("`**a**`", "<code>**a**</code>"),
        ("`a ** b` and **c**", "<code>a ** b</code> and <strong>c</strong>"),
        ("2 * 3 ** 4", "2 * 3 ** 4"),
        ("[[nlb]]", '<a href="web/nlb/">NLB</a>'),
        ("[[nlb#when]]", '<a href="web/nlb/#when">고를 때</a>'),
        ("[[nlb|저 <것>]]", '<a href="web/nlb/">저 &lt;것&gt;</a>'),
        ("[[clb]]", '<span class="planned">옛 CLB</span>'),
        ("[[zebra]]", '<span class="unresolved">zebra</span>'),
        ("[[zebra|글]]", '<span class="unresolved">글</span>'),
        ("`[[nlb]]`", "<code>[[nlb]]</code>"),
        ("**[[nlb]]**", '<strong><a href="web/nlb/">NLB</a></strong>'),
        ("**a {{ nlb.protocols }}**", "<strong>a TCP, UDP</strong>"),
        ("{{ nlb.idle-timeout }} 뒤", "350초 뒤"),
        ("{{ nlb.zebra }}", "nlb.zebra"),
        ("`a` \ue0007\ue001", "<code>a</code> \ue0007\ue001"),
    ],
)
def test_a_text_of_data_becomes_html(text, html):
    assert writer().inline(text) == html


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a & b < c", "a & b < c"),
        ("`a` and **b**", "a and b"),
        ("**`a`**", "a"),
        ("`**a**`", "**a**"),
        ("`a ** b` and **c**", "a ** b and c"),
        ("[[nlb]], [[nlb#when]], [[nlb|그것]]", "NLB, 고를 때, 그것"),
        ("[[zebra]]", "zebra"),
        ("**[[nlb]]**", "NLB"),
        ("{{ nlb.idle-timeout }}", "350초"),
    ],
)
def test_a_text_of_data_becomes_plain_text(text, plain):
    assert writer().plain(text) == plain


def test_the_language_is_that_of_the_targets():
    english = writer("en")
    assert (english.lang, english.words["sources"], english.inline("[[nlb#when]] {{ nlb.idle-timeout }}")) == (
        "en",
        "Sources",
        '<a href="web/nlb/#when">When</a> 350\u00a0s',
    )


def test_values_in_words_may_hold_markup_and_names_may_not():
    mine = writer()
    assert mine.value_html(Pair(ko="`a` [[nlb]]", en="x")) == '<code>a</code> <a href="web/nlb/">NLB</a>'
    assert mine.value_html("`a` <b>") == "`a` &lt;b&gt;"
    assert [mine.value_html(value) for value in (True, None)] == ["예", "공개하지 않음"]


@pytest.mark.parametrize(
    ("column", "html"),
    [
        (Column(id="nlb", ref="nlb"), '<a href="web/nlb/">NLB</a>'),
        (Column(id="when", ref="nlb#when"), '<a href="web/nlb/#when">고를 때</a>'),
        (Column(id="when", ref="nlb#when", name=Pair(ko="그때", en="Then")), '<a href="web/nlb/#when">그때</a>'),
        (Column(id="on", name=Pair(ko="`켬` & 끔", en="On")), "<code>켬</code> &amp; 끔"),
        (Column(id="clb", ref="clb"), '<span class="planned">옛 CLB</span>'),
    ],
)
def test_a_column_is_headed_by_its_name_or_that_of_its_page(column, html):
    assert writer().column(column) == html


def test_a_trail_names_the_page_before_the_section():
    mine = writer()
    assert mine.trail("nlb") == '<a href="web/nlb/">NLB</a>'
    assert mine.trail("nlb#when") == '<a href="web/nlb/">NLB</a> › <a href="web/nlb/#when">고를 때</a>'


def sheet(lang, table=BALANCERS):
    mine = writer(lang, {"tables/balancers.yml": table})
    view = comparison(mine.facts, "balancers", Citations(mine.facts, TODAY))
    return mine.csv(view)


def test_a_comparison_becomes_a_spreadsheet_in_the_language_of_the_reader():
    guide, history = "https://docs.aws.amazon.com/guide", "https://docs.aws.amazon.com/history"
    assert list(csv.reader(io.StringIO(sheet("ko")))) == [
        ["무엇을 고를까?", "NLB", "옛 CLB", "출처", "확인"],
        ["유휴 시간", "350초 (TCP만)", "60초", guide, "2026-11-10"],
        ["고정 IP", "예", "아니요 (이름만)", history, "2026-10-01"],
    ]
    assert list(csv.reader(io.StringIO(sheet("en"))))[1:] == [
        ["Idle timeout", "350\u00a0s (TCP only)", "60\u00a0s", guide, "2026-11-10"],
        ["Static IP", "Yes", "No (Name only)", history, "2026-10-01"],
    ]


def test_a_spreadsheet_holds_no_markup_and_quotes_what_would_break_it():
    table = changed(BALANCERS, "clb: 60 s", """clb: {ko: '`a`, "b" [[nlb]]', en: x}""")
    table = changed(table, "[nlb, clb]", "[{id: nlb, ref: 'nlb#when'}, {id: clb, name: {ko: '**옛** 것', en: x}}]")
    assert sheet("ko", table).split("\r\n")[:2] == [
        "무엇을 고를까?,고를 때,옛 것,출처,확인",
        '유휴 시간,350초 (TCP만),"a, ""b"" NLB",https://docs.aws.amazon.com/guide,2026-11-10',
    ]
