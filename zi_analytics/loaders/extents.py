"""How far a sheet reaches, told before a parser makes room for it.

The reader lays a sheet out as one full rectangle, so two small cells far apart would ask for
hundreds of gigabytes. These scans look only for a filled cell beyond a generous bound.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

MAX_ROWS: Final = 9_999
MAX_CELLS: Final = 8_000_000
"""Cells of all sheets of a workbook together, each sheet as the rectangle that it fills."""
MAX_COLUMNS: Final = 702  # ZZ, the last column with a two-letter name

_FAR_CELL: Final = re.compile(
    rb"<(?:\w+:)?c\s[^<>]*?\br\s*=\s*[\"']([A-Z]{3,}[0-9]+|[A-Z]+[0-9]{5,})[\"'](?:[^<>]*[^/<>])?>(?!</(?:\w+:)?c>)",
    re.IGNORECASE,
)
_UNPLACED_CELL: Final = re.compile(rb"<(?:\w+:)?c(?![^<>]*\br\s*=)[\s>]")
_FAR_ROW: Final = re.compile(rb"<(?:\w+:)?row\s[^<>]*?\br\s*=\s*[\"']([0-9]{5,})[\"']")
# What may be an address or a row so far away; found quickly, and rarely in a sheet that is none.
_MAYBE_FAR: Final = re.compile(rb"=\s*[\"'](?:[A-Za-z]{3,}[0-9]|[A-Za-z]*[0-9]{5})")
_ROW_HEADER: Final = 0
_FILLED_CELLS: Final = range(2, 12)
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def far_cell_in_xml(sheet: bytes) -> str | None:
    """Return the address of a filled cell beyond the bounds in a worksheet's XML, if any."""
    if _MAYBE_FAR.search(sheet) is None:
        return None
    far = _FAR_CELL.search(sheet)
    if far is not None:
        return far.group(1).decode("ascii")
    row = _FAR_ROW.search(sheet)
    if row is not None and _UNPLACED_CELL.search(sheet):
        return f"A{row.group(1).decode('ascii')}"
    return None


def far_cell_in_binary(sheet: bytes) -> str | None:
    """Return where a filled cell lies beyond the bounds in a binary (.xlsb) worksheet, if any."""
    row = 0
    for kind, body in _records(sheet):
        if kind == _ROW_HEADER and len(body) >= 4:
            row = int.from_bytes(body[:4], "little")
        elif kind in _FILLED_CELLS and len(body) >= 4:
            column = int.from_bytes(body[:4], "little")
            if row >= MAX_ROWS or column >= MAX_COLUMNS:
                return f"baris {row + 1}, kolom {column + 1}"
    return None


def far_cell_in_document(data: bytes) -> tuple[str, str] | None:
    """Return sheet and place of a filled cell beyond the bounds in an .ods file, if any."""
    sheet = ""
    row = 0
    column = 0
    filled = False
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("content.xml") as content:
        for event, element in ET.iterparse(content, events=("start", "end")):
            if element.tag == f"{_TABLE}table" and event == "start":
                row, sheet = 0, element.attrib.get(f"{_TABLE}name", "")
            elif element.tag == f"{_TABLE}table-row" and event == "start":
                column, filled = 0, False
            elif element.tag == f"{_TABLE}table-cell" and event == "end":
                column += _repeats(element, "columns")
                if f"{_OFFICE}value-type" in element.attrib:
                    filled = True
                    if column > MAX_COLUMNS or row >= MAX_ROWS:
                        return sheet, f"baris {row + 1}, kolom {column}"
            elif element.tag == f"{_TABLE}table-row" and event == "end":
                row += _repeats(element, "rows")
                element.clear()
                if filled and row > MAX_ROWS:
                    return sheet, f"baris {row}"
    return None


def _repeats(element: ET.Element, what: str) -> int:
    return int(element.attrib.get(f"{_TABLE}number-{what}-repeated", "1"))


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Walk the records of a binary sheet: a type and a length, both of variable width."""
    position = 0
    while position < len(data):
        kind, position = _varint(data, position, 2)
        size, position = _varint(data, position, 4)
        yield kind, data[position : position + size]
        position += size


def _varint(data: bytes, position: int, most: int) -> tuple[int, int]:
    value = 0
    for index in range(most):
        if position >= len(data):
            break
        byte = data[position]
        position += 1
        value |= (byte & 0x7F) << (7 * index)
        if not byte & 0x80:
            break
    return value, position
