"""The rows of the made-up worksheet: all of them, in our own words."""

from collections import Counter

from zi_analytics.instruments import load
from zi_analytics.sample.rows import sheet_rows

INSTRUMENT = load("permenpanrb-90-2021")
ROWS = sheet_rows(INSTRUMENT.id)


def test_every_node_question_and_count_has_one_row() -> None:
    kinds = {
        kind: Counter(row.id for row in ROWS if row.kind == kind and row.id)
        for kind in ("heading", "question", "input")
    }
    assert kinds["heading"] == dict.fromkeys(INSTRUMENT.nodes, 1)
    assert kinds["question"] == dict.fromkeys(INSTRUMENT.questions, 1)
    assert kinds["input"] == dict.fromkeys(INSTRUMENT.inputs, 1)


def test_rows_stand_in_the_order_of_the_worksheet() -> None:
    questions = [row.id for row in ROWS if row.kind == "question"]
    assert questions == list(INSTRUMENT.questions)
    assert [row.mark for row in ROWS if row.kind == "total"] == [
        "TOTAL PENGUNGKIT",
        "TOTAL HASIL",
        "NILAI EVALUASI ZONA INTEGRITAS",
    ]


def test_weights_of_headings_are_the_instruments() -> None:
    headings = {row.id: row.weight for row in ROWS if row.kind == "heading" and row.id}
    assert headings == {node.id: node.weight for node in INSTRUMENT.nodes.values()}
