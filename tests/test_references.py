import pytest

from handbook.references import Link, Targets, Unresolved, collisions, unresolved
from making import DOCS, NLB, TERMS, changed, facts, lines, page, pages, targets


@pytest.mark.parametrize(
    ("name", "anchor", "ko", "en"),
    [
        ("nlb", "", ("NLB", "web/nlb"), ("NLB", "web/nlb")),
        ("web/nlb", "", ("네트워크 부하 분산기", "web/nlb"), ("Network Load Balancer", "web/nlb")),
        ("web", "", ("웹", "web"), ("Web", "web")),
        ("index", "", ("처음", "index"), ("Home", "index")),
        ("nlb", "when", ("고를 때", "web/nlb", "when"), ("When", "web/nlb", "when")),
        ("clb", "", ("옛 CLB", ""), ("Old CLB", "")),
        (
            "balancers",
            "",
            ("부하 분산기 비교", "web/nlb", "table-balancers"),
            ("Balancers compared", "web/nlb", "table-balancers"),
        ),
        (
            "availability-zone",
            "",
            ("가용 영역", "glossary", "availability-zone"),
            ("Availability Zone", "glossary", "availability-zone"),
        ),
    ],
)
def test_a_name_leads_to_a_thing_in_the_language_of_the_page(name, anchor, ko, en):
    assert [targets(lang).resolve(name, anchor) for lang in ("ko", "en")] == [Link(*ko), Link(*en)]


def test_a_layer_without_a_page_has_a_name_and_leads_nowhere_yet():
    assert targets(docs={"ko/index.md": "# 처음 { #home }"}).resolve("web") == Link("웹", "")


def test_a_table_that_no_page_shows_yet_leads_nowhere():
    assert targets(docs={}).resolve("balancers") == Link("부하 분산기 비교", "", "table-balancers")


def test_an_ending_that_only_one_page_has_is_enough():
    docs = {"ko/web/api/rest.md": "# REST { #rest }", "ko/dns/index.md": "# DNS { #dns }"}
    found = targets(docs=docs)
    assert [found.resolve(name).page for name in ("rest", "api/rest", "web/api/rest", "dns")] == [
        *["web/api/rest"] * 3,
        "dns",
    ]


def test_a_page_named_in_full_wins_over_endings():
    docs = {"ko/alb.md": "# A { #a }", "ko/web/alb.md": "# B { #b }"}
    assert targets(docs=docs).resolve("alb") == Link("A", "alb")


@pytest.mark.parametrize(
    ("name", "anchor", "unresolved"),
    [
        ("nbl", "", Unresolved("nothing is called 'nbl'", "nlb")),
        ("zebra", "", Unresolved("nothing is called 'zebra'")),
        ("availability-zones", "", Unresolved("nothing is called 'availability-zones'", "availability-zone")),
        ("nlb", "whne", Unresolved("'nlb' has no section '#whne'", "when")),
        ("clb", "when", Unresolved("'clb' has no section '#when'")),
        ("balancers", "when", Unresolved("'balancers' has no section '#when'")),
    ],
)
def test_a_name_that_leads_nowhere_is_told_the_nearest(name, anchor, unresolved):
    assert targets().resolve(name, anchor) == unresolved


def test_an_ending_that_two_pages_have_is_ambiguous():
    docs = {"ko/web/limits.md": "# A { #a }", "ko/dns/limits.md": "# B { #b }"}
    assert targets(docs=docs).resolve("limits") == Unresolved("'limits' may mean dns/limits or web/limits")


def test_unresolved_references_of_a_page_are_problems_with_their_line():
    mine = page("[[nlb]] [[nbl]]\n\n[[nlb#whne]]\n", "ko/web/index.md")
    assert lines(unresolved(mine, targets())) == [
        "docs/ko/web/index.md:4: unknown-reference: nothing is called 'nbl'. Did you mean 'nlb'?",
        "docs/ko/web/index.md:6: unknown-reference: 'nlb' has no section '#whne'. Did you mean 'when'?",
    ]


def test_backlinks_name_each_page_once_in_the_order_of_pages():
    docs = {
        "ko/index.md": "# A { #a }\n\n[[nlb]] [[nlb#when]] [[clb]]\n",
        "ko/web/index.md": "# B { #b }\n\n[[nlb|그것]] [[zebra]] [[availability-zone]]\n",
        "ko/web/nlb.md": "# C { #c }\n\n[[nlb]] [[web]]\n",
    }
    assert targets(docs=docs).backlinks() == {
        "web/nlb": ("index", "web"),
        "web": ("web/nlb",),
        "glossary": ("web",),
    }


def test_an_id_may_not_mean_two_things_that_stand_on_different_pages():
    found = facts({"terms/zones.yml": changed(TERMS, "availability-zone:", "nlb:").replace("nlb#when", "web")})
    assert lines(collisions(found, Targets(found, pages(DOCS), "ko"))) == [
        "data/services/nlb.yml:1: duplicate-id: 'nlb' is also the id of something on 'web'",
        "data/terms/zones.yml:1: duplicate-id: 'nlb' is also the id of something on 'web/nlb'",
    ]


def test_a_service_and_its_term_may_share_an_id_on_one_page():
    found = facts({"terms/zones.yml": changed(TERMS, "availability-zone:", "nlb:")})
    assert lines(collisions(found, Targets(found, pages(DOCS), "ko"))) == []


def test_a_service_may_not_have_the_id_of_another_page():
    found = facts({"services/nlb.yml": changed(NLB, "page: web/nlb", "page: web")})
    assert lines(collisions(found, Targets(found, pages(DOCS), "ko"))) == [
        "data/services/nlb.yml:1: duplicate-id: 'nlb' is also the id of something on 'web/nlb'"
    ]
