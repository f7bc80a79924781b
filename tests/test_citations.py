from datetime import date, timedelta

import pytest

from handbook.citations import Citations
from making import TODAY, facts

FACTS = facts()


def test_sources_are_numbered_in_the_order_in_which_they_are_named_each_once():
    citations = Citations(FACTS, TODAY)
    named = (["history"], ["guide", "history"], ["guide"], [])
    assert [citations.cite(sources, TODAY) for sources in named] == [(1,), (2, 1), (2,), ()]
    assert [(citation.number, citation.id, citation.source.title) for citation in citations] == [
        (1, "history", "Document history"),
        (2, "guide", "User Guide: Timeouts"),
    ]
    assert len(citations) == 2


@pytest.mark.parametrize("days", [(1, 5, 3), (5, 1, 3), (3, 1, 5)])
def test_a_source_shows_the_oldest_date_on_which_it_was_read(days):
    citations = Citations(FACTS, TODAY)
    for age in days:
        citations.cite(["guide"], TODAY - timedelta(age))
    assert [citation.checked for citation in citations] == [TODAY - timedelta(5)]


@pytest.mark.parametrize(
    ("checked", "is_stale"),
    [(TODAY, False), (date(2025, 11, 24), False), (date(2025, 11, 23), True)],
)
def test_a_source_that_nobody_read_for_a_year_is_stale(checked, is_stale):
    citations = Citations(FACTS, TODAY)
    citations.cite(["guide"], checked)
    assert [citation.stale for citation in citations] == [is_stale]


def test_nothing_cited_is_an_empty_list():
    citations = Citations(FACTS, TODAY)
    assert (list(citations), len(citations)) == ([], 0)
