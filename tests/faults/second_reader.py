"""The cells of a damaged worksheet, read by somebody other than the loader.

openpyxl gives up on a whole workbook for one odd cell in any sheet. Then the sheet's own XML is
read, which may still be well-formed.
"""

import io
import json
import zipfile
from collections.abc import Collection, Mapping
from xml.etree import ElementTree as ET

from openpyxl import load_workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PORTAL = "JSON portal"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def cells_of(data: bytes, sheet: str, cells: Collection[str]) -> Mapping[str, object] | None:
    """Return what these cells of a sheet hold, empty ones left out; None where nobody reads it."""
    if sheet == PORTAL:
        everything = _in_portal(data)
        return {cell: everything[cell] for cell in cells if everything.get(cell) is not None}
    try:
        page = load_workbook(io.BytesIO(data), data_only=True)[sheet]
        found = {cell: _stripped(page[cell].value) for cell in cells}
    except Exception:
        everything = _in_xml(data, sheet)
        if everything is None:
            return None
        found = {cell: everything.get(cell) for cell in cells}
    return {cell: value for cell, value in found.items() if value not in (None, "")}


def _in_portal(data: bytes) -> Mapping[str, object]:
    """Return the portal's answers as cells: those of question n are B and C of row n."""
    columns = {"B": "jawaban_unit", "C": "jawaban_tpi"}
    return {
        f"{column}{answer['soal_id']}": answer[name]
        for answer in json.loads(data)["answers"]
        for column, name in columns.items()
    }


def _in_xml(data: bytes, sheet: str) -> Mapping[str, object] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            book = ET.fromstring(archive.read("xl/workbook.xml"))
            links = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
            (own,) = [one for one in book.iter(f"{MAIN}sheet") if one.get("name") == sheet]
            (target,) = [one.get("Target") for one in links if one.get("Id") == own.get(RELATION)]
            page = ET.fromstring(archive.read(str(target).lstrip("/")))
            shared = _shared(archive)
    except (OSError, KeyError, ValueError, SyntaxError, zipfile.BadZipFile):
        return None
    return {cell.get("r", ""): _value(cell, shared) for cell in page.iter(f"{MAIN}c")}


def _shared(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    strings = ET.fromstring(archive.read("xl/sharedStrings.xml"))
    return ["".join(one.itertext()) for one in strings.iter(f"{MAIN}si")]


def _value(cell: ET.Element, shared: list[str]) -> object:
    if cell.get("t") == "inlineStr":
        return _stripped("".join(text.text or "" for text in cell.iter(f"{MAIN}t")))
    text = cell.findtext(f"{MAIN}v") or ""
    if cell.get("t") == "s":
        return _stripped(shared[int(text)]) if text.isdigit() and int(text) < len(shared) else None
    try:
        return float(text) if cell.get("t", "n") == "n" else _stripped(text)
    except ValueError:
        return _stripped(text)


def _stripped(value: object) -> object:
    return value.strip() if isinstance(value, str) else value
