"""Loading all of data/: what one file shows, and what only all together show; single mistakes: golden/facts/*.yml."""

import pytest
from pydantic import ValidationError

from making import (
    BALANCERS,
    CLB,
    DATA,
    LAYERS,
    NLB,
    SOURCES,
    TERMS,
    VOCABULARY,
    after,
    changed,
    facts,
    golden,
    lines,
    load,
)


def test_the_small_handbook_is_whole():
    found = facts()
    kinds = ("layers", "sources", "services", "tables", "terms", "errata", "exams")
    assert {kind: list(getattr(found, kind)) for kind in kinds} == {
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
    assert found.fact_names == {"nlb.idle-timeout", "nlb.protocols"}
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


@golden("facts")
def test_a_mistake_between_entries_is_one_line(case):
    assert after(case) == [case["line"]]


def test_a_layer_given_twice_is_a_problem():
    assert lines(load({"layers.yml": LAYERS * 2})[1]) == ["data/layers.yml:7: duplicate-id: layer 'web' stands twice"]


@pytest.mark.parametrize("kind", ["sources", "terms", "errata"])
def test_an_id_used_in_two_files_names_the_first(kind):
    file = next(name for name in DATA if name.startswith(kind))
    name = DATA[file].partition(":")[0]
    assert lines(load({f"{kind}/zzz.yml": DATA[file]})[1])[:1] == [
        f"data/{kind}/zzz.yml:1: duplicate-id: '{name}' is already used in data/{file}:1"
    ]


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
        "data/terms/zones.yml:8: unknown-field: 'availability-zone.se' is not a field here. Did you mean 'see'?",
    ]


@pytest.mark.parametrize("name", ["Nlb", "nlb_2", "네트워크", "n lb"])
def test_the_name_of_a_file_must_be_an_id(name):
    assert lines(load({f"services/{name}.yml": "name: X\n"})[1]) == [
        f"data/services/{name}.yml:1: invalid-id: the file's name '{name}' is no id"
    ]


@pytest.mark.parametrize("name", ["alb.yaml", "alb.YML"])
def test_a_yaml_file_with_another_ending_is_not_overlooked(name):
    assert lines(load({f"services/{name}": "name: ALB\n"})[1]) == [
        f"data/services/{name}:1: invalid-id: the file's name '{name}' does not end in .yml"
    ]


@pytest.mark.parametrize("name", [".DS_Store", "alb.yml~", ".alb.yml.swp", "notes.txt"])
def test_what_editors_and_systems_leave_behind_is_no_data(name):
    assert lines(load({f"services/{name}": b"\xff\x00"})[1]) == []


@pytest.mark.parametrize("name", ["source", "fact", "scope", "layers"])
def test_a_column_may_be_called_like_a_field(name):
    table = changed(BALANCERS, "[nlb, clb]", f"[nlb, {{id: {name}, name: X}}]").replace("clb:", f"{name}:")
    assert lines(load({"tables/balancers.yml": table})[1]) == []


def test_a_broken_vocabulary_is_one_problem_and_not_one_for_every_value():
    text = changed(VOCABULARY, "s: {ko: 초, en: s}", "s: {ko: 초}")
    assert lines(load({"vocabulary.yml": text})[1]) == ["data/vocabulary.yml:2: missing-language: 'units.s' lacks 'en'"]


def test_the_mistakes_of_all_files_are_reported_at_once_sorted():
    files = {
        "terms/zones.yml": changed(TERMS, "  see:", "  se:"),
        "services/nlb.yml": changed(NLB, "short: NLB\n", "short: NLB\n\tlayers: x\n"),
        "services/clb.yml": changed(changed(CLB, "short:", "shrt:"), "since:", "sicne:"),
        "sources/aws.yml": changed(SOURCES, "history:", "guide:"),
    }
    assert lines(load(files)[1]) == [
        "data/services/clb.yml:2: unknown-field: 'shrt' is not a field here. Did you mean 'short'?",
        "data/services/clb.yml:6: unknown-field: 'lifecycle.sicne' is not a field here. Did you mean 'since'?",
        "data/services/nlb.yml:3: invalid-yaml: a tab where YAML wants spaces",
        "data/sources/aws.yml:4: duplicate-key: 'guide' is already given in line 1",
        "data/terms/zones.yml:8: unknown-field: 'availability-zone.se' is not a field here. Did you mean 'see'?",
    ]


def test_what_is_valid_is_returned_beside_the_problems():
    found, problems = load({"services/nlb.yml": changed(NLB, "short:", "shrt:")})
    assert [problem.rule for problem in problems] == ["unknown-field"]
    assert list(found.services) == ["clb"]
