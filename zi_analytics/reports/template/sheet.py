"""The worksheet itself: title, tree, rules of each row, and the columns of both assessors."""

from typing import Final

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.worksheet import Worksheet

from zi_analytics.instruments import Question, Ratio
from zi_analytics.reports.template import styles
from zi_analytics.reports.template.checks import add_checks, style_of
from zi_analytics.reports.template.columns import (
    ASSESSORS,
    CHOICES,
    CRITERIA,
    EARLIER,
    FILLED,
    FIRST_OF_TREE,
    GROUPS,
    HEADER,
    LAST,
    NUMBER,
    SHEET,
    TREE,
    WEIGHT,
    WIDTHS,
    AssessorColumns,
    cell,
)
from zi_analytics.reports.template.formulas import (
    filled_in,
    node_points,
    question_value,
    ratio,
)
from zi_analytics.reports.template.paper import heightened, printed, protected
from zi_analytics.reports.template.rows import Row, Rows
from zi_analytics.reports.template.text import write_text
from zi_analytics.reports.template.title import Title

_COUNT: Final = "Jumlah"
_ANNEX: Final = "Lampiran III, "
_HEADER_HEIGHT: Final = 30
_FILLED_FORMAT: Final = '0" sel terisi"'


def draw_sheet(book: Workbook, title: Title, rows: Rows) -> None:
    """Draw the worksheet as the first sheet of a book."""
    sheet: Worksheet = book.create_sheet(SHEET)
    for letter, width in WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    _draw_header(sheet, title, rows)
    for place, row in enumerate(rows.all, start=1):
        _draw_row(sheet, row, rows, place)
    _fill(sheet, title, rows)
    add_checks(sheet, rows)
    sheet.freeze_panes = cell(WEIGHT, HEADER + 1)
    printed(sheet, title, f"{HEADER}:{HEADER}", "landscape")
    protected(sheet)


def _draw_header(sheet: Worksheet, title: Title, rows: Rows) -> None:
    for number, line in enumerate(title.lines, start=1):
        if line:
            write_text(sheet, number, NUMBER, line, styles.TITLE if number <= 3 else styles.TREE)
    earlier = f"Isian {title.prefill.year}" if title.prefill.answers else "Isian lalu"
    tree = [""] * (TREE - 1)
    texts = ("No", "Penilaian", *tree, "Bobot", "Kriteria", "Pilihan Jawaban", earlier)
    for column, text in enumerate(texts, start=NUMBER):
        write_text(sheet, HEADER, column, text, styles.HEAD)
    sheet.merge_cells(
        start_row=HEADER, end_row=HEADER, start_column=FIRST_OF_TREE, end_column=WEIGHT - 1
    )
    sheet.row_dimensions[HEADER].height = _HEADER_HEIGHT
    for own in ASSESSORS:
        write_text(sheet, GROUPS, own.answer, f"PENILAIAN {own.name.upper()}", styles.HEAD)
        sheet.merge_cells(
            start_row=GROUPS, end_row=GROUPS, start_column=own.answer, end_column=own.evidence
        )
        for column, text in enumerate(own.headings, start=own.answer):
            write_text(sheet, HEADER, column, text, styles.HEAD)
        _formula(sheet, FILLED, own.answer, filled_in(rows, own), styles.NUMBER)
        sheet.cell(FILLED, own.answer).number_format = _FILLED_FORMAT


def _draw_row(sheet: Worksheet, row: Row, rows: Rows, place: int) -> None:
    branch = row.kind in ("heading", "total")
    sheet.cell(row.number, NUMBER, place).style = styles.CENTRED
    if branch:
        for column in range(FIRST_OF_TREE, LAST + 1):
            sheet.cell(row.number, column).style = styles.BRANCH
    mark = FIRST_OF_TREE + row.depth
    style = styles.BRANCH if branch else styles.TREE
    if row.mark:
        write_text(sheet, row.number, mark, row.mark, style)
    text_at = mark if row.kind == "total" else min(mark + 1, WEIGHT - 1)
    write_text(sheet, row.number, text_at, row.text, style)
    if row.weight is not None:
        number = styles.BRANCH_NUMBER if branch else styles.NUMBER
        sheet.cell(row.number, WEIGHT, row.weight).style = number
    if row.kind == "question":
        question = rows.instrument.questions[row.id]
        told = criteria(question, rows)
        write_text(sheet, row.number, CRITERIA, told, styles.TEXT)
        heightened(sheet, row.number, told, WIDTHS[cell(CRITERIA, 1)[:-1]])
        written = rows.instrument.scale_of(row.id).written
        write_text(sheet, row.number, CHOICES, written, styles.CENTRED)
    elif row.kind == "input":
        write_text(sheet, row.number, CHOICES, _COUNT, styles.CENTRED)
    for columns in ASSESSORS:
        _draw_cells(sheet, row, rows, columns)


def criteria(question: Question, rows: Rows) -> str:
    """Say what an answer is worth and where the regulation says when it is right."""
    instrument = rows.instrument
    scale = instrument.scale_of(question.id)
    if question.ratio is not None:
        worth = _of_counts(question.ratio, rows)
    elif scale.kind == "choice":
        options = (f"{name} {_decimal(value)}" for name, value in scale.options.items())
        worth = " · ".join(options)
    else:
        worth = f"Angka 0–{_decimal(scale.maximum or 1)}"
    return f"{worth} ({question.article.removeprefix(_ANNEX)})"


def _of_counts(rule: Ratio, rows: Rows) -> str:
    labels = rows.instrument.inputs
    top, parts = labels[rule.numerator].label, [labels[name].label for name in rule.denominator]
    below = parts[0] if len(parts) == 1 else f"({' + '.join(parts)})"
    if rule.kind == "decline":
        return f"({below} − {top}) ÷ {below}. {rule.note.rstrip('.')}"
    return f"{top} ÷ {below}. {rule.note.rstrip('.')}"


def _decimal(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _draw_cells(sheet: Worksheet, row: Row, rows: Rows, columns: AssessorColumns) -> None:
    number = row.number
    if row.kind in ("heading", "total"):
        formula = node_points(row.id, rows, columns)
        if row.kind == "total" and rows.number[row.id] != number:
            formula = f"={cell(columns.points, rows.number[row.id])}"
        _formula(sheet, number, columns.points, formula, styles.BRANCH_NUMBER)
        own, weight = cell(columns.points, number), cell(WEIGHT, number)
        share = f'=IF(ISNUMBER({own}),{own}/{weight},"")'
        _formula(sheet, number, columns.share, share, styles.BRANCH_PERCENT)
        return
    question = rows.instrument.questions.get(row.id)
    if question is not None:
        _formula(
            sheet, number, columns.points, question_value(question, rows, columns), styles.NUMBER
        )
        for column in (columns.note, columns.evidence):
            sheet.cell(number, column).style = styles.REMARK
    if question is not None and question.ratio is not None:
        _formula(sheet, number, columns.answer, ratio(question, rows, columns), styles.PERCENT)
    else:
        sheet.cell(number, columns.answer).style = style_of(row, rows.instrument)


def _formula(sheet: Worksheet, row: int, column: int, formula: str, style: str) -> None:
    place = sheet.cell(row, column, formula)
    place.style = style


def _fill(sheet: Worksheet, title: Title, rows: Rows) -> None:
    """Write last year's answers, beside themselves too, and mark those that are still the same."""
    unit = ASSESSORS[0]
    letter = cell(EARLIER, 1)[:-1]
    sheet.column_dimensions[letter].hidden = not title.prefill.answers
    for row in rows.typed():
        if row.id in title.prefill.answers:
            value = title.prefill.answers[row.id]
            sheet.cell(row.number, unit.answer).value = value
            sheet.cell(row.number, EARLIER, value).style = styles.CENTRED
    if title.prefill.answers:
        area = f"{cell(unit.answer, rows.first)}:{cell(unit.answer, rows.last)}"
        before, now = (f"${cell(c, rows.first)}" for c in (EARLIER, unit.answer))
        unchanged = [f'AND({before}<>"",{before}={now})']
        same = Rule("expression", dxf=styles.kept(), formula=unchanged)
        sheet.conditional_formatting.add(area, same)
