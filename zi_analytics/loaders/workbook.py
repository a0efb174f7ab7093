"""Opening a workbook: its sheets as grids, or the reason why it is refused."""

import io
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final

from python_calamine import (
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from zi_analytics.loaders.archive import Archive
from zi_analytics.loaders.cleaning import clean, unique_names
from zi_analytics.loaders.closer import sheet_names
from zi_analytics.loaders.container import BROKEN, LIMITS, Kind, Limits, check_container
from zi_analytics.loaders.extents import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    far_cell_in_binary,
    far_cell_in_document,
    far_cell_in_xml,
)
from zi_analytics.loaders.findings import RefusedError, refusal
from zi_analytics.loaders.grid import Grid, Range, Value
from zi_analytics.loaders.parts import has_more_text

_WORKER: Final = Path(__file__).with_name("worker.py")
_WORKER_SECONDS: Final = 60
_HEAVY: Final = 40 * 2**20
_HEAVY_TEXT: Final = 100 * 2**20
_MAX_MERGED: Final = 20_000
MAX_SHEETS: Final = 100


@dataclass(frozen=True)
class WorkbookFile:
    """An opened workbook: its archive, its format, and its sheets of cells, hidden ones too."""

    archive: Archive
    kind: Kind
    grids: tuple[Grid, ...]


def open_workbook(data: bytes, limits: Limits = LIMITS) -> WorkbookFile:
    """Open a workbook of any of the formats .xlsx, .xlsm, .xlsb, .xls and .ods.

    Raises RefusedError with the reason why the file is not opened.
    """
    archive = Archive(data)
    kind = check_container(archive, limits)
    _check_extents(archive, kind)
    here = kind == "xlsx" and not _is_heavy(archive)
    grids = _read_here(data) if here else _read_apart(data)
    return WorkbookFile(archive, kind, tuple(grids))


def _is_heavy(archive: Archive) -> bool:
    """Tell whether reading could take so much memory that a process of its own must bound it."""
    try:
        sizes = (part.file_size for part in archive.members if part.filename.endswith(".xml"))
        return sum(sizes) > _HEAVY or has_more_text(archive, _HEAVY_TEXT)
    except BROKEN as error:
        raise refusal("truncated") from error


def _check_extents(archive: Archive, kind: Kind) -> None:
    try:
        far = _far_cell(archive, kind)
    except BROKEN as error:
        raise refusal("truncated") from error
    if far is not None:
        sheet, cell = far
        raise refusal("sheet_too_large", sheet=sheet, cell=cell)


def _far_cell(archive: Archive, kind: Kind) -> tuple[str, str] | None:
    """Return sheet and cell of a filled cell beyond the bounds, if there is one."""
    if kind == "xls":
        return None
    if kind == "ods":
        return far_cell_in_document(archive.data)
    scan = far_cell_in_xml if kind == "xlsx" else far_cell_in_binary
    for name in archive.names:
        # A sheet of an .xlsx may hide under any name.
        if kind == "xlsx" or (name.startswith("xl/worksheets/") and name.endswith(".bin")):
            far = scan(archive.read(name))
            if far is not None:
                part = name.rpartition("/")[2].partition(".")[0]
                return sheet_names(archive).get(name, part), far
    return None


def _read_here(data: bytes) -> list[Grid]:
    try:
        book = load_workbook(io.BytesIO(data))
        grids = []
        area = 0
        for name, sheet in zip(_names(book), book.sheets_metadata, strict=True):
            if sheet.typ == SheetTypeEnum.WorkSheet:
                cells = book.get_sheet_by_name(sheet.name)
                area += cells.total_height * cells.total_width
                if area > MAX_CELLS:
                    raise refusal("too_many_cells", limit=f"{MAX_CELLS:,}".replace(",", "."))
                rows = cells.to_python(skip_empty_area=False)
                hidden = sheet.visible != SheetVisibleEnum.Visible
                grids.append(_grid(name, hidden, rows, cells.merged_cell_ranges or ()))
        return grids
    except PasswordError as error:
        raise refusal("password") from error
    except (KeyboardInterrupt, SystemExit, MemoryError, RefusedError):
        raise
    except BaseException as error:
        # The reader's own panics are no Exception, and its errors of many kinds all mean the same.
        raise refusal("unreadable") from error


def _names(book: CalamineWorkbook) -> list[str]:
    _check_count(len(book.sheets_metadata))
    return unique_names(sheet.name for sheet in book.sheets_metadata)


def _check_count(sheets: int) -> None:
    """Refuse more sheets than all units of a region need: each is searched for a worksheet."""
    if sheets > MAX_SHEETS:
        raise refusal("too_many_sheets", count=sheets, limit=MAX_SHEETS)


def _read_apart(data: bytes) -> list[Grid]:
    """Read an older format in a process of its own: see ``worker``."""
    command = [sys.executable, "-I", str(_WORKER)]
    try:
        run = subprocess.run(
            command, input=data, capture_output=True, timeout=_WORKER_SECONDS, check=True
        )
        sheets = json.loads(run.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise refusal("unreadable") from error
    if sheets == "password":
        raise refusal("password")
    if sheets == "too_many_cells":
        raise refusal("too_many_cells", limit=f"{MAX_CELLS:,}".replace(",", "."))
    _check_count(len(sheets))
    names = unique_names(sheet["name"] for sheet in sheets)
    return [_grid_from_json(name, sheet) for name, sheet in zip(names, sheets, strict=True)]


def _grid_from_json(name: str, sheet: dict[str, Any]) -> Grid:
    rows = [
        [_undated(value) if isinstance(value, dict) else value for value in row]
        for row in sheet["rows"]
    ]
    merged = [(tuple(first), tuple(last)) for first, last in sheet["merged"]]
    return _grid(name, sheet["hidden"], rows, merged)


def _undated(value: dict[str, str]) -> Value:
    try:
        return datetime.fromisoformat(value["date"])
    except ValueError:
        return value["date"]


def _grid(name: str, hidden: bool, rows: Sequence[Sequence[Value]], merged: Iterable[Any]) -> Grid:
    # Most cells are empty, and nothing is to be cleaned there.
    cut = tuple(
        tuple([value and clean(value) for value in row[:MAX_COLUMNS]]) for row in rows[:MAX_ROWS]
    )
    ranges: tuple[Range, ...] = tuple(islice(merged, _MAX_MERGED))
    return Grid(name, hidden, cut, ranges)
