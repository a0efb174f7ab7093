"""The worksheet on which units write whom internalisation reached, to be filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from zi_analytics.instruments import InternalizationRules, internalization_rules
from zi_analytics.reports import form

SHEET: Final = "Internalisasi"
TITLE: Final = "Internalisasi zona integritas: siapa yang sudah tersentuh"
LEAD: Final = ("Unit", "Kelompok", "Jumlah orang")
SPARE: Final = "Kegiatan: …"
SPARES: Final = 2
SAYS: Final = (
    "Di kolom kegiatan tulis berapa orang dari kelompok itu yang ikut; setiap orang sekali saja.",
    "Kosong berarti belum diketahui dan tidak mengubah apa pun. 0 orang berarti kelompok itu tidak "
    "ada di unit ini.",
    "Kegiatan lain: ganti “…” pada judul kolom “Kegiatan: …” dengan namanya.",
)
_FIRST: Final = 4 + len(SAYS)
_WHOLE: Final = "0"
_Counts = Mapping[tuple[str, str], Any]


@dataclass(frozen=True)
class _Filled:
    """What is entered: people by unit and group, people reached by unit, group and activity."""

    people: _Counts
    reached: Mapping[tuple[str, str, str], Any]


def internalization_worksheet(year: int, units: pd.DataFrame, entries: pd.DataFrame) -> bytes:
    """Return an .xlsx for people and people reached in a year, of one unit or of many in one table.

    ``units`` has the columns code and name; ``entries`` (``tables.INTERNALIZATION``) of the year
    are filled in. Cells where nobody types are protected, without a password.
    """
    rules = internalization_rules()
    own = entries.loc[entries["year"].eq(year) & entries["unit"].isin(list(units["code"]))]
    activities = [*rules.activities, *_others(own, rules)]
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    _open(sheet, year, units)
    heads = [rules.label(id_) if id_ in rules.activities else _head(id_) for id_ in activities]
    form.head(sheet, _FIRST, [*LEAD, *heads, *[SPARE] * SPARES])
    for column in range(len(LEAD) + len(activities) + 1, len(LEAD) + len(heads) + SPARES + 1):
        form.open_cell(sheet, _FIRST, column)
    last = _fill(sheet, units, activities, rules, _filled(own))
    _check(sheet, last, len(LEAD) + len(activities) + SPARES)
    form.widths(sheet, [40, 26, 14, *[17] * (len(activities) + SPARES)])
    form.finish(sheet, f"D{_FIRST + 1}", _FIRST)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _others(entries: pd.DataFrame, rules: InternalizationRules) -> list[str]:
    return sorted({str(activity) for activity in entries["activity"]} - set(rules.activities))


def _head(activity: str) -> str:
    return SPARE.replace("…", activity)


def _filled(entries: pd.DataFrame) -> _Filled:
    counted = entries.dropna(subset="people").groupby(["unit", "group"])["people"].max()
    known = entries.dropna(subset="reached").set_index(["unit", "group", "activity"])["reached"]
    people: dict[Any, Any] = counted.to_dict()
    reached: dict[Any, Any] = known.to_dict()
    return _Filled(people, reached)


def _open(sheet: Worksheet, year: int, units: pd.DataFrame) -> None:
    form.write(sheet, 1, 1, TITLE)
    form.write(sheet, 2, 1, "Tahun")
    form.write(sheet, 2, 2, year)
    for row, text in enumerate(SAYS, start=3):
        form.write(sheet, row, 1, text)
    for row in range(1, _FIRST):
        sheet.cell(row, 1).alignment = Alignment(wrap_text=False)
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    sheet.cell(2, 1).font = Font(bold=True)
    sheet.cell(2, 2).alignment = Alignment(horizontal="left")


def _fill(
    sheet: Worksheet,
    units: pd.DataFrame,
    activities: Sequence[str],
    rules: InternalizationRules,
    filled: _Filled,
) -> int:
    """Write a line for each unit and group; return the last row."""
    row = _FIRST
    for code, name in units[["code", "name"]].itertuples(index=False, name=None):
        for group in rules.groups.values():
            row += 1
            form.put(sheet, row, 1, name)
            form.put(sheet, row, 2, group.label)
            known = [filled.reached.get((code, group.id, activity)) for activity in activities]
            counts = [filled.people.get((code, group.id)), *known, *[None] * SPARES]
            for column, count in enumerate(counts, start=len(LEAD)):
                form.write(sheet, row, column, None if count is None else int(count))
                form.open_cell(sheet, row, column)
                sheet.cell(row, column).number_format = _WHOLE
    return row


def _check(sheet: Worksheet, last: int, columns: int) -> None:
    check = DataValidation(
        type="whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True
    )
    check.showErrorMessage = True
    check.errorTitle, check.error = "Jumlah orang", "Bilangan bulat mulai 0, atau kosong."
    first = get_column_letter(len(LEAD))
    check.add(f"{first}{_FIRST + 1}:{get_column_letter(columns)}{max(last, _FIRST + 1)}")
    sheet.add_data_validation(check)
