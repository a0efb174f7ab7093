"""What every sheet of the workbook has in common: A4, and protected."""

from typing import Literal

from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from zi_analytics.reports.template.title import SYNTHETIC, Title


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
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    marked = f"{SYNTHETIC} – " if title.synthetic else ""
    sheet.oddHeader.left.text = f"{marked}{title.unit} – {title.year}".replace("&", "&&")
    sheet.oddFooter.left.text = f"PermenPANRB {title.instrument.short}"
    sheet.oddFooter.right.text = "Halaman &P dari &N"


def protected(sheet: Worksheet) -> None:
    """Lock what nobody should type, without a password; widths and heights stay free."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
