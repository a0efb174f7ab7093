"""Self-assessment minus TPI: who over-claims, and where."""

import numpy as np
import pandas as pd
import pytest

from tests.insight.conftest import table
from zi_analytics.insight.gaps import BY_NODE, BY_UNIT, LEFT_OUT, Gaps, gaps
from zi_analytics.scoring import score
from zi_analytics.tables import SCORES, empty

# What each assessor answers other than best; None is left blank.
UNIT = {"A": {}, "B": {"A.I.1.i.b": "B"}, "C": {"A.II.4.iii.-": "D"}, "ALONE": {}}
TPI = {
    "A": {"A.I.1.i.b": "C", "A.I.1.i.a": "Tidak", "B.I.b": "B"},
    "B": {"A.I.1.i.b": "C", "A.II.4.iii.-": None},
    "C": {"A.II.4.iii.-": "B", "A.I.1.i.b": "B"},
    "ONLY TPI": {},
}


@pytest.fixture(scope="module")
def found() -> Gaps:
    made = [table(changes, unit=unit, assessor="unit") for unit, changes in UNIT.items()]
    made += [table(changes, unit=unit, assessor="tpi") for unit, changes in TPI.items()]
    return gaps(score(pd.concat(made)))


def test_units_that_only_one_assessed_are_left_out_and_named(found: Gaps) -> None:
    assert found.left_out[["unit", "has"]].to_numpy().tolist() == [
        ["ALONE", "unit"],
        ["ONLY TPI", "tpi"],
    ]
    assert set(found.differences["unit"]) == set(found.by_unit["unit"]) == {"A", "B", "C"}


def test_the_greatest_overclaim_comes_first(found: Gaps) -> None:
    table = found.by_unit.set_index("unit")
    assert found.by_unit["unit"].tolist() == ["A", "B", "C"]
    assert table["difference"].tolist() == pytest.approx([0.25 + 0.25 + 1.25, 0.125, -0.88])
    assert table["lowered"].tolist() == [3, 1, 1]
    assert table["raised"].tolist() == [0, 0, 1]
    assert (table["first"] - table["second"]).tolist() == pytest.approx(
        table["difference"].tolist()
    )


def test_what_one_of_them_left_blank_is_not_a_correction(found: Gaps) -> None:
    table = found.by_unit.set_index("unit")
    assert table["not_compared"].tolist() == [0, 1, 0]
    assert table["questions"].tolist() == [113, 112, 113]
    blank = found.differences.query("unit == 'B' and question == 'A.II.4.iii.-'")
    assert blank.empty


def test_questions_most_often_lowered_come_first_with_their_spread(found: Gaps) -> None:
    questions = found.by("question")
    first = questions.iloc[0]
    assert (first["node"], first["units"], first["lowered"], first["raised"]) == (
        "A.I.1.i.b",
        3,
        3,
        0,
    )
    differences = [0.25, 0.125, 0.125]
    assert first["difference"] == pytest.approx(sum(differences))
    assert first[["lower_quartile", "median", "upper_quartile"]].tolist() == pytest.approx(
        np.quantile(differences, [0.25, 0.5, 0.75]).tolist()
    )
    raised = questions.set_index("node").loc["A.II.4.iii.-"]
    assert raised[["units", "lowered", "raised"]].tolist() == [2, 0, 1]


def test_areas_sum_the_differences_of_their_questions(found: Gaps) -> None:
    areas = found.by("area").set_index("node")
    assert areas.loc["area.1", ["units", "lowered"]].tolist() == [3, 3]
    assert areas.loc["area.1", "median"] == pytest.approx(0.125)
    assert areas.loc["area.1", "difference"] == pytest.approx(0.5 + 0.125 + 0.125)
    assert areas.loc["B", "difference"] == pytest.approx(1.25)
    for level in ("question", "sub_component", "area"):
        whole = found.by(level)["difference"].sum()  # type: ignore[arg-type]
        assert whole == pytest.approx(found.by_unit["difference"].sum())


def test_a_node_of_which_not_all_was_compared_weighs_less(found: Gaps) -> None:
    areas = found.by("area").set_index("node")
    assert areas.loc["area.4", "weight"] == pytest.approx((10 + 8.5 + 10) / 3)


def test_the_other_way_round_the_signs_change(found: Gaps) -> None:
    made = [table({}, unit="A"), table({"A.I.1.i.b": "C"}, unit="A", assessor="tpi")]
    turned = gaps(score(pd.concat(made)), first="tpi", second="unit")
    assert turned.by_unit["difference"].tolist() == pytest.approx([-0.25])
    assert turned.by_unit["raised"].tolist() == [1]


def test_years_are_compared_apart() -> None:
    made = [table({}, unit="A"), table({}, unit="A", year=2023, assessor="tpi")]  # type: ignore[arg-type]
    apart = gaps(score(pd.concat(made)))
    assert apart.by_unit.empty
    assert apart.left_out["year"].tolist() == [2022, 2023]


def test_without_a_second_assessor_all_are_left_out() -> None:
    alone = gaps(score(table({}, unit="A")))
    assert alone.left_out["unit"].tolist() == ["A"]
    assert list(alone.by("area").columns) == list(BY_NODE)
    assert list(alone.by_unit.columns) == list(BY_UNIT)
    nobody = gaps(empty(SCORES))
    assert list(nobody.left_out.columns) == list(LEFT_OUT)
    assert nobody.by("question").empty
