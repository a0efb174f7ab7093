"""A slide as HTML: nothing in it is markup but what it makes itself."""

import re
from base64 import b64decode
from html import escape
from xml.etree import ElementTree

import pytest

from zi_analytics.reports import slide_html
from zi_analytics.reports.slide_chart import chart_svg
from zi_analytics.reports.slides import (
    Band,
    Cell,
    Chart,
    Deck,
    Figure,
    Grid,
    Limit,
    Series,
    Shape,
    Slide,
)

HOSTILE = "<img src=x onerror=alert(1)> & 'petik'"
SLIDES = (
    Slide("judul", "Judul", "Menuju ZI", "Situbondo"),
    Slide("posisi", "Posisi", HOSTILE, HOSTILE, (Figure("0 dari 44", HOSTILE),)),
    Slide("tabel", "T", "Tabel", "", (), Grid(("Unit",), ((Cell(HOSTILE, "met"),),), (1.0,))),
)
DECK = Deck("Paparan", "DATA CONTOH", "Data per 1 Mei 2022", SLIDES)
BARS = Chart("bars", ("satu", "<dua>"), (Series("a", (4.0, 2.0), ("4,00", "2,00")),), "points")


@pytest.mark.parametrize("number", [1, 2, 3])
def test_texts_are_escaped_and_every_slide_has_mark_and_number(number: int) -> None:
    made = slide_html(DECK, number, HOSTILE)
    assert "<img" not in made
    assert "DATA CONTOH" in made and f"{number} / 3" in made and "Data per 1 Mei 2022" in made
    assert made.count("&lt;img src=x") >= 1


def test_a_chart_is_a_picture_with_a_name() -> None:
    slide = Slide("lemah", "Lemah", HOSTILE, "", (), BARS)
    made = slide_html(Deck("Paparan", "", "Data", (slide,)), 1)
    start = r"src='data:image/svg\+xml;base64,"
    ((alt, encoded),) = re.findall(rf"<img alt='([^']*)' {start}(.*?)'", made)
    assert alt == escape(HOSTILE)
    drawing = ElementTree.fromstring(b64decode(encoded))
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    texts = {text.text for text in drawing.iter("{http://www.w3.org/2000/svg}text")}
    assert {"satu", "<dua>", "4,00"} <= texts


def test_a_comment_stands_on_its_slide_only_when_there_is_one() -> None:
    assert "class='said'" not in slide_html(DECK, 1)
    assert "<div class='said'>Mohon perhatian</div>" in slide_html(DECK, 1, "Mohon perhatian")


def test_no_text_is_smaller_than_24_pixels_of_1750() -> None:
    """A slide is some 1750 pixels wide on a screen of 1920 × 1080; 18 points are 24 pixels."""
    sizes = [float(size) for size in re.findall(r"font-size:([\d.]+)cqw", slide_html(DECK, 3))]
    assert min(sizes) * 1750 / 100 >= 24


def widths(svg: str) -> list[float]:
    return [float(width) for width in re.findall(r"<rect [^>]*width='([\d.]+)'", svg)]


def test_bars_are_as_long_as_their_values() -> None:
    svg = chart_svg(BARS)
    first, second = widths(svg)
    assert first == pytest.approx(2 * second)
    assert "4,00" in svg and "&lt;dua&gt;" in svg


def test_columns_are_stacked_without_gaps() -> None:
    series = (Series("A", (1.0, 2.0), ("1", "2")), Series("B", (3.0, 0.0), ("3", "0")))
    svg = chart_svg(Chart("stacked", ("2021", "2022"), series, "count"))
    rects = re.findall(r"<rect x='([\d.]+)' y='([\d.]+)' width='[\d.]+' height='([\d.]+)'", svg)
    columns = [(float(x), float(y), float(h)) for x, y, h in rects][2:]
    below, above = columns[0], columns[1]
    assert above[1] + above[2] == pytest.approx(below[1], abs=0.2)
    assert above[2] == pytest.approx(3 * below[2], rel=1e-2)


def test_a_line_breaks_at_a_gap() -> None:
    series = (Series("lama", (0.5, None, 0.75), ("50 %", "", "75 %")),)
    svg = chart_svg(Chart("lines", ("a", "b", "c"), series, "percent"))
    (path,) = re.findall(r"<path d='([^']*)'", svg)
    assert path.count("M") == 2 and "L" not in path
    assert svg.count("<circle") == 2


@pytest.mark.parametrize("shape", ["bars", "columns", "stacked", "lines"])
def test_a_chart_without_values_is_drawn_empty(shape: Shape) -> None:
    empty = chart_svg(Chart(shape, (), (Series("a", (), ()),), "count"))
    assert empty.startswith("<svg") and "nan" not in empty


def test_a_picture_brings_the_slide_s_font() -> None:
    made = slide_html(Deck("Paparan", "", "Data", (Slide("a", "A", "A", body=BARS),)), 1)
    ((encoded),) = re.findall(r"base64,(.*?)'", made)
    assert "@font-face{font-family:'Plus Jakarta Sans'" in b64decode(encoded).decode()


LINES = Chart(
    "lines",
    ("2020", "2021", "2022"),
    (
        Series("lama", (0.5, 0.6, None), ("50 %", "60 %", "")),
        Series("baru", (None, None, 0.7), ("", "", "70 %")),
    ),
    "percent",
    limits=(Limit("batas WBK 75 %", 0.75, 0, 1),),
    band=Band("separuh", (0.4, 0.5, 0.6), (0.6, 0.7, 0.8)),
    breaks=((1, "instrumen berganti"),),
)


def test_lines_have_shares_a_limit_a_band_and_a_break() -> None:
    svg = chart_svg(LINES)
    texts = re.findall(r"<text [^>]*>([^<]*)</text>", svg)
    shares = ["0\u00a0%", "25\u00a0%", "50\u00a0%", "75\u00a0%", "100\u00a0%"]
    assert {*shares, "batas WBK 75 %", "instrumen berganti", "lama", "baru"} <= set(texts)
    ((polygon),) = re.findall(r"<polygon points='([^']*)'", svg)
    corners = [tuple(map(float, corner.split(","))) for corner in polygon.split()]
    assert len(corners) == 4, "the band ends at the break; 2022 stands alone"
    (alone,) = re.findall(r"<rect x='([\d.]+)' y='([\d.]+)'", svg)
    assert float(alone[0]) > max(x for x, _ in corners)
    ((_, limit, end),) = re.findall(
        r"x1='([\d.]+)' y1='([\d.]+)' x2='([\d.]+)' [^>]*stroke-dasharray='10 6'", svg
    )
    assert float(end) == pytest.approx(max(x for x, _ in corners) + 250)
    at = {text: y for y, text in re.findall(r"y='([\d.]+)' text-anchor='end'>([^<]*)<", svg)}
    assert float(limit) == pytest.approx(float(at["75\u00a0%"]) - 8, abs=0.1)


def test_what_is_too_low_for_its_number_has_it_beside() -> None:
    values = ((60.0, "60"), (1.0, "1"), (2.0, "2"))
    series = tuple(Series(f"S{n}", (value,), (text,)) for n, (value, text) in enumerate(values))
    svg = chart_svg(Chart("stacked", ("2022",), series, "count"))
    beside = re.findall(r"<text x='([\d.]+)' y='([\d.]+)' text-anchor='start'>(S. \d)<", svg)
    assert [text for _, _, text in beside] == ["S1 1", "S2 2"]
    assert float(beside[0][1]) - float(beside[1][1]) >= 24


def test_low_columns_stand_below_figures() -> None:
    chart = Chart("columns", ("0", "1"), (Series("Unit", (2, 0), ("2 unit", "0 unit")),), "count")
    svg = chart_svg(chart)
    assert "viewBox='0 0 1600 330'" in svg and "2 unit" in svg and "0 unit" not in svg
