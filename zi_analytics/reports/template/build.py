"""One worksheet to hand out, from the instrument to the bytes of the workbook."""

from typing import Final

import pandas as pd
from openpyxl import Workbook
from openpyxl.workbook.protection import WorkbookProtection

from zi_analytics.instruments import Instrument
from zi_analytics.reports.packing import packed
from zi_analytics.reports.template.edition import check
from zi_analytics.reports.template.guide import draw_guide
from zi_analytics.reports.template.label import UnitLabel
from zi_analytics.reports.template.prefill import prefill_of
from zi_analytics.reports.template.recap import draw_recap
from zi_analytics.reports.template.rows import rows_of
from zi_analytics.reports.template.sheet import draw_sheet
from zi_analytics.reports.template.styles import add_styles
from zi_analytics.reports.template.title import Title

MAKER: Final = "ZI Analytics"


def template(
    instrument: Instrument,
    unit: UnitLabel,
    year: int,
    prefill: pd.DataFrame | None = None,
    *,
    synthetic: bool = False,
) -> bytes:
    """Return the worksheet of one unit and year as an .xlsx, the same in every run.

    It holds the tree with weights and answer scales (PermenPANRB 90/2021, Lampiran III), cells for
    the unit and for TPI, live formulas for every node, a recap with the conditions of every
    predicate (hal. 58, Tabel 6), and a page of directions. Only the cells that are typed into are
    unlocked. ``prefill`` is ``tables.ANSWERS`` of the unit's last worksheet: its self-assessment is
    filled in and marked, if it used the same instrument; if not, the directions say so.
    ``synthetic`` marks the worksheet as made-up data, for a ``prefill`` that is.

    Raises TemplateError where an answer scale or a minimum is not confirmed.
    """
    check(instrument)
    before = prefill_of(prefill, instrument)
    title = Title(instrument, unit.code, unit.name, year, before, synthetic)
    rows = rows_of(instrument)
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    add_styles(book)
    draw_sheet(book, title, rows)
    draw_recap(book, title, rows)
    draw_guide(book, title)
    _describe(book, title)
    return packed(book, f"{year:04}-01-01T00:00:00Z")


def _describe(book: Workbook, title: Title) -> None:
    """Say unit, year and edition in the file's properties too, and let every opening calculate."""
    book.properties.title = f"LKE Zona Integritas {title.unit} {title.year}"
    book.properties.subject = f"PermenPANRB {title.instrument.short}"
    book.properties.creator = MAKER
    book.properties.keywords = f"{title.code}; {title.year}; {title.instrument.id}"
    book.calculation.fullCalcOnLoad = True
    book.security = WorkbookProtection(lockStructure=True)
