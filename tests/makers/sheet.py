"""Draws a worksheet cell by cell."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from .layouts import Place, answer_formula, points_formula
from .options import Options
from .points import Shown, ratio, shown
from .rows import ROWS, SUMS, Row, counts_of

Assessors = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True)
class Drawn:
    """A sheet that was drawn, where its rows stand, and the values its formulas should hold."""

    name: str
    place: Place
    cached: dict[str, object]


def draw(
    book: Workbook,
    name: str,
    columns: Mapping[str, str | None],
    assessors: Assessors,
    options: Options,
    top: tuple[str, ...] = (),
) -> Drawn:
    """Draw a worksheet; ``top`` are the lines above its header."""
    sheet = book.create_sheet(options.sheet or name)
    header, place = _place(columns, options, len(top))
    cached: dict[str, object] = {}
    for number, line in enumerate(top, start=1):
        sheet[f"{place.columns['tree.B']}{options.shift[0] + number}"] = line
    for letter, text in header.items():
        sheet[f"{letter}{options.shift[0] + len(top) + 1}"] = text
    for row in ROWS:
        if row.id in place.rows:
            _left(sheet, row, place, options, layout_b="answer.tpi" in columns)
    for assessor, answers in assessors.items():
        if f"answer.{assessor}" in columns:
            cached |= _answers(sheet, place, assessor, answers, options)
        if f"points.{assessor}" in columns and answers:
            cached |= _points(sheet, place, assessor, answers, options)
    _remarks(sheet, place, options)
    _disguise(sheet, place, options)
    return Drawn(sheet.title, place, cached)


def _place(
    columns: Mapping[str, str | None], options: Options, lines: int
) -> tuple[dict[str, str | None], Place]:
    letters, header, number = {}, {}, options.shift[1]
    for key, text in columns.items():
        number += 1
        letters[key] = get_column_letter(number)
        header[letters[key]] = options.headings.get(key, text)
        for extra in options.extra_columns.get(key, ()):
            number += 1
            header[get_column_letter(number)] = extra
    rows, line = {}, options.shift[0] + lines + 1
    for row in ROWS:
        if row.id in options.without:
            continue
        line += 1 + options.blank_before.get(row.id, 0)
        rows[row.id] = line
    return header, Place(rows, letters)


def _left(sheet: Worksheet, row: Row, place: Place, options: Options, layout_b: bool) -> None:
    number = place.rows[row.id]
    sheet[place.at("no", row.id)] = number
    text = options.wording.get(row.id, row.text_b if layout_b else row.text)
    if row.id.startswith("total"):
        sheet[place.at("tree.B", row.id)] = text
    elif text:
        mark = options.marks.get(row.id, row.mark)
        heading = f"tree.{row.column}"
        if row.column == "G":
            sheet[place.at(heading, row.id)] = f"{mark} {text}"
        else:
            sheet[place.at(heading, row.id)] = mark or None
            sheet[place.at(f"tree.{chr(ord(row.column) + 1)}", row.id)] = text
    weight = options.weights.get(row.id, row.weight)
    if weight is not None:
        sheet[place.at("weight", row.id)] = weight
    sheet[place.at("choices", row.id)] = options.choices.get(row.id, row.choices or None)
    if row.is_question:
        sheet[place.at("criteria", row.id)] = "Pilih jawaban yang paling sesuai."


def _answers(
    sheet: Worksheet,
    place: Place,
    assessor: str,
    answers: Mapping[str, object],
    options: Options,
) -> dict[str, object]:
    cached: dict[str, object] = {}
    for row in ROWS:
        if row.id not in place.rows:
            continue
        address, answer = place.at(f"answer.{assessor}", row.id), answers.get(row.id)
        formula = answer_formula(row, place, assessor)
        if answer is None and formula and answers:
            value = _sum_row(row, answers) if row.id in SUMS else ratio(row.id, answers)
            _computed(sheet, address, formula, value, options, cached)
        elif answer is not None:
            sheet[address] = answer
            if row.id in options.stored:
                cached[address] = options.stored[row.id]
        if row.id in options.formats:
            sheet[address].number_format = options.formats[row.id]
        elif formula and row.id not in SUMS:
            sheet[address].number_format = "0.00%"
    return cached


def _sum_row(row: Row, answers: Mapping[str, object]) -> Shown:
    counts = counts_of(row.id.rpartition(".")[0], answers)
    return "Blm Diisi" if counts is None else counts["2"] + counts["3"] + counts["4"]


def _points(
    sheet: Worksheet,
    place: Place,
    assessor: str,
    answers: Mapping[str, object],
    options: Options,
) -> dict[str, object]:
    cached: dict[str, object] = {}
    values = shown(answers)
    for row in ROWS:
        if row.id not in place.rows:
            continue
        address = place.at(f"points.{assessor}", row.id)
        formula = points_formula(row, place, assessor)
        if row.id in options.written:
            sheet[address] = options.written[row.id]
        elif formula is not None:
            _computed(sheet, address, formula, values[row.id], options, cached)
        sheet[address].number_format = "0.00"
        if row.weight and not row.is_question and isinstance(values[row.id], float):
            share = float(values[row.id]) / row.weight
            percent = place.at(f"percent.{assessor}", row.id)
            own = f"={address}/{place.at('weight', row.id)}"
            _computed(sheet, percent, own, share, options, cached)
            sheet[percent].number_format = "0.00%"
    return cached


def _computed(
    sheet: Worksheet,
    address: str,
    formula: str,
    value: Shown,
    options: Options,
    cached: dict[str, object],
) -> None:
    if options.totals in ("cached", "formulas"):
        sheet[address] = formula
        if options.totals == "cached":
            cached[address] = value
    elif options.totals == "values":
        sheet[address] = value


def _remarks(sheet: Worksheet, place: Place, options: Options) -> None:
    columns = {
        "note.unit": options.notes,
        "evidence.unit": options.evidence,
        "note.tpi": options.notes_tpi,
    }
    for key, texts in columns.items():
        for row, text in texts.items():
            sheet[place.at(key, row)] = text


def _disguise(sheet: Worksheet, place: Place, options: Options) -> None:
    for row in options.hidden_rows:
        sheet.row_dimensions[place.rows[row]].hidden = True
    for column in options.hidden_columns:
        sheet.column_dimensions[place.columns[column]].hidden = True
    if options.hidden:
        sheet.sheet_state = "hidden"
    for address, value in options.cells.items():
        sheet[address] = value
    answer = "answer.unit"
    for first, last in options.merge:
        sheet.merge_cells(f"{place.at(answer, first)}:{place.at(answer, last)}")
    for row in options.merge_across:
        sheet.merge_cells(f"{place.at('choices', row)}:{place.at(answer, row)}")


def with_values(data: bytes, sheets: Mapping[str, Mapping[str, object]]) -> bytes:
    """Store values beside the formulas, as Excel does when it saves; openpyxl cannot."""
    before = zipfile.ZipFile(io.BytesIO(data))
    after = io.BytesIO()
    with zipfile.ZipFile(after, "w", zipfile.ZIP_DEFLATED) as out:
        for name in before.namelist():
            content = before.read(name)
            if sheets.get(name):
                content = _fill(content.decode(), sheets[name]).encode()
            out.writestr(name, content)
    return after.getvalue()


_FORMULA = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)><f>(.*?)</f><v ?(?:/>|></v>)</c>')


def _fill(xml: str, values: Mapping[str, object]) -> str:
    def cell(match: re.Match[str]) -> str:
        address, attributes, formula = match.groups()
        if address not in values:
            return match.group(0)
        value = values[address]
        kind = "" if isinstance(value, int | float) else ' t="str"'
        if isinstance(value, str) and value.startswith("#"):
            kind = ' t="e"'
        return f'<c r="{address}"{attributes}{kind}><f>{formula}</f><v>{value}</v></c>'

    return _FORMULA.sub(cell, xml)


def sheet_files(book: Workbook, drawn: Iterable[Drawn]) -> dict[str, dict[str, object]]:
    """Map the files inside the saved workbook to the values their formulas should hold."""
    order = book.sheetnames
    return {f"xl/worksheets/sheet{order.index(d.name) + 1}.xml": d.cached for d in drawn}
