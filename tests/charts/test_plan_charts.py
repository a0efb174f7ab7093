"""The figures of a plan: conditions now and then, the waterfall, and all units at once."""

from decimal import Decimal

import pandas as pd
import pytest

from tests.charts import frames_made as made
from tests.ui.fakes import rules
from zi_analytics import charts, scoring
from zi_analytics.charts import LIGHT, Look

LOOKS = [Look(LIGHT), Look(LIGHT, narrow=True)]
UNIT = "35.12.06"


def planned() -> pd.DataFrame:
    """Return the weak unit as it is, and with every answer at its best but two."""
    now = made.store().answers(made.YEAR, UNIT)
    better = now.assign(value=now["value"].where(now["question"].isin(["B.I.a", "B.I.b"]), 1.0))
    scores = scoring.score(better)
    ready_now = scoring.readiness(scoring.score(now))
    return charts.planned_table(ready_now, scoring.readiness(scores), scores, rules(), "WBK")


def steps(*points: float) -> pd.DataFrame:
    """Return rows of a waterfall."""
    labels = [f"Langkah {number}" for number in range(len(points))]
    return pd.DataFrame({"label": labels, "points": points})


def units(**changes: object) -> pd.DataFrame:
    """Return three units: ready, with steps, without a path."""
    table = pd.DataFrame(
        {
            "unit": ["A", "B", "C"],
            "name": ["Dinas A", "Dinas B", "Dinas C"],
            "short": ["A", "B", "C"],
            "effort": [0.0, 13.0, None],
            "steps": [0, 9, 0],
            "surveys": [0, 1, 0],
            "blocking": [0, 0, 2],
        }
    )
    return table.assign(**changes)


def test_conditions_hold_both_values() -> None:
    table = planned().set_index("condition")
    assert len(table) == 12
    assert table.loc["area.1", "planned"] == pytest.approx(8)
    change = table["planned"] - table["now"]
    assert list(table["change"]) == pytest.approx(list(change))
    assert table.loc["hasil.bersih.ipak", "change"] == 0
    assert table["met"].sum() > table["met_now"].sum()


@pytest.mark.parametrize("look", LOOKS)
def test_conditions_are_bars_with_today_and_the_minimum_as_marks(look: Look) -> None:
    table = planned()
    picture = charts.planned(table, rules(), "WBK", look)
    bars = picture.figure.data[1]
    assert list(bars.x) == pytest.approx(list(table["planned"] / table["weight"]))
    by_name = {trace.name: trace for trace in picture.figure.data if trace.name}
    assert list(by_name["sekarang"].x) == pytest.approx(list(table["now"] / table["weight"]))
    assert by_name["batas WBK"].x[0] == pytest.approx(0.75)
    texts = " | ".join(str(note.text) for note in picture.figure.layout.annotations)
    assert "→ 8,00 · ✓ terpenuhi" in texts
    met = int(table["met"].sum())
    assert picture.alt.startswith(f"Dengan rencana ini {met} dari 12 syarat nilai WBK terpenuhi")


def test_what_is_still_lacking_is_in_the_sentence() -> None:
    table = planned()
    table.loc[table["condition"] == "total", ["planned", "met", "gap"]] = [74.996, False, 0.00006]
    picture = charts.planned(table, rules(), "WBK", LOOKS[0])
    assert "Nilai total kurang 0,01" in picture.alt
    texts = " | ".join(str(note.text) for note in picture.figure.layout.annotations)
    assert "→ 74,99 · ◔ kurang 0,01" in texts


@pytest.mark.parametrize("look", LOOKS)
def test_the_waterfall_ends_where_the_steps_lead(look: Look) -> None:
    picture = charts.waterfall(steps(3.0, -1.0, 13.5), 60.0, rules(), "WBK", look)
    bars, totals = picture.figure.data[0], picture.figure.data[1]
    assert list(bars.base) == [60.0, 63.0, 62.0]
    assert list(totals.x) == [60.0, 75.5]
    assert [text.strip("<b>/") for text in totals.text] == ["60,00", "75,50"]
    low, high = picture.figure.layout.xaxis.range
    assert low < 60 and high > 75.5
    assert "dari 60,00 menjadi 75,50, mencapai batas WBK 75" in picture.alt
    assert "Langkah 2, +13,50 poin" in picture.alt


@pytest.mark.parametrize(("start", "side"), [(60.0, "right"), (76.0, "left")])
def test_the_threshold_is_named_where_there_is_room(start: float, side: str) -> None:
    figure = charts.waterfall(steps(1.0, 14.0), start, rules(), "WBK", LOOKS[0]).figure
    (name,) = [a for a in figure.layout.annotations if a.text.startswith("batas WBK")]
    assert name.xanchor == side


def test_numbers_on_an_axis_have_a_decimal_comma() -> None:
    figure = charts.waterfall(steps(0.2), 74.9, rules(), "WBK", LOOKS[0]).figure
    assert figure.layout.separators == ",."


def test_what_the_bars_say_sums_up_to_the_totals_as_they_are_shown() -> None:
    # Each cut off on its own would say 1,00 four times, and 4,00 is not 64,02 − 60,00.
    figure = charts.waterfall(steps(*[1.006] * 4), 60.003, rules(), "WBK", LOOKS[0]).figure
    (bars,) = [trace for trace in figure.data if trace.type == "bar"]
    written = [Decimal(text.replace(",", ".")) for text in bars.text]
    assert written == [Decimal(text) for text in ("1.00", "1.01", "1.01", "1.00")]
    assert sum(written) == Decimal("64.02") - Decimal("60.00")


def test_a_waterfall_below_the_threshold_says_so() -> None:
    picture = charts.waterfall(steps(14.996), 60.0, rules(), "WBK", LOOKS[0])
    assert "menjadi 74,99, di bawah batas WBK 75" in picture.alt


@pytest.mark.parametrize("look", LOOKS)
def test_units_are_bars_of_effort_with_words(look: Look) -> None:
    picture = charts.nearest(units(), "WBK", look)
    bars = picture.figure.data[0]
    assert list(bars.x) == [0.0, 13.0, 0.0]
    assert [row[0] for row in bars.customdata] == ["A", "B", "C"]
    assert [row[2] for row in bars.customdata] == [
        "✓ syarat nilai terpenuhi",
        "upaya 13 · 9 langkah · 1 survei",
        "✕ terhalang 2 syarat",
    ]
    assert picture.alt.startswith("2 dari 3 unit punya jalur ke WBK. Terdekat Dinas A")


def test_no_unit_with_a_path_is_said() -> None:
    picture = charts.nearest(units(effort=[None] * 3).astype({"effort": float}), "WBBM", LOOKS[0])
    assert picture.alt.startswith("0 dari 3 unit punya jalur ke WBBM.")


@pytest.mark.parametrize("look", LOOKS)
def test_improvements_are_counted_over_units(look: Look) -> None:
    table = pd.DataFrame(
        {"label": ["Penerapan WBS", "SOP"], "planned": [31, 5], "points": [9.5, 1.0], "effort": 1.0}
    )
    picture = charts.helpful(table, 40, look)
    assert list(picture.figure.data[0].x) == [31, 5]
    assert picture.alt == (
        "Perbaikan yang paling banyak dibutuhkan: Penerapan WBS, oleh 31 dari 40 unit."
    )


@pytest.mark.parametrize("look", LOOKS)
def test_empty_figures_say_so(look: Look) -> None:
    assert charts.planned(planned().iloc[:0], rules(), "WBK", look).alt.startswith("Belum ada")
    assert charts.waterfall(steps(), 60.0, rules(), "WBK", look).alt.startswith("Belum ada")
    assert charts.nearest(units().iloc[:0], "WBK", look).alt.startswith("Belum ada")
    nothing = pd.DataFrame({"label": [], "planned": [], "points": [], "effort": []})
    assert charts.helpful(nothing, 0, look).alt.startswith("Tidak ada perbaikan")
