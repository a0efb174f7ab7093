"""The figures of a SAKIP table one by one: whose, of which years, of what, in which cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Final

from zi_analytics.instruments import SakipRules
from zi_analytics.instruments.model import TOTAL
from zi_analytics.loaders.entries import EMPTY, read_decimal, written
from zi_analytics.loaders.findings import Finding, finding
from zi_analytics.loaders.grid import Grid, Value, address
from zi_analytics.loaders.identity import without_noise
from zi_analytics.loaders.sakip_header import (
    BY_ROW,
    PREDICATE,
    Column,
    Table,
    YearKind,
    cell_text,
    component_of,
    year_in,
    year_kind,
)
from zi_analytics.loaders.wording import plain, words
from zi_analytics.registry import Registry
from zi_analytics.tables import REGENCY

_NOTHING: Final = {"", "-", "–", "—", "n/a", "na", "belum ada", "tidak ada", "belum dievaluasi"}
_NEAR: Final = 70.0
_LABELS: Final = ("perangkat daerah", "unit kerja", "unit", "opd", "skpd", "instansi")


@dataclass(frozen=True)
class Years:
    """The year of the evaluation and that of the performance; missing where not named."""

    evaluation: int | None
    performance: int | None


@dataclass(frozen=True)
class Fact:
    """One figure or predicate; ``weight`` is what the table states for it, if it does."""

    unit: str
    years: Years
    what: str
    number: float | None
    text: str
    weight: float | None
    sheet: str
    cell: str


@dataclass(frozen=True)
class Context:
    """A table, and what its file says beside it."""

    grid: Grid
    table: Table
    name: str
    folders: tuple[str, ...]
    registry: Registry
    rules: SakipRules
    year: int | None


@dataclass
class Facts:
    """What was read of a table."""

    facts: list[Fact] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class _Named:
    """A year that is named somewhere, and as what."""

    kind: YearKind
    year: int


def read_facts(context: Context) -> Facts:
    """Read all rows of a table; what is not clear becomes a finding and is left out."""
    read = Facts()
    of_report = _report_year(context)
    unit: str | None = None
    if context.table.unit is None:
        unit = _unit_of_report(context, of_report, read)
        if unit is None:
            return read
    carried: str | None = None
    for row in range(context.table.first, len(context.grid.rows)):
        if context.table.unit is not None:
            text = cell_text(context.grid, row, context.table.unit)
            if not text and context.table.component is None:
                continue
            if text:
                carried = _unit(text, _row_years(context, row, of_report), context, row, read)
            unit = carried
        if unit is not None:
            _read_row(row, unit, of_report, context, read)
    return read


def _read_row(row: int, unit: str, of_report: _Named | None, context: Context, read: Facts) -> None:
    table, grid = context.table, context.grid
    named: str | None = None
    if table.component is not None:
        text = cell_text(grid, row, table.component)
        named = component_of(text, context.rules) if text else None
        if named is None:
            if text and any(written(grid.value(row, c.at)) for c in table.figures):
                cell = address(row, table.component)
                read.findings.append(_at("sakip_component_unknown", context, cell, written=text))
            return
    weight = _number(grid.value(row, table.weight)) if table.weight is not None else None
    own = _row_years(context, row, of_report)
    for column in table.figures:
        what = named if column.what == BY_ROW else column.what
        years = _years(column, own, of_report)
        raw = written(grid.value(row, column.at))
        if what is None or plain(raw) in _NOTHING:
            continue
        cell = address(row, column.at)
        if years is None:
            read.findings.append(_at("sakip_year_unknown", context, cell))
            continue
        if years.plain:
            read.findings.append(_plain_year(context))
        number = None
        if what != PREDICATE:
            entry = read_decimal(grid.value(row, column.at))
            if entry.problem is not None or entry == EMPTY:
                read.findings.append(_at("sakip_score_unclear", context, cell, raw=raw))
                continue
            number = entry.number
        own_weight = weight if what not in (TOTAL, PREDICATE) else None
        read.facts.append(Fact(unit, years.both, what, number, raw, own_weight, grid.name, cell))


@dataclass(frozen=True)
class _Dated:
    """The years of a figure, and whether they come from a year of no named kind."""

    both: Years
    plain: bool


def _years(column: Column, own: Sequence[_Named], of_report: _Named | None) -> _Dated | None:
    named = list(own)
    if column.year is not None:
        year = column.year.year
        if year is None and of_report is not None:
            year = of_report.year - (1 if column.year.relative == "last" else 0)
        kind = column.year.kind
        if column.year.relative and of_report is not None and kind == "plain":
            kind = of_report.kind
        named = [] if year is None else [_Named(kind, year)]
    if not named:
        return None
    by_kind = {one.kind: one.year for one in named}
    plain_year = by_kind.get("plain")
    if plain_year is not None and "evaluation" not in by_kind:
        return _Dated(Years(plain_year, by_kind.get("performance")), plain=True)
    return _Dated(Years(by_kind.get("evaluation"), by_kind.get("performance")), plain=False)


def _row_years(context: Context, row: int, of_report: _Named | None) -> list[_Named]:
    found = []
    for column, kind in context.table.years:
        year = year_in(cell_text(context.grid, row, column))
        if year is not None:
            found.append(_Named(kind, year))
    return found or ([of_report] if of_report else [])


def _report_year(context: Context) -> _Named | None:
    """Return the year of the whole table: as an option says, its title, the folder, the name."""
    if context.year is not None:
        return _Named("evaluation", context.year)
    for text, beside in _above(context):
        if "tahun" in words(text).split():
            year = year_in(text) or year_in(beside)
            if year is not None:
                return _Named(year_kind(text), year)
    for text in (*reversed(context.folders), PurePath(context.name).stem):
        year = year_in(text)
        if year is not None:
            return _Named(year_kind(text), year)
    return None


def _above(context: Context) -> Iterator[tuple[str, str]]:
    """Give the texts above the table's headings, each with what stands right of it."""
    for row in range(context.table.heading):
        for column in range(len(context.grid.rows[row])):
            if text := context.grid.text(row, column):
                yield text, cell_text(context.grid, row, column + 1)


def _unit_of_report(context: Context, of_report: _Named | None, read: Facts) -> str | None:
    years = [of_report] if of_report else []
    for text, beside in _above(context):
        label, _, value = text.partition(":")
        if words(label).removeprefix("nama ") in _LABELS and (value.strip() or beside):
            return _unit(value.strip() or beside.lstrip(": "), years, context, 0, read)
    for text in (context.grid.name, PurePath(context.name).stem):
        cleaned = without_noise(_without_sakip(text))
        code = _code(cleaned, years, context) if cleaned else None
        if code is not None:
            return code
    stem = PurePath(context.name).stem
    read.findings.append(
        finding("sakip_unit_unknown", sheet=context.grid.name, written=stem, candidates="")
    )
    return None


def _without_sakip(text: str) -> str:
    noise = {"sakip", "lhe", "laporan", "rekap", "nilai", "hasil", "evaluasi", "akip"}
    return " ".join(word for word in text.replace("_", " ").split() if plain(word) not in noise)


def _unit(
    text: str, years: Sequence[_Named], context: Context, row: int, read: Facts
) -> str | None:
    code = _code(text, years, context)
    if code is None and _is_unit_row(text):
        near = context.registry.resolve(text, _year_of(years)).candidates
        named = ", ".join(f"{c.name} ({c.code})" for c in near[:3] if c.score >= _NEAR)
        hint = f" Mungkin: {named}." if named else ""
        cell = address(row, context.table.unit or 0)
        read.findings.append(
            _at("sakip_unit_unknown", context, cell, written=text, candidates=hint)
        )
    return code


def _is_unit_row(text: str) -> bool:
    """Tell rows of units from sums, notes and numbering below a recap."""
    said = words(text)
    return len(said) > 2 and not said.startswith(("rata rata", "jumlah", "total", "keterangan"))


def _code(text: str, years: Sequence[_Named], context: Context) -> str | None:
    if context.registry.is_region(text):
        return REGENCY
    return context.registry.resolve(text, _year_of(years)).code


def _year_of(years: Sequence[_Named]) -> int | None:
    """Return the year in which a unit's name is looked up: the evaluation's if it is named."""
    by_kind = {one.kind: one.year for one in years}
    return by_kind.get("evaluation") or by_kind.get("plain") or by_kind.get("performance")


def _number(value: Value) -> float | None:
    return read_decimal(value).number


def _at(code: str, context: Context, cell: str, **facts: object) -> Finding:
    return finding(code, sheet=context.grid.name, cell=cell, **facts)


def _plain_year(context: Context) -> Finding:
    return finding("sakip_year_kind", sheet=context.grid.name)
