"""All checks together: a whole handbook has no problem, a broken one has every problem at once."""

from pathlib import Path

from handbook.check import check
from handbook.terms import uses
from making import BALANCERS, CLB, DOCS, ERRATA, LAYERS, NLB, SOURCES, TERMS, changed, facts, lines, page, pages

UNUSED_TERM = "fog:\n  ko: 안개\n  en: fog\n  definition: {ko: 흐림., en: Grey.}\n"
CLASHING_TERM = "web:\n  ko: 망\n  en: net\n  definition: {ko: 그물., en: Mesh.}\n  see: nlb\n"

BROKEN_DATA = {
    "layers.yml": changed(LAYERS, "[nlb, clb]", "[nlb, clb, zebra]"),
    "sources/aws.yml": SOURCES + "spare:\n  title: Spare\n  url: https://a.b\n",
    "services/clb.yml": changed(CLB, "successor: nlb", "successor: nbl") + "page: web/clb\n",
    "services/nlb.yml": changed(
        NLB,
        "note: {ko: TCP만, en: TCP only}",
        "note: {ko: '가용영역 [[zebra]] [[@guide]] 망', en: '{{ nlb.zebra }}'}",
    ),
    "terms/zones.yml": changed(TERMS, "nlb#when", "nlb#whne") + UNUSED_TERM + CLASHING_TERM,
    "errata/notes.yml": changed(ERRATA, "nlb#when", "abl"),
    "tables/balancers.yml": changed(BALANCERS, "[nlb, clb]", "[{id: nlb, ref: nbl}, clb]"),
}

KO = """\
# 분산기 { #nlb }

[[nbl]] {{ nlb.protocol }} [[@gide]]

A whole paragraph that somebody forgot to translate.

가용영역 <a href="../abl/">그것</a>

<!-- table: balancer -->

<!-- limits: nbl -->

<!-- limits: clb -->

<!-- erratum: old -->

<!-- pages: wbe -->

## 여기만 { #only-here }
"""

EN = """\
# Balancer { #nlb }

<!-- sources -->
"""

OTHERS = {"ko/index.md": "# 처음 { #home }", "ko/web/index.md": "# 웹 { #web }", "en/web/index.md": "# Web { #web }"}


def problems_of(knowledge, written):
    return lines(check(knowledge, written, {"assets/map.png"}, list(uses(written, knowledge))))


def test_a_whole_handbook_has_no_problem():
    assert problems_of(facts(), pages(DOCS)) == []


def test_a_broken_handbook_has_all_its_problems_at_once_sorted():
    ko = page(KO, "ko/web/nlb.md", exam={"sap-c02": ["1.1", "1.9"], "sap-c04": []})
    en = page(EN, "en/web/nlb.md", translates="0123456789ab")
    golden = Path(__file__).with_name("golden") / "check" / "broken-handbook.txt"
    expected = golden.read_text(encoding="utf-8").splitlines()
    assert problems_of(facts(BROKEN_DATA), [*pages(OTHERS), ko, en]) == expected
