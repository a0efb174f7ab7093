"""A presentation as .pptx, read back from its bytes."""

from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation

from zi_analytics.reports import powerpoint
from zi_analytics.reports.slides import Band, Cell, Chart, Deck, Figure, Grid, Limit, Series, Slide

GRID = Grid(("Unit", "Nilai"), ((Cell("=1+1"), Cell("✓ 75", "met")),), (0.5, 0.5))
CHART = Chart(
    "stacked",
    ("2021", "2022"),
    (Series("A", (1.0, 0.0), ("1", "0")), Series("B", (2.5, None), ("2", ""))),
    "count",
)
SLIDES = (
    Slide("judul", "Judul", "Menuju ZI", "Situbondo", source="Sumber A."),
    Slide("posisi", "Posisi", "Belum ada", "", (Figure("0 dari 44", "memenuhi"),)),
    Slide("tabel", "Tabel", "Tabel", "", (), GRID),
    Slide("grafik", "Grafik", "Grafik", "Kalimat", (), CHART, "Sumber B."),
)


def opened(mark: str = "") -> Any:
    return Presentation(BytesIO(powerpoint(Deck("Paparan", mark, "Data per 1 Mei 2022", SLIDES))))


def texts(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_slides_are_wide_and_numbered() -> None:
    presentation = opened()
    assert presentation.slide_width / presentation.slide_height == pytest.approx(16 / 9, abs=1e-3)
    assert [texts(slide)[-1] for slide in presentation.slides] == ["1", "2", "3", "4"]
    assert all("Paparan · Data per 1 Mei 2022" in texts(slide) for slide in presentation.slides)


def test_a_table_is_powerpoint_s_own_and_its_texts_are_texts() -> None:
    (table,) = [shape.table for shape in opened().slides[2].shapes if shape.has_table]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Unit", "Nilai"],
        ["=1+1", "✓ 75"],
    ]


def test_a_chart_is_powerpoint_s_own_and_a_gap_is_a_gap() -> None:
    (chart,) = [shape.chart for shape in opened().slides[3].shapes if shape.has_chart]
    assert list(chart.plots[0].categories) == ["2021", "2022"]
    first, second = chart.plots[0].series
    assert (list(first.values), list(second.values)) == ([1.0, 0.0], [2.5, None])
    assert second.points[0].data_label.text_frame.text == "2"
    assert chart.has_legend


def test_notes_hold_the_source_and_sample_data_is_marked_everywhere() -> None:
    plain, marked = opened(), opened("DATA CONTOH")
    notes = [slide.notes_slide.notes_text_frame.text for slide in plain.slides]
    assert notes == ["Sumber A.", "", "", "Sumber B."]
    for slide in marked.slides:
        assert slide.notes_slide.notes_text_frame.text.startswith("DATA CONTOH")
        assert any(text.startswith("DATA CONTOH") for text in texts(slide))


def test_nothing_is_smaller_than_twelve_points() -> None:
    """On a slide 13.33 inches wide, 12 points are 18 on a screen of 1920 × 1080."""
    sizes = {
        run.font.size.pt
        for slide in opened().slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    }
    assert min(sizes) >= 12


def test_limits_and_a_band_are_thin_lines_that_bear_no_numbers() -> None:
    chart = Chart(
        "lines",
        ("2021", "2022"),
        (Series("Median", (0.5, 0.6), ("50 %", "60 %")),),
        "percent",
        limits=(Limit("batas WBK 75 %", 0.75, 0, 1),),
        band=Band("separuh", (0.4, 0.5), (0.6, 0.7)),
    )
    deck = Deck("Paparan", "", "Data", (Slide("tren", "Tren", "Tren", body=chart),))
    (page,) = Presentation(BytesIO(powerpoint(deck))).slides
    (drawn,) = [shape.chart for shape in page.shapes if shape.has_chart]
    lines = {series.name: tuple(series.values) for series in drawn.plots[0].series}
    assert lines == {
        "Median": (0.5, 0.6),
        "batas WBK 75 %": (0.75, 0.75),
        "separuh, teratas": (0.6, 0.7),
        "separuh, terbawah": (0.4, 0.5),
    }
    assert drawn.has_legend and drawn.value_axis.visible
    labelled = [len(s._element.findall(".//{*}dLbl")) for s in drawn.plots[0].series]
    assert labelled == [2, 0, 0, 0]


def test_the_ends_of_a_band_are_not_drawn_over_a_break() -> None:
    chart = Chart(
        "lines",
        ("2020", "2021", "2022"),
        (Series("Median", (0.5, 0.6, 0.7), ("50 %", "60 %", "70 %")),),
        "percent",
        band=Band("separuh", (0.4, 0.5, 0.6), (0.6, 0.7, 0.8)),
        breaks=((1, "instrumen berganti"),),
    )
    deck = Deck("Paparan", "", "Data", (Slide("tren", "Tren", "Tren", body=chart),))
    (page,) = Presentation(BytesIO(powerpoint(deck))).slides
    (drawn,) = [shape.chart for shape in page.shapes if shape.has_chart]
    upper = [tuple(s.values) for s in drawn.plots[0].series if s.name == "separuh, teratas"]
    assert upper == [(0.6, 0.7, None), (None, None, 0.8)]
    legend = drawn.legend._element
    left_out = [int(one[0].get("val")) for one in legend if one.tag.endswith("legendEntry")]
    assert left_out == [2, 4], "each name stands in the legend once"
    kinds = [one.tag.rpartition("}")[2] for one in legend]
    assert kinds[:3] == ["legendPos", "legendEntry", "legendEntry"], "as the format orders them"


def test_a_chart_stands_below_large_figures() -> None:
    slide = Slide("posisi", "P", "P", "", (Figure("0 dari 44", "memenuhi"),), CHART)
    (page,) = Presentation(BytesIO(powerpoint(Deck("P", "", "D", (slide,))))).slides
    (chart,) = [shape for shape in page.shapes if shape.has_chart]
    (meaning,) = [s for s in page.shapes if s.has_text_frame and s.text_frame.text == "memenuhi"]
    assert meaning.top + meaning.height <= chart.top + 10
