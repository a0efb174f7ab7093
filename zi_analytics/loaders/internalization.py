"""The loader of worksheets of internalisation: people and people reached, by group and activity."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final, Literal

import pandas as pd

from zi_analytics.instruments import InternalizationRules, internalization_rules
from zi_analytics.loaders.container import LIMITS, Limits
from zi_analytics.loaders.counts import NO_COUNT, count_in
from zi_analytics.loaders.findings import (
    Finding,
    RefusedError,
    finding,
    findings_table,
    refusal,
)
from zi_analytics.loaders.grid import Grid, address
from zi_analytics.loaders.identity import is_synthetic
from zi_analytics.loaders.internalization_header import Header, find_header
from zi_analytics.loaders.sakip_header import UNIT_HEADING, cell_text, year_above, year_in
from zi_analytics.loaders.wording import words
from zi_analytics.loaders.workbook import open_workbook
from zi_analytics.registry import Registry
from zi_analytics.tables import INTERNALIZATION, empty, typed

_SUMS: Final = ("jumlah", "total")
_Row = dict[str, Any]


@dataclass(frozen=True)
class InternalizationReading:
    """One file: its SHA-256, its rows (``tables.INTERNALIZATION``), and its findings.

    A refused file has no rows and one finding of severity ``error`` that says why.
    """

    workbook: str
    name: str
    rows: pd.DataFrame
    synthetic: bool
    findings: pd.DataFrame
    refused: bool


@dataclass(frozen=True)
class _Sheet:
    grid: Grid
    header: Header
    unit: str
    year: int | None
    registry: Registry
    rules: InternalizationRules


@dataclass(frozen=True)
class _Line:
    """A row of the table whose unit, year and group are known, and its number of people."""

    row: int
    unit: str
    year: int
    group: str
    people: int | None


def read_internalization(
    data: bytes,
    name: str,
    registry: Registry,
    *,
    folders: Sequence[str] = (),
    year: int | None = None,
    limits: Limits = LIMITS,
) -> InternalizationReading:
    """Read every table of internalisation in a workbook, of one unit or of many.

    Unit and year stand in columns, else above the table, else in the file's name or folder (the
    year also in ``year``). An empty cell is not known; a number that cannot be is a finding and not
    read. Never raises for what is in the file.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    rules = internalization_rules()
    try:
        file = open_workbook(data, limits)
        found = [(grid, header) for grid in file.grids if (header := find_header(grid, rules))]
        if not found:
            raise refusal("no_internalization")
        rows: list[_Row] = []
        findings: list[Finding] = []
        stem = PurePath(name).stem
        for grid, header in found:
            own = year or year_above(grid, header.row, (*folders, stem))
            unit = _unit_above(grid, header) or stem
            sheet = _Sheet(grid, header, unit, own, registry, rules)
            findings += _columns_told(sheet)
            rows += _read(sheet, findings)
        table = _rows(rows, sha256, rules, findings)
        told = findings_table(sha256, findings)
        synthetic = is_synthetic(file.grids)
        return InternalizationReading(sha256, name, table, synthetic, told, False)
    except RefusedError as refused:
        told = findings_table(sha256, [refused.finding])
        return InternalizationReading(sha256, name, empty(INTERNALIZATION), False, told, True)


def _unit_above(grid: Grid, header: Header) -> str:
    """Return the unit named above the table: beside its label, or after a colon in it."""
    for row in range(header.row):
        for column in range(len(grid.rows[row])):
            label, _, rest = cell_text(grid, row, column).partition(":")
            if UNIT_HEADING.fullmatch(words(label)):
                beside = rest.strip() or cell_text(grid, row, column + 1).lstrip(": ")
                if beside:
                    return beside
    return ""


def _columns_told(sheet: _Sheet) -> Iterator[Finding]:
    header = sheet.header
    rows = range(header.row + 1, len(sheet.grid.rows))
    for column in header.unread:
        written = cell_text(sheet.grid, header.row, column)
        yield _at(sheet, "internalization_column_unread", header.row, column, written=written)
    for column in header.unnamed:
        if any(cell_text(sheet.grid, row, column) for row in rows):
            yield _at(sheet, "internalization_activity_unknown", header.row, column)


def _read(sheet: _Sheet, findings: list[Finding]) -> Iterator[_Row]:
    header, grid = sheet.header, sheet.grid
    written, place = sheet.unit, (header.row, header.group)
    for row in range(header.row + 1, len(grid.rows)):
        if header.unit is not None:
            # A unit's name often stands once, above the lines of its groups.
            own = cell_text(grid, row, header.unit)
            written, place = (own, (row, header.unit)) if own else (written, place)
        if not _says_anything(sheet, row):
            continue
        line = _line(sheet, row, written, place, findings)
        if line is not None:
            yield from _line_rows(sheet, line, findings)


def _says_anything(sheet: _Sheet, row: int) -> bool:
    header = sheet.header
    group = words(cell_text(sheet.grid, row, header.group))
    columns = (header.people, header.reached, *header.activities)
    counts = [cell_text(sheet.grid, row, c) for c in columns if c is not None]
    return any(text not in NO_COUNT for text in counts) and not group.startswith(_SUMS)


def _line(
    sheet: _Sheet, row: int, written: str, place: tuple[int, int], findings: list[Finding]
) -> _Line | None:
    header, grid = sheet.header, sheet.grid
    year = sheet.year
    if header.year is not None:
        year = year_in(cell_text(grid, row, header.year)) or year
    if year is None:
        findings.append(_at(sheet, "internalization_year_unknown", row, header.group))
        return None
    unit = sheet.registry.resolve(written, year).code
    if unit is None:
        told = _at(sheet, "internalization_unit_unknown", *place, written=written)
        # Told once for all lines of a unit.
        if told not in findings:
            findings.append(told)
        return None
    text = cell_text(grid, row, header.group)
    group = sheet.rules.group_of(words(text))
    if group is None:
        groups = ", ".join(known.short for known in sheet.rules.groups.values())
        facts = {"written": text, "groups": groups}
        findings.append(_at(sheet, "internalization_group_unknown", row, header.group, **facts))
        return None
    people: int | None = None
    if header.people is not None:
        label = f"jumlah orang {sheet.rules.groups[group].short}"
        counted = _count(sheet, row, header.people, label, findings)
        if counted is False:
            return None
        people = counted
    return _Line(row, unit, year, group, people)


def _line_rows(sheet: _Sheet, line: _Line, findings: list[Finding]) -> Iterator[_Row]:
    header, grid = sheet.header, sheet.grid
    columns = dict(header.activities)
    if header.activity is not None and header.reached is not None:
        text = cell_text(grid, line.row, header.activity)
        if not words(text):
            at = (line.row, header.activity)
            findings.append(_at(sheet, "internalization_activity_unknown", *at))
            return
        columns = {header.reached: sheet.rules.activity_of(text)}
    for column, activity in columns.items():
        reached = _count(sheet, line.row, column, sheet.rules.label(activity), findings)
        # A column of another activity is one of all units: where it is empty nothing was held.
        spare = header.activity is None and activity not in sheet.rules.activities
        if reached is False or (reached is None and (spare or line.people is None)):
            continue
        if reached is not None and line.people is not None and reached > line.people:
            group = sheet.rules.groups[line.group].short
            facts = {"group": group, "people": line.people, "reached": reached}
            facts |= {"activity": sheet.rules.label(activity)}
            findings.append(_at(sheet, "internalization_more_reached", line.row, column, **facts))
            continue
        facts = {"unit": line.unit, "year": line.year, "group": line.group}
        facts |= {"activity": activity, "people": line.people, "reached": reached}
        yield {**facts, "sheet": grid.name, "cell": address(line.row, column)}


def _count(
    sheet: _Sheet, row: int, column: int, label: str, findings: list[Finding]
) -> int | Literal[False] | None:
    """Return a number of people, None where it is not known, False after a finding."""
    raw = sheet.grid.value(row, column)
    found = count_in(raw, cell_text(sheet.grid, row, column))
    if found is False:
        facts = {"raw": cell_text(sheet.grid, row, column), "label": label}
        findings.append(_at(sheet, "internalization_count_unclear", row, column, **facts))
    return found


def _rows(
    rows: Sequence[_Row], workbook: str, rules: InternalizationRules, findings: list[Finding]
) -> pd.DataFrame:
    """Return the rows; of two for the same thing the first, and a finding if they differ."""
    kept: dict[tuple[Any, ...], _Row] = {}
    first_of: dict[tuple[Any, ...], _Row] = {}
    for row in rows:
        group = rules.groups[row["group"]].short
        place = {"sheet": row["sheet"], "cell": row["cell"]}
        facts = {"unit": row["unit"], "group": group}
        first = kept.setdefault((row["unit"], row["year"], row["group"], row["activity"]), row)
        if (first["people"], first["reached"]) != (row["people"], row["reached"]):
            own = {"other": first["cell"], "activity": rules.label(row["activity"])}
            findings.append(finding("internalization_repeated", **place, **facts, **own))
            continue
        if row["people"] is None:
            continue
        other = first_of.setdefault((row["unit"], row["year"], row["group"]), row)
        if other["people"] != row["people"]:
            own = {"people": row["people"], "other": other["people"], "at": other["cell"]}
            findings.append(finding("internalization_people_differ", **place, **facts, **own))
    frame = pd.DataFrame(list(kept.values()), columns=list(INTERNALIZATION))
    return typed(frame.assign(workbook=workbook), INTERNALIZATION)


def _at(sheet: _Sheet, code: str, row: int, column: int, **facts: object) -> Finding:
    return finding(code, sheet=sheet.grid.name, cell=address(row, column), **facts)
