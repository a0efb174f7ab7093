"""SAKIP over the years and at the gate, by hand."""

import pandas as pd
import pytest

from zi_analytics.insight.sakip import (
    QUADRANTS,
    distribution,
    flow,
    flows,
    gate,
    quadrants,
    region_line,
    verdicts,
)
from zi_analytics.registry import Registry
from zi_analytics.tables import READINESS, typed

from .figures import sakip

TABLE = sakip(
    {
        ("DINKES", 2020): (65.0, "B", "B"),
        ("DLH", 2020): (75.0, "BB", "BB"),
        ("DINSOS", 2020): (66.0, "B", "B"),
        ("DISHUB", 2020): (85.0, "A", "A"),
        ("DINKES", 2021): (72.0, "BB", "BB"),
        ("DLH", 2021): (None, "A", None),
        ("DINSOS", 2021): (67.0, "B", "B"),
        ("BPBD", 2021): (80.0, "A", "BB"),
        ("instansi", 2021): (81.5, "A", "A"),
    }
)


def test_the_computed_predicate_counts_and_a_reported_one_alone_too() -> None:
    own = verdicts(TABLE).set_index(["unit", "year"])
    assert own.loc[("BPBD", 2021), "predicate"] == "BB"
    assert own.loc[("DLH", 2021), "predicate"] == "A"
    assert own["recomputed"].sum() == 7
    assert "instansi" not in own.index.get_level_values("unit")


def test_either_kind_of_year() -> None:
    assert set(verdicts(TABLE)["year"]) == {2020, 2021}
    assert set(verdicts(TABLE, "performance")["year"]) == {2019, 2020}
    unknown = TABLE.assign(performance_year=pd.array([None] * len(TABLE), dtype="Int64"))
    assert verdicts(unknown, "performance").empty


def test_how_many_have_each_predicate() -> None:
    table = distribution(TABLE).set_index(["year", "predicate"])["n"]
    assert table[2020].to_dict() == {"AA": 0, "A": 1, "BB": 1, "B": 2, "CC": 0, "C": 0, "D": 0}
    assert table[2021].sum() == 4


def test_streams_and_the_units_behind_them() -> None:
    moved = flow(TABLE, 2020, 2021)
    rows = moved.streams.itertuples(index=False, name=None)
    assert list(rows) == [("BB", "A", 1, 1), ("B", "BB", 1, 1), ("B", "B", 1, 0)]
    assert moved.behind("B", "BB") == ("DINKES",)
    assert moved.behind("BB", "A") == ("DLH",)
    assert (moved.n, moved.left_out) == (3, ("BPBD", "DISHUB"))
    assert moved.streams["n"].sum() == moved.n


def test_a_fall_is_a_direction_of_its_own() -> None:
    back = flow(TABLE, 2021, 2020)
    assert back.streams.set_index(["before", "after"]).loc[("BB", "B"), "direction"] == -1


def test_flows_of_all_neighbouring_years() -> None:
    assert [(one.before, one.after) for one in flows(TABLE)] == [(2020, 2021)]
    assert flows(sakip({("DINKES", 2020): (65.0, "B", "B")})) == ()


# The gate
def ready(verdict: dict[str, bool | None]) -> pd.DataFrame:
    rows = list(verdict.items())
    frame = pd.DataFrame(rows, columns=["unit", "met"]).assign(
        year=2021, assessor="unit", predicate="WBK", condition="total"
    )
    return typed(frame.assign(value=80.0, minimum=75.0, shortfall=0.0), READINESS)


def test_the_gate_is_the_regulations() -> None:
    assert (gate("WBK"), gate("WBBM")) == ("B", "BB")


def test_quadrants_by_hand() -> None:
    table = sakip(
        {
            ("DINKES", 2021): (72.0, "BB", "BB"),
            ("DLH", 2021): (60.0, "CC", "CC"),
            ("DINSOS", 2021): (61.0, "B", "B"),
            ("DISHUB", 2021): (55.0, "CC", "CC"),
            ("BPBD", 2021): (70.5, "BB", "BB"),
        }
    )
    judged = ready(
        {"DINKES": True, "DLH": True, "DINSOS": False, "DISHUB": False, "SETDA": True, "BPBD": None}
    )
    found = quadrants(judged, table, 2021, "WBK").set_index("unit")["quadrant"].to_dict()
    assert found == {
        "DINKES": "both",
        "DLH": "zi_only",
        "DINSOS": "sakip_only",
        "DISHUB": "neither",
        "SETDA": "unknown",  # no SAKIP score
        "BPBD": "unknown",  # no verdict
    }
    assert set(found.values()) == set(QUADRANTS)


@pytest.mark.parametrize(("predicate", "enough"), [("WBK", True), ("WBBM", False)])
def test_b_is_enough_for_wbk_only(predicate: str, enough: bool) -> None:
    table = sakip({("DINKES", 2021): (70.0, "B", "B")})
    judged = ready({"DINKES": False}).assign(predicate=predicate)
    assert bool(quadrants(judged, table, 2021, predicate)["enough"].iloc[0]) is enough


# The region's own line
def test_published_figures_keep_their_certainty(situbondo: Registry) -> None:
    line = region_line(situbondo.published, TABLE.iloc[:0]).set_index("year")
    assert line["predicate"].dropna().to_dict() == {2018: "BB", 2019: "A", 2020: "A"}
    assert line["score"].dropna().to_dict() == {2019: 81.5, 2020: 82.39}
    assert line.loc[2018, "certainty"] == "pasti"
    assert line.loc[2022, "certainty"] == "tidak_ditemukan"


def test_a_collected_figure_fills_what_was_never_published(situbondo: Registry) -> None:
    line = region_line(situbondo.published, TABLE).set_index("year")
    assert line.loc[2021, ["score", "predicate", "certainty"]].tolist() == [
        81.5,
        "A",
        "dikumpulkan",
    ]
    assert line.loc[2020, "certainty"] == "pasti"
    assert list(line.index) == [2018, 2019, 2020, 2021, 2022]
