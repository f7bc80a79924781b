import pytest

from handbook.directives import replace
from handbook.terms import Matcher, english_beside, first_uses, spelling_problems, used, uses
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
MATCHERS = {lang: Matcher(FACTS.terms, lang) for lang in ("ko", "en")}


def found(text, lang="ko"):
    return [text[start:end] for start, end, _ in MATCHERS[lang].find(text)]


def marked(body, path="ko/web/nlb.md"):
    mine = page(body, path)
    first = first_uses([mine], uses([mine], FACTS), FACTS.terms)[mine.path]
    return replace(mine.body, first, lambda _, use: f"<{use.form.term_id}:{use.spelling}>")


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
    ("body", "result"),
    [
        ("가용 영역은 가용 영역", "<zone:가용 영역>은 가용 영역"),
        ("AZ와 가용 영역", "<zone:AZ>와 가용 영역"),
        ("a\n\n가용 영역\n\n가용 영역", "a\n\n<zone:가용 영역>\n\n가용 영역"),
        ("- 가용 영역", "- <zone:가용 영역>"),
        ("로컬 가용 영역", "<local-zone:로컬 가용 영역>"),
        ("**가용 영역**", "**<zone:가용 영역>**"),
        ("레코드", "레코드"),
        ("가용영역", "가용영역"),
        ("스테이지 AZ", "<stage:스테이지> <zone:AZ>"),
    ],
)
def test_the_first_use_in_running_text_is_marked_and_nothing_else(body, result):
    assert marked(body) == result


@pytest.mark.parametrize(
    "closed",
    [
        "## AZ { #az }",
        "`AZ`",
        "```\nAZ\n```",
        "[AZ](#az)",
        "[[nlb|AZ]]",
        "| AZ | AZ |",
        "<figure><p>AZ</p></figure>",
        '<a href="#">AZ</a>',
        '<span title="AZ"></span>',
        "<!-- AZ -->",
    ],
)
def test_headings_links_code_tables_and_pictures_are_left_alone_and_the_next_use_is_marked(closed):
    assert marked(f"{closed}\n\nAZ") == f"{closed}\n\n<zone:AZ>"


def test_a_term_of_some_layers_is_marked_only_there():
    assert marked("스테이지") == "<stage:스테이지>"
    assert marked("스테이지", "ko/dns/alias.md") == "스테이지"


def test_english_pages_mark_english_spellings():
    assert marked("Two Availability Zones", "en/web/nlb.md") == "Two <zone:Availability Zone>s"


@pytest.mark.parametrize(
    ("term", "spelling", "english"),
    [
        ("zone", "가용 영역", "Availability Zone, AZ"),
        ("zone", "AZ", "Availability Zone"),
        ("record", "레코드", "record"),
        ("elb", "Elastic Load Balancing(ELB)", ""),
    ],
)
def test_the_english_beside_the_korean_is_what_the_korean_does_not_say(term, spelling, english):
    assert english_beside(FACTS.terms[term], spelling) == english


def test_spellings_to_avoid_are_problems_in_pages_and_in_data():
    data = changed(NLB, "{ko: TCP만, en: TCP only}", "{ko: 가용영역에서, en: in an availabilty zone}")
    knowledge = facts({"terms/zones.yml": TERMS, "services/nlb.yml": data})
    ko = page("# A { #a }\n\n가용영역과 가용 영역, `가용영역`\n")
    en = page("# A { #a }\n\nAn Availabilty zone.\n", "en/web/nlb.md")
    assert lines(spelling_problems(uses([ko, en], knowledge), knowledge.terms)) == [
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
    assert lines(spelling_problems(uses([], knowledge), knowledge.terms)) == []


def test_a_spelling_inside_the_text_of_a_reference_is_prose_too():
    knowledge = facts({"terms/zones.yml": TERMS})
    written = uses([page("[[nlb|두 가용영역]]\n")], knowledge)
    assert lines(spelling_problems(written, knowledge.terms)) == [
        "docs/ko/web/nlb.md:4: non-preferred-spelling: '가용영역' is not how it is written here."
        " Did you mean '가용 영역'?"
    ]


def test_a_term_is_used_by_a_page_or_by_data_but_not_by_the_terms_themselves():
    data = changed(NLB, "{ko: TCP만, en: TCP only}", "{ko: x, en: a stage}")
    knowledge = facts({"terms/zones.yml": TERMS, "services/nlb.yml": data})
    assert used(uses([page("두 AZ")], knowledge)) == {"zone", "stage"}
