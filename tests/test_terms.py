import pytest

from handbook.terms import Matcher, english_beside, mark_first_uses, matchers, spelling_problems, used, uses
from making import ERRATA, NLB, changed, facts, lines, page

TERMS = """\
zone:
  ko: 가용 영역
  en: Availability Zone
  abbreviation: AZ
  spellings: [AZ]
  avoid: [가용영역, availabilty zone]
  definition: {ko: 장소., en: A place.}
local-zone:
  ko: 로컬 가용 영역
  en: Local Availability Zone
  definition: {ko: 가까운 장소., en: A near place.}
record:
  ko: 레코드
  en: record
  ambiguous: true
  definition: {ko: 줄., en: A line.}
stage:
  ko: 스테이지
  en: stage
  layers: [web]
  definition: {ko: 배포된 API., en: A deployed API.}
elb:
  ko: Elastic Load Balancing(ELB)
  en: Elastic Load Balancing
  abbreviation: ELB
  definition: {ko: 부하 분산., en: Balancing.}
"""

FACTS = facts({"terms/zones.yml": TERMS})
MATCHERS = matchers(FACTS.terms)


def found(text, lang="ko"):
    return [text[start:end] for start, end, _ in MATCHERS[lang].find(text)]


def marked(html, lang="ko", layer="web"):
    return mark_first_uses(html, layer, FACTS.terms, MATCHERS[lang], lambda term, text: f"<{term}:{text}>")


@pytest.mark.parametrize(
    ("text", "spellings"),
    [
        ("가용 영역", ["가용 영역"]),
        ("가용 영역은 가용 영역에서", ["가용 영역", "가용 영역"]),
        ("두 가용 영역마다, 가용 영역까지", ["가용 영역", "가용 영역"]),
        ("가용 영역(AZ)", ["가용 영역", "AZ"]),
        ("레코드명 레코드샵", []),
        ("새레코드", []),
        ("AZs Az az", ["Az", "az"]),
        ("AZ가 BAZ AZ1", ["AZ"]),
        ("로컬 가용 영역", ["로컬 가용 영역"]),
        ("로컬 가용 영역샵", []),
        ("가용영역", ["가용영역"]),
        ("가용\n영역", []),
        ("", []),
    ],
)
def test_a_korean_spelling_ends_where_no_hangul_or_a_particle_follows(text, spellings):
    assert found(text) == spellings


@pytest.mark.parametrize(
    ("text", "spellings"),
    [
        ("Availability Zone", ["Availability Zone"]),
        ("availability zones, stages", ["availability zone", "stage"]),
        ("Local Availability Zone", ["Local Availability Zone"]),
        ("backstage staged", []),
        ("AZ AZs", ["AZ", "AZ"]),
        ("availabilty zone", ["availabilty zone"]),
        ("stage가", ["stage"]),
        ("ſtage", []),
        ("İİ stage", ["stage"]),
    ],
)
def test_an_english_spelling_may_be_a_plural_and_ends_with_the_word(text, spellings):
    assert found(text, "en") == spellings


def test_a_matcher_without_terms_finds_nothing():
    assert list(Matcher({}, "ko").find("가용 영역")) == []


@pytest.mark.parametrize(
    ("html", "result"),
    [
        ("<p>가용 영역은 가용 영역</p>", "<p><zone:가용 영역>은 가용 영역</p>"),
        ("<p>AZ와 가용 영역</p>", "<p><zone:AZ>와 가용 영역</p>"),
        ("<p>a</p><p>가용 영역</p><p>가용 영역</p>", "<p>a</p><p><zone:가용 영역></p><p>가용 영역</p>"),
        ("<ul><li>가용 영역</li></ul>", "<ul><li><zone:가용 영역></li></ul>"),
        ("<p>로컬 가용 영역</p>", "<p><local-zone:로컬 가용 영역></p>"),
        ("<p><b>가용 영역</b></p>", "<p><b><zone:가용 영역></b></p>"),
        ("<p>레코드</p>", "<p>레코드</p>"),
        ("<p>가용영역</p>", "<p>가용영역</p>"),
        ('<p><a href="#">가용 영역</a> AZ</p>', '<p><a href="#">가용 영역</a> <zone:AZ></p>'),
        ("<p><code>AZ</code></p>", "<p><code>AZ</code></p>"),
        ('<p title="AZ">a</p>', '<p title="AZ">a</p>'),
        ("AZ <div>AZ</div>", "AZ <div>AZ</div>"),
    ],
)
def test_the_first_use_in_running_text_is_marked_and_nothing_else(html, result):
    assert marked(html) == result


@pytest.mark.parametrize(
    "tag",
    ["a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "table", "figure", "svg", "script", "style", "dfn"],
)
def test_nothing_is_marked_inside_some_elements_and_the_next_use_is(tag):
    closed = f"<{tag}><p>AZ</p></{tag}>"
    assert marked(f"{closed}<p>AZ</p>") == f"{closed}<p><zone:AZ></p>"


@pytest.mark.parametrize("tag", ["<br>", "<br/>", '<img src="a">', "<hr>", "<wbr>", '<input type="checkbox">', "<x/>"])
def test_elements_without_an_end_change_nothing(tag):
    assert marked(f"<p>{tag}AZ</p>{tag}AZ") == f"<p>{tag}<zone:AZ></p>{tag}AZ"


def test_a_term_of_some_layers_is_marked_only_there():
    assert marked("<p>스테이지</p>") == "<p><stage:스테이지></p>"
    assert marked("<p>스테이지</p>", layer="dns") == "<p>스테이지</p>"


def test_english_pages_mark_english_spellings():
    assert marked("<p>Two Availability Zones</p>", "en") == "<p>Two <zone:Availability Zone>s</p>"


@pytest.mark.parametrize(
    ("term", "english"),
    [("zone", "Availability Zone, AZ"), ("record", "record"), ("elb", "")],
)
def test_the_english_beside_the_korean_is_what_the_korean_does_not_say(term, english):
    assert english_beside(FACTS.terms[term]) == english


def test_spellings_to_avoid_are_problems_in_pages_and_in_data():
    data = changed(NLB, "{ko: TCP만, en: TCP only}", "{ko: 가용영역에서, en: in an availabilty zone}")
    knowledge = facts({"terms/zones.yml": TERMS, "services/nlb.yml": data})
    ko = page("# A { #a }\n\n가용영역과 가용 영역, `가용영역`\n")
    en = page("# A { #a }\n\nAn Availabilty zone.\n", "en/web/nlb.md")
    assert lines(spelling_problems(uses([ko, en], knowledge, MATCHERS), knowledge.terms)) == [
        "data/services/nlb.yml:11: non-preferred-spelling: 'availabilty zone' is not how it is written here."
        " Did you mean 'Availability Zone'?",
        "data/services/nlb.yml:11: non-preferred-spelling: '가용영역' is not how it is written here."
        " Did you mean '가용 영역'?",
        "docs/en/web/nlb.md:6: non-preferred-spelling: 'Availabilty zone' is not how it is written here."
        " Did you mean 'Availability Zone'?",
        "docs/ko/web/nlb.md:6: non-preferred-spelling: '가용영역' is not how it is written here."
        " Did you mean '가용 영역'?",
    ]


def test_what_the_notes_say_is_quoted_as_it_was():
    knowledge = facts({"terms/zones.yml": TERMS, "errata/notes.yml": changed(ERRATA, "340초다.", "가용영역이다.")})
    assert lines(spelling_problems(uses([], knowledge, MATCHERS), knowledge.terms)) == []


def test_a_spelling_inside_the_text_of_a_reference_is_prose_too():
    knowledge = facts({"terms/zones.yml": TERMS})
    written = uses([page("[[nlb|두 가용영역]]\n")], knowledge, MATCHERS)
    assert lines(spelling_problems(written, knowledge.terms)) == [
        "docs/ko/web/nlb.md:4: non-preferred-spelling: '가용영역' is not how it is written here."
        " Did you mean '가용 영역'?"
    ]


def test_a_term_is_used_by_a_page_or_by_data_but_not_by_the_terms_themselves():
    data = changed(NLB, "{ko: TCP만, en: TCP only}", "{ko: x, en: a stage}")
    knowledge = facts({"terms/zones.yml": TERMS, "services/nlb.yml": data})
    assert used(uses([page("두 AZ")], knowledge, MATCHERS)) == {"zone", "stage"}
