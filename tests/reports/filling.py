"""Filling in the worksheets that are handed out, as people do."""

import io
from collections.abc import Mapping

from openpyxl import Workbook, load_workbook

from zi_analytics.instruments import load
from zi_analytics.reports import UnitLabel, template
from zi_analytics.reports.template.columns import ASSESSORS, SHEET
from zi_analytics.reports.template.rows import rows_of

RULES = load("permenpanrb-90-2021")
ROWS = rows_of(RULES)
UNIT = UnitLabel("dinkes", "Dinas Kesehatan")
YEAR = 2026
COLUMNS = {columns.assessor: columns for columns in ASSESSORS}
Answers = Mapping[str, object]


def blank() -> bytes:
    return template(RULES, UNIT, YEAR)


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def fill(book: Workbook, unit: Answers, tpi: Answers) -> None:
    """Type answers into both assessors' cells; what is not answered is made empty."""
    sheet = book[SHEET]
    for assessor, answers in (("unit", unit), ("tpi", tpi)):
        for row in ROWS.typed():
            sheet.cell(row.number, COLUMNS[assessor].answer).value = answers.get(row.id)  # type: ignore[arg-type, index]


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def filled(unit: Answers, tpi: Answers | None = None) -> bytes:
    book = opened(blank())
    fill(book, unit, tpi or {})
    return saved(book)
