"""Scores and readiness of 52/2014 by hand, and never with the other instrument's rules."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.makers import OLD_QUESTIONS, best_old, old_shown, old_value, random_old
from zi_analytics.instruments import load
from zi_analytics.scoring import distance, readiness, score
from zi_analytics.tables import ANSWERS, THRESHOLDS, typed

OLD, NEW = "permenpanrb-52-2014", "permenpanrb-90-2021"


def answers(values: Mapping[str, float | None], unit: str = "DINKES") -> pd.DataFrame:
    frame = pd.DataFrame({"question": list(values), "value": list(values.values())})
    frame = frame.assign(unit=unit, year=2019, assessor="unit", instrument=OLD)
    return typed(frame.reindex(columns=list(ANSWERS), fill_value=""), ANSWERS)


def valued(given_answers: Mapping[str, object]) -> dict[str, float | None]:
    return {row.id: old_value(row, given_answers.get(row.id), row.choices) for row in OLD_QUESTIONS}


def points(scores: pd.DataFrame, column: str = "points") -> dict[str, float]:
    return dict(zip(scores["node"], scores[column], strict=True))


def judged(scores: pd.DataFrame, predicate: str = "WBK") -> dict[str, object]:
    table = readiness(scores)
    own = table[table["predicate"] == predicate]
    verdicts = zip(own["condition"], own["met"], strict=True)
    return {condition: None if pd.isna(met) else bool(met) for condition, met in verdicts}


def test_every_answer_best() -> None:
    found = points(score(answers(valued(best_old()))))
    wanted = {"total": 100, "A": 60, "B": 40, "area.3": 15, "A.III.5": 3, "B.I.b": 5}
    assert {node: found[node] for node in wanted} == pytest.approx(wanted)


def test_one_worksheet_by_hand() -> None:
    values = dict.fromkeys(load(OLD).questions, 0.0)
    values |= {"A.I.1.a": 1, "A.I.1.b": 0.5}  # (1 + 0.5) ÷ 2 × 1 = 0.75
    values |= {"A.III.3.a": 1, "A.III.3.b": 0.67, "A.III.3.c": None}  # 1.67 ÷ 6 × 3 = 0.835
    values |= {"A.III.5.-": 0.33}  # 0.33 × 3 = 0.99
    values |= {"B.I.a": 3.2 / 4, "B.I.b": 0.9, "B.II.a": 3.5 / 4}  # 12 + 4.5 + 17.5
    scores = score(answers(values))
    found, workbook = points(scores), points(scores, "points_workbook")
    wanted = {"A.I.1": 0.75, "A.III.3": 0.835, "A.III": 1.825, "B.I": 16.5, "B": 34}
    assert {node: found[node] for node in wanted} == pytest.approx(wanted)
    assert found["total"] == pytest.approx(0.75 + 1.825 + 34)
    assert workbook["A.III.3"] == pytest.approx(1.67 / 5 * 3)  # the unanswered one is left out
    assert points(scores, "unanswered")["A.III"] == 1


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([0.0, 0.2]))
def test_scores_are_those_of_an_independent_calculation(seed: int, unanswered: float) -> None:
    drawn = random_old(np.random.default_rng(seed), unanswered)
    workbook = points(score(answers(valued(drawn))), "points_workbook")
    shown = old_shown(drawn, {})
    for node in ("A.I.4", "A.III.3", "A.V.5", "A.VI.2"):
        if node in shown:
            assert workbook[node] == pytest.approx(shown[node])


def test_readiness_is_indicative_and_never_met_as_a_whole() -> None:
    scores = score(answers(valued(best_old())))
    verdicts = judged(scores)
    assert verdicts.pop("hasil.bersih") is None
    assert verdicts.pop("hasil.bersih.kinerja") is None
    assert set(verdicts.values()) == {True}
    assert len(verdicts) == 10
    assert distance(readiness(scores))["met"].isna().all()


def test_conditions_without_a_minimum_have_no_figures() -> None:
    table = readiness(score(answers(valued(best_old())))).set_index(["predicate", "condition"])
    unknown = table.loc[("WBK", "hasil.bersih"), ["value", "minimum", "shortfall"]]
    assert unknown.isna().all()


@pytest.mark.parametrize(
    ("index", "met"), [(3.6, True), (3.59, False)], ids=["at the minimum", "just below"]
)
def test_a_survey_is_judged_by_its_share(index: float, met: bool) -> None:
    values = valued(best_old()) | {"B.I.a": index / 4}
    scores = score(answers(values))
    assert judged(scores)["hasil.bersih.ipak"] is met
    assert distance(readiness(scores)).set_index("predicate").loc["WBK", "unmet"] == (not met)


def test_thresholds_that_a_region_enters_decide() -> None:
    rows = [(condition, None, False) for condition in load(OLD).conditions if condition != "total"]
    frame = pd.DataFrame([("total", 90.0, True), *rows], columns=["condition", "minimum", "asked"])
    table = frame.assign(instrument="52/2014", predicate="WBK", share=None, article="x", line=2)
    thresholds = typed(table, THRESHOLDS)
    for answer, met in ((best_old(), True), (best_old() | {"B.II.a": 1.5}, False)):
        judged_ = distance(readiness(score(answers(valued(answer))), thresholds))
        assert bool(judged_.set_index("predicate").loc["WBK", "met"]) is met


def test_ids_of_two_instruments_are_never_mixed_up() -> None:
    """``A.I.1`` is an area in one instrument and a sub-component in the other."""
    old = answers(valued(best_old()))
    new = old.assign(instrument=NEW, unit="DLH")
    scores = score(pd.concat([old, new])).set_index(["instrument", "node"])
    assert scores.loc[(OLD, "A.I.1"), "weight"] == 1
    assert scores.loc[(NEW, "A.I.1"), "weight"] == 4
    assert scores.loc[(OLD, "A.I.1"), "points"] == 1
    assert scores.loc[(NEW, "A.I.1"), "points"] == 0
    assert scores.loc[(NEW, "total"), "points"] == pytest.approx(17.5 + 5 + 17.5)
    assert (OLD, "A.I.1.i") not in scores.index
