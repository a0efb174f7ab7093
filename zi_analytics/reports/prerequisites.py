"""The worksheet on which a region and its units write their prerequisites, to be filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import pandas as pd
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from zi_analytics.instruments import PREREQUISITES_OF, Prerequisite, choices, how_to_write, load
from zi_analytics.reports import form
from zi_analytics.tables import REGENCY

REGION_SHEET: Final = "Kabupaten"
UNIT_SHEET: Final = "Unit"
UNIT: Final = "Unit"
NOTE: Final = "Catatan"
TITLE: Final = "Prasyarat predikat WBK dan WBBM (PermenPANRB 90/2021, Tabel 5)"
EMPTY: Final = (
    "Isi sel yang putih. Biarkan kosong yang belum diketahui: kosong tidak mengubah apa pun."
)
ONE_NOTE: Final = "Catatan berlaku untuk isian baru atau berubah pada baris itu."
_SUGGESTED: Final[Mapping[str, tuple[str, ...]]] = {
    "share": ("100 %",),
    "holds": ("tidak", "ya"),
    "revoked": ("tidak",),
}
_TEXT: Final = "@"
_FIRST_ROWS: Final = 5


@dataclass(frozen=True)
class Filled:
    """What stands in the cells already: entries, and beside them what other tables say."""

    values: Mapping[tuple[str, str], str]
    notes: Mapping[tuple[str, str], str]
    known: Mapping[tuple[str, str], str]


def prerequisite_worksheet(
    year: int,
    region: str,
    units: pd.DataFrame,
    entries: pd.DataFrame,
    known: pd.DataFrame | None = None,
) -> bytes:
    """Return an .xlsx for the prerequisites of a year, of the region and of all its units.

    ``units`` has the columns code and name; ``entries`` (``tables.PREREQUISITE_ENTRIES``) of the
    year are filled in. ``known`` (DataFrame[unit, item, value, source], what other tables say) is
    told in comments and not filled in: an entry would outlast it. Cells where nobody types are
    protected, without a password.
    """
    own = entries.loc[entries["year"].eq(year) & entries["value"].notna()]
    filled = Filled(_by_key(own, "value"), _by_key(own.dropna(subset="note"), "note"), _said(known))
    rules = load(PREREQUISITES_OF).prerequisites
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    of_region = [rule for rule in rules if rule.level == "instansi"]
    of_units = [rule for rule in rules if rule.level == "unit"]
    _region_sheet(book.create_sheet(REGION_SHEET), year, region, of_region, filled)
    _unit_sheet(book.create_sheet(UNIT_SHEET), year, units, of_units, filled)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _by_key(table: pd.DataFrame, column: str) -> dict[tuple[str, str], str]:
    rows = table[["unit", "item", column]].itertuples(index=False, name=None)
    return {(unit, item): text for unit, item, text in rows}


def _said(known: pd.DataFrame | None) -> dict[tuple[str, str], str]:
    if known is None:
        return {}
    rows = known[["unit", "item", "value", "source"]].itertuples(index=False, name=None)
    return {(unit, item): f"Menurut {source}: {value}." for unit, item, value, source in rows}


def _region_sheet(
    sheet: Worksheet, year: int, region: str, rules: Sequence[Prerequisite], filled: Filled
) -> None:
    first = _open(sheet, year, [EMPTY])
    asked = {name: f"Diminta {name}" for name in _predicates(rules)}
    form.head(sheet, first, [UNIT, "Prasyarat", "Isi", NOTE, *asked.values(), "Cara mengisi"])
    for row, rule in enumerate(rules, start=first + 1):
        texts = [rule.required.get(name, "") for name in asked]
        line = [region, rule.label, None, filled.notes.get((REGENCY, rule.id))]
        for column, text in enumerate([*line, *texts, how_to_write(rule)], start=1):
            form.put(sheet, row, column, text)
        _to_fill(sheet, row, 3, rule, (REGENCY, rule.id), filled)
        form.open_cell(sheet, row, 4)
        _check(sheet, rule, f"C{row}")
    form.widths(sheet, [30, 42, 18, 34, *[18 for _ in asked], 44])
    form.finish(sheet, f"C{first + 1}", first)


def _unit_sheet(
    sheet: Worksheet,
    year: int,
    units: pd.DataFrame,
    rules: Sequence[Prerequisite],
    filled: Filled,
) -> None:
    row = _open(sheet, year, [EMPTY, ONE_NOTE])
    told = [
        (f"Diminta {name}", [r.required.get(name, "") for r in rules]) for name in ("WBK", "WBBM")
    ]
    for title, texts in (*told, ("Cara mengisi", [how_to_write(rule) for rule in rules])):
        for column, text in enumerate([title, *texts], start=1):
            form.put(sheet, row, column, text)
        row += 1
    form.head(sheet, row, [UNIT, *(rule.short for rule in rules), NOTE])
    last = row + len(units)
    for line, (code, name) in enumerate(
        units[["code", "name"]].itertuples(index=False, name=None), start=row + 1
    ):
        form.put(sheet, line, 1, name)
        for column, rule in enumerate(rules, start=2):
            _to_fill(sheet, line, column, rule, (code, rule.id), filled)
        form.open_cell(sheet, line, len(rules) + 2)
    for column, rule in enumerate(rules, start=2):
        letter = get_column_letter(column)
        _check(sheet, rule, f"{letter}{row + 1}:{letter}{max(last, row + 1)}")
    form.widths(sheet, [46, *[21 for _ in rules], 40])
    form.finish(sheet, f"B{row + 1}", row)


def _predicates(rules: Sequence[Prerequisite]) -> list[str]:
    return list(dict.fromkeys(name for rule in rules for name in rule.required))


def _open(sheet: Worksheet, year: int, says: Sequence[str]) -> int:
    """Write title, year and explanations; return the first free row."""
    form.write(sheet, 1, 1, TITLE)
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    form.write(sheet, 2, 1, "Tahun")
    sheet.cell(2, 1).font = Font(bold=True)
    form.write(sheet, 2, 2, year)
    sheet.cell(2, 2).alignment = Alignment(horizontal="left")
    for row, text in enumerate(says, start=3):
        form.write(sheet, row, 1, text)
    for row in range(1, 3 + len(says)):
        if row != 2:
            sheet.cell(row, 1).alignment = Alignment(wrap_text=False)
    return _FIRST_ROWS + len(says) - 1


def _to_fill(
    sheet: Worksheet,
    row: int,
    column: int,
    rule: Prerequisite,
    key: tuple[str, str],
    filled: Filled,
) -> None:
    """Make a cell for an entry. As text, so that no program makes 1 of a typed "100 %"."""
    form.write(sheet, row, column, filled.values.get(key))
    form.open_cell(sheet, row, column)
    cell = sheet.cell(row, column)
    cell.number_format = _TEXT
    if key in filled.known:
        cell.comment = Comment(f"{filled.known[key]} Isi hanya bila berbeda.", "ZI Analytics")


def _check(sheet: Worksheet, rule: Prerequisite, cells: str) -> None:
    """Offer choices; only those of a closed list are demanded."""
    closed = choices(rule)
    offered = closed or _SUGGESTED.get(rule.kind, ())
    check = DataValidation(allow_blank=True, showErrorMessage=bool(closed))
    if offered:
        check.type, check.formula1 = "list", f'"{",".join(offered)}"'
    check.promptTitle, check.prompt, check.showInputMessage = rule.short, how_to_write(rule), True
    check.errorTitle, check.error = rule.short, how_to_write(rule)
    check.add(cells)
    sheet.add_data_validation(check)
