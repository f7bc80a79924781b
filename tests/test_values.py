from decimal import Decimal

import pytest

from handbook.model import NotApplicable, Pair, Quantity, Unit, Vocabulary
from handbook.values import kind, text

VOCABULARY = Vocabulary(
    units={
        "s": Unit(ko="초", en="s"),
        "day": Unit(ko="일", en="days", one="day"),
        "items": Unit(ko="개", en=""),
        "%": Unit(ko="%", en="%"),
        "MB": Unit(ko="MB", en="MB"),
    },
    scopes={},
)
WORDS = {
    "yes": Pair(ko="예", en="Yes"),
    "no": Pair(ko="아니요", en="No"),
    "none": Pair(ko="해당 없음", en="Not applicable"),
    "unpublished": Pair(ko="비공개", en="Not published"),
}


def quantity(low, unit="", high=None):
    return Quantity(Decimal(low), None if high is None else Decimal(high), unit)


@pytest.mark.parametrize(
    ("value", "ko", "en"),
    [
        (quantity(350, "s"), "350초", "350\u00a0s"),
        (quantity(6000, "s"), "6,000초", "6,000\u00a0s"),
        (quantity(60, "s", 6000), "60~6,000초", "60–6,000\u00a0s"),
        (quantity(10, "MB"), "10\u00a0MB", "10\u00a0MB"),
        (quantity("99.95", "%"), "99.95%", "99.95%"),
        (quantity(1, "day"), "1일", "1\u00a0day"),
        (quantity(2, "day"), "2일", "2\u00a0days"),
        (quantity(1, "day", 35), "1~35일", "1–35\u00a0days"),
        (quantity("1.5", "day"), "1.5일", "1.5\u00a0days"),
        (quantity(1000, "items"), "1,000개", "1,000"),
        (quantity(7), "7", "7"),
        (quantity(-99, high=99), "−99~99", "−99–99"),
        (quantity("1.50"), "1.50", "1.50"),
        (True, "예", "Yes"),
        (False, "아니요", "No"),
        (NotApplicable(), "해당 없음", "Not applicable"),
        (None, "비공개", "Not published"),
        ("GENEVE", "GENEVE", "GENEVE"),
        (("TCP", "TLS"), "TCP, TLS", "TCP, TLS"),
        (Pair(ko="`a` 없다", en="`a` none"), "`a` 없다", "`a` none"),
    ],
)
def test_a_value_reads_in_both_languages(value, ko, en):
    assert [text(value, lang, VOCABULARY, WORDS) for lang in ("ko", "en")] == [ko, en]


@pytest.mark.parametrize(
    ("value", "what"),
    [
        (True, "yes"),
        (False, "no"),
        (NotApplicable(), "none"),
        (None, "unpublished"),
        (quantity(1), "quantity"),
        (Pair(ko="가", en="a"), "words"),
        ("TCP", "names"),
        (("TCP",), "names"),
    ],
)
def test_a_stylesheet_can_tell_kinds_of_values_apart(value, what):
    assert kind(value) == what
