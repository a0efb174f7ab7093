"""What may be typed into the cells of a worksheet: choices from a list, numbers in bounds."""

from collections.abc import Iterable
from typing import Final

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from zi_analytics.instruments import Instrument, Scale
from zi_analytics.reports.template.columns import ASSESSORS, cell
from zi_analytics.reports.template.formulas import number
from zi_analytics.reports.template.rows import Row, Rows
from zi_analytics.reports.template.styles import CHOICE, COUNTED, INDEX, TYPED_PERCENT

_TITLE: Final = "Isian tidak sesuai"


def style_of(row: Row, instrument: Instrument) -> str:
    """Return the style of the cell that a row's answer is typed into."""
    if row.kind == "input":
        return COUNTED
    kind = instrument.scale_of(row.id).kind
    return {"choice": CHOICE, "percent": TYPED_PERCENT}.get(kind, INDEX)


def add_checks(sheet: Worksheet, rows: Rows) -> None:
    """Check what is typed: one rule a kind of answer, for the cells of both assessors."""
    by_scale: dict[str, list[Row]] = {}
    for row in rows.typed():
        scale = "" if row.kind == "input" else rows.instrument.scale_of(row.id).id
        by_scale.setdefault(scale, []).append(row)
    for scale, own in by_scale.items():
        check = _count() if not scale else _check(rows.instrument.scales[scale])
        check.errorStyle, check.errorTitle, check.allow_blank = "stop", _TITLE, True
        check.showErrorMessage = True
        for address in _cells(own):
            check.add(address)
        sheet.add_data_validation(check)


def _cells(rows: Iterable[Row]) -> Iterable[str]:
    own = list(rows)
    return (cell(columns.answer, row.number) for columns in ASSESSORS for row in own)


def _count() -> DataValidation:
    check = DataValidation("whole", operator="greaterThanOrEqual", formula1="0")
    check.error = "Isilah dengan bilangan bulat, 0 bila memang tidak ada."
    return check


def _check(scale: Scale) -> DataValidation:
    if scale.kind == "choice":
        check = DataValidation("list", formula1=f'"{",".join(scale.options)}"')
        check.error = f"Pilih salah satu: {', '.join(scale.options)}."
        return check
    top = 1.0 if scale.maximum is None else scale.maximum
    check = DataValidation("decimal", operator="between", formula1="0", formula2=number(top))
    check.error = (
        "Isilah dengan persentase antara 0 % dan 100 %."
        if scale.kind == "percent"
        else f"Isilah dengan angka antara 0 dan {number(top)}."
    )
    return check
