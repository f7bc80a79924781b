"""What the model demands of values, ids, dates and of entries as a whole; mistakes are in golden/model/*.yml."""

from decimal import Decimal

import pytest

from handbook.model import NotApplicable, Pair, Quantity
from making import BALANCERS, NLB, after, changed, facts, golden, lines, load


@golden("model")
def test_a_mistake_in_an_entry_is_one_line(case):
    assert after(case) == [case["line"]]


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
    text = changed(NLB, "value: 350 s", f"value: {written}")
    found = facts({"services/nlb.yml": text}).services["nlb"].facts["idle-timeout"].value
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize("written", ['"2026"', '"2026-11"', '"2026-11-24"', "2024", "2024-09-30"])
def test_a_moment_is_a_year_a_month_or_a_day_up_to_today(written):
    assert lines(load({"services/nlb.yml": changed(NLB, '"2024-09"', written)})[1]) == []


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
    table = changed(BALANCERS, "[nlb, clb]", f"[nlb, {written}]").replace("clb:", f"{column[0]}:")
    found = facts({"tables/balancers.yml": table}).tables["balancers"].columns[1]
    assert (found.id, found.ref, found.name) == column


def test_a_neutral_name_stands_for_both_languages_and_the_short_name_is_the_title():
    services = facts().services
    assert (services["clb"].name.ko, services["clb"].name.en) == ("Classic Load Balancer", "Classic Load Balancer")
    assert [services["clb"].title(lang) for lang in ("ko", "en")] == ["옛 CLB", "Old CLB"]
    assert [services["nlb"].title(lang) for lang in ("ko", "en")] == ["NLB", "NLB"]


def test_one_source_may_be_written_without_a_list():
    found = facts().services["nlb"].facts
    assert (found["idle-timeout"].source, found["protocols"].source) == (("guide",), ("guide", "history"))
