"""How units stand: counted by hand, and never a pass for what is not known."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zi_analytics.insight.prerequisites import standing, under_other_rules
from zi_analytics.scoring import proposable
from zi_analytics.tables import PREREQUISITES, PROPOSABLE, READINESS, typed

NEW, OLD = "permenpanrb-90-2021", "permenpanrb-52-2014"
Met = bool | None


def judged(**units: list[Met]) -> pd.DataFrame:
    rows = [
        {"unit": unit, "prerequisite": f"p{n}", "met": met}
        for unit, verdicts in units.items()
        for n, met in enumerate(verdicts)
    ]
    frame = pd.DataFrame(rows).reindex(columns=list(PREREQUISITES))
    return typed(frame.assign(year=2022, predicate="WBK"), PREREQUISITES)


def scored(**units: Met) -> pd.DataFrame:
    rows = [{"unit": unit, "scores_met": met, "proposable": met} for unit, met in units.items()]
    frame = pd.DataFrame(rows, columns=list(PROPOSABLE))
    frame = frame.assign(year=2022, assessor="tpi", predicate="WBK")
    return typed(frame, PROPOSABLE)


def stand(verdicts: dict[str, list[Met]], scores: dict[str, Met], *units: str) -> pd.DataFrame:
    """Return the standing by what scoring says of the same verdicts."""
    table = judged(**verdicts)
    rows = [(u, 2022, "tpi", "WBK", "total", met) for u, met in scores.items()]
    names = ["unit", "year", "assessor", "predicate", "condition", "met"]
    ready = pd.DataFrame(rows, columns=names).assign(value=80.0, minimum=75.0, shortfall=0.0)
    return standing(table, proposable(typed(ready, READINESS), table), codes(*units), "WBK")


def codes(*units: str) -> pd.DataFrame:
    return pd.DataFrame({"code": list(units)})


def plain(value: object) -> object:
    return None if pd.isna(value) else bool(value)


def test_units_are_counted_and_ordered_by_what_is_met() -> None:
    verdicts = {"A": [True, None, False], "B": [True, True, True], "C": [True, True, None]}
    table = stand(verdicts, dict.fromkeys("ABC", True), *"ABCD")
    assert table["unit"].tolist() == ["B", "C", "A", "D"]
    assert table[["met", "unmet", "unknown"]].to_numpy().tolist() == [
        [3, 0, 0],
        [2, 0, 1],
        [1, 1, 1],
        [0, 0, 0],
    ]
    assert [plain(value) for value in table["holds"]] == [True, None, False, None]
    assert [plain(value) for value in table["proposable"]] == [True, None, False, None]


@pytest.mark.parametrize(
    ("scores", "verdicts", "expected"),
    [
        ({"A": False}, [True], False),
        ({"A": None}, [True], None),
        ({}, [True], None),
        ({}, [False], False),
        ({"A": True}, [None], None),
        ({"A": False}, [None], False),
    ],
)
def test_both_are_needed(scores: dict[str, Met], verdicts: list[Met], expected: Met) -> None:
    table = stand({"A": verdicts}, scores, "A")
    assert plain(table["proposable"].iloc[0]) is expected


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from([True, False, None]), min_size=1, max_size=8))
def test_unknown_is_never_a_pass(verdicts: list[Met]) -> None:
    row = stand({"A": verdicts}, {"A": True}, "A").iloc[0]
    assert row["met"] + row["unmet"] + row["unknown"] == len(verdicts)
    assert (plain(row["holds"]) is True) == all(verdicts)
    assert (plain(row["proposable"]) is True) == all(verdicts)


def test_a_worksheet_of_other_rules_is_ruled_out_or_not_known() -> None:
    scores = pd.DataFrame(
        {"unit": ["A", "B", "C"], "assessor": "tpi", "instrument": [OLD, NEW, OLD]}
    )
    table = under_other_rules(scored(A=True, B=True, C=False), scores, NEW)
    assert [plain(value) for value in table["proposable"]] == [None, True, False]
    assert [plain(value) for value in table["scores_met"]] == [True, True, False]
