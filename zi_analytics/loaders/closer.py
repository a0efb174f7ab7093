"""A closer look at single cells of an .xlsx: empty, an Excel error, or a formula never calculated.

The fast reader shows all three as empty and knows no number formats, so the few cells where that
matters are read again from the sheet's own XML.
"""

import io
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, Literal
from xml.etree import ElementTree as ET

from zi_analytics.loaders.archive import Archive
from zi_analytics.loaders.cleaning import unique_names
from zi_analytics.loaders.container import BROKEN

State = Literal["empty", "error", "not_calculated", "value"]

_MAIN: Final = "{*}"
_RELATION: Final = re.compile(r"\{.*relationships\}id$")
_PERCENT_BUILTIN: Final = {9, 10}
_PLAIN_XML: Final = (b"<worksheet", b'<?xml version="1.0" encoding="UTF-8"')
_USUAL_CELL: Final = b'<c r="'
_CELL_END: Final = b"</c>"
# What looks like a cell in a comment or in a marked text is none.
_UNUSUAL: Final = (
    b"<!",
    *(b"<c" + end for end in (b">", b"/", b"\n", b"\r", b"\t")),
    *(b":c" + end for end in (b" ", b">", b"/", b"\n", b"\r", b"\t")),
)


@dataclass(frozen=True)
class CellState:
    """What a cell really holds; ``error`` is Excel's word for it, such as #REF!."""

    state: State
    error: str = ""
    percent: bool = False
    formula: bool = False


@dataclass(frozen=True)
class SheetCells:
    """One sheet of an .xlsx, for closer looks at its cells."""

    archive: Archive
    sheet: str

    def look_closer(self, cells: Collection[str]) -> Mapping[str, CellState]:
        """Read the named cells (such as ``K8``) again; a cell without XML is left out.

        Gives nothing for a file whose XML cannot be followed: the fast reader's word then stands.
        """
        if not cells:
            return {}
        try:
            return self._states(frozenset(cells))
        except BROKEN:
            return {}

    @cached_property
    def is_quick(self) -> bool:
        """Tell whether single cells can be cut out of the XML, so that not all of it is parsed."""
        try:
            return _is_usual(self._content)
        except BROKEN:
            return False

    def _states(self, cells: frozenset[str]) -> dict[str, CellState]:
        if self.is_quick:
            try:
                return _states_in(_cut_out(self._content, cells), cells, self._percent)
            except ET.ParseError:
                pass
        return _states_in(self._content, cells, self._percent)

    @cached_property
    def _content(self) -> bytes:
        """The sheet's XML; empty, and so none, where no part is the sheet's."""
        path = _sheet_path(self.archive, self.sheet)
        return b"" if path is None else self.archive.read(path)

    @cached_property
    def _percent(self) -> frozenset[int]:
        return _percent_styles(self.archive)


def look_closer(archive: Archive, sheet: str, cells: Collection[str]) -> Mapping[str, CellState]:
    """Look at cells of one sheet, once."""
    return SheetCells(archive, sheet).look_closer(cells)


def sheet_names(archive: Archive) -> Mapping[str, str]:
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


def _sheet_path(archive: Archive, sheet: str) -> str | None:
    return next((part for part, name in sheet_names(archive).items() if name == sheet), None)


def _percent_styles(archive: Archive) -> frozenset[int]:
    """Return the cell styles (by index) whose number format shows a percentage."""
    has_styles = "xl/styles.xml" in archive.names
    return _percent_in(archive.read("xl/styles.xml")) if has_styles else frozenset()


@lru_cache(maxsize=4)
def _percent_in(content: bytes) -> frozenset[int]:
    """Read the styles; worksheets that were handed out together have the same."""
    styles = ET.fromstring(content)
    own = {
        int(f.get("numFmtId", "0"))
        for f in styles.iterfind(f"{_MAIN}numFmts/{_MAIN}numFmt")
        if "%" in f.get("formatCode", "")
    }
    formats = own | _PERCENT_BUILTIN
    cells = styles.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")
    return frozenset(i for i, xf in enumerate(cells) if int(xf.get("numFmtId", "0")) in formats)


def _is_usual(content: bytes) -> bool:
    """Tell whether cells look as most programs write them, and nothing else looks like a cell."""
    return (
        content.startswith(_PLAIN_XML)
        and not any(sign in content for sign in _UNUSUAL)
        and content.count(b"<?") <= 1
        and content.count(b"<c ") == content.count(_USUAL_CELL)
    )


def _cut_out(content: bytes, cells: Collection[str]) -> bytes:
    """Return a usual sheet's XML with nothing in it but these cells.

    Most of a sheet is texts that nobody asks for, and a parser would make an object of each.
    """
    found = b"".join(part for cell in cells for part in _parts_of(content, cell.encode()))
    return b"<sheetData><row>%b</row></sheetData>" % found


def _parts_of(content: bytes, cell: bytes) -> Iterator[bytes]:
    start = b'%b%b"' % (_USUAL_CELL, cell)
    first = content.find(start)
    while first >= 0:
        end = content.find(b">", first)
        if content[end - 1 : end] != b"/":
            end = content.find(_CELL_END, end) + len(_CELL_END) - 1
        yield content[first : end + 1]
        first = content.find(start, first + 1)


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
