"""Opening a workbook: its sheets as grids, or the reason why it is refused."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from python_calamine import PasswordError, SheetTypeEnum, SheetVisibleEnum, load_workbook

from zi_analytics.loaders.closer import sheet_names
from zi_analytics.loaders.container import BROKEN, LIMITS, Kind, Limits, check_container
from zi_analytics.loaders.extents import (
    MAX_COLUMNS,
    MAX_ROWS,
    far_cell_in_binary,
    far_cell_in_document,
    far_cell_in_xml,
)
from zi_analytics.loaders.findings import refusal
from zi_analytics.loaders.grid import Grid, Range, Value

_WORKER: Final = Path(__file__).with_name("worker.py")
_WORKER_SECONDS: Final = 60


@dataclass(frozen=True)
class WorkbookFile:
    """An opened workbook: its bytes, its format, and its sheets of cells, hidden ones too."""

    data: bytes
    kind: Kind
    grids: tuple[Grid, ...]


def open_workbook(data: bytes, limits: Limits = LIMITS) -> WorkbookFile:
    """Open a workbook of any of the formats .xlsx, .xlsm, .xlsb, .xls and .ods.

    Raises RefusedError with the reason why the file is not opened.
    """
    kind = check_container(data, limits)
    _check_extents(data, kind)
    grids = _read_here(data) if kind == "xlsx" else _read_apart(data)
    return WorkbookFile(data, kind, tuple(grids))


def _check_extents(data: bytes, kind: Kind) -> None:
    try:
        far = _far_cell(data, kind)
    except BROKEN as error:
        raise refusal("truncated") from error
    if far is not None:
        sheet, cell = far
        raise refusal("sheet_too_large", sheet=sheet, cell=cell)


def _far_cell(data: bytes, kind: Kind) -> tuple[str, str] | None:
    """Return sheet and cell of a filled cell beyond the bounds, if there is one."""
    if kind == "xls":
        return None
    if kind == "ods":
        return far_cell_in_document(data)
    scan = far_cell_in_xml if kind == "xlsx" else far_cell_in_binary
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith((".xml", ".bin")):
                far = scan(archive.read(name))
                if far is not None:
                    part = name.rpartition("/")[2].partition(".")[0]
                    return sheet_names(archive).get(name, part), far
    return None


def _read_here(data: bytes) -> list[Grid]:
    try:
        book = load_workbook(io.BytesIO(data))
        grids = []
        for sheet in book.sheets_metadata:
            if sheet.typ == SheetTypeEnum.WorkSheet:
                cells = book.get_sheet_by_name(sheet.name)
                rows = cells.to_python(skip_empty_area=False)
                hidden = sheet.visible != SheetVisibleEnum.Visible
                grids.append(_grid(sheet.name, hidden, rows, cells.merged_cell_ranges or ()))
        return grids
    except PasswordError as error:
        raise refusal("password") from error
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        # The reader's own panics are no Exception, and its errors of many kinds all mean the same.
        raise refusal("unreadable") from error


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
    return [_grid_from_json(sheet) for sheet in sheets]


def _grid_from_json(sheet: dict[str, Any]) -> Grid:
    rows = [
        [_undated(value) if isinstance(value, dict) else value for value in row]
        for row in sheet["rows"]
    ]
    merged = [(tuple(first), tuple(last)) for first, last in sheet["merged"]]
    return _grid(sheet["name"], sheet["hidden"], rows, merged)


def _undated(value: dict[str, str]) -> Value:
    try:
        return datetime.fromisoformat(value["date"])
    except ValueError:
        return value["date"]


def _grid(name: str, hidden: bool, rows: Sequence[Sequence[Value]], merged: Iterable[Any]) -> Grid:
    cut = tuple(tuple(row[:MAX_COLUMNS]) for row in rows[:MAX_ROWS])
    ranges: tuple[Range, ...] = tuple(merged)
    return Grid(name, hidden, cut, ranges)
