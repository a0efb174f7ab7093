"""The paths of all worksheets at once."""

import pandas as pd
import pytest

from tests.makers import best_answers
from tests.scoring.conftest import answers_table
from tests.ui.fakes import older_answers
from zi_analytics.insight.path import PathError, paths, shortest_path
from zi_analytics.tables import ANSWERS, empty

LOW = {"A.I.4.i.a": "C", "A.I.4.i.b": "C", "A.I.4.i.c": "D", "A.II.4.iii.-": "D"}
WORSE = LOW | {"A.II.4.ii.-": "D", "A.I.4.ii.a": "Tidak"}
NO_AREA = WORSE | {"B.I.a": 3.5}


@pytest.fixture(scope="module")
def worksheets() -> pd.DataFrame:
    answers = {"BEST": {}, "NEAR": LOW | {"A.II.4.ii.-": "D"}, "FAR": WORSE, "LOW": NO_AREA}
    return pd.concat(
        [answers_table(best_answers() | changes, unit=unit) for unit, changes in answers.items()]
    )


def test_units_stand_in_the_order_of_their_effort(worksheets: pd.DataFrame) -> None:
    found = paths(worksheets, "WBBM")
    assert found.nearest["unit"].tolist() == ["BEST", "NEAR", "FAR", "LOW"]
    assert found.nearest["effort"].is_monotonic_increasing
    assert found.nearest["surveys"].tolist() == [0, 0, 0, 1]
    assert found.nearest["reachable"].all()
    assert found.left_out == 0


def test_a_worksheet_without_scales_of_its_own_is_left_out(worksheets: pd.DataFrame) -> None:
    older = older_answers("OLD", 2022)
    found = paths(pd.concat([worksheets, older]), "WBBM")
    assert found.left_out == 1 and "OLD" not in set(found.nearest["unit"])
    with pytest.raises(PathError, match="predikat WBBM"):
        paths(older, "WBBM")


def test_who_needs_an_improvement_stands_nearest_first(worksheets: pd.DataFrame) -> None:
    found = paths(worksheets, "WBBM")
    question = found.improvements["question"].iloc[0]
    units = found.needing(question)
    assert len(units) == found.improvements["planned"].iloc[0]
    order = found.nearest["unit"].tolist()
    assert list(units) == sorted(units, key=order.index)
    assert found.needing("A.X") == ()


def test_each_path_is_that_of_the_unit_alone(worksheets: pd.DataFrame) -> None:
    found = paths(worksheets, "WBBM").by_unit()
    for unit, rows in worksheets.groupby("unit"):
        alone = shortest_path(rows, "WBBM", alternatives=0, next_best=False)
        assert found[(str(unit), 2022, "unit")] == alone


def test_improvements_count_the_worksheets_that_need_them(worksheets: pd.DataFrame) -> None:
    found = paths(worksheets, "WBBM")
    table = found.improvements.set_index("question")
    for question, row in table.iterrows():
        steps = [[step for step in path.steps if step.question == question] for path in found.paths]
        assert row["planned"] == sum(bool(own) for own in steps)
        assert row["points"] == pytest.approx(sum(s.points for own in steps for s in own))
        assert row["effort"] == pytest.approx(sum(s.effort for own in steps for s in own))
    assert table["planned"].is_monotonic_decreasing
    # NEAR, FAR and LOW could raise it; BEST has nothing to raise.
    assert table.loc["A.I.4.i.a", "possible"] == 3
    assert (table["possible"] >= table["planned"]).all()


def test_unreachable_ones_come_last_with_what_blocks_them(worksheets: pd.DataFrame) -> None:
    found = paths(worksheets, "WBBM", fixed=[*WORSE, "B.I.a"])
    last = found.nearest.iloc[-2:]
    assert last["unit"].tolist() == ["FAR", "LOW"]
    assert not last["reachable"].any()
    assert last["effort"].isna().all()
    assert last["blocking"].tolist() == [1, 2]


def test_progress_is_told_for_every_worksheet(worksheets: pd.DataFrame) -> None:
    told: list[tuple[int, int, str]] = []
    paths(worksheets, "WBK", progress=lambda *step: told.append(step))
    assert told == [(1, 4, "BEST"), (2, 4, "FAR"), (3, 4, "LOW"), (4, 4, "NEAR")]


def test_no_answers_and_unknown_predicates(worksheets: pd.DataFrame) -> None:
    nothing = paths(empty(ANSWERS), "WBK")
    assert nothing.paths == ()
    assert nothing.nearest.empty
    assert nothing.improvements.empty
    with pytest.raises(PathError, match="predikat WBX"):
        paths(worksheets, "WBX")


def test_assessors_of_a_unit_have_paths_of_their_own(worksheets: pd.DataFrame) -> None:
    both = pd.concat([worksheets, answers_table(best_answers(), unit="FAR", assessor="tpi")])
    found = paths(both, "WBBM").by_unit()
    assert found[("FAR", 2022, "tpi")].effort == 0
    assert found[("FAR", 2022, "unit")].effort != 0
