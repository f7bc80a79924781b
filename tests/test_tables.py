from datetime import date
from decimal import Decimal

from handbook.citations import Citations
from handbook.model import Pair, Quantity
from handbook.tables import changes, comparison, limits, shown_facts
from making import BALANCERS, NLB, TODAY, changed, facts

SECONDS_350 = Quantity(Decimal(350), unit="s")


def compared(table=BALANCERS, nlb=NLB):
    found = facts({"tables/balancers.yml": table, "services/nlb.yml": nlb})
    return comparison(found, "balancers", Citations(found, TODAY))


def test_a_comparison_has_the_columns_and_rows_of_its_file():
    view = compared()
    assert (view.id, view.table.caption.en) == ("balancers", "Which one?")
    assert [column.id for column in view.columns] == ["nlb", "clb"]
    assert [(row.id, row.label.en, [cell.value for cell in row.cells]) for row in view.rows] == [
        ("timeout", "Idle timeout", [SECONDS_350, Quantity(Decimal(60), unit="s")]),
        ("static-ip", "Static IP", [True, False]),
    ]


def test_cells_stand_in_the_order_of_the_columns_however_they_were_written():
    view = compared(changed(BALANCERS, "columns: [nlb, clb]", "columns: [clb, nlb]"))
    assert [[cell.value for cell in row.cells] for row in view.rows] == [
        [Quantity(Decimal(60), unit="s"), SECONDS_350],
        [False, True],
    ]


def test_sources_are_numbered_row_by_row_and_cells_show_only_their_own():
    view = compared()
    assert [(row.marks, [cell.marks for cell in row.cells]) for row in view.rows] == [
        ((1,), [(1,), ()]),
        ((2,), [(), (1,)]),
    ]
    assert [(citation.number, citation.id, citation.checked) for citation in view.citations] == [
        (1, "guide", date(2026, 9, 1)),
        (2, "history", date(2026, 10, 1)),
    ]
    assert view.checked == date(2026, 9, 1)


def test_a_cell_is_proved_by_its_own_evidence_its_row_or_its_fact():
    assert [[cell.proved for cell in row.cells] for row in compared().rows] == [[False, False], [True, True]]
    by_fact = compared(nlb=changed(NLB, "value: 350 s", "value: 350 s\n    evidence: elbv2:A.max = 1"))
    assert [cell.proved for cell in by_fact.rows[0].cells] == [True, False]
    by_cell = compared(changed(BALANCERS, "clb: 60 s", "clb: {value: 60 s, evidence: 'elbv2:A.max = 1'}"))
    assert [cell.proved for cell in by_cell.rows[0].cells] == [False, True]
    assert (by_cell.proved, by_cell.cells) == (3, 4)


def test_a_fact_in_a_cell_brings_its_value_note_changes_and_doubt():
    view = compared(nlb=changed(NLB, "value: 350 s", "value: 350 s\n    unverified: true"))
    cell = view.rows[0].cells[0]
    assert (cell.value, cell.note, cell.unverified) == (SECONDS_350, Pair(ko="TCP만", en="TCP only"), True)
    assert [(change.when, change.from_) for change in cell.changed] == [("2024-09", Quantity(Decimal(340), unit="s"))]


def test_a_cell_may_say_more_than_its_fact():
    more = "{fact: nlb.idle-timeout, note: {ko: 늘, en: always}, changed: [{when: '2025', note: {ko: 또, en: again}}]}"
    cell = compared(changed(BALANCERS, "{fact: nlb.idle-timeout}", more)).rows[0].cells[0]
    assert cell.note == Pair(ko="늘", en="always")
    assert [change.when for change in cell.changed] == ["2025", "2024-09"]


def test_a_cell_for_which_aws_states_nothing_has_no_value():
    view = compared(changed(BALANCERS, "clb: 60 s", "clb: {unpublished: true}"))
    assert view.rows[0].cells[1].value is None


def test_limits_are_the_facts_with_a_scope():
    found = facts()
    citations = Citations(found, TODAY)
    assert [(limit.name, limit.fact.value, limit.marks) for limit in limits(found, "nlb", citations)] == [
        ("nlb.idle-timeout", SECONDS_350, (1,))
    ]
    assert limits(found, "clb", citations) == ()
    assert [citation.id for citation in citations] == ["guide"]


def test_changes_are_newest_first_with_their_own_source_or_that_of_the_fact():
    more = """\
    changed:
      - {when: "2026", note: {ko: 셋째, en: Third.}}
      - {when: "2023-12-01", note: {ko: 첫째, en: First.}}
"""
    found = facts({"services/nlb.yml": NLB + more})
    citations = Citations(found, TODAY)
    views = changes(found, "nlb", citations)
    assert [(view.change.when, view.change.note.en, view.label.en, view.marks) for view in views] == [
        ("2026", "Third.", "Protocols", (1, 2)),
        ("2024-09", "It grew.", "Idle timeout", (2,)),
        ("2023-12-01", "First.", "Protocols", (1, 2)),
    ]
    assert [view.value for view in views] == [("TCP", "UDP"), SECONDS_350, ("TCP", "UDP")]


def test_a_block_shows_the_facts_of_its_cells_limits_or_changes():
    moved = "    changed: [{when: '2026', note: {ko: 셋째, en: Third.}}]\n"
    found = facts({"services/nlb.yml": NLB + moved})
    blocks = [("table", "balancers"), ("limits", "nlb"), ("changes", "nlb"), ("limits", "clb")]
    assert [list(shown_facts(found, *block)) for block in blocks] == [
        ["nlb.idle-timeout"],
        ["nlb.idle-timeout"],
        ["nlb.idle-timeout", "nlb.protocols"],
        [],
    ]
    others = [("table", "zebra"), ("limits", "zebra"), ("pages", "web")]
    assert [list(shown_facts(found, *block)) for block in others] == [[], [], []]
