"""The loader of LKE workbooks: a file → worksheets with their answers, and findings."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Final

from zi_analytics.instruments import Instrument
from zi_analytics.loaders.archive import Archive
from zi_analytics.loaders.assessors import named_columns
from zi_analytics.loaders.columns import answers_table, read_columns
from zi_analytics.loaders.container import LIMITS, Kind, Limits
from zi_analytics.loaders.findings import Finding, RefusedError, finding, findings_table
from zi_analytics.loaders.grid import Grid
from zi_analytics.loaders.headers import Header, find_header
from zi_analytics.loaders.identity import identify, is_synthetic
from zi_analytics.loaders.model import Reading, Worksheet
from zi_analytics.loaders.outline import RowText, outline
from zi_analytics.loaders.place import Place
from zi_analytics.loaders.recognise import (
    holds_questions,
    in_force,
    law_findings,
    marks_of_both,
    recognise,
    row_texts,
    row_weights,
)
from zi_analytics.loaders.scales import scale_findings, scales_of
from zi_analytics.loaders.sheet import (
    Entries,
    read_column,
    row_findings,
)
from zi_analytics.loaders.wording import plain
from zi_analytics.loaders.workbook import WorkbookFile, open_workbook
from zi_analytics.registry import Registry

_HEADLESS_COLUMNS: Final = 12
_RECAP_ROWS: Final = 10
_SUFFIXES: Final[Mapping[Kind, tuple[str, ...]]] = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "xlsb": (".xlsb",),
    "xls": (".xls", ".xlt"),
    "ods": (".ods", ".ots"),
}


@dataclass(frozen=True)
class _Context:
    """What all sheets of one file share."""

    file: WorkbookFile
    name: str
    sha256: str
    folders: tuple[str, ...]
    recaps: tuple[Grid, ...]
    synthetic: bool
    registry: Registry
    unit: str | None
    year: int | None
    assessor: str | None


@dataclass(frozen=True)
class _Sheet:
    """One sheet that could be an LKE: its header, its rows, and the instruments it may be of."""

    grid: Grid
    header: Header | None
    rows: tuple[RowText, ...]
    instruments: tuple[str, ...]


def read_lke(
    data: bytes,
    name: str,
    registry: Registry,
    *,
    folders: tuple[str, ...] = (),
    year: int | None = None,
    unit: str | None = None,
    assessor: str | None = None,
    limits: Limits = LIMITS,
) -> Reading:
    """Read every LKE sheet of a workbook, in either layout and whatever was done to it.

    ``name`` and ``folders`` (outermost first) may say unit and year; ``year``, ``unit`` and
    ``assessor`` (of a single answer column) override what the file says. Never raises for what is
    in the file: one that cannot be used is returned as refused, with the finding that says why.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        file = open_workbook(data, limits)
        sheets = [_examine(grid) for grid in file.grids]
        recaps = tuple(sheet.grid for sheet in sheets if _is_recap(sheet))
        context = _Context(
            file,
            name,
            sha256,
            folders,
            recaps,
            is_synthetic(file.grids),
            registry,
            unit,
            year,
            assessor,
        )
        return _read_sheets(sheets, context)
    except RefusedError as refused:
        return Reading(sha256, name, (), findings_table(sha256, [refused.finding]), True)


def _examine(grid: Grid) -> _Sheet:
    header = find_header(grid)
    if header is None:
        rows = row_texts(grid, 0, range(_HEADLESS_COLUMNS))
    else:
        rows = row_texts(grid, header.row + 1, header.texts)
    weights = row_weights(grid, header) if header is not None else {}
    return _Sheet(grid, header, rows, recognise(rows, weights))


def _is_recap(sheet: _Sheet) -> bool:
    top = sheet.grid.rows[:_RECAP_ROWS]
    texts = {plain(value) for row in top for value in row if isinstance(value, str)}
    return sheet.header is None and "area perubahan" in texts


def _read_sheets(sheets: Sequence[_Sheet], context: _Context) -> Reading:
    found = [sheet for sheet in sheets if sheet.header and sheet.instruments]
    if not found:
        raise RefusedError(_why_none(sheets))
    single = len(found) == 1
    context = context if single else replace(context, recaps=())
    worksheets: list[Worksheet] = []
    findings: list[Finding] = _format_findings(context)
    empty: list[Finding] = []
    for sheet in found:
        worksheet, own = _read_sheet(sheet, context)
        if worksheet is None:
            empty.append(_why_empty(sheet.grid.name, own))
        else:
            worksheets.append(worksheet)
            findings += own
    if not worksheets:
        raise RefusedError(empty[0])
    table = findings_table(context.sha256, [*findings, *empty])
    return Reading(context.sha256, context.name, tuple(worksheets), table, False)


def _why_empty(sheet: str, unnamed: Sequence[Finding]) -> Finding:
    if not unnamed:
        return finding("empty_template", sheet=sheet)
    cells = ", ".join(seen.cell for seen in unnamed)
    return finding("no_known_assessor", sheet=sheet, cell=unnamed[0].cell, cells=cells)


def _why_none(sheets: Sequence[_Sheet]) -> Finding:
    for sheet in sheets:
        both = marks_of_both(sheet.rows)
        if sheet.header is not None and both:
            return finding("instrument_unclear", sheet=sheet.grid.name, what=both)
    for sheet in sheets:
        if sheet.header is None and holds_questions(sheet.rows):
            return finding("no_answer_column", sheet=sheet.grid.name)
    return finding("no_lke")


def _format_findings(context: _Context) -> list[Finding]:
    suffix = PurePath(context.name).suffix.casefold()
    expected = _SUFFIXES[context.file.kind]
    if not suffix or suffix in expected:
        return []
    return [finding("renamed_format", suffix=suffix, actual=expected[0])]


def _read_sheet(sheet: _Sheet, context: _Context) -> tuple[Worksheet | None, list[Finding]]:
    assert sheet.header is not None
    identity = identify(
        sheet.grid,
        sheet.header.row,
        context.recaps,
        context.name,
        context.folders,
        context.registry,
        unit=context.unit,
        year=context.year,
    )
    header, named = named_columns(sheet.grid, sheet.header, context.name, context.assessor)
    instrument = in_force(sheet.instruments, identity.year)
    place = _place(sheet.grid, header, sheet.rows, instrument, context.file.archive)
    columns = [c for c in (read_column(place, a) for a in header.answers) if c.answered]
    if not columns:
        return None, named if not header.answers else []
    law = law_findings(sheet.grid.name, instrument, identity.year)
    findings = [*identity.findings, *law, *named, *_sheet_findings(place, columns)]
    rows, written = read_columns(place, columns, findings, context.file.kind)
    answers = answers_table(rows, place, context.sha256, identity.unit, identity.year)
    worksheet = Worksheet(
        sheet=sheet.grid.name,
        instrument=instrument.id,
        unit_written=identity.written,
        year_written=identity.written_year,
        unit=identity.unit,
        unit_from=identity.unit_from,
        year=identity.year,
        year_from=identity.year_from,
        candidates=identity.candidates,
        synthetic=context.synthetic,
        plain_answers=answers,
        written={name: own.points for name, own in written.items()},
        written_cells={name: own.cells for name, own in written.items()},
        written_again={name: own.again for name, own in written.items()},
    )
    return worksheet, findings


def _place(
    grid: Grid, header: Header, rows: tuple[RowText, ...], instrument: Instrument, archive: Archive
) -> Place:
    found = outline(rows, instrument.id)
    scales = scales_of(instrument, found.questions, grid, header)
    return Place(grid, header, rows, found, instrument, scales, archive)


def _sheet_findings(place: Place, columns: Sequence[Entries]) -> list[Finding]:
    hidden = [finding("hidden_sheet", sheet=place.grid.name)] if place.grid.hidden else []
    own = [seen for column in columns for seen in column.findings]
    explained = frozenset(f.cell for f in own if f.code == "answer_in_scale_column")
    scales = scale_findings(
        place.instrument, place.outline.questions, place.grid, place.header, explained
    )
    return [*hidden, *row_findings(place), *scales, *own]
