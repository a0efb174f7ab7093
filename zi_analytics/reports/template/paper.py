"""What every sheet of the workbook has in common: A4, and protected."""

import math
from typing import Final, Literal

from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from zi_analytics.reports.template.title import SYNTHETIC, Title

_LINE: Final = 13.5
_WIDE: Final = 0.92
"""The width of a sentence's letter, by what a column's width counts in."""


def printed(
    sheet: Worksheet,
    title: Title,
    repeated: str | None,
    orientation: Literal["portrait", "landscape"],
) -> None:
    """Print on A4 as wide as the page, with numbered pages; ``repeated`` rows stand on each."""
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.orientation = orientation
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = repeated
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.8
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    marked = f"{SYNTHETIC} – " if title.synthetic else ""
    header, footer = HeaderFooterItem(), HeaderFooterItem()
    header.left.text = f"{marked}{title.unit} – {title.year}".replace("&", "&&")
    footer.left.text = f"PermenPANRB {title.instrument.short}"
    footer.right.text = "Halaman &P dari &N"
    sheet.oddHeader, sheet.oddFooter = header, footer


def protected(sheet: Worksheet) -> None:
    """Lock what nobody should type, without a password; widths and heights stay free."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def heightened(sheet: Worksheet, row: int, text: str, width: float) -> None:
    """Make a row high enough for a text of more than one line; not every program does so itself."""
    lines = math.ceil(len(text) * _WIDE / width)
    if lines > 1:
        sheet.row_dimensions[row].height = lines * _LINE
