"""Read a workbook in a process of its own: bytes on standard input, its sheets as JSON on output.

The reader of the older formats can ask for any amount of memory, or crash, on a damaged file. It
does so here, where nothing else is lost. Run by its path, so that it imports no more than it needs.
"""

import io
import json
import sys
from datetime import date, datetime, time, timedelta
from typing import Final

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

MEMORY: Final = 768 * 2**20
"""Bytes of address space, where the system can bound it."""
OUTPUT: Final = 100 * 2**20
CELLS: Final = 8_000_000
"""As ``extents.MAX_CELLS``; nothing of the package is imported here."""


def main() -> None:
    """Read standard input and print the sheets, or the code of why not."""
    _bound_memory()
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        result: object = _sheets(book)
    except PasswordError:
        result = "password"
    text = json.dumps(result, default=_dated)
    # Whoever started this process has no such bound, and has to read what it says.
    if len(text) > OUTPUT:
        text = json.dumps("too_many_cells")
    sys.stdout.write(text)


def _sheets(book: CalamineWorkbook) -> object:
    found, area = [], 0
    for sheet in book.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet:
            cells = book.get_sheet_by_name(sheet.name)
            area += cells.total_height * cells.total_width
            if area > CELLS:
                return "too_many_cells"
            found.append(_sheet(cells, sheet.name, sheet.visible != SheetVisibleEnum.Visible))
    return found


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such bound; a request beyond its memory fails by itself
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _sheet(sheet: CalamineSheet, name: str, hidden: bool) -> dict[str, object]:
    rows = sheet.to_python(skip_empty_area=False)
    return {
        "name": name,
        "hidden": hidden,
        "rows": rows,
        "merged": sheet.merged_cell_ranges or [],
    }


def _dated(value: object) -> dict[str, str]:
    """Write a date or time so that it is told from a text."""
    if isinstance(value, (date, datetime, time)):
        return {"date": value.isoformat()}
    if isinstance(value, timedelta):
        return {"date": str(value)}
    raise TypeError(type(value).__name__)


if __name__ == "__main__":
    main()
