"""Scores of every node, against the regulation's own numbers and laws that must always hold."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.makers import best_answers, random_answers, shown
from tests.scoring.conftest import INSTRUMENT, answers_table
from zi_analytics.instruments import load
from zi_analytics.scoring import score
from zi_analytics.tables import ANSWERS, SCORES, empty, typed

OFFICIAL_CASE = {
    "A.II.1.i.a.1": 7,
    "A.II.1.i.a.2": 7,
    "A.II.1.i.b.1": 7,
    "A.II.1.i.b.2": 1,
    "A.II.3.iii.a.1": 0,
    "A.II.3.iii.a.2": 0,
    "A.II.3.iii.a.3": 0,
    "A.II.4.i.-.1": 5,
    "A.II.4.i.-.2": 3,
    "A.II.5.ii.-.1": 6,
    "A.II.5.ii.-.2": 0,
    "A.II.5.ii.-.3": 1,
    "A.II.5.iii.a.2": 1,
    "A.II.5.iii.a.3": 10,
    "A.II.5.iii.a.4": 4,
    "A.II.5.iii.a.5": 13,
    "A.II.5.iii.b.2": 3,
    "A.II.5.iii.b.3": 4,
    "A.II.5.iii.b.4": 5,
    "A.II.5.iii.b.5": 12,
    "A.II.6.i.b.1": 1,
    "A.II.6.i.b.2": 1,
}


def points(scores: pd.DataFrame, column: str = "points") -> dict[str, float]:
    return scores.set_index("node")[column].to_dict()


def test_every_answer_best_gives_full_weight_at_every_node() -> None:
    scores = score(answers_table(best_answers()))
    assert scores["points"].to_numpy() == pytest.approx(scores["weight"].to_numpy(), abs=1e-9)
    assert points(scores)["total"] == pytest.approx(100, abs=1e-9)
    assert points(scores)["A.I"] == pytest.approx(30, abs=1e-9)
    assert points(scores)["A.II"] == pytest.approx(30, abs=1e-9)
    assert points(scores)["B"] == pytest.approx(40, abs=1e-9)


def test_the_official_numeric_case() -> None:
    scores = points(score(answers_table(best_answers() | OFFICIAL_CASE)))
    assert scores["A.II.1"] == pytest.approx(4 - 2 / 2 * (1 - 1 / 7), abs=1e-9)
    assert scores["A.II.1"] == pytest.approx(3.142857142857143, abs=1e-9)
    assert scores["A.II.4"] == pytest.approx(4.2, abs=1e-9)
    assert scores["A.II.5"] == pytest.approx(7.5 - 3 * 5 / 6 - (1 - 13 / 15), abs=1e-9)
    assert scores["total"] == pytest.approx(95.709523809523809, abs=1e-9)


def test_areas_are_pemenuhan_and_reform_together() -> None:
    scores = score(answers_table(random_answers(np.random.default_rng(3))))
    found = points(scores)
    for number in range(1, 7):
        both = found[f"A.I.{number}"] + found[f"A.II.{number}"]
        assert found[f"area.{number}"] == pytest.approx(both, abs=1e-12)
    weights = scores.loc[scores["level"] == "area_total", "weight"]
    assert weights.tolist() == [8, 7, 10, 10, 15, 10]


def test_unanswered_counts_nothing_in_points_and_is_counted() -> None:
    answers = best_answers()
    del answers["A.I.1.i.a"]
    scores = score(answers_table(answers)).set_index("node")
    assert scores.loc["A.I.1.i", "points"] == pytest.approx(0.25, abs=1e-12)
    assert scores.loc["A.I.1.i", "points_workbook"] == pytest.approx(0.5, abs=1e-12)
    assert scores.loc["A.I.1.i.a", "points"] == 0
    assert np.isnan(scores.loc["A.I.1.i.a", "points_workbook"])
    assert scores.loc[["A.I.1.i.a", "A.I.1.i", "area.1", "total"], "unanswered"].tolist() == [1] * 4


@pytest.mark.parametrize(
    "dropped", ["B.I.a", "B.I.b", "B.II.a", "A.II.5.iii.a.5", "A.II.5.iii.b.5"]
)
def test_where_the_worksheet_would_show_an_error_its_figure_is_missing(dropped: str) -> None:
    answers = best_answers()
    del answers[dropped]
    scores = score(answers_table(answers)).set_index("node")
    assert np.isnan(scores.loc["total", "points_workbook"])
    assert not np.isnan(scores.loc["total", "points"])


def test_a_zero_denominator_breaks_only_the_worksheets_own_figure() -> None:
    nothing_due = {"A.II.5.ii.-.1": 0, "A.II.5.ii.-.2": 0, "A.II.5.ii.-.3": 0}
    scores = score(answers_table(best_answers() | nothing_due)).set_index("node")
    assert scores.loc["A.II.5.ii", "points"] == pytest.approx(3, abs=1e-12)
    assert np.isnan(scores.loc[["A.II.5.ii", "A.II", "A", "total"], "points_workbook"]).all()
    assert scores.loc["A.I", "points_workbook"] == pytest.approx(30, abs=1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_the_worksheets_own_convention_matches_its_formulas(seed: int) -> None:
    answers = random_answers(np.random.default_rng(seed), unanswered=0.15)
    scores = points(score(answers_table(answers)), "points_workbook")
    stated = shown(answers)
    for node in load(INSTRUMENT).nodes:
        if isinstance(stated[node], float):
            assert scores[node] == pytest.approx(stated[node], abs=1e-9), node
        else:
            assert np.isnan(scores[node]), (node, stated[node])


def test_no_answers_give_an_empty_table() -> None:
    scores = score(empty(ANSWERS))
    assert scores.empty
    assert list(scores.columns) == list(SCORES)


def test_a_question_answered_twice_is_refused() -> None:
    answers = answers_table(best_answers())
    with pytest.raises(ValueError, match="answered twice"):
        score(pd.concat([answers, answers.head(1)]))


def test_units_years_and_assessors_are_scored_apart_and_unknown_ones_kept() -> None:
    best = answers_table(best_answers())
    poor = answers_table({"A.I.1.i.a": "Ya"}, unit="Y", year=2021, assessor="tpi")
    nameless = best.assign(unit=pd.NA, year=pd.NA)
    scores = score(pd.concat([best, poor, nameless.astype(ANSWERS)]))
    totals = scores[scores["node"] == "total"]
    assert totals["points"].tolist() == pytest.approx([100, 0.25, 100])
    assert totals["unit"].isna().tolist() == [False, False, True]


questions = list(load(INSTRUMENT).questions)
seeds = st.integers(0, 10_000)
gaps = st.sampled_from([0.0, 0.1, 0.5, 0.95])


@settings(max_examples=40)
@given(seed=seeds, gap=gaps, question=st.sampled_from(questions), rise=st.floats(0, 1))
def test_a_higher_value_never_lowers_any_score(
    seed: int, gap: float, question: str, rise: float
) -> None:
    answers = answers_table(random_answers(np.random.default_rng(seed), unanswered=gap))
    higher = answers.copy()
    at = higher["question"] == question
    old = higher.loc[at, "value"].fillna(0.0)
    higher.loc[at, "value"] = old + rise * (1 - old)
    before, after = score(answers)["points"], score(higher)["points"]
    assert (after >= before - 1e-12).all()


@settings(max_examples=30)
@given(seed=seeds, gap=gaps)
def test_scores_lie_between_nothing_and_the_weight(seed: int, gap: float) -> None:
    scores = score(answers_table(random_answers(np.random.default_rng(seed), unanswered=gap)))
    assert (scores["points"] >= 0).all()
    assert (scores["points"] <= scores["weight"] + 1e-9).all()
    workbook = scores["points_workbook"].dropna()
    assert (workbook <= scores.loc[workbook.index, "weight"] + 1e-9).all()


@settings(max_examples=20)
@given(seed=seeds)
def test_the_order_of_rows_does_not_matter(seed: int) -> None:
    rng = np.random.default_rng(seed)
    answers = pd.concat(
        [
            answers_table(random_answers(rng, unanswered=0.2), unit="X"),
            answers_table(random_answers(rng, unanswered=0.2), unit="Y", assessor="tpi"),
        ]
    )
    shuffled = answers.sample(frac=1, random_state=seed)
    by = ["unit", "assessor", "node"]
    pd.testing.assert_frame_equal(
        score(answers).sort_values(by, ignore_index=True),
        score(shuffled).sort_values(by, ignore_index=True),
    )


@settings(max_examples=40)
@given(seed=seeds, gap=gaps, question=st.sampled_from(questions))
def test_taking_an_answer_away_never_raises_a_score(seed: int, gap: float, question: str) -> None:
    answers = answers_table(random_answers(np.random.default_rng(seed), unanswered=gap))
    fewer = answers.copy()
    fewer.loc[fewer["question"] == question, "value"] = np.nan
    assert (score(fewer)["points"] <= score(answers)["points"] + 1e-12).all()


@pytest.mark.parametrize("instrument", ["permenpanrb-90-2021", "permenpanrb-52-2014"])
def test_points_do_not_depend_on_the_worksheets_scored_beside(instrument: str) -> None:
    draws = np.random.default_rng(11)
    ids = list(load(instrument).questions)
    values = draws.random((9, len(ids))).round(2)
    answers = typed(
        pd.DataFrame(
            {
                "unit": np.repeat([f"U{i}" for i in range(len(values))], len(ids)),
                "year": 2022,
                "instrument": instrument,
                "assessor": "unit",
                "question": np.tile(np.array(ids, dtype=object), len(values)),
                "value": values.ravel(),
            }
        ).reindex(columns=list(ANSWERS)),
        ANSWERS,
    )
    together = score(answers)
    for size in (1, 2, 4):
        of_some = answers["unit"].isin([f"U{i}" for i in range(size)])
        own = together.loc[together["unit"].isin([f"U{i}" for i in range(size)])]
        pd.testing.assert_frame_equal(score(answers.loc[of_some]), own, check_exact=True)
