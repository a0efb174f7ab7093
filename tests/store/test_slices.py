"""What is asked of many units at once is what their whole tables say."""

import math
from dataclasses import replace

import pandas as pd
import pytest

from tests.store.deliveries import delivery, sheet
from zi_analytics.scoring import distance
from zi_analytics.store import SheetDelivery, Store, reading
from zi_analytics.store.rows import joined, tables
from zi_analytics.store.slices import QUESTION_SCORES
from zi_analytics.tables import READINESS, SCORES, PlainTable, typed

YEAR = 2022
RULES = "permenpanrb-90-2021"
# By unit and condition: value and minimum; a missing minimum is not known.
CONDITIONS: dict[str, dict[str, tuple[float | None, float | None]]] = {
    "BETA": {"total": (80.0, 75.0), "area.1": (6.0, 5.0)},
    "ALFA": {"total": (80.0, 75.0), "area.1": (6.0, 5.0)},
    "GAMA": {"total": (70.0, 75.0), "area.1": (6.0, 5.0)},
    "DELTA": {"total": (74.0, 75.0), "area.1": (6.0, 5.0)},
    "EPSI": {"total": (70.0, 75.0), "area.1": (1.0, 5.0)},
    "ZETA": {"total": (80.0, 75.0), "area.1": (None, None)},
}


def _readiness(unit: str, assessor: str, more: float) -> pd.DataFrame:
    rows = []
    for predicate, higher in (("WBK", 0.0), ("WBBM", 10.0)):
        for condition, (value, minimum) in CONDITIONS[unit].items():
            known = value is not None and minimum is not None
            limit = minimum + higher if minimum is not None else None
            own = value + more if value is not None else None
            short = max(0.0, limit - own) if known else None
            rows.append((predicate, condition, own, limit, short, short == 0 if known else None))
    columns = ["predicate", "condition", "value", "minimum", "shortfall", "met"]
    frame = pd.DataFrame(rows, columns=columns)
    return typed(frame.assign(unit=unit, year=YEAR, assessor=assessor), READINESS)


def _given(unit: str, year: int = YEAR) -> SheetDelivery:
    made = sheet(unit, year, assessors=["unit", "tpi"])
    ready = pd.concat([_readiness(unit, "unit", 0.0), _readiness(unit, "tpi", -6.0)])
    scores = made.scores.frame
    questions = scores.loc[scores["node"] == "B"].assign(level="question", node="B.I.a")
    return replace(
        made,
        readiness=PlainTable.of(ready.assign(year=year).astype(READINESS), READINESS),
        scores=PlainTable.of(pd.concat([scores, questions]), SCORES),
    )


@pytest.fixture
def filled(store: Store) -> Store:
    """Give a store in which one worksheet is superseded and one of another year."""
    for unit in CONDITIONS:
        store.receive(delivery(f"lama {unit}".encode(), sheet(unit, YEAR, points=1.0)))
        store.receive(delivery(unit.encode(), _given(unit)))
    store.receive(delivery(b"lain", _given("ALFA", YEAR + 1)))
    return store


@pytest.mark.parametrize("assessor", ["unit", "tpi"])
@pytest.mark.parametrize("predicate", ["WBK", "WBBM"])
def test_units_come_in_the_order_of_their_distance(
    filled: Store, assessor: str, predicate: str
) -> None:
    whole = filled.readiness(YEAR)
    table = distance(whole.loc[whole["assessor"] == assessor])
    ordered = table.loc[table["predicate"] == predicate]
    assert filled.nearest(YEAR, assessor, predicate) == ordered["unit"].tolist()
    meeting = ordered.loc[ordered["met"].eq(True).fillna(False), "unit"]
    assert filled.meeting(YEAR, assessor, predicate) == sorted(meeting)


def test_what_is_not_known_is_not_met_and_the_nearer_comes_first(filled: Store) -> None:
    assert filled.meeting(YEAR, "unit", "WBK") == ["ALFA", "BETA"]
    assert filled.meeting(YEAR, "unit", "WBBM") == filled.meeting(YEAR, "tpn", "WBK") == []
    nearest = filled.nearest(YEAR, "unit", "WBK")
    assert nearest == ["ALFA", "BETA", "ZETA", "DELTA", "GAMA", "EPSI"]


def test_units_that_handed_in_are_named_once_a_year(filled: Store) -> None:
    assert sorted(filled.handed_in(YEAR)) == sorted(CONDITIONS)
    assert filled.handed_in(YEAR + 1) == ["ALFA"]
    assert filled.handed_in(YEAR - 1) == []


def test_a_condition_has_one_value_whatever_predicates_ask_it(filled: Store) -> None:
    table = filled.condition_values(YEAR, "tpi")
    found = {(row.unit, row.condition): row.value for row in table.itertuples()}
    assert len(table) == len(found) == 2 * len(CONDITIONS)
    for unit, conditions in CONDITIONS.items():
        for condition, (value, _) in conditions.items():
            got = found[unit, condition]
            assert math.isnan(got) if value is None else got == value - 6.0


def test_a_part_of_a_table_is_cut_from_the_whole_of_it(filled: Store) -> None:
    ready, scores = filled.readiness(YEAR), filled.scores(YEAR)
    own = ready.loc[ready["assessor"].eq("tpi") & ready["unit"].eq("GAMA")]
    _same(filled.readiness(YEAR, "GAMA", "tpi"), own)
    _same(filled.readiness(YEAR, assessor="unit"), ready.loc[ready["assessor"] == "unit"])
    totals = scores.loc[scores["node"].eq("total") & scores["assessor"].eq("tpi")]
    _same(filled.node_scores(YEAR, ["total"], "tpi"), totals)
    questions = scores.loc[scores["level"].eq("question") & scores["assessor"].eq("unit")]
    assert len(questions) == len(CONDITIONS)
    found = joined(filled.question_scores(YEAR, "unit", RULES), SCORES)
    _same(found, questions[list(QUESTION_SCORES)])
    assert list(filled.question_scores(YEAR, "unit", "lain")) == []
    answers = pd.concat([filled.answers(YEAR, unit) for unit in sorted(CONDITIONS)])
    asked = answers["assessor"].eq("tpi") & answers["question"].eq("A.I.1.i.b")
    _same(filled.assessor_answers(YEAR, "tpi", ["A.I.1.i.b"]), answers.loc[asked])


def test_a_table_read_in_parts_is_the_same_table(filled: Store) -> None:
    query = reading.current_readiness(YEAR)
    with filled.engine.connect() as connection:
        parts = list(tables(connection, query, READINESS, at_once=7))
    assert [len(part) for part in parts[:-1]] == [7] * (len(parts) - 1) and len(parts) > 2
    _same(joined(parts, READINESS), filled.readiness(YEAR))


def _same(found: pd.DataFrame, wanted: pd.DataFrame) -> None:
    assert len(wanted)
    pd.testing.assert_frame_equal(found, wanted.reset_index(drop=True))
