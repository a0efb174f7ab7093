"""A worksheet's values as a binary workbook (.xlsb), which no library here can write."""

import io
import struct
import zipfile
from collections.abc import Iterable, Sequence

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="bin" '
    'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="{target}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
    "</Relationships>"
)
_BEGIN_BOOK, _END_BOOK, _BEGIN_SHEETS, _END_SHEETS, _SHEET = 131, 132, 143, 144, 156
_BEGIN_SHEET, _END_SHEET, _DIMENSION, _BEGIN_DATA, _END_DATA = 129, 130, 148, 145, 146
_ROW, _NUMBER, _TEXT = 0, 5, 6


def make_xlsb(rows: Iterable[tuple[int, Sequence[object]]], sheet: str = "LKE ZI") -> bytes:
    """Write rows, each with its number from 0; empty texts and None are left out."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        relation = _RELATIONS.format(target="xl/workbook.bin", kind="officeDocument")
        archive.writestr("_rels/.rels", relation)
        relation = _RELATIONS.format(target="worksheets/sheet1.bin", kind="worksheet")
        archive.writestr("xl/_rels/workbook.bin.rels", relation)
        archive.writestr("xl/workbook.bin", _book(sheet))
        archive.writestr("xl/worksheets/sheet1.bin", _sheet(rows))
    return data.getvalue()


def _book(sheet: str) -> bytes:
    bundle = struct.pack("<II", 0, 1) + _wide("rId1") + _wide(sheet)
    return (
        _record(_BEGIN_BOOK)
        + _record(_BEGIN_SHEETS)
        + _record(_SHEET, bundle)
        + _record(_END_SHEETS)
        + _record(_END_BOOK)
    )


def _sheet(rows: Iterable[tuple[int, Sequence[object]]]) -> bytes:
    body = b"".join(_row(number, values) for number, values in rows)
    dimension = struct.pack("<IIII", 0, 300, 0, 30)
    return (
        _record(_BEGIN_SHEET)
        + _record(_DIMENSION, dimension)
        + _record(_BEGIN_DATA)
        + body
        + _record(_END_DATA)
        + _record(_END_SHEET)
    )


def _row(number: int, values: Sequence[object]) -> bytes:
    cells = [_cell(column, value) for column, value in enumerate(values)]
    return _record(_ROW, struct.pack("<IIHIB", number, 0, 300, 0, 0)) + b"".join(cells)


def _cell(column: int, value: object) -> bytes:
    place = struct.pack("<II", column, 0)
    if value is None or value == "":
        return b""
    if isinstance(value, int | float):
        return _record(_NUMBER, place + struct.pack("<d", value))
    return _record(_TEXT, place + _wide(str(value)))


def _wide(text: str) -> bytes:
    encoded = text.encode("utf-16-le")
    return struct.pack("<I", len(encoded) // 2) + encoded


def _record(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(body)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 127 else 0)])
        length >>= 7
        if not length:
            return head + size + body
