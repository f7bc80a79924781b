"""Mistakes of form, each made in one line of the small handbook: which file, what is there, what is written instead."""

import pytest
from making import DATA, LAYERS, NLB, TERMS, changed, lines, load

NLB_FILE = "services/nlb.yml"


def problems_after(file, old, new):
    return lines(load({file: changed(DATA[file], old, new)})[1])


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (NLB_FILE, "short:", "shrt:", "data/services/nlb.yml:2: unknown-field: 'shrt' is not a field here. Did you mean 'short'?"),
        (NLB_FILE, "note: {", "ntoe: {", "data/services/nlb.yml:11: unknown-field: 'facts.idle-timeout.ntoe' is not a field here. Did you mean 'note'?"),
        (NLB_FILE, "from:", "form:", "data/services/nlb.yml:15: unknown-field: 'facts.idle-timeout.changed.0.form' is not a field here. Did you mean 'from'?"),
        (NLB_FILE, "en: TCP only", "en: TCP only, fr: x", "data/services/nlb.yml:11: unknown-field: 'facts.idle-timeout.note.fr' is not a field here"),
        (NLB_FILE, "    value: 350 s\n", "    value: 350 s\n    zebra: 1\n", "data/services/nlb.yml:9: unknown-field: 'facts.idle-timeout.zebra' is not a field here"),
        ("tables/balancers.yml", "fact:", "unpublished: true, fcat:", "data/tables/balancers.yml:10: unknown-field: 'rows.0.cells.nlb.fcat' is not a field here. Did you mean 'fact'?"),
        ("tables/balancers.yml", "columns: [nlb,", "columns: [{id: nlb, reef: nlb, name: NLB},", "data/tables/balancers.yml:3: unknown-field: 'columns.0.reef' is not a field here. Did you mean 'ref'?"),
        ("layers.yml", "- id: web\n", "- id: web\n  nubmer: '4'\n", "data/layers.yml:2: unknown-field: '0.nubmer' is not a field here. Did you mean 'number'?"),
        ("exams/sap-c02.yml", "weight: 26", "weight: 26\n    wieght: 26", "data/exams/sap-c02.yml:10: unknown-field: 'domains.0.wieght' is not a field here. Did you mean 'weight'?"),
    ],
)  # fmt: skip
def test_an_unknown_field_is_named_with_the_nearest_one(file, old, new, line):
    assert problems_after(file, old, new) == [line]


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (NLB_FILE, ", en: TCP only", "", "data/services/nlb.yml:11: missing-language: 'facts.idle-timeout.note' lacks 'en'"),
        (NLB_FILE, "ko: TCP만, ", "", "data/services/nlb.yml:11: missing-language: 'facts.idle-timeout.note' lacks 'ko'"),
        (NLB_FILE, "en: TCP only", "en: ''", "data/services/nlb.yml:11: missing-language: 'facts.idle-timeout.note' lacks 'en'"),
        (NLB_FILE, "en: TCP only", "en: ", "data/services/nlb.yml:11: missing-language: 'facts.idle-timeout.note' lacks 'en'"),
        ("terms/zones.yml", "  en: Availability Zone\n", "", "data/terms/zones.yml:1: missing-language: 'availability-zone' lacks 'en'"),
        ("words.yml", ", en: Not published", "", "data/words.yml:4: missing-language: 'unpublished' lacks 'en'"),
    ],
)  # fmt: skip
def test_a_text_in_one_language_only_lacks_the_other(file, old, new, line):
    assert problems_after(file, old, new) == [line]


@pytest.mark.parametrize(
    ("file", "old", "line"),
    [
        (NLB_FILE, "    source: guide\n", "data/services/nlb.yml:6: missing-source: 'facts.idle-timeout' lacks 'source'"),
        (NLB_FILE, "    checked: 2026-11-20\n", "data/services/nlb.yml:6: missing-source: 'facts.idle-timeout' lacks 'checked'"),
        ("services/clb.yml", "  source: history\n", "data/services/clb.yml:4: missing-source: 'lifecycle' lacks 'source'"),
        ("tables/balancers.yml", "    source: history\n", "data/tables/balancers.yml:12: missing-source: 'rows.1' lacks 'source'"),
        ("errata/notes.yml", "  checked: 2026-11-20\n", "data/errata/notes.yml:1: missing-source: 'old-timeout' lacks 'checked'"),
        ("exams/sap-c02.yml", "source: guide\n", "data/exams/sap-c02.yml:1: missing-source: 'data/exams/sap-c02.yml' lacks 'source'"),
    ],
)  # fmt: skip
def test_everything_stated_has_a_source_and_a_date(file, old, line):
    assert problems_after(file, old, "") == [line]


@pytest.mark.parametrize(
    ("file", "old", "line"),
    [
        (NLB_FILE, "name: {ko: 네트워크 부하 분산기, en: Network Load Balancer}\n", "data/services/nlb.yml:1: missing-field: 'name' is required"),
        ("sources/aws.yml", "  title: Document history\n", "data/sources/aws.yml:4: missing-field: 'history.title' is required"),
        ("layers.yml", '  number: "4"\n', "data/layers.yml:1: missing-field: '0.number' is required"),
        ("exams/sap-c02.yml", ', name: {ko: 보안, en: Security}', "data/exams/sap-c02.yml:12: missing-field: 'domains.0.tasks.1.name' is required"),
    ],
)  # fmt: skip
def test_a_required_field_is_missed_where_its_entry_stands(file, old, line):
    assert problems_after(file, old, "") == [line]


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (NLB_FILE, "adjustable: setting", "adjustable: settings", "data/services/nlb.yml:10: invalid-value: facts.idle-timeout.adjustable: 'settings' is not one of 'setting', 'quota' or 'hard'"),
        (NLB_FILE, "scope: listener", "scope: listener\n    bound: max", "data/services/nlb.yml:10: invalid-value: facts.idle-timeout.bound: 'max' is not one of 'default', 'maximum', 'minimum', 'range' or 'fixed'"),
        ("services/clb.yml", "status: previous-generation", "status: old", "data/services/clb.yml:5: invalid-value: lifecycle.status: 'old' is not one of 'previous-generation', 'closed-to-new-customers', 'being-retired', 'retired' or 'renamed'"),
        ("errata/notes.yml", "outdated", "old", "data/errata/notes.yml:3: invalid-value: old-timeout.verdict: 'old' is not one of 'wrong', 'outdated' or 'misleading'"),
        ("exams/sap-c02.yml", "current", "active", "data/exams/sap-c02.yml:3: invalid-value: status: 'active' is not one of 'current' or 'retired'"),
    ],
)  # fmt: skip
def test_a_word_outside_a_closed_list_is_told_the_list(file, old, new, line):
    assert problems_after(file, old, new) == [line]


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (NLB_FILE, NLB, "", "data/services/nlb.yml:1: invalid-value: the file: expected a mapping, found nothing"),
        (NLB_FILE, NLB, "just text\n", "data/services/nlb.yml:1: invalid-value: the file: expected a mapping, found 'just text'"),
        ("terms/zones.yml", TERMS, "- a\n", "data/terms/zones.yml:1: invalid-value: the file: expected a mapping, found '['a']'"),
        ("layers.yml", LAYERS, "id: web\n", "data/layers.yml:1: invalid-value: the file: expected a list, found '{'id': 'web'}'"),
        (NLB_FILE, "note: {ko: TCP만, en: TCP only}", "note: TCP만", "data/services/nlb.yml:11: invalid-value: facts.idle-timeout.note: expected {ko: …, en: …}, found 'TCP만'"),
        (NLB_FILE, "name: {ko: 네트워크 부하 분산기, en: Network Load Balancer}", "name: 분산기", "data/services/nlb.yml:1: invalid-value: name: expected {ko: …, en: …}, found '분산기'"),
        (NLB_FILE, "layers: [web]", "layers: 7", "data/services/nlb.yml:3: invalid-value: layers: expected a list, found '7'"),
        (NLB_FILE, "source: guide", "source: [guide, 5]", "data/services/nlb.yml:12: invalid-value: facts.idle-timeout.source.1: expected a text, found '5'"),
        (NLB_FILE, "source: guide", "source: []", "data/services/nlb.yml:12: invalid-value: facts.idle-timeout.source: expected something, found '[]'"),
        (NLB_FILE, "source: guide", "source: ''", "data/services/nlb.yml:12: invalid-value: facts.idle-timeout.source.0: expected something, found ''"),
        (NLB_FILE, "checked: 2026-11-20", "checked: yesterday", "data/services/nlb.yml:13: invalid-value: facts.idle-timeout.checked: expected a date such as 2026-11-24, found 'yesterday'"),
        (NLB_FILE, "checked: 2026-11-20", "checked: 2026-02-30", "data/services/nlb.yml:13: invalid-value: facts.idle-timeout.checked: expected a date such as 2026-11-24, found '2026-02-30'"),
        (NLB_FILE, "scope: listener", "scope: listener\n    unverified: sure", "data/services/nlb.yml:10: invalid-value: facts.idle-timeout.unverified: expected true or false, found 'sure'"),
        ("exams/sap-c02.yml", "weight: 26", "weight: 26.5", "data/exams/sap-c02.yml:9: invalid-value: domains.0.weight: expected a whole number, found '26.5'"),
        ("exams/sap-c02.yml", 'id: "1.1"', "id: 1.1", "data/exams/sap-c02.yml:11: invalid-value: domains.0.tasks.0.id: expected a text, found '1.1'"),
        ("sources/aws.yml", "https://docs.aws.amazon.com/guide", "http://a.b", "data/sources/aws.yml:3: invalid-value: guide.url: expected an address that begins with https://, found 'http://a.b'"),
        ("tables/balancers.yml", "columns: [nlb, clb]", "columns: nlb", "data/tables/balancers.yml:3: invalid-value: columns: expected a list, found 'nlb'"),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_type_is_told_the_right_one(file, old, new, line):
    assert problems_after(file, old, new) == [line]


def test_two_mistakes_in_one_entry_are_two_problems():
    assert problems_after(NLB_FILE, "short: NLB\nlayers:", "shrt: NLB\nlaers:") == [
        "data/services/nlb.yml:2: unknown-field: 'shrt' is not a field here. Did you mean 'short'?",
        "data/services/nlb.yml:3: unknown-field: 'laers' is not a field here. Did you mean 'layers'?",
    ]
