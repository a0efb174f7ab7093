"""The loader of worksheets with prerequisites: a column for each, or a row for each."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final

import pandas as pd

from zi_analytics.instruments import PREREQUISITES_OF, Prerequisite, canonical, load
from zi_analytics.loaders.archive import Archive
from zi_analytics.loaders.closer import look_closer
from zi_analytics.loaders.container import LIMITS, Limits
from zi_analytics.loaders.findings import (
    Finding,
    RefusedError,
    finding,
    findings_table,
    refusal,
)
from zi_analytics.loaders.grid import Grid, address
from zi_analytics.loaders.identity import is_synthetic
from zi_analytics.loaders.sakip_header import UNIT_HEADING, cell_text, year_above, year_in
from zi_analytics.loaders.wording import plain, words
from zi_analytics.loaders.workbook import open_workbook
from zi_analytics.registry import Registry
from zi_analytics.tables import PREREQUISITE_ENTRIES, REGENCY, empty, typed

_SEARCHED_ROWS: Final = 40
_NOTHING: Final = {"", "-", "–", "—", "belum diketahui", "n/a"}
_ITEM_HEADINGS: Final = ("prasyarat", "syarat")
_VALUE_HEADINGS: Final = ("isi", "isian", "nilai", "keadaan", "jawaban")
_NOTE_HEADINGS: Final = ("catatan", "keterangan", "bukti")
_Row = dict[str, Any]


@dataclass(frozen=True)
class PrerequisiteReading:
    """One file: its SHA-256, its entries (``tables.PREREQUISITE_ENTRIES``), and its findings.

    A refused file has no entries and one finding of severity ``error`` that says why.
    """

    workbook: str
    name: str
    entries: pd.DataFrame
    synthetic: bool
    findings: pd.DataFrame
    refused: bool


@dataclass(frozen=True)
class _Table:
    """Where things stand: ``items`` by column, or ``item`` and ``value`` columns in each row."""

    heading: int
    unit: int
    year: int | None
    items: Mapping[int, str]
    item: int | None
    value: int | None
    note: int | None


@dataclass(frozen=True)
class _Sheet:
    grid: Grid
    table: _Table
    year: int | None
    registry: Registry
    rules: Mapping[str, Prerequisite]
    archive: Archive


def read_prerequisites(
    data: bytes,
    name: str,
    registry: Registry,
    *,
    folders: Sequence[str] = (),
    year: int | None = None,
    limits: Limits = LIMITS,
) -> PrerequisiteReading:
    """Read every table of prerequisites in a workbook (PermenPANRB 90/2021, Tabel 5, p. 46).

    The region itself stands in the column of units by its name. An empty cell says nothing: it
    does not take back what was entered before. Never raises for what is in the file.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    rules = {rule.id: rule for rule in load(PREREQUISITES_OF).prerequisites}
    try:
        file = open_workbook(data, limits)
        tables = [(grid, table) for grid in file.grids if (table := _find(grid, rules))]
        if not tables:
            raise refusal("no_prerequisites")
        rows: list[_Row] = []
        findings: list[Finding] = []
        for grid, table in tables:
            own = year or year_above(grid, table.heading, (*folders, PurePath(name).stem))
            sheet = _Sheet(grid, table, own, registry, rules, file.archive)
            rows += _read(sheet, findings)
        entries = _entries(rows, sha256, findings)
        told = findings_table(sha256, findings)
        synthetic = is_synthetic(file.grids)
        return PrerequisiteReading(sha256, name, entries, synthetic, told, False)
    except RefusedError as refused:
        told = findings_table(sha256, [refused.finding])
        return PrerequisiteReading(sha256, name, empty(PREREQUISITE_ENTRIES), False, told, True)


def _find(grid: Grid, rules: Mapping[str, Prerequisite]) -> _Table | None:
    for row in range(min(len(grid.rows), _SEARCHED_ROWS)):
        texts = {c: t for c in range(len(grid.rows[row])) if (t := cell_text(grid, row, c))}
        unit = next((c for c, t in texts.items() if UNIT_HEADING.fullmatch(words(t))), None)
        if unit is None:
            continue
        year = next((c for c, t in texts.items() if _is_year(t, rules)), None)
        item, value = _first(texts, _ITEM_HEADINGS), _first(texts, _VALUE_HEADINGS)
        note = _first(texts, _NOTE_HEADINGS)
        asked = {c: t for c, t in texts.items() if not words(t).startswith(_NOTE_HEADINGS)}
        items = {c: found for c, t in asked.items() if c != unit and (found := _item(t, rules))}
        if item is not None and value is not None:
            return _Table(row, unit, year, {}, item, value, note)
        if items:
            return _Table(row, unit, year, items, None, None, note)
    return None


def _is_year(text: str, rules: Mapping[str, Prerequisite]) -> bool:
    """Tell a column of years from that of a prerequisite, such as “Tahun mulai membangun ZI”."""
    return words(text).startswith("tahun") and _item(text, rules) is None


def _first(texts: Mapping[int, str], headings: tuple[str, ...]) -> int | None:
    return next((c for c, t in texts.items() if words(t).startswith(headings)), None)


def _item(text: str, rules: Mapping[str, Prerequisite], level: str | None = None) -> str | None:
    """Return the prerequisite that a text names: the one with most of its keywords in it.

    SAKIP is asked for on both levels: without a level, the text must say which.
    """
    said = f" {words(text)}"
    hits = {
        rule.id: len(rule.keywords)
        for rule in rules.values()
        if (level is None or rule.level == level)
        if all(any(f" {word}" in said for word in entry) for entry in rule.keywords)
    }
    best = [id_ for id_, hit in hits.items() if hit == max(hits.values())]
    if len(best) > 1:
        of_unit = " unit" in said or " internal" in said
        best = [id_ for id_ in best if (rules[id_].level == "unit") == of_unit]
    return best[0] if len(best) == 1 else None


def _read(sheet: _Sheet, findings: list[Finding]) -> Iterator[_Row]:
    table, grid = sheet.table, sheet.grid
    for row in range(table.heading + 1, len(grid.rows)):
        text = cell_text(grid, row, table.unit)
        cells = dict(_cells(sheet, row, findings))
        if not text or not cells:
            continue
        year = sheet.year
        if table.year is not None:
            year = year_in(cell_text(grid, row, table.year)) or year
        if year is None:
            findings.append(_at(sheet, "prerequisite_year_unknown", row, table.unit))
            continue
        unit = _unit(sheet, text, year)
        if unit is None:
            where = (row, table.unit)
            findings.append(_at(sheet, "prerequisite_unit_unknown", *where, written=text))
            continue
        note = cell_text(grid, row, table.note) if table.note is not None else ""
        for column, item in cells.items():
            entry = _entry(sheet, row, column, item, unit, findings)
            if entry is not None:
                yield {**entry, "unit": unit, "year": year, "note": note or None}


def _cells(sheet: _Sheet, row: int, findings: list[Finding]) -> Iterator[tuple[int, str]]:
    """Give the columns of a row that hold a value, each with the prerequisite that it is for."""
    table = sheet.table
    wanted = dict(table.items)
    if table.item is not None and table.value is not None:
        text = cell_text(sheet.grid, row, table.item)
        level = _level(sheet, row)
        item = _item(text, sheet.rules, level) if text else None
        if text and item is None:
            findings.append(_at(sheet, "prerequisite_unknown", row, table.item, written=text))
        wanted = {table.value: item} if item else {}
    for column, item in wanted.items():
        if plain(cell_text(sheet.grid, row, column)) not in _NOTHING:
            yield column, item


def _level(sheet: _Sheet, row: int) -> str:
    whose = cell_text(sheet.grid, row, sheet.table.unit)
    return "instansi" if sheet.registry.is_region(whose) else "unit"


def _unit(sheet: _Sheet, text: str, year: int) -> str | None:
    return REGENCY if sheet.registry.is_region(text) else sheet.registry.resolve(text, year).code


def _entry(
    sheet: _Sheet, row: int, column: int, item: str, unit: str, findings: list[Finding]
) -> _Row | None:
    rule, raw = sheet.rules[item], sheet.grid.value(row, column)
    facts = {"label": rule.label, "raw": cell_text(sheet.grid, row, column)}
    if (rule.level == "instansi") != (unit == REGENCY):
        findings.append(_at(sheet, "prerequisite_level", row, column, **facts))
        return None
    value = canonical(rule, "100 %" if _is_whole(sheet, row, column, rule) else raw)
    if value is None:
        wanted = " atau ".join(dict.fromkeys(rule.required.values()))
        findings.append(_at(sheet, "prerequisite_unclear", row, column, required=wanted, **facts))
        return None
    cell = address(row, column)
    return {"item": item, "value": value, "sheet": sheet.grid.name, "cell": cell}


def _is_whole(sheet: _Sheet, row: int, column: int, rule: Prerequisite) -> bool:
    """Tell whether a cell shows 100 %, which is stored as 1 and could otherwise be 1 %."""
    if rule.kind != "share" or sheet.grid.value(row, column) != 1:
        return False
    cell = address(row, column)
    state = look_closer(sheet.archive, sheet.grid.name, [cell]).get(cell)
    return state is not None and state.percent


def _entries(rows: Sequence[_Row], workbook: str, findings: list[Finding]) -> pd.DataFrame:
    """Return the entries; of two for the same thing the first, and a finding if they differ."""
    kept: dict[tuple[Any, ...], _Row] = {}
    for row in rows:
        key = (row["unit"], row["year"], row["item"])
        first = kept.setdefault(key, row)
        if first["value"] != row["value"]:
            facts = {"unit": row["unit"], "other": first["cell"]}
            place = {"sheet": row["sheet"], "cell": row["cell"]}
            findings.append(finding("prerequisite_repeated", **place, **facts))
    frame = pd.DataFrame(list(kept.values()), columns=list(PREREQUISITE_ENTRIES))
    return typed(frame.assign(workbook=workbook), PREREQUISITE_ENTRIES)


def _at(sheet: _Sheet, code: str, row: int, column: int, **facts: object) -> Finding:
    return finding(code, sheet=sheet.grid.name, cell=address(row, column), **facts)
