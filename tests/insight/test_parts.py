"""Lost points by any parts, half of the loss, and gaps of some units only."""

import pandas as pd
import pytest

from tests.insight.conftest import table
from zi_analytics.insight.gaps import gaps
from zi_analytics.insight.parts import holding_half, part_matrix, weakest_parts
from zi_analytics.insight.weak import losses, weakest
from zi_analytics.scoring import score


def test_parts_may_be_any_and_others_are_left_out(scores: pd.DataFrame) -> None:
    lost = losses(scores)
    parts = {"A.I.1.i.b": "tim", "A.I.1.i.a": "tim", "B.I.a": "survei"}
    ranked = weakest_parts(lost, parts).set_index("node")
    assert list(ranked.index) == ["survei", "tim"]
    assert ranked["lost"].tolist() == pytest.approx([3.5, 0.375])
    assert ranked["of_all"].sum() == pytest.approx(1)


def test_a_matrix_of_parts_counts_blank_questions(scores: pd.DataFrame) -> None:
    cells = part_matrix(losses(scores), {"A.II.4.iii.-": "logis", "A.I.1.i.b": "tim"})
    own = cells.set_index(["unit", "part"])
    assert own.loc[("B", "logis"), ["lost", "unanswered", "blank"]].tolist() == [1.5, 1.5, 1]
    assert own.loc[("A", "logis"), ["low", "blank"]].tolist() == [1.5, 0]
    assert len(own) == 6


def test_half_of_the_loss_is_held_by_the_fewest(scores: pd.DataFrame) -> None:
    ranked = weakest(losses(scores))
    assert ranked["cumulative"].tolist()[:2] == pytest.approx([3.5 / 7.875, 6.5 / 7.875])
    assert holding_half(ranked) == 2
    assert holding_half(ranked.head(1).assign(cumulative=1.0)) == 1
    assert holding_half(ranked.assign(lost=0.0)) == holding_half(ranked.iloc[:0]) == 0


def test_gaps_of_some_units_only() -> None:
    made = [table({}, unit=unit) for unit in ("A", "B", "ALONE")]
    made += [table({"A.I.1.i.b": "C"}, unit=unit, assessor="tpi") for unit in ("A", "B")]
    both = gaps(score(pd.concat(made)))
    own = both.of_units({"B"})
    assert own.by_unit["unit"].tolist() == ["B"] and own.left_out.empty
    assert own.by("area")["units"].max() == 1
    assert both.of_units({"ALONE"}).left_out["unit"].tolist() == ["ALONE"]
