import pytest

from handbook.layout import errata_by_layer, glossary, initial, layer_map, pages_of_layer, pair_sections, title_beside
from handbook.references import Targets
from making import CLB, DOCS, ERRATA, LAYERS, changed, facts, pages, targets

WHEN = '<h2 id="when">A</h2><p>a</p>'
WHEN_NOT = '<h2 id="when-not">B</h2><p>b</p>'
PAIR = f'<div class="pair"><section>{WHEN}</section><section>{WHEN_NOT}</section></div>'


@pytest.mark.parametrize(
    ("content", "paired"),
    [
        (f"<p>x</p>{WHEN}{WHEN_NOT}", f"<p>x</p>{PAIR}"),
        (f'{WHEN}{WHEN_NOT}<h2 id="c">C</h2>', f'{PAIR}<h2 id="c">C</h2>'),
        (f"{WHEN_NOT}{WHEN}", f"{WHEN_NOT}{WHEN}"),
        (WHEN, WHEN),
        (WHEN_NOT, WHEN_NOT),
        ("", ""),
        (f'{WHEN}<h2 id="c">C</h2>{WHEN_NOT}', f'{WHEN}<h2 id="c">C</h2>{WHEN_NOT}'),
    ],
)
def test_two_sections_that_follow_each_other_stand_side_by_side(content, paired):
    assert pair_sections(content, "when", "when-not") == paired


@pytest.mark.parametrize(
    ("content", "beside"),
    [
        ('<h1 id="a">가</h1>', '<h1 id="a">가 <span class="beside" lang="en">A &amp; B</span></h1>'),
        (
            '<h1>가<a class="headerlink">#</a></h1><h1>나</h1>',
            '<h1>가 <span class="beside" lang="en">A &amp; B</span><a class="headerlink">#</a></h1><h1>나</h1>',
        ),
        ("<h1>가(a &amp;  B)</h1>", "<h1>가(a &amp;  B)</h1>"),
        ("<h2>가</h2>", "<h2>가</h2>"),
    ],
)  # fmt: skip
def test_the_title_in_the_other_language_stands_behind_the_first_heading_unless_it_is_there(content, beside):
    assert title_beside(content, "A & B", "en") == beside


def test_a_page_without_a_twin_has_no_title_beside():
    assert title_beside("<h1>가</h1>", "", "en") == "<h1>가</h1>"


def test_the_map_shows_layers_with_their_pages_and_entries():
    dns = changed(LAYERS, "id: web", "id: dns").replace("[nlb, clb]", "[]").replace("웹", "이름")
    found = facts({"layers.yml": dns + LAYERS})
    mapped = layer_map(found, Targets(found, pages(DOCS), "ko"))
    assert [(item.layer.id, item.page, [(entry.id, entry.link.page) for entry in item.entries]) for item in mapped] == [
        ("dns", "", []),
        ("web", "web", [("nlb", "web/nlb"), ("clb", "")]),
    ]
    assert [entry.service.name.en for entry in mapped[1].entries] == ["Network Load Balancer", "Classic Load Balancer"]


def test_the_map_leaves_out_what_leads_nowhere():
    found = facts({"layers.yml": changed(LAYERS, "clb", "zebra")})
    assert [entry.id for entry in layer_map(found, Targets(found, [], "ko"))[0].entries] == ["nlb"]


def test_the_pages_of_a_layer_keep_their_order_without_its_own_page():
    written = {
        mine.id: mine for mine in pages({f"ko/{name}.md": "" for name in ("web/b", "web/index", "webb/c", "web/a")})
    }
    assert [mine.id for mine in pages_of_layer(written, "web")] == ["web/b", "web/a"]


def test_errata_stand_under_the_layer_of_the_page_they_are_about():
    lost = ERRATA.replace("old-timeout", "lost").replace("nlb#when", "clb")
    found = facts({"errata/notes.yml": lost + ERRATA, "services/clb.yml": CLB})
    groups = errata_by_layer(found, Targets(found, pages(DOCS), "ko"))
    assert [(layer.id, [name for name, _ in errata]) for layer, errata in groups] == [("web", ["old-timeout"])]


def test_a_layer_without_errata_is_left_out():
    assert errata_by_layer(facts({"errata/notes.yml": None}), targets()) == ()


GLOSSARY = "".join(
    f"{name}:\n  ko: {ko}\n  en: {en}\n  definition: {{ko: 가., en: A.}}\n"
    for name, ko, en in [
        ("a", "하나", "one"),
        ("b", "까치", "Magpie"),
        ("c", "가방", "bag"),
        ("d", "DNS", "DNS"),
        ("e", "가용 영역", "Availability Zone"),
        ("f", "alias 레코드", "alias record"),
    ]
)


@pytest.mark.parametrize(
    ("lang", "groups"),
    [
        ("ko", [("ㄱ", "ceb"), ("ㅎ", "a"), ("A", "f"), ("D", "d")]),
        ("en", [("A", "fe"), ("B", "c"), ("D", "d"), ("M", "b"), ("O", "a")]),
    ],
)
def test_the_glossary_is_sorted_by_initial_the_own_script_first(lang, groups):
    found = glossary(facts({"terms/zones.yml": GLOSSARY}), lang)
    assert [(head, "".join(name for name, _ in entries)) for head, entries in found] == groups


@pytest.mark.parametrize(
    ("word", "head"),
    [("가용 영역", "ㄱ"), ("까치", "ㄱ"), ("쌍", "ㅅ"), ("힣", "ㅎ"), ("alias", "A"), ("Alias", "A"), ("4계층", "4")],
)
def test_an_initial_is_a_plain_consonant_or_a_capital(word, head):
    assert initial(word) == head
