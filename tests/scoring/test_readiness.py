"""Conditions of both predicates, against Tabel 6 written out by hand."""

import numpy as np
import pandas as pd
import pytest

from tests.makers import best_answers
from tests.scoring.conftest import INSTRUMENT, answers_table
from zi_analytics.scoring import distance, readiness, score
from zi_analytics.tables import READINESS, SCORES, empty, typed

AREAS = ("area.1", "area.2", "area.3", "area.4", "area.5", "area.6")
MINIMUMS = {
    "WBK": dict(
        zip(
            (
                *("total", "pengungkit", *AREAS),
                *("hasil.bersih", "hasil.bersih.ipak", "hasil.bersih.kinerja", "hasil.pelayanan"),
            ),
            (75, 40, 4.8, 4.2, 6, 6, 9, 6, 18.25, 15.75, 2.5, 14),
            strict=True,
        )
    ),
    "WBBM": dict(
        zip(
            (
                *("total", "pengungkit", *AREAS),
                *("hasil.bersih", "hasil.bersih.ipak", "hasil.bersih.kinerja", "hasil.pelayanan"),
            ),
            (85, 48, 6, 5.25, 7.5, 7.5, 11.25, 7.5, 19.5, 15.75, 3.75, 15.75),
            strict=True,
        )
    ),
}
NODE_OF = {
    "total": "total",
    "pengungkit": "A",
    "hasil.bersih": "B.I",
    "hasil.bersih.ipak": "B.I.a",
    "hasil.bersih.kinerja": "B.I.b",
    "hasil.pelayanan": "B.II",
} | {area: area for area in AREAS}


def at_minimum(predicate: str, **changes: float) -> pd.DataFrame:
    """Return made scores in which every condition stands exactly at its minimum."""
    values = MINIMUMS[predicate] | changes
    rows = [
        ("X", 2022, INSTRUMENT, "unit", NODE_OF[c], "", v, v, 1.0, v, 0) for c, v in values.items()
    ]
    return typed(pd.DataFrame(rows, columns=list(SCORES)), SCORES)


@pytest.mark.parametrize("predicate", ["WBK", "WBBM"])
def test_minimums_are_those_of_table_6_and_stand_in_its_order(predicate: str) -> None:
    judged = readiness(score(answers_table(best_answers())))
    own = judged[judged["predicate"] == predicate]
    assert own["condition"].tolist() == list(MINIMUMS[predicate])
    assert own["minimum"].tolist() == pytest.approx(list(MINIMUMS[predicate].values()), abs=1e-9)
    assert own["met"].all()
    assert (own["shortfall"] == 0).all()


@pytest.mark.parametrize("predicate", ["WBK", "WBBM"])
def test_a_value_at_the_minimum_is_met(predicate: str) -> None:
    judged = readiness(at_minimum(predicate))
    assert judged.loc[judged["predicate"] == predicate, "met"].all()


@pytest.mark.parametrize("condition", list(MINIMUMS["WBK"]))
def test_the_tolerance_is_one_billionth_of_a_point(condition: str) -> None:
    minimum = MINIMUMS["WBK"][condition]
    for below, met, shortfall in ((5e-10, True, 0.0), (2e-9, False, 2e-9), (0.004, False, 0.004)):
        judged = readiness(at_minimum("WBK", **{condition: minimum - below}))
        row = judged[(judged["predicate"] == "WBK") & (judged["condition"] == condition)].iloc[0]
        assert bool(row["met"]) is met
        assert row["shortfall"] == pytest.approx(shortfall, abs=1e-10)


def test_a_total_alone_never_makes_a_predicate() -> None:
    answers = best_answers() | {"B.I.a": 3.59}
    judged = readiness(score(answers_table(answers)))
    wbk = judged[judged["predicate"] == "WBK"].set_index("condition")
    assert wbk.loc["total", "met"]
    assert wbk.index[~wbk["met"].astype(bool)].tolist() == ["hasil.bersih.ipak"]
    assert wbk.loc["hasil.bersih.ipak", "shortfall"] == pytest.approx(15.75 - 3.59 / 4 * 17.5)


def test_wbbm_has_its_own_minimums_for_hasil() -> None:
    answers = best_answers() | {"B.I.a": 3.6, "B.I.b": "C", "B.II.a": 3.2}
    judged = readiness(score(answers_table(answers)))
    unmet = judged[~judged["met"].astype(bool)]
    assert set(unmet["predicate"]) == {"WBBM"}
    assert unmet["condition"].tolist() == [
        "hasil.bersih",
        "hasil.bersih.kinerja",
        "hasil.pelayanan",
    ]


def test_nothing_answered_is_not_met_rather_than_unknown() -> None:
    judged = readiness(score(answers_table({"A.I.1.i.a": "Tidak"})))
    assert judged["met"].notna().all()
    assert not judged["met"].any()
    assert judged["shortfall"].tolist() == pytest.approx(judged["minimum"].tolist())


def test_no_scores_give_empty_tables() -> None:
    assert list(readiness(empty(SCORES)).columns) == list(READINESS)
    assert distance(empty(READINESS)).empty


def test_distance_counts_unmet_conditions_before_their_size() -> None:
    near = at_minimum("WBK", total=74.9, pengungkit=39.9)
    far = at_minimum("WBK", **{"area.5": 4.5})
    scores = pd.concat([near.assign(unit="NEAR"), far.assign(unit="FAR")])
    order = distance(readiness(typed(scores, SCORES)))
    wbk = order[order["predicate"] == "WBK"]
    assert wbk["unit"].tolist() == ["FAR", "NEAR"]
    assert wbk["unmet"].tolist() == [1, 2]
    assert wbk["worst"].tolist() == ["area.5", "pengungkit"]
    assert wbk["worst_share"].tolist() == pytest.approx([0.5, 0.1 / 40])


def test_distance_breaks_a_tie_by_the_largest_relative_shortfall() -> None:
    a = at_minimum("WBK", total=60.0).assign(unit="A")
    b = at_minimum("WBK", **{"hasil.bersih.kinerja": 2.25}).assign(unit="B")
    order = distance(readiness(typed(pd.concat([a, b]), SCORES)))
    assert order.loc[order["predicate"] == "WBK", "unit"].tolist() == ["B", "A"]


def test_distance_of_a_unit_that_meets_everything() -> None:
    order = distance(readiness(score(answers_table(best_answers()))))
    assert order["met"].all()
    assert order["worst"].isna().all()
    assert (order["worst_share"] == 0).all()


def test_a_condition_that_is_not_known_leaves_the_verdict_open() -> None:
    judged = readiness(at_minimum("WBK"))
    judged.loc[judged["condition"] == "total", ["met", "value", "shortfall"]] = [
        pd.NA,
        np.nan,
        np.nan,
    ]
    order = distance(judged).set_index("predicate")
    assert pd.isna(order.loc["WBK", "met"])
    assert order.loc["WBK", "unmet"] == 0
