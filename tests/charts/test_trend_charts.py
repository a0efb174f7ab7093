"""Trends, movers, SAKIP streams, the gate: what the figures hold, what they say, and when empty."""

import numpy as np
import pandas as pd
import pytest

from tests.charts.test_overview_charts import LOOKS, texts
from tests.insight.figures import NEW, OLD
from zi_analytics import charts
from zi_analytics.charts import LIGHT, Gate, Look, Panel, Picture, Stream, Years
from zi_analytics.charts.names import Box, place_names

WIDE = Look(LIGHT)
PANELS = [Panel("total", "Total", 0.75), Panel("area.5", "Pengawasan", 0.6)]
BREAK = Years(
    [(2021, 2022)], frozenset({2019, 2020, 2021}), {OLD: "52/2014", NEW: "90/2021"}, "WBK"
)


def shares(node: str, by_year: dict[int, float], own: bool = True) -> pd.DataFrame:
    rows = [
        (year, OLD if year < 2022 else NEW, node, value, value - 0.1, value + 0.1, own, f"{year}")
        for year, value in by_year.items()
    ]
    columns = ["year", "instrument", "node", "value", "lower", "upper", "own", "said"]
    return pd.DataFrame(rows, columns=columns)


TABLE = pd.concat(
    [
        shares("total", {2019: 0.60, 2020: 0.62, 2021: 0.66, 2022: 0.669}),
        shares("area.5", {2019: 0.24, 2021: 0.32, 2022: 0.41}),
    ]
)


def lines(picture: Picture) -> list[object]:
    return [trace for trace in picture.figure.data if "markers" in str(trace.mode)]


@pytest.mark.parametrize("look", LOOKS)
def test_no_line_joins_two_instruments(look: Look) -> None:
    picture = charts.small_multiples(TABLE, None, PANELS, BREAK, look)
    years = [list(trace.x) for trace in lines(picture)]
    assert years == [[2019, 2020, 2021], [2022], [2019, 2020, 2021], [2022]]
    written = texts(picture)
    assert written.count("instrumen berganti") == len(PANELS)
    assert "52/2014 · indikatif" in written and "90/2021" in written
    assert "WBK 75" in written and "WBK 60" in written
    assert "Instrumen berganti antara 2021 dan 2022; tidak disambung." in picture.alt
    assert "Pengawasan: 2019 24 %, 2021 32 %, 2022 41 %" in picture.alt.replace("\u00a0", " ")


def test_a_missing_year_is_a_gap_in_the_line() -> None:
    area = lines(charts.small_multiples(TABLE, None, PANELS, BREAK, WIDE))[2]
    assert np.isnan(area.y[1]) and list(area.x) == [2019, 2020, 2021]


def test_every_mark_leads_to_its_node_and_year() -> None:
    first = lines(charts.small_multiples(TABLE, None, PANELS, BREAK, WIDE))[0]
    assert [tuple(datum[:2]) for datum in first.customdata] == [
        ("total", 2019),
        ("total", 2020),
        ("total", 2021),
    ]


def test_replaced_instruments_are_hollow_and_predecessors_diamonds() -> None:
    mixed = pd.concat([shares("total", {2021: 0.5}, own=False), shares("total", {2022: 0.6})])
    before, after = lines(charts.small_multiples(mixed, None, PANELS[:1], BREAK, WIDE))
    assert list(before.marker.symbol) == ["diamond"] and list(after.marker.symbol) == ["circle"]
    assert before.marker.color == LIGHT.surface and after.marker.color == LIGHT.accent


def test_what_is_compared_with_stays_behind_and_cannot_be_tapped() -> None:
    one = TABLE.assign(lower=np.nan, upper=np.nan)
    picture = charts.small_multiples(one, TABLE, PANELS, BREAK, WIDE)
    behind = [trace for trace in picture.figure.data if trace.mode == "lines"]
    assert behind and all(trace.customdata is None for trace in behind)


def test_a_value_is_not_written_on_the_threshold() -> None:
    trace = lines(charts.small_multiples(TABLE, None, PANELS, BREAK, WIDE))[0]
    assert list(trace.textposition) == ["bottom center"] * 3
    free = [Panel("total", "Total")]
    trace = lines(charts.small_multiples(TABLE, None, free, BREAK, WIDE))[0]
    assert list(trace.textposition) == ["top center"] * 3


def test_without_scores_trends_say_so() -> None:
    picture = charts.small_multiples(TABLE.iloc[:0], None, PANELS, BREAK, WIDE)
    assert picture.alt == "Belum ada nilai untuk pilihan ini."


# Movers
LABELS = {"area.5": "Pengawasan", "B": "Hasil"}
UP = pd.DataFrame(
    [("DINSOS", "Dinsos", "Dinas Sosial", 0.5, 0.56, 0.06, "area.5", 0.05)],
    columns=["unit", "short", "name", "before", "after", "change", "part", "contribution"],
)
DOWN = UP.assign(unit="DLH", short="DLH", name="DLH", after=0.45, change=-0.05, part="B")
PARTS = pd.DataFrame(
    [
        ("DINSOS", "area.5", 0.05),
        ("DINSOS", "B", 0.01),
        ("DLH", "area.5", 0.0),
        ("DLH", "B", -0.05),
    ],
    columns=["unit", "part", "contribution"],
)


@pytest.mark.parametrize("look", LOOKS)
def test_movers_show_both_years_and_what_moved_them(look: Look) -> None:
    picture = charts.movers(UP, DOWN, PARTS, LABELS, (2020, 2021), look)
    targets = picture.figure.data[-1]
    assert [datum[0] for datum in targets.customdata] == ["DINSOS", "DLH"]
    written = texts(picture)
    assert "Naik terbesar" in written and "Turun terbesar" in written
    assert "+6,00" in written and "−5,00" in written
    assert "Dinas Sosial, +6,00 poin, terutama Pengawasan +5,00" in picture.alt


def test_contributions_of_a_row_add_up_to_its_change() -> None:
    picture = charts.movers(UP, DOWN, PARTS, LABELS, (2020, 2021), WIDE)
    maps = [trace for trace in picture.figure.data if trace.type == "heatmap"]
    sums = [float(np.sum(trace.z)) for trace in maps]
    assert sums == pytest.approx([6.0, -5.0])


def test_nobody_moved() -> None:
    nobody = charts.movers(UP.iloc[:0], DOWN.iloc[:0], PARTS, LABELS, (2020, 2021), WIDE)
    assert nobody.alt == "Tidak ada unit yang berubah di antara kedua tahun ini."


# SAKIP streams
ORDER = ["AA", "A", "BB", "B", "CC"]
COUNTS = pd.DataFrame(
    [(2021, "A", 0), (2021, "BB", 2), (2021, "B", 3), (2022, "A", 1), (2022, "BB", 3)],
    columns=["year", "predicate", "n"],
)
STREAMS = [
    Stream((2021, 2022), "BB", "A", 1, 1),
    Stream((2021, 2022), "BB", "BB", 1, 0),
    Stream((2021, 2022), "B", "BB", 2, 1),
]
RULES = {2021: "12/2015", 2022: "88/2021"}


@pytest.mark.parametrize("look", LOOKS)
def test_streams_are_as_wide_as_their_units_and_lead_to_them(look: Look) -> None:
    picture = charts.predicate_flow(COUNTS, STREAMS, ORDER, RULES, look)
    ribbons = [trace for trace in picture.figure.data if trace.fill == "toself"]
    widths = [trace.y[0] - trace.y[-1] for trace in ribbons]
    assert widths[2] == pytest.approx(2 * widths[0])
    targets = picture.figure.data[-1]
    codes = [datum[0] for datum in targets.customdata]
    assert codes == ["2021-2022~BB~A", "2021-2022~BB~BB", "2021-2022~B~BB"]
    assert "<b>B</b> 3" in texts(picture) and "aturan 88/2021" in texts(picture)
    assert "Perpindahan terbesar: 2 unit naik dari B ke BB, 2021 ke 2022." in picture.alt


def test_streams_leave_no_block_below_its_end() -> None:
    picture = charts.predicate_flow(COUNTS, STREAMS, ORDER, RULES, WIDE)
    blocks = [shape for shape in picture.figure.layout.shapes if shape.type == "rect"]
    ribbon = [trace for trace in picture.figure.data if trace.fill == "toself"][1]
    block = blocks[0]  # BB in 2021: one unit rises, one stays
    assert ribbon.y[-1] == pytest.approx(block.y0)


def test_the_same_rules_in_both_years_draw_no_line() -> None:
    picture = charts.predicate_flow(COUNTS, STREAMS, ORDER, dict.fromkeys(RULES, "88/2021"), WIDE)
    assert "aturan" not in texts(picture)


def test_without_predicates_the_flow_says_so() -> None:
    empty = charts.predicate_flow(COUNTS.assign(n=0), [], ORDER, RULES, WIDE)
    assert empty.alt == "Belum ada predikat SAKIP untuk pilihan ini."


def test_one_units_scores_stand_in_their_predicates() -> None:
    table = pd.DataFrame({"year": [2020, 2022], "score": [65.0, 72.5], "predicate": ["B", "BB"]})
    bounds = [("A", 80.0), ("BB", 70.0), ("B", 60.0), ("CC", 50.0)]
    picture = charts.sakip_bands(table, bounds, "Dinas Sosial", WIDE)
    assert "<b>BB</b>" in texts(picture) and "<b>CC</b>" in texts(picture)
    assert np.isnan(picture.figure.data[0].y[1])
    assert picture.alt == "Nilai SAKIP Dinas Sosial: 2020 65,00 (B), 2022 72,50 (BB)."
    nothing = charts.sakip_bands(table.iloc[:0], bounds, "Dinas Sosial", WIDE)
    assert nothing.alt == "Belum ada nilai SAKIP Dinas Sosial."


# The gate and the association
GATED = pd.DataFrame(
    [
        ("DINKES", "Dinas Kesehatan", "Dinkes", 78.0, 0, "both"),
        ("DINSOS", "Dinas Sosial", "Dinsos", 66.0, 3, "sakip_only"),
        ("DLH", "Dinas Lingkungan Hidup", "DLH", 58.0, 5, "neither"),
        ("BPBD", "BPBD", "BPBD", np.nan, 2, "unknown"),
    ],
    columns=["unit", "name", "short", "score", "unmet", "quadrant"],
)
QUADRANTS = {
    "both": "SAKIP cukup, ZI siap",
    "sakip_only": "SAKIP cukup, ZI belum",
    "zi_only": "SAKIP belum cukup, ZI siap",
    "neither": "SAKIP belum cukup, ZI belum",
}


@pytest.mark.parametrize("look", LOOKS)
def test_units_stand_on_their_side_of_the_gate(look: Look) -> None:
    picture = charts.quadrants(GATED, Gate("WBK", "B", 60.0), QUADRANTS, "DLH", look)
    targets = picture.figure.data[-1]
    assert {datum[0] for datum in targets.customdata} == {"DINKES", "DINSOS", "DLH"}
    line = next(shape for shape in picture.figure.layout.shapes if shape.x0 == shape.x1 == 60.0)
    assert line.type == "line"
    assert ("Dinsos" in texts(picture)) is not look.narrow  # neither chosen nor outermost
    assert "SAKIP cukup, ZI belum: 1 unit" in picture.alt
    units = picture.figure.data[0]
    assert max(units.marker.size) == units.marker.size[0]  # the chosen one comes first


def test_without_known_units_the_gate_says_so() -> None:
    gate = Gate("WBK", "B", 60.0)
    picture = charts.quadrants(GATED.query("unit == 'BPBD'"), gate, QUADRANTS, "", WIDE)
    assert picture.alt.startswith("Belum ada unit yang punya nilai SAKIP")


@pytest.mark.parametrize("look", LOOKS)
def test_the_scatter_names_its_units_and_says_what_is_known(look: Look) -> None:
    pairs = GATED.head(3).rename(columns={"score": "sakip"}).assign(zi=[0.9, 0.7, 0.5])
    picture = charts.association(pairs, "ρ tidak dapat dihitung: Hanya 3 unit.", "", look)
    assert list(picture.figure.data[0].y) == [90, 70, 50]
    assert picture.alt.endswith("3 unit. ρ tidak dapat dihitung: Hanya 3 unit.")
    assert charts.association(pairs.iloc[:0], "Tidak ada.", "", look).alt == "Tidak ada."


def test_names_never_cover_a_mark_or_each_other() -> None:
    pile = [(50.0 + step, 50.0) for step in range(8)]
    places = place_names(pile, ["Nama"] * len(pile), (200, 100))
    named = [place for place in places if place]
    assert "" in places and len(named) == len(set(named)) >= 2
    assert place_names([(50.0, 50.0)], ["Nama"], (200, 100)) == ["middle right"]
    assert place_names([(190.0, 50.0)], ["Nama"], (200, 100)) == ["middle left"]
    assert not Box(0, 1, 0, 1).meets(Box(1, 2, 0, 1))
