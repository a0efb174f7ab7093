"""A closer look at single cells of an .xlsx: empty, an Excel error, or a formula never calculated.

The fast reader shows all three as empty and knows no number formats, so the few cells where that
matters are read again from the sheet's own XML.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final, Literal
from xml.etree import ElementTree as ET

from zi_analytics.loaders.cleaning import unique_names
from zi_analytics.loaders.container import BROKEN

State = Literal["empty", "error", "not_calculated", "value"]

_MAIN: Final = "{*}"
_RELATION: Final = re.compile(r"\{.*relationships\}id$")
_PERCENT_BUILTIN: Final = {9, 10}
_CELL: Final = re.compile(
    rb"""<c\s(?:[^<>]*?\s)?r="([A-Z]+[0-9]+)"[^<>]*?(?:/>|>.*?</c>)""", re.DOTALL
)
_ANY_CELL: Final = re.compile(rb"<(?:[^<>\s:]+:)?c[\s/>]")
# What looks like a cell in a comment or in a marked text is none; other encodings look different.
_NO_CELLS: Final = re.compile(rb"<!|<\?(?!xml )")
_PLAIN_XML: Final = (b"<worksheet", b'<?xml version="1.0" encoding="UTF-8"')


@dataclass(frozen=True)
class CellState:
    """What a cell really holds; ``error`` is Excel's word for it, such as #REF!."""

    state: State
    error: str = ""
    percent: bool = False
    formula: bool = False


def look_closer(data: bytes, sheet: str, cells: Collection[str]) -> Mapping[str, CellState]:
    """Read the named cells (such as ``K8``) of one sheet again; a cell without XML is left out.

    Gives nothing for a file whose XML cannot be followed: the fast reader's word then stands.
    """
    if not cells:
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            path = _sheet_path(archive, sheet)
            if path is None:
                return {}
            percent = _percent_styles(archive)
            with archive.open(path) as content:
                return _states(content.read(), frozenset(cells), percent)
    except BROKEN:
        return {}


def sheet_names(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """Return the names of the sheets of an .xlsx by their parts; none if that cannot be told."""
    try:
        book = ET.fromstring(archive.read("xl/workbook.xml"))
        relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except BROKEN:
        return {}
    parts = {relation.get("Id"): _part(relation.get("Target", "")) for relation in relations}
    elements = book.findall(f"{_MAIN}sheets/{_MAIN}sheet")
    shown = unique_names(element.get("name", "") for element in elements)
    names: dict[str, str] = {}
    for element, name in zip(elements, shown, strict=True):
        wanted = next((v for k, v in element.attrib.items() if _RELATION.match(k)), None)
        if wanted in parts:
            names.setdefault(parts[wanted], name)
    return names


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)


def _sheet_path(archive: zipfile.ZipFile, sheet: str) -> str | None:
    return next((part for part, name in sheet_names(archive).items() if name == sheet), None)


def _percent_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """Return the cell styles (by index) whose number format shows a percentage."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    styles = ET.fromstring(archive.read("xl/styles.xml"))
    own = {
        int(f.get("numFmtId", "0"))
        for f in styles.iterfind(f"{_MAIN}numFmts/{_MAIN}numFmt")
        if "%" in f.get("formatCode", "")
    }
    formats = own | _PERCENT_BUILTIN
    cells = styles.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")
    return frozenset(i for i, xf in enumerate(cells) if int(xf.get("numFmtId", "0")) in formats)


def _states(content: bytes, cells: frozenset[str], percent: frozenset[int]) -> dict[str, CellState]:
    try:
        return _states_in(_cut_out(content, cells), cells, percent)
    except ET.ParseError:
        return _states_in(content, cells, percent)


def _cut_out(content: bytes, cells: frozenset[str]) -> bytes:
    """Return a sheet's XML with nothing in it but these cells; all of it where that is not safe.

    Most of a sheet is texts that nobody asks for, and a parser would make an object of each.
    """
    if not content.startswith(_PLAIN_XML) or _NO_CELLS.search(content):
        return content
    every = list(_CELL.finditer(content))
    if len(every) != len(_ANY_CELL.findall(content)):
        return content
    wanted = {cell.encode() for cell in cells}
    found = [match.group() for match in every if match.group(1) in wanted]
    return b"<sheetData><row>%b</row></sheetData>" % b"".join(found)


def _states_in(
    content: bytes, cells: frozenset[str], percent: frozenset[int]
) -> dict[str, CellState]:
    found: dict[str, CellState] = {}
    for _, element in ET.iterparse(io.BytesIO(content)):
        tag = element.tag.rpartition("}")[2]
        if tag == "c" and element.get("r") in cells:
            found[element.get("r", "")] = _state(element, percent)
        elif tag == "row":
            element.clear()
            if len(found) == len(cells):
                break
    return found


def _state(cell: ET.Element, percent: frozenset[int]) -> CellState:
    parts: dict[str, ET.Element] = {}
    for part in cell:
        parts.setdefault(part.tag.rpartition("}")[2], part)
    formula, value = "f" in parts, parts.get("v")
    text = (value.text or "") if value is not None else ""
    shown = int(cell.get("s", "0")) in percent
    if cell.get("t") == "e":
        return CellState("error", error=text, percent=shown, formula=formula)
    if text or "is" in parts:
        return CellState("value", percent=shown, formula=formula)
    if formula and cell.get("t") != "str":
        return CellState("not_calculated", percent=shown, formula=True)
    return CellState("empty", percent=shown, formula=formula)
