"""Lost points: they add up to what is missing, at every level."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.insight.conftest import table
from tests.makers import random_answers
from tests.scoring.conftest import answers_table
from zi_analytics.insight.weak import LOSSES, WEAKEST, Level, losses, matrix, search, weakest
from zi_analytics.scoring import score
from zi_analytics.tables import SCORES, empty

LEVELS: tuple[Level, ...] = ("question", "sub_component", "area")


def test_a_question_loses_its_weight_times_what_its_value_lacks(scores: pd.DataFrame) -> None:
    lost = losses(scores).set_index(["unit", "question"])
    assert lost.loc[("A", "A.I.1.i.b"), "lost"] == pytest.approx(0.25 * 0.5)
    assert lost.loc[("B", "A.I.1.i.b"), "lost"] == pytest.approx(0.25)
    assert lost.loc[("A", "B.I.a"), "lost"] == pytest.approx(17.5 * (1 - 3.2 / 4))
    assert lost.loc["C", "lost"].sum() == pytest.approx(0)


def test_what_is_lost_for_want_of_an_answer_stands_apart(scores: pd.DataFrame) -> None:
    lost = losses(scores).set_index(["unit", "question"])
    low, blank = lost.loc[("A", "A.II.4.iii.-")], lost.loc[("B", "A.II.4.iii.-")]
    assert (low["low"], low["unanswered"], low["blank"]) == (pytest.approx(1.5), 0, False)
    assert (blank["low"], blank["unanswered"], blank["blank"]) == (0, pytest.approx(1.5), True)
    # One blank count leaves its question unanswered.
    assert lost.loc[("B", "A.II.1.i.a"), "unanswered"] == pytest.approx(1)


@settings(deadline=None, max_examples=15)
@given(seed=st.integers(0, 10_000), gap=st.sampled_from([0.0, 0.2, 0.9]))
def test_losses_add_up_to_what_is_missing_at_every_level(seed: int, gap: float) -> None:
    rng = np.random.default_rng(seed)
    made = [
        answers_table(random_answers(rng, unanswered=gap), unit=unit, year=year)
        for unit, year in (("X", 2022), ("Y", 2022), ("X", 2023))
    ]
    scores = score(pd.concat(made))
    lost = losses(scores)
    totals = scores.loc[scores["node"] == "total"].set_index(["unit", "year"])["points"]
    by_unit = lost.groupby(["unit", "year"])["lost"].sum()
    assert by_unit.to_dict() == pytest.approx((100 - totals).to_dict(), abs=1e-9)
    for level in LEVELS:
        ranked = weakest(lost, level)
        assert ranked["lost"].sum() == pytest.approx((100 - totals).sum(), abs=1e-9)
        assert ranked["weight"].sum() == pytest.approx(300, abs=1e-9)
        assert (ranked["low"] + ranked["unanswered"]).tolist() == pytest.approx(
            ranked["lost"].tolist()
        )
        assert matrix(lost, level).sum(axis=1).tolist() == pytest.approx(
            by_unit.loc[list(matrix(lost, level).index.droplevel("assessor"))].tolist()
        )


def test_the_weakest_come_first_with_their_part_of_the_whole(scores: pd.DataFrame) -> None:
    ranked = weakest(losses(scores))
    assert ranked["node"].tolist()[:3] == ["B.I.a", "A.II.4.iii.-", "A.II.1.i.a"]
    assert ranked["lost"].tolist()[:4] == pytest.approx([3.5, 3, 1, 0.375])
    assert ranked["cumulative"].tolist()[:4] == pytest.approx(
        [3.5 / 7.875, 6.5 / 7.875, 7.5 / 7.875, 1]
    )
    second = ranked.iloc[1]
    assert (second["units"], second["losing"], second["blank"]) == (3, 2, 1)
    assert second["share"] == pytest.approx(3 / 4.5)
    assert ranked["cumulative"].iloc[-1] == pytest.approx(1)


def test_areas_hold_both_aspects_and_hasil_stands_as_its_component(scores: pd.DataFrame) -> None:
    areas = weakest(losses(scores), "area").set_index("node")
    assert set(areas.index) == {*(f"area.{n}" for n in range(1, 7)), "B"}
    assert areas.loc["area.1", "lost"] == pytest.approx(0.125 + 0.25 + 1)
    assert areas.loc["area.1", ["units", "losing", "blank"]].tolist() == [3, 2, 1]
    assert areas["weight"].sum() == pytest.approx(300)


def test_a_matrix_has_every_worksheet_and_node_in_order(scores: pd.DataFrame) -> None:
    laid_out = matrix(losses(scores))
    assert laid_out.index.get_level_values("unit").tolist() == ["A", "B", "C"]
    assert laid_out.columns[0] == "A.I.1.i"
    assert laid_out.columns[-1] == "B.II"
    assert laid_out["A.II.4.iii"].tolist() == pytest.approx([1.5, 1.5, 0])
    shares = matrix(losses(scores), measure="share")
    assert shares["A.II.4.iii"].tolist() == pytest.approx([1, 1, 0])
    blanks = matrix(losses(scores), measure="unanswered")
    assert blanks["A.II.4.iii"].tolist() == pytest.approx([0, 1.5, 0])


def test_no_scores_and_no_losses_give_tables_too(scores: pd.DataFrame) -> None:
    nothing = losses(empty(SCORES))
    assert list(nothing.columns) == list(LOSSES)
    assert list(weakest(nothing).columns) == list(WEAKEST)
    assert matrix(nothing).empty
    best = weakest(losses(scores[scores["unit"] == "C"]))
    assert (best["of_all"] == 0).all()
    assert (best["cumulative"] == 0).all()


@pytest.fixture
def noted() -> pd.DataFrame:
    answers = table({}).head(4).copy()
    answers["note"] = ["Rapat bulanan", None, "SK (1/2022).*", None]
    answers["evidence"] = ["notulen RAPAT", None, None, "Daftar hadir"]
    answers["wording"] = ["a", "b", "rapat", "d"]
    return answers


def test_words_are_found_whatever_their_case_and_the_field_is_told(noted: pd.DataFrame) -> None:
    found = search(noted, " rapat ")
    assert found["found_in"].tolist() == ["note, evidence", "wording"]
    assert search(noted, "rapat", ("note",))["found_in"].tolist() == ["note"]


def test_a_text_is_no_pattern_and_blank_finds_nothing(noted: pd.DataFrame) -> None:
    assert search(noted, "(1/2022).*")["found_in"].tolist() == ["note"]
    assert search(noted, ".*").shape[0] == 1
    assert search(noted, "  ").empty
    assert search(noted, "tidak ada").empty
