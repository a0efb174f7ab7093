"""The figures of the overview: what they hold, what they say, and the empty case."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from tests.charts import frames_made as made
from tests.ui.fakes import registry, rules
from zi_analytics import charts
from zi_analytics.charts import DARK, LIGHT, Look, Picture
from zi_analytics.charts.heat import area_threshold
from zi_analytics.charts.ranking import total_minimums

LOOKS = [Look(LIGHT), Look(DARK, narrow=True)]


def texts(picture: Picture) -> str:
    """Return all that is written in a figure."""
    written = [str(note.text) for note in picture.figure.layout.annotations]
    for trace in picture.figure.data:
        written += [str(text) for text in np.ravel(trace.text)] if trace.text is not None else []
    return " | ".join(written)


def test_the_nearest_unit_comes_first() -> None:
    table = made.overview()
    assert list(table["unit"]) == ["DINSOS", "RSUD-AR", "35.12.06"]
    assert table["unmet"].is_monotonic_increasing
    assert all(len(row.lacking) == row.unmet for row in table.itertuples())


def test_lacking_conditions_are_ordered_by_their_gap() -> None:
    ready = made.store().readiness(made.YEAR).query("unit == '35.12.06' and predicate == 'WBK'")
    gap = (ready["shortfall"] / ready["minimum"]).set_axis(ready["condition"])
    lacking = made.overview().set_index("unit").loc["35.12.06", "lacking"]
    assert list(gap[list(lacking)]) == sorted(gap[gap > 0], reverse=True)


@pytest.mark.parametrize("look", LOOKS)
def test_ranking_draws_totals_thresholds_and_conditions(look: Look) -> None:
    table = made.overview()
    picture = charts.ranking(table, rules(), "WBK", look)
    bars = next(trace for trace in picture.figure.data if trace.type == "bar")
    assert list(bars.x) == list(table["total"])
    assert [datum[0] for datum in bars.customdata] == list(table["unit"])
    written = texts(picture)
    assert "WBK 75" in written and "WBBM 85" in written
    assert f"{table['unmet'].iloc[-1]} syarat: " in written
    assert "RSUD, dihitung terpisah" in written
    assert "Dinas Sosial" in picture.alt and "WBK" in picture.alt


def test_ranking_axis_starts_at_zero() -> None:
    figure = charts.ranking(made.overview(), rules(), "WBK", Look(LIGHT)).figure
    assert figure.layout.xaxis.range[0] == 0


def test_minimums_come_from_the_rules() -> None:
    assert total_minimums(rules()) == {"WBK": 75, "WBBM": 85}
    assert [area_threshold(rules(), name) for name in ("WBK", "WBBM")] == [0.6, 0.75]


@pytest.mark.parametrize(("predicate", "limit"), [("WBK", 0.6), ("WBBM", 0.75)])
def test_heat_map_is_centred_on_the_threshold(predicate: str, limit: float) -> None:
    table, scores = made.overview(predicate), made.store().scores(made.YEAR)
    kinds = dict(registry().kinds)
    picture = charts.heat_map(table, scores, kinds, rules(), predicate, Look(LIGHT))
    heat = picture.figure.data[0]
    places = [stop[0] for stop in heat.colorscale]
    assert places.count(limit) == 2
    assert f"{limit:.0%}"[:-1] in texts(picture)
    shares = scores.query("level == 'area_total' and unit == 'DINSOS'")["share"].tolist()
    assert heat.z[0].tolist() == pytest.approx(shares)


def test_heat_map_marks_what_is_met_with_a_sign_too() -> None:
    table, scores = made.overview(), made.store().scores(made.YEAR)
    picture = charts.heat_map(table, scores, dict(registry().kinds), rules(), "WBK", Look(LIGHT))
    for trace in picture.figure.data:
        for value, text in zip(np.ravel(trace.z), np.ravel(trace.text), strict=True):
            assert text.startswith("✓") == (value >= 0.6 - 1e-9)


def test_a_missing_area_is_a_gap_and_never_zero() -> None:
    scores = made.store().scores(made.YEAR)
    without = scores.loc[~((scores["unit"] == "DINSOS") & (scores["node"] == "area.3"))]
    table = made.overview()
    picture = charts.heat_map(table, without, dict(registry().kinds), rules(), "WBK", Look(LIGHT))
    heat = picture.figure.data[0]
    assert np.isnan(heat.z[0][2])
    assert heat.text[0][2] == "–"


def test_lacking_counts_perangkat_daerah_and_rsud_apart() -> None:
    ready = made.store().readiness(made.YEAR)
    counts = charts.lacking_counts(ready, made.overview(), "WBK")
    assert set(counts["judged"]) == {2} and set(counts["judged_apart"]) == {1}
    assert len(counts) == 12
    assert counts["lacking"].is_monotonic_decreasing
    own = ready.query("predicate == 'WBK' and unit != 'RSUD-AR'")
    assert counts["lacking"].sum() == (own["shortfall"] > 0).sum()


def test_lacking_says_which_condition_and_of_how_many() -> None:
    table, ready = made.overview(), made.store().readiness(made.YEAR)
    counts = charts.lacking_counts(ready, table, "WBK")
    picture = charts.lacking(counts, rules(), "WBK", charts.noun(table), Look(LIGHT))
    assert list(picture.figure.data[0].x) == list(counts["lacking"])
    assert "dari 2" in texts(picture) and "RSUD" in texts(picture)
    assert picture.alt.endswith("dari 2 perangkat daerah.")


@pytest.mark.parametrize("look", LOOKS)
def test_empty_tables_give_a_picture_that_says_so(look: Look) -> None:
    table, scores = made.overview().iloc[:0], made.store().scores(made.YEAR).iloc[:0]
    counts = pd.DataFrame(columns=["condition", "lacking", "judged"])
    pictures = [
        charts.ranking(table, rules(), "WBK", look),
        charts.heat_map(table, scores, {}, rules(), "WBK", look),
        charts.lacking(counts, rules(), "WBK", "unit", look),
    ]
    for picture in pictures:
        assert picture.alt.startswith("Belum ada")
        assert picture.alt in texts(picture)


def test_the_watermark_is_whole_and_in_the_middle_of_a_low_figure_with_a_wide_margin() -> None:
    figure = go.Figure().update_layout(height=100, margin={"l": 134, "r": 16, "t": 54, "b": 30})
    marked = charts.watermark(charts.Picture(figure, "x"), Look(LIGHT, narrow=True)).figure
    (mark,) = marked.layout.annotations
    assert (mark.xshift, mark.yshift, mark.font.size) == (-59, 12, 20)


def test_the_watermark_is_in_figure_and_sentence() -> None:
    plain = charts.ranking(made.overview(), rules(), "WBK", Look(LIGHT))
    marked = charts.watermark(plain, Look(LIGHT))
    assert charts.SAMPLE_MARK in texts(marked) and marked.alt.startswith(charts.SAMPLE_MARK)
    assert charts.SAMPLE_MARK not in texts(plain)
