"""A slide as HTML that grows with its frame: what the screen shows of a presentation.

Every size is a part of the slide's width, so that a slide looks alike on every screen. No text is
smaller than 24 of 1920 pixels, which is 18 points on a full-HD projector.
"""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Final

from zi_analytics.reports.slide_chart import chart_svg
from zi_analytics.reports.slides import Cell, Chart, Deck, Figure, Grid, Slide

STYLE: Final = """<style>
.zi-slide-frame{width:min(100%,calc((100vh - 6rem)*16/9));margin:0 auto;container-type:inline-size}
.zi-slide{aspect-ratio:16/9;background:#fff;color:#1F2A2E;display:flex;flex-direction:column;
padding:2.6cqw 3.6cqw 1.6cqw;box-sizing:border-box;font-size:1.45cqw;line-height:1.3;
border:1px solid #E2E8EA;overflow:hidden}
.zi-slide h2{font-size:2.7cqw;line-height:1.15;color:#0F5E59;margin:0;padding:0;font-weight:700}
.zi-slide .says{font-size:1.5cqw;color:#56636A;margin:.6cqw 0 1cqw}
.zi-slide .body{flex:1;min-height:0;overflow:hidden;display:flex;flex-direction:column;
justify-content:center}
.zi-slide .said{font-size:1.6cqw;border-left:.4cqw solid #0F5E59;padding-left:1cqw;margin:.6cqw 0}
.zi-slide .noted{font-size:1.4cqw;color:#56636A;margin:0 0 .6cqw}
.zi-slide.cover h2{margin-top:auto}
.zi-slide.cover .foot{margin-top:auto}
.zi-slide.cover h2{font-size:5cqw}
.zi-slide.cover .says{font-size:2.2cqw;margin-top:1.4cqw}
.zi-slide .figures{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:2cqw}
.zi-slide .figures b{display:block;white-space:nowrap;font-size:4.2cqw;line-height:1.1;
color:#0F5E59}
.zi-slide .figures span{font-size:1.7cqw}
.zi-slide table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:inherit}
.zi-slide th{text-align:left;background:#E2E8EA;padding:.5cqw .6cqw;border:0;font-weight:600;
font-size:1.45cqw}
.zi-slide td{padding:.5cqw .6cqw;border:0;border-bottom:1px solid #E2E8EA;
overflow-wrap:break-word}
.zi-slide td.met{color:#0B7A75;font-weight:700}
.zi-slide td.near{color:#8A5F00}
.zi-slide td.unmet{color:#B23715}
.zi-slide td.unknown{color:#56636A}
.zi-slide .body img{width:100%;height:100%;min-height:0;object-fit:contain}
.zi-slide .foot{display:flex;justify-content:space-between;font-size:1.4cqw;color:#56636A}
.zi-slide .foot b{color:#8A5F00}
</style>"""
FONT: Final = Path(__file__).parent / "typesetting" / "plus-jakarta-sans-regular.ttf"
FEW_ROWS: Final = 8
LARGE: Final = 1.8
SMALL: Final = 1.45


def slide_html(deck: Deck, number: int, comment: str = "") -> str:
    """Return slide ``number`` (from 1) of a deck as HTML, with the presenter's ``comment``.

    All texts are escaped: none is ever taken for markup.
    """
    slide = deck.slides[number - 1]
    cover = slide.body is None and not slide.figures
    inside = "".join(_inside(slide, comment))
    return (
        f"{STYLE}<div class='zi-slide-frame'><div class='zi-slide{' cover' if cover else ''}'>"
        f"{inside}{_foot(deck, number)}</div></div>"
    )


def _inside(slide: Slide, comment: str) -> Iterator[str]:
    yield f"<h2>{escape(slide.title)}</h2>"
    if slide.says:
        yield f"<div class='says'>{escape(slide.says)}</div>"
    if comment:
        yield f"<div class='said'>{escape(comment)}</div>"
    if slide.noted:
        yield f"<div class='noted'>{escape(slide.noted)}</div>"
    if slide.figures:
        yield f"<div class='body'>{_figures(slide.figures)}</div>"
    if isinstance(slide.body, Grid):
        yield f"<div class='body'>{_grid(slide.body)}</div>"
    if isinstance(slide.body, Chart):
        yield f"<div class='body'>{_chart(slide.body, slide.title)}</div>"


def _chart(chart: Chart, alt: str) -> str:
    """Draw a chart as a picture: the page takes a drawing of its own out of the HTML."""
    encoded = b64encode(chart_svg(chart, _font()).encode()).decode()
    return f"<img alt='{escape(alt)}' src='data:image/svg+xml;base64,{encoded}'>"


@cache
def _font() -> str:
    """Return the slide's own font, which a picture does not take from its page."""
    font = b64encode(FONT.read_bytes()).decode()
    return (
        "<style>@font-face{font-family:'Plus Jakarta Sans';"
        f"src:url(data:font/ttf;base64,{font})}}</style>"
    )


def _figures(figures: tuple[Figure, ...]) -> str:
    cells = (
        f"<div><b>{escape(figure.value)}</b><span>{escape(figure.meaning)}</span></div>"
        for figure in figures
    )
    return f"<div class='figures'>{''.join(cells)}</div>"


def _grid(grid: Grid) -> str:
    widths = "".join(f"<col style='width:{part * 100:.1f}%'>" for part in grid.widths)
    heads = "".join(f"<th>{escape(head)}</th>" for head in grid.heads)
    rows = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in grid.rows)
    head = f"<thead><tr>{heads}</tr></thead>" if grid.heads else ""
    size = LARGE if len(grid.rows) <= FEW_ROWS else SMALL
    return (
        f"<table style='font-size:{size}cqw'><colgroup>{widths}</colgroup>{head}"
        f"<tbody>{rows}</tbody></table>"
    )


def _cell(cell: Cell) -> str:
    return f"<td class='{cell.tone}'>{escape(cell.text)}</td>"


def _foot(deck: Deck, number: int) -> str:
    mark = f"<b>{escape(deck.mark)}</b> · " if deck.mark else ""
    said = f"{mark}{escape(deck.name)} · {escape(deck.dated)}"
    return f"<div class='foot'><span>{said}</span><span>{number} / {len(deck.slides)}</span></div>"
