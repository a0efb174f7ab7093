"""A slide as HTML: nothing in it is markup but what it makes itself."""

import re
from base64 import b64decode
from html import escape
from xml.etree import ElementTree

import pytest

from zi_analytics.reports import slide_html
from zi_analytics.reports.slide_chart import chart_svg
from zi_analytics.reports.slides import Cell, Chart, Deck, Figure, Grid, Series, Shape, Slide

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
