"""Workbooks with SAKIP scores, a table a sheet, as rows of values."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

Lines = Sequence[Sequence[object]]


def sakip_book(sheets: Mapping[str, Lines] | Lines, merge: Sequence[str] = ()) -> bytes:
    """Make a workbook of one or several sheets; ``merge`` names ranges of the first."""
    named = sheets if isinstance(sheets, Mapping) else {"Rekap": sheets}
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, lines in named.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
    for area in merge:
        book.worksheets[0].merge_cells(area)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()
