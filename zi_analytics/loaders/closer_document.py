"""A closer look at single cells of an .ods, where the fast reader shows errors as empty too.

Gives what ``closer`` gives for an .xlsx; ``cells_of`` chooses between the two.
"""

import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final
from xml.etree import ElementTree as ET

from openpyxl.utils.cell import coordinate_to_tuple

from zi_analytics.loaders.archive import Archive
from zi_analytics.loaders.closer import CellState, SheetCells
from zi_analytics.loaders.container import BROKEN
from zi_analytics.loaders.grid import address

_CONTENT: Final = "content.xml"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC: Final = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CELLS: Final = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


@dataclass(frozen=True)
class DocumentCells:
    """One sheet of an .ods, for closer looks at its cells; all of it is parsed for each."""

    archive: Archive
    sheet: str
    is_quick: ClassVar[bool] = False

    def look_closer(self, cells: Collection[str]) -> Mapping[str, CellState]:
        """Read the named cells (such as ``K8``) again; a cell without XML is left out.

        Gives nothing for a file whose XML cannot be followed: the fast reader's word then stands.
        """
        wanted = {_place(cell) for cell in cells}
        try:
            return dict(_states(self.archive.read(_CONTENT), self.sheet, wanted)) if wanted else {}
        except BROKEN:
            return {}


def cells_of(archive: Archive, sheet: str) -> SheetCells | DocumentCells:
    """Return what looks closer at the cells of a sheet, whatever its format."""
    try:
        is_document = _CONTENT in archive.names
    except BROKEN:
        is_document = False
    return DocumentCells(archive, sheet) if is_document else SheetCells(archive, sheet)


def _place(cell: str) -> tuple[int, int]:
    row, column = coordinate_to_tuple(cell)
    return row - 1, column - 1


def _states(
    content: bytes, sheet: str, wanted: Collection[tuple[int, int]]
) -> Iterator[tuple[str, CellState]]:
    row, here = 0, False
    for event, element in ET.iterparse(io.BytesIO(content), events=("start", "end")):
        if event == "start" and element.tag == f"{_TABLE}table":
            row, here = 0, element.get(f"{_TABLE}name") == sheet
        elif event == "end" and element.tag == f"{_TABLE}table-row":
            rows = range(row, row + int(element.get(f"{_TABLE}number-rows-repeated", "1")))
            own = [place for place in wanted if here and place[0] in rows]
            if own:
                yield from _in_row(element, own)
            row = rows.stop
            element.clear()


def _in_row(
    row: ET.Element, wanted: Collection[tuple[int, int]]
) -> Iterator[tuple[str, CellState]]:
    column = 0
    for cell in row:
        if cell.tag in _CELLS:
            end = column + int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            for place in wanted:
                if column <= place[1] < end:
                    yield address(*place), _state(cell)
            column = end


def _state(cell: ET.Element) -> CellState:
    formula = cell.get(f"{_TABLE}formula") is not None
    if cell.get(f"{_CALC}value-type") == "error":
        shown = "".join(cell.itertext())
        return CellState("error", error=shown, formula=formula)
    kind = cell.get(f"{_OFFICE}value-type")
    if kind is not None:
        return CellState("value", percent=kind == "percentage", formula=formula)
    # An empty text that was calculated has a paragraph; what was never calculated has none.
    if formula and cell.find(f"{_TEXT}p") is None:
        return CellState("not_calculated", formula=True)
    return CellState("empty", formula=formula)
