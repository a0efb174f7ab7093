"""A unit's years against their own thresholds, with a gap where the rules change, and SAKIP."""

import numpy as np
import pandas as pd
import pytest

from zi_analytics.charts import DARK, LIGHT, Look
from zi_analytics.charts.five_years import COLUMNS, Part, YearColumn, five_years
from zi_analytics.charts.sakip_gates import sakip_gates

LOOKS = [Look(LIGHT), Look(DARK), Look(LIGHT, narrow=True)]
YEARS = [
    YearColumn(2020, "52/2014", True),
    YearColumn(2021, "52/2014", True),
    YearColumn(2022, "90/2021", False),
]
PARTS = [Part("total", "Nilai total", "Total"), Part("area.1", "Manajemen Perubahan", "Perubahan")]
ROWS = [
    (2020, "total", 0.5, 0.75, False),
    (2020, "area.1", 0.6, 0.6, False),
    (2022, "total", 0.7499, 0.75, True),
    (2022, "area.1", 0.3, np.nan, True),
]
BOUNDS = {"A": 80.0, "BB": 70.0, "B": 60.0, "CC": 50.0}
GATES = {"WBK": "B", "WBBM": "BB"}


def texts(figure: object) -> list[str]:
    """Return what is written in the cells, and in place of missing ones."""
    (cells,) = (trace for trace in figure.data if trace.type == "scatter")
    return [*cells.text, *(a.text for a in figure.layout.annotations if a.text == "–")]


@pytest.mark.parametrize("look", LOOKS)
def test_a_cell_says_its_share_and_whether_it_reaches_its_own_threshold(look: Look) -> None:
    picture = five_years(pd.DataFrame(ROWS, columns=COLUMNS), YEARS, PARTS, look)
    assert texts(picture.figure) == ["50°", "✓ 60°", "74", "30", "–", "–"]


def test_the_years_of_other_rules_stand_apart_and_are_named() -> None:
    figure = five_years(pd.DataFrame(ROWS, columns=COLUMNS), YEARS, PARTS, LOOKS[0]).figure
    assert list(figure.layout.xaxis.tickvals) == [0, 1, 2.5]
    assert len(figure.layout.shapes) == 1
    names = [a.text for a in figure.layout.annotations]
    assert "LKE 52/2014<br>indikatif" in names and "LKE 90/2021" in names
    assert len([trace for trace in figure.data if trace.type == "heatmap"]) == 2


def test_the_sentence_holds_the_total_of_every_year() -> None:
    alt = five_years(pd.DataFrame(ROWS, columns=COLUMNS), YEARS, PARTS, LOOKS[0]).alt
    assert "2020 50\u00a0% (indikatif), 2021 – (indikatif), 2022 74\u00a0%" in alt
    assert alt.endswith("Instrumen berganti antara 2021 dan 2022.")


def test_nothing_to_draw_is_said() -> None:
    empty = pd.DataFrame([], columns=COLUMNS)
    assert five_years(empty, YEARS, PARTS, LOOKS[0]).alt.startswith("Belum ada nilai")
    none = pd.DataFrame([], columns=["year", "score", "predicate"])
    assert sakip_gates(none, [2022], BOUNDS, GATES, [], LOOKS[0]).alt.startswith("Belum ada nilai")


@pytest.mark.parametrize("look", LOOKS)
def test_the_line_breaks_with_the_rules_and_leaves_gaps(look: Look) -> None:
    rows = [(2018, 69.5, "B"), (2019, 71.0, "BB"), (2021, np.nan, "A"), (2022, 80.0, "BB")]
    table = pd.DataFrame(rows, columns=["year", "score", "predicate"])
    picture = sakip_gates(table, [2018, 2022], BOUNDS, GATES, [2022], look)
    first, second = picture.figure.data
    assert list(first.x) == [2018, 2019, 2020, 2021] and list(second.x) == [2022]
    assert list(first.text) == ["69,50", "71,00", "–", "–"] and list(second.text) == ["80,00"]
    assert first.textposition[:2] == ("bottom center", "top center")
    labels = list(picture.figure.layout.xaxis.ticktext)
    assert labels[2] == "2020<br><b>–</b>" and labels[3] == "2021<br><b>A</b>"
    assert "2021 – A, 2022 80,00 BB. Syarat WBK minimal B dan WBBM minimal BB." in picture.alt


@pytest.mark.parametrize(("score", "side"), [(66.9, "bottom"), (63.1, "top"), (70.4, "top")])
def test_no_gate_runs_through_a_score(score: float, side: str) -> None:
    table = pd.DataFrame([(2022, score, "B")], columns=["year", "score", "predicate"])
    figure = sakip_gates(table, [2022], BOUNDS, GATES, [], LOOKS[0]).figure
    assert figure.data[0].textposition == (f"{side} center",)


def test_gates_are_named_and_low_scores_stay_inside() -> None:
    table = pd.DataFrame([(2022, 38.0, "C")], columns=["year", "score", "predicate"])
    figure = sakip_gates(table, [2022], BOUNDS, GATES, [], LOOKS[0]).figure
    names = [a.text for a in figure.layout.annotations]
    assert {"syarat WBK", "syarat WBBM", "BB > 70"} <= set(names)
    assert figure.layout.yaxis.range[0] == 30
