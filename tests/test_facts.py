"""Loading all of data/: what one file shows, and what only all files together show."""

import pytest
from making import DATA, NLB, TERMS, changed, facts, lines, load
from pydantic import ValidationError


def problems_after(file, old, new):
    return lines(load({file: changed(DATA[file], old, new)})[1])


def test_the_small_handbook_is_whole():
    found = facts()
    assert {
        kind: list(getattr(found, kind))
        for kind in ("layers", "sources", "services", "tables", "terms", "errata", "exams")
    } == {
        "layers": ["web"],
        "sources": ["guide", "history"],
        "services": ["clb", "nlb"],
        "tables": ["balancers"],
        "terms": ["availability-zone"],
        "errata": ["old-timeout"],
        "exams": ["sap-c02"],
    }


def test_a_fact_is_found_by_service_and_name():
    found = facts()
    assert list(found.fact_names()) == ["nlb.idle-timeout", "nlb.protocols"]
    assert found.fact("nlb.protocols").value == ("TCP", "UDP")
    assert [found.fact(name) for name in ("nlb.zebra", "zebra.protocols", "nlb", "")] == [None] * 4


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (("fact", "nlb.protocols"), ("data/services/nlb.yml", 16)),
        (("services", "nlb"), ("data/services/nlb.yml", 1)),
        (("sources", "history"), ("data/sources/aws.yml", 4)),
        (("terms", "availability-zone"), ("data/terms/zones.yml", 1)),
        (("tables", "balancers"), ("data/tables/balancers.yml", 1)),
        (("errata", "old-timeout"), ("data/errata/notes.yml", 1)),
    ],
)
def test_every_entry_knows_where_it_stands(key, place):
    found = facts().places[key]
    assert (found.path, found.line) == place


def test_what_was_loaded_cannot_be_changed():
    with pytest.raises(ValidationError, match="frozen"):
        facts().services["nlb"].page = "elsewhere"


@pytest.mark.parametrize("file", ["vocabulary.yml", "words.yml", "layers.yml"])
def test_a_missing_file_is_a_problem(file):
    assert f"data/{file}:1: missing-file: this file is missing" in lines(load({file: None})[1])


def test_an_empty_folder_lacks_the_files_that_must_be_there():
    assert lines(load({}, base={})[1]) == [
        "data/layers.yml:1: missing-file: this file is missing",
        "data/vocabulary.yml:1: missing-file: this file is missing",
        "data/words.yml:1: missing-file: this file is missing",
    ]


def test_a_file_that_is_not_utf8_is_reported_and_the_others_too():
    files = {"services/nlb.yml": NLB.encode("cp949"), "terms/zones.yml": changed(TERMS, "  see:", "  se:")}
    assert lines(load(files)[1]) == [
        "data/services/nlb.yml:1: not-utf-8: byte 0xb3 is not UTF-8; save the file as UTF-8",
        "data/terms/zones.yml:7: unknown-field: 'availability-zone.se' is not a field here. Did you mean 'see'?",
    ]


@pytest.mark.parametrize("name", ["Nlb", "nlb_2", "네트워크", "n lb"])
def test_the_name_of_a_file_must_be_an_id(name):
    assert lines(load({f"services/{name}.yml": "name: X\n"})[1]) == [
        f"data/services/{name}.yml:1: invalid-id: the file's name '{name}' is no id"
    ]


def test_a_file_with_another_ending_is_not_overlooked():
    assert lines(load({"services/alb.yaml": "name: ALB\n"})[1]) == [
        "data/services/alb.yaml:1: invalid-id: the file's name 'alb.yaml' does not end in .yml"
    ]


@pytest.mark.parametrize("kind", ["sources", "terms", "errata"])
def test_an_id_used_in_two_files_names_the_first(kind):
    file = next(name for name in DATA if name.startswith(kind))
    name = DATA[file].partition(":")[0]
    assert lines(load({f"{kind}/zzz.yml": DATA[file]})[1])[:1] == [
        f"data/{kind}/zzz.yml:1: duplicate-id: '{name}' is already used in data/{file}:1"
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        ("sources/aws.yml", "history:", "guide:", "data/sources/aws.yml:4: duplicate-key: 'guide' is already given in line 1"),
        ("services/nlb.yml", "  protocols:", "  idle-timeout:", "data/services/nlb.yml:16: duplicate-key: 'idle-timeout' is already given in line 6"),
        ("services/nlb.yml", "note: {ko: TCP만,", "note: {ko: TCP만, ko: 셋,", "data/services/nlb.yml:11: duplicate-key: 'ko' is already given in line 11"),
        ("layers.yml", DATA["layers.yml"], DATA["layers.yml"] * 2, "data/layers.yml:7: duplicate-id: layer 'web' stands twice"),
        ("tables/balancers.yml", "[nlb, clb]", "[nlb, clb, clb]", "data/tables/balancers.yml:3: duplicate-id: column 'clb' stands twice"),
        ("tables/balancers.yml", "id: static-ip", "id: timeout", "data/tables/balancers.yml:12: duplicate-id: row 'timeout' stands twice"),
    ],
)  # fmt: skip
def test_an_id_used_twice_in_a_file_is_a_problem(file, old, new, line):
    assert problems_after(file, old, new) == [line]


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        ("services/nlb.yml", "source: guide", "source: gide", "data/services/nlb.yml:12: unknown-source: no source is called 'gide'. Did you mean 'guide'?"),
        ("services/nlb.yml", "[guide, history]", "[guide, zebra]", "data/services/nlb.yml:19: unknown-source: no source is called 'zebra'"),
        ("services/nlb.yml", "source: history}", "source: histroy}", "data/services/nlb.yml:15: unknown-source: no source is called 'histroy'. Did you mean 'history'?"),
        ("services/clb.yml", "source: history", "source: histroy", "data/services/clb.yml:8: unknown-source: no source is called 'histroy'. Did you mean 'history'?"),
        ("tables/balancers.yml", "source: guide,", "source: gide,", "data/tables/balancers.yml:19: unknown-source: no source is called 'gide'. Did you mean 'guide'?"),
        ("exams/sap-c02.yml", "source: guide", "source: gide", "data/exams/sap-c02.yml:4: unknown-source: no source is called 'gide'. Did you mean 'guide'?"),
        ("tables/balancers.yml", "nlb.idle-timeout", "nlb.idle-timout", "data/tables/balancers.yml:10: unknown-fact: no fact is called 'nlb.idle-timout'. Did you mean 'nlb.idle-timeout'?"),
        ("services/nlb.yml", "scope: listener", "scope: listner", "data/services/nlb.yml:9: unknown-scope: no scope is called 'listner'. Did you mean 'listener'?"),
        ("services/nlb.yml", "layers: [web]", "layers: [wbe]", "data/services/nlb.yml:3: unknown-layer: no layer is called 'wbe'. Did you mean 'web'?"),
        ("tables/balancers.yml", "clb: 60 s\n", "clb: 60 s\n      cbl: 1 s\n", "data/tables/balancers.yml:12: unknown-column: no column is called 'cbl'. Did you mean 'clb'?"),
        ("tables/balancers.yml", "      clb: 60 s\n", "", "data/tables/balancers.yml:9: missing-cell: row 'timeout' has no cell for 'clb'"),
    ],
)  # fmt: skip
def test_a_name_that_leads_nowhere_is_a_problem(file, old, new, line):
    assert problems_after(file, old, new) == [line]


@pytest.mark.parametrize("name", ["source", "fact", "scope", "layers"])
def test_a_column_may_be_called_like_a_field(name):
    columns = changed(DATA["tables/balancers.yml"], "[nlb, clb]", f"[nlb, {{id: {name}, name: X}}]")
    assert lines(load({"tables/balancers.yml": columns.replace("clb:", f"{name}:")})[1]) == []


def test_a_broken_vocabulary_is_one_problem_and_not_one_for_every_value():
    assert problems_after("vocabulary.yml", "s: {ko: 초, en: s}", "s: {ko: 초}") == [
        "data/vocabulary.yml:2: missing-language: 'units.s' lacks 'en'"
    ]


def test_the_mistakes_of_all_files_are_reported_at_once_sorted():
    files = {
        "terms/zones.yml": changed(DATA["terms/zones.yml"], "  see:", "  se:"),
        "services/nlb.yml": changed(DATA["services/nlb.yml"], "short: NLB\n", "short: NLB\n\tlayers: x\n"),
        "services/clb.yml": changed(changed(DATA["services/clb.yml"], "short:", "shrt:"), "since:", "sicne:"),
        "sources/aws.yml": changed(DATA["sources/aws.yml"], "history:", "guide:"),
        "errata/Notes.yml": None,
    }
    assert lines(load(files)[1]) == [
        "data/services/clb.yml:2: unknown-field: 'shrt' is not a field here. Did you mean 'short'?",
        "data/services/clb.yml:6: unknown-field: 'lifecycle.sicne' is not a field here. Did you mean 'since'?",
        "data/services/nlb.yml:3: invalid-yaml: a tab where YAML wants spaces",
        "data/sources/aws.yml:4: duplicate-key: 'guide' is already given in line 1",
        "data/terms/zones.yml:7: unknown-field: 'availability-zone.se' is not a field here. Did you mean 'see'?",
    ]


def test_what_is_valid_is_returned_beside_the_problems():
    found, problems = load({"services/nlb.yml": changed(NLB, "short:", "shrt:")})
    assert [problem.rule for problem in problems] == ["unknown-field"]
    assert list(found.services) == ["clb"]
