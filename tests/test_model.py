"""What the model itself demands of values, ids, dates and of entries as a whole."""

from decimal import Decimal

import pytest
from handbook.model import NotApplicable, Pair, Quantity
from making import DATA, changed, facts, lines, load

NLB_FILE = "services/nlb.yml"


def problems_after(file, old, new):
    return lines(load({file: changed(DATA[file], old, new)})[1])


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("350 s", Quantity(Decimal(350), unit="s")),
        ("60..6000 s", Quantity(Decimal(60), Decimal(6000), "s")),
        ("-99..99", Quantity(Decimal(-99), Decimal(99))),
        ("99.95 %", Quantity(Decimal("99.95"), unit="%")),
        ("7", Quantity(Decimal(7))),
        ("1.50", Quantity(Decimal("1.50"))),
        ('"7"', Quantity(Decimal(7))),
        ("true", True),
        ("false", False),
        ("GENEVE", "GENEVE"),
        ("10.0.0.0/8", "10.0.0.0/8"),
        ('"60-6000"', "60-6000"),
        ("[TCP, TLS]", ("TCP", "TLS")),
        ("{ko: 없다, en: none}", Pair(ko="없다", en="none")),
        ("not-applicable", NotApplicable()),
    ],
)
def test_a_value_means_what_the_authoring_table_says(written, value):
    text = changed(DATA[NLB_FILE], "value: 350 s", f"value: {written}")
    found = facts({NLB_FILE: text}).services["nlb"].facts["idle-timeout"].value
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("350 itms", "unknown-unit: facts.idle-timeout.value: 'itms' is no unit of data/vocabulary.yml. Did you mean 'items'?"),
        ("350 parsecs", "unknown-unit: facts.idle-timeout.value: 'parsecs' is no unit of data/vocabulary.yml"),
        ("60..30 s", "invalid-value: facts.idle-timeout.value: '60..30 s' runs backwards"),
        ("yes", "invalid-value: facts.idle-timeout.value: 'yes' is a word to YAML; write true or false"),
        ("off", "invalid-value: facts.idle-timeout.value: 'off' is a word to YAML; write true or false"),
        ("오백", "missing-language: facts.idle-timeout.value: '오백' is Korean only; write it as {ko: …, en: …}"),
        ("[TCP, 모두]", "missing-language: facts.idle-timeout.value: '모두' is Korean only; write it as {ko: …, en: …}"),
        ("{ko: 오백}", "missing-language: facts.idle-timeout.value: 'en' is missing"),
        ("{ko: 오백, en: ''}", "missing-language: facts.idle-timeout.value: 'en' is missing"),
        ("{ko: 하나, en: one, two: }", "unknown-field: facts.idle-timeout.value: 'two' is not a language; quote a text that holds a comma or a colon"),
        ("", "invalid-value: facts.idle-timeout.value: expected a value, found nothing"),
        ("' '", "invalid-value: facts.idle-timeout.value: expected a value, found ' '"),
        ("[]", "invalid-value: facts.idle-timeout.value: expected a value, found '[]'"),
        ("[TCP, 5]", "invalid-value: facts.idle-timeout.value: expected a value, found '5'"),
        ("2026-11-20", "invalid-value: facts.idle-timeout.value: expected a value, found '2026-11-20'"),
    ],
)  # fmt: skip
def test_a_value_that_means_nothing_is_a_problem(written, line):
    assert problems_after(NLB_FILE, "value: 350 s", f"value: {written}") == [f"data/services/nlb.yml:8: {line}"]


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (NLB_FILE, "  idle-timeout:", "  Idle-Timeout:", "data/services/nlb.yml:6: invalid-id: facts.Idle-Timeout: 'Idle-Timeout' is no id: lower-case ASCII letters, digits and hyphens. Did you mean 'idle-timeout'?"),
        (NLB_FILE, "  idle-timeout:", "  idle timeout:", "data/services/nlb.yml:6: invalid-id: facts.idle timeout: 'idle timeout' is no id: lower-case ASCII letters, digits and hyphens. Did you mean 'idle-timeout'?"),
        (NLB_FILE, "  idle-timeout:", "  idle_timeout:", "data/services/nlb.yml:6: invalid-id: facts.idle_timeout: 'idle_timeout' is no id: lower-case ASCII letters, digits and hyphens. Did you mean 'idle-timeout'?"),
        (NLB_FILE, "  idle-timeout:", "  유휴:", "data/services/nlb.yml:6: invalid-id: facts.유휴: '유휴' is no id: lower-case ASCII letters, digits and hyphens"),
        ("sources/aws.yml", "guide:", "-guide:", "data/sources/aws.yml:1: invalid-id: -guide: '-guide' is no id: lower-case ASCII letters, digits and hyphens. Did you mean 'guide'?"),
        ("terms/zones.yml", "availability-zone:", "AZ:", "data/terms/zones.yml:1: invalid-id: AZ: 'AZ' is no id: lower-case ASCII letters, digits and hyphens. Did you mean 'az'?"),
        ("layers.yml", "id: web", "id: Web", "data/layers.yml:1: invalid-id: 0.id: 'Web' is no id: lower-case ASCII letters, digits and hyphens. Did you mean 'web'?"),
        ("tables/balancers.yml", "id: static-ip", "id: Static IP", "data/tables/balancers.yml:12: invalid-id: rows.1.id: 'Static IP' is no id: lower-case ASCII letters, digits and hyphens. Did you mean 'static-ip'?"),
        ("tables/balancers.yml", "[nlb, clb]", "[nlb, CLB]", "data/tables/balancers.yml:3: invalid-id: columns.1.id: 'CLB' is no id: lower-case ASCII letters, digits and hyphens. Did you mean 'clb'?"),
        ("vocabulary.yml", "target-group:", "Target group:", "data/vocabulary.yml:8: invalid-id: scopes.Target group: 'Target group' is no id: lower-case ASCII letters, digits and hyphens. Did you mean 'target-group'?"),
    ],
)  # fmt: skip
def test_an_id_in_capitals_or_with_spaces_is_told_a_better_one(file, old, new, line):
    assert problems_after(file, old, new) == [line]


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (NLB_FILE, "checked: 2026-11-20", "checked: 2026-11-25", "data/services/nlb.yml:13: future-date: facts.idle-timeout.checked: 2026-11-25 lies in the future"),
        (NLB_FILE, '"2024-09"', '"2027"', "data/services/nlb.yml:15: future-date: facts.idle-timeout.changed.0.when: 2027 lies in the future"),
        (NLB_FILE, '"2024-09"', '"2026-12"', "data/services/nlb.yml:15: future-date: facts.idle-timeout.changed.0.when: 2026-12 lies in the future"),
        ("services/clb.yml", '"2022"', '"2026-11-25"', "data/services/clb.yml:6: future-date: lifecycle.since: 2026-11-25 lies in the future"),
        ("errata/notes.yml", '"2024-09"', '"2026-12-31"', "data/errata/notes.yml:6: future-date: old-timeout.since: 2026-12-31 lies in the future"),
        (NLB_FILE, '"2024-09"', "September", 'data/services/nlb.yml:15: invalid-value: facts.idle-timeout.changed.0.when: expected a quoted year, month or day such as "2025-11", found \'September\''),
        (NLB_FILE, '"2024-09"', '"2024-13"', 'data/services/nlb.yml:15: invalid-value: facts.idle-timeout.changed.0.when: expected a quoted year, month or day such as "2025-11", found \'2024-13\''),
        (NLB_FILE, '"2024-09"', '"24-09"', 'data/services/nlb.yml:15: invalid-value: facts.idle-timeout.changed.0.when: expected a quoted year, month or day such as "2025-11", found \'24-09\''),
    ],
)  # fmt: skip
def test_dates_are_well_formed_and_not_in_the_future(file, old, new, line):
    assert problems_after(file, old, new) == [line]


@pytest.mark.parametrize("written", ['"2026"', '"2026-11"', '"2026-11-24"', "2024", "2024-09-30"])
def test_a_moment_is_a_year_a_month_or_a_day_up_to_today(written):
    assert problems_after(NLB_FILE, '"2024-09"', written) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("    value: 350 s\n", "", "data/services/nlb.yml:6: missing-field: facts.idle-timeout: a fact has either a value or `unpublished: true`"),
        ("value: 350 s", "value: 350 s\n    unpublished: true", "data/services/nlb.yml:6: missing-field: facts.idle-timeout: a fact has either a value or `unpublished: true`"),
        ("    scope: listener\n", "", "data/services/nlb.yml:6: missing-field: facts.idle-timeout: `scope` and `adjustable` go together"),
        ("    adjustable: setting\n", "", "data/services/nlb.yml:6: missing-field: facts.idle-timeout: `scope` and `adjustable` go together"),
    ],
)  # fmt: skip
def test_a_fact_is_complete(old, new, line):
    assert problems_after(NLB_FILE, old, new) == [line]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("{value: false,", "{", "19: missing-field: rows.1.cells.clb: a cell has a value, a `fact` or `unpublished: true`"),
        ("{value: false,", "{value: false, fact: nlb.protocols,", "19: missing-field: rows.1.cells.clb: a cell has a value, a `fact` or `unpublished: true`"),
        ("{value: false,", "{value: false, unpublished: true,", "19: missing-field: rows.1.cells.clb: a cell has a value, a `fact` or `unpublished: true`"),
        (", checked: 2026-09-01", "", "19: missing-source: rows.1.cells.clb: a cell's own `source` and `checked` go together"),
        ("source: guide, checked: 2026-09-01", "checked: 2026-09-01", "19: missing-source: rows.1.cells.clb: a cell's own `source` and `checked` go together"),
        ("nlb: true", "nlb: ", "18: invalid-value: rows.1.cells.nlb.value: expected a value, found nothing"),
        ("[nlb, clb]", "[nlb, {id: clb}]", "3: missing-field: columns.1: column 'clb' needs `ref` or `name`"),
    ],
)  # fmt: skip
def test_cells_and_columns_are_complete(old, new, line):
    assert problems_after("tables/balancers.yml", old, new) == [f"data/tables/balancers.yml:{line}"]


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("clb", ("clb", "clb", None)),
        ("web/clb", ("clb", "web/clb", None)),
        ('"nlb#when"', ("when", "nlb#when", None)),
        ("{id: clb, name: 'On'}", ("clb", None, Pair(ko="On", en="On"))),
    ],
)
def test_a_column_is_a_reference_or_has_a_name_of_its_own(written, column):
    table = changed(DATA["tables/balancers.yml"], "[nlb, clb]", f"[nlb, {written}]").replace("clb:", f"{column[0]}:")
    found = facts({"tables/balancers.yml": table}).tables["balancers"].columns[1]
    assert (found.id, found.ref, found.name) == column


def test_a_neutral_name_stands_for_both_languages_and_the_short_name_is_the_title():
    services = facts().services
    assert (services["clb"].name.ko, services["clb"].name.en) == ("Classic Load Balancer", "Classic Load Balancer")
    assert [services["clb"].title(lang) for lang in ("ko", "en")] == ["옛 CLB", "Old CLB"]
    assert [services["nlb"].title(lang) for lang in ("ko", "en")] == ["NLB", "NLB"]


def test_one_source_may_be_written_without_a_list():
    fact = facts().services["nlb"].facts
    assert (fact["idle-timeout"].source, fact["protocols"].source) == (("guide",), ("guide", "history"))
