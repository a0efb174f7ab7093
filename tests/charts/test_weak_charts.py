"""Lost points, the map of units and parts, and gaps: what the figures hold and say."""

import numpy as np
import pandas as pd
import pytest

from tests.charts import frames_made as made
from tests.charts.test_overview_charts import LOOKS, texts
from tests.ui.fakes import answers_of, registry, rules
from zi_analytics import charts, scoring
from zi_analytics.charts import LIGHT, Column, Look
from zi_analytics.insight.gaps import Gaps, gaps
from zi_analytics.insight.parts import holding_half, part_matrix
from zi_analytics.insight.weak import losses, weakest

BLANK = "A.I.5.i.a"
WIDE = Look(LIGHT)


@pytest.fixture(scope="module")
def lost() -> pd.DataFrame:
    answers = made.store().all_answers.copy()
    gone = (answers["unit"] == "DINSOS") & answers["question"].str.startswith("A.I.5.i.")
    one = (answers["unit"] == "RSUD-AR") & (answers["question"] == BLANK)
    answers.loc[gone | one, ["raw", "value"]] = [None, np.nan]
    return losses(scoring.score(answers))


def ranked(lost: pd.DataFrame) -> pd.DataFrame:
    table = weakest(lost)
    return table.assign(label=[rules().label(node) for node in table["node"]])


def data_of(trace: object) -> list[str]:
    return [str(datum[0]) for datum in trace.customdata]


@pytest.mark.parametrize("look", LOOKS)
def test_the_pareto_stacks_low_and_unanswered_apart(lost: pd.DataFrame, look: Look) -> None:
    table = ranked(lost)
    half = holding_half(table)
    picture = charts.pareto(table, half, "seluruh lembar kerja", look)
    low, unanswered = (trace for trace in picture.figure.data if trace.type == "bar")
    assert data_of(low) == data_of(unanswered) == list(table["node"].head(len(low.x)))
    assert list(np.add(low.x, unanswered.x)) == pytest.approx(list(table["lost"].head(len(low.x))))
    assert unanswered.marker.pattern.shape == "/" and low.marker.pattern.shape is None
    assert picture.figure.layout.xaxis.range[0] == 0
    assert "belum dijawab" in texts(picture)
    assert f"Separuh dari kehilangan ada pada {half} pertanyaan" in picture.alt
    assert table["label"].iloc[0] in picture.alt


def test_the_pareto_marks_where_half_of_the_loss_ends(lost: pd.DataFrame) -> None:
    table = ranked(lost)
    half = holding_half(table)
    figure = charts.pareto(table, half, "Hasil", WIDE).figure
    assert table["cumulative"].iloc[half - 1] >= 0.5 > table["cumulative"].iloc[half - 2]
    assert figure.layout.shapes[0].y0 == half - 0.5
    sums = next(trace for trace in figure.data if trace.type == "scatter")
    assert list(sums.x) == pytest.approx(list(table["cumulative"].head(len(sums.x))))


def test_nothing_lost_says_so(lost: pd.DataFrame) -> None:
    picture = charts.pareto(ranked(lost.iloc[:0]), 0, "Hasil", WIDE)
    assert picture.alt == "Tidak ada poin yang hilang di Hasil."


def heat(lost: pd.DataFrame, columns: list[Column], look: Look = WIDE) -> charts.Picture:
    parts = {leaf: c.node for c in columns for leaf in rules().leaves(c.node)}
    units = made.overview()
    groups = [("Semua", list(units["unit"]))]
    cells = part_matrix(lost, parts)
    return charts.weak_heat(groups, units, cells, columns, rules(), "WBK", look)


def columns(*nodes: str, group: str = "") -> list[Column]:
    return [Column(node, rules().label(node), rules().label(node), group) for node in nodes]


@pytest.mark.parametrize("look", LOOKS)
def test_every_cell_of_the_map_can_be_tapped(lost: pd.DataFrame, look: Look) -> None:
    picture = heat(lost, columns("A.I.5.i", "A.I.6.i"), look)
    targets = picture.figure.data[-1]
    found = {(datum[0], datum[1]) for datum in targets.customdata}
    assert found == {(unit, node) for unit in made.UNITS for node in ("A.I.5.i", "A.I.6.i")}
    assert targets.marker.opacity == targets.unselected.marker.opacity == 0
    assert "Peta 3 unit dan 2 bagian" in picture.alt and "batas WBK 60" in picture.alt


def test_a_part_without_answers_is_grey_and_one_with_some_is_marked(lost: pd.DataFrame) -> None:
    figure = heat(lost, columns("A.I.5.i", "A.I.6.i")).figure
    written = next(
        trace for trace in figure.data if trace.type == "scatter" and trace.mode == "text"
    )
    at = dict(zip(zip(written.x, written.y, strict=True), written.text, strict=True))
    data = figure.data[-1]
    places = zip(data.x, data.y, strict=True)
    where = dict(zip([tuple(d[:2]) for d in data.customdata], places, strict=True))
    assert at[where["DINSOS", "A.I.5.i"]] == "–"
    assert at[where["RSUD-AR", "A.I.5.i"]].endswith(" –")
    assert "–" not in at[where["35.12.06", "A.I.5.i"]]
    shares, unanswered = (trace for trace in figure.data if trace.type == "heatmap")
    row = list(shares.y).index(where["DINSOS", "A.I.5.i"][1])
    assert np.isnan(np.array(shares.z)[row][0]) and np.array(unanswered.z)[row][0] == 1


def test_groups_of_columns_are_named_and_set_apart(lost: pd.DataFrame) -> None:
    chosen = columns("A.I.5.i", group="Pengawasan") + columns("A.I.6.i", group="Pelayanan")
    picture = heat(lost, chosen)
    assert "<b>Pengawasan</b>" in texts(picture) and "<b>Pelayanan</b>" in texts(picture)
    assert list(picture.figure.layout.xaxis.tickvals) == [0, 1.5]


def test_an_empty_map_says_so(lost: pd.DataFrame) -> None:
    assert heat(lost, []).alt == "Belum ada lembar kerja untuk pilihan ini."


@pytest.fixture(scope="module")
def found() -> Gaps:
    frames = [
        answers_of(unit, assessor, level + shift, 7)
        for unit, level in made.UNITS.items()
        for assessor, shift in (("unit", 0.0), ("tpi", -0.2))
        if (unit, assessor) != ("RSUD-AR", "tpi")
    ]
    return gaps(scoring.score(pd.concat(frames, ignore_index=True)))


def named(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(label=[rules().label(node) for node in table["node"]])


@pytest.mark.parametrize("look", LOOKS)
def test_the_spread_by_area_runs_between_the_quartiles(found: Gaps, look: Look) -> None:
    table = named(found.by("area"))
    picture = charts.area_gaps(table, look)
    bars, marks = picture.figure.data
    assert list(np.add(bars.base, bars.x)) == pytest.approx(list(table["upper_quartile"]))
    assert list(marks.x) == list(table["median"])
    assert data_of(bars) == list(table["node"])
    assert "pada 2 unit" in picture.alt


@pytest.mark.parametrize("look", LOOKS)
def test_questions_and_units_lead_with_the_most_corrected(found: Gaps, look: Look) -> None:
    table = named(found.by("question"))
    questions = charts.question_gaps(table, look)
    assert table["label"].iloc[0] in questions.alt and "dari 2 unit" in questions.alt
    assert list(questions.figure.data[0].x) == list(table.loc[table["lowered"] > 0, "lowered"])
    names = registry().units(made.YEAR).set_index("code")
    by_unit = found.by_unit.assign(
        name=list(names.loc[found.by_unit["unit"], "name"]),
        short=list(names.loc[found.by_unit["unit"], "short"]),
    )
    units = charts.unit_gaps(by_unit, look)
    assert units.alt.startswith("2 dari 2 unit menilai dirinya lebih tinggi daripada TPI.")
    assert data_of(units.figure.data[0]) == list(by_unit["unit"])


def test_without_a_second_assessment_gaps_say_so(found: Gaps) -> None:
    nothing = named(found.by("area").iloc[:0])
    for draw in (charts.area_gaps, charts.question_gaps, charts.unit_gaps):
        assert draw(nothing, WIDE).alt.endswith(".")
        assert not draw(nothing, WIDE).figure.data
