"""A presentation as .pptx bytes: native, editable tables and charts, 16:9."""

from io import BytesIO
from typing import Any, Final

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from zi_analytics.reports.powerpoint_chart import add_chart
from zi_analytics.reports.slides import Cell, Chart, Deck, Figure, Grid, Slide, Tone

PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
WIDTH: Final = Inches(13.333)
HEIGHT: Final = Inches(7.5)
LEFT: Final = Inches(0.6)
INNER: Final = Emu(WIDTH - 2 * LEFT)
BODY_TOP: Final = Inches(2.0)
FIGURES_TOP: Final = Inches(3.0)
BELOW_FIGURES: Final = Inches(4.0)
BODY_BOTTOM: Final = Inches(6.85)
BLANK_LAYOUT: Final = 6
FONT: Final = "Calibri"
TEXT: Final = RGBColor(0x1F, 0x2A, 0x2E)
MUTED: Final = RGBColor(0x56, 0x63, 0x6A)
ACCENT: Final = RGBColor(0x0F, 0x5E, 0x59)
HEAD: Final = RGBColor(0xE2, 0xE8, 0xEA)
WHITE: Final = RGBColor(0xFF, 0xFF, 0xFF)
INK: Final[dict[Tone, RGBColor]] = {
    "plain": TEXT,
    "met": RGBColor(0x0B, 0x7A, 0x75),
    "near": RGBColor(0x8A, 0x5F, 0x00),
    "unmet": RGBColor(0xB2, 0x37, 0x15),
    "unknown": MUTED,
}
SMALL: Final = Pt(14)
LARGE: Final = Pt(18)
FEW_ROWS: Final = 9
ROW: Final = Inches(0.52)
NOTE: Final = Inches(0.5)


def powerpoint(deck: Deck) -> bytes:
    """Return the deck as .pptx bytes, with a number on every slide and the source in its notes.

    Charts and tables are PowerPoint's own and can be edited there. Sample data is marked on every
    slide and in every note.
    """
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = WIDTH, HEIGHT
    presentation.core_properties.title = deck.name
    presentation.core_properties.author = ""
    for number, slide in enumerate(deck.slides, start=1):
        page = presentation.slides.add_slide(presentation.slide_layouts[BLANK_LAYOUT])
        _draw(page, slide, deck)
        _foot(page, deck, number)
        page.notes_slide.notes_text_frame.text = _spoken(deck, slide)
    out = BytesIO()
    presentation.save(out)
    return out.getvalue()


def _spoken(deck: Deck, slide: Slide) -> str:
    """Return what stands in the speaker's notes: the source, and every note in full."""
    source = " ".join(filter(None, [deck.mark, slide.source]))
    return "\n".join([source, *slide.notes])


def _draw(page: Any, slide: Slide, deck: Deck) -> None:  # noqa: ANN401
    if slide.body is None and not slide.figures:
        _text(page, slide.title, Inches(2.6), Inches(1.2), Pt(48), ACCENT, bold=True)
        _text(page, slide.says, Inches(3.8), Inches(0.8), Pt(24), MUTED)
        return
    _text(page, slide.title, Inches(0.35), Inches(1.05), Pt(28), ACCENT, bold=True)
    _text(page, slide.says, Inches(1.38), Inches(0.6), Pt(16), MUTED)
    bottom = BODY_BOTTOM
    if slide.noted:
        bottom = Emu(BODY_BOTTOM - NOTE)
        _text(page, slide.noted, bottom, NOTE, SMALL, MUTED)
    top = BODY_TOP
    if slide.figures:
        alone = slide.body is None
        _figures(page, slide.figures, FIGURES_TOP if alone else BODY_TOP)
        top = BODY_TOP if alone else BELOW_FIGURES
    if isinstance(slide.body, Grid):
        _grid(page, slide.body, bottom)
    if isinstance(slide.body, Chart):
        add_chart(page, slide.body, (LEFT, top, INNER, Emu(bottom - top)))


def _text(
    page: Any,  # noqa: ANN401
    text: str,
    top: int,
    height: int,
    size: int,
    colour: RGBColor,
    *,
    bold: bool = False,
    left: int = LEFT,
    width: int = INNER,
) -> Any:  # noqa: ANN401
    frame = page.shapes.add_textbox(left, top, width, height).text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    _write(frame.paragraphs[0], text, size, colour, bold)
    return frame


def _write(paragraph: Any, text: str, size: int, colour: RGBColor, bold: bool) -> None:  # noqa: ANN401
    run = paragraph.add_run()
    run.text = text
    run.font.name, run.font.size, run.font.bold = FONT, size, bold
    run.font.color.rgb = colour


def _figures(page: Any, figures: tuple[Figure, ...], top: int) -> None:  # noqa: ANN401
    width = Emu(INNER // len(figures))
    for place, figure in enumerate(figures):
        left = Emu(LEFT + place * width)
        _text(
            page,
            figure.value,
            top,
            Inches(1),
            Pt(38),
            ACCENT,
            bold=True,
            left=left,
            width=width,
        )
        _text(
            page,
            figure.meaning,
            Emu(top + Inches(1)),
            Inches(1),
            Pt(18),
            TEXT,
            left=left,
            width=Emu(width - Inches(0.2)),
        )


def _grid(page: Any, grid: Grid, bottom: int) -> None:  # noqa: ANN401
    head = 1 if grid.heads else 0
    rows, columns = len(grid.rows) + head, len(grid.widths)
    height = Emu(min(rows * ROW, bottom - BODY_TOP))
    size = LARGE if rows <= FEW_ROWS else SMALL
    table = page.shapes.add_table(rows, columns, LEFT, BODY_TOP, INNER, height).table
    table.first_row, table.horz_banding = bool(head), False
    for column, part in enumerate(grid.widths):
        table.columns[column].width = Emu(int(INNER * part))
    for column, text in enumerate(grid.heads):
        _cell(table.cell(0, column), Cell(text), SMALL, bold=True, fill=HEAD)
    for row, cells in enumerate(grid.rows, start=head):
        table.rows[row].height = Emu(height // rows)
        for column, cell in enumerate(cells):
            _cell(table.cell(row, column), cell, size, bold=False, fill=WHITE)


def _cell(place: Any, cell: Cell, size: int, *, bold: bool, fill: RGBColor) -> None:  # noqa: ANN401
    place.fill.solid()
    place.fill.fore_color.rgb = fill
    place.margin_top = place.margin_bottom = Inches(0.02)
    place.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = place.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    _write(paragraph, cell.text, size, INK[cell.tone], bold or cell.tone == "met")


def _foot(page: Any, deck: Deck, number: int) -> None:  # noqa: ANN401
    top, height = Inches(6.98), Inches(0.4)
    said = " · ".join(filter(None, [deck.mark, deck.name, deck.dated]))
    colour = INK["near"] if deck.mark else MUTED
    _text(page, said, top, height, Pt(12), colour, width=Emu(INNER - Inches(1)))
    frame = _text(
        page,
        f"{number}",
        top,
        height,
        Pt(12),
        MUTED,
        left=Emu(LEFT + INNER - Inches(1)),
        width=Inches(1),
    )
    frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
