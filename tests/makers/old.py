"""Filled-in worksheets of the older regulation, in the makers' own words and arithmetic.

As for the newer one, nothing here knows the package. ``Old`` says what a sheet differs in.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

SCALES = {
    "Y/T": {"Ya": 1.0, "Tidak": 0.0},
    "A/B/C": {"A": 1.0, "B": 0.5, "C": 0.0},
    "A/B/C/D": {"A": 1.0, "B": 0.67, "C": 0.33, "D": 0.0},
    "A/B/C/D/E": {"A": 1.0, "B": 0.75, "C": 0.5, "D": 0.25, "E": 0.0},
}
INDEX, PERCENT = "Nilai (0-4)", "%"
LEFT = ("No", "Penilaian", "", "", "", "", "", "Bobot", "Penjelasan", "Pilihan Jawaban")
HEADERS = {
    "A": (*LEFT, "Jawaban", "Nilai", " %", "", "Catatan/Keterangan/Penjelasan"),
    "B": (
        *(*LEFT, "Jawaban Unit", "Catatan (Unit)", "Daftar Bukti Dukung (Unit)"),
        *("Jawaban TPI", "Nilai", " %", "Catatan (TPI Unit)"),
    ),
}
ANSWER = {"A": {"unit": 10}, "B": {"unit": 10, "tpi": 13}}
POINTS = {"A": {"unit": 11}, "B": {"tpi": 14}}


@dataclass(frozen=True)
class OldRow:
    """One row: its mark stands in ``column`` (B to E), its text in the next one."""

    id: str
    column: str
    mark: str
    text: str
    weight: float | None
    choices: str


def _read() -> tuple[OldRow, ...]:
    with (Path(__file__).parent / "rows_52_2014.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            OldRow(
                line["id"],
                line["column"],
                line["mark"],
                line["text"],
                float(line["weight"]) if line["weight"] else None,
                line["choices"],
            )
            for line in csv.DictReader(file, delimiter="|")
        )


OLD_ROWS = _read()
OLD_QUESTIONS = tuple(row for row in OLD_ROWS if row.choices)


@dataclass(frozen=True)
class Old:
    """How a made worksheet may differ; ids are those of ``rows_52_2014.csv``."""

    layout: str = "A"
    sheet: str = "LKE ZI"
    title: tuple[str, ...] = ("LEMBAR KERJA EVALUASI", "ZONA INTEGRITAS")
    unit_name: str | None = None
    year: int | None = None
    wording: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    totals: bool = True
    choices_header: str = "Pilihan Jawaban"


@dataclass(frozen=True)
class MadeOld:
    """A workbook's bytes, and the address of every answer by assessor and question."""

    data: bytes
    cells: Mapping[tuple[str, str], str]
    scales: Mapping[str, str]

    def cell(self, question: str, assessor: str = "unit") -> str:
        return self.cells[assessor, question]


def make_old(
    answers: Mapping[str, object],
    tpi: Mapping[str, object] | None = None,
    **options: object,
) -> MadeOld:
    """Make a workbook; ``options`` are ``Old``. ``tpi`` needs ``layout="B"``."""
    how = Old(**options)  # type: ignore[arg-type]
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = how.sheet
    top = [*how.title]
    top += [f"Unit Kerja: {how.unit_name}"] if how.unit_name else []
    top += [f"Tahun: {how.year}"] if how.year else []
    for text in top:
        sheet.append([None, text])
    header = [how.choices_header if t == "Pilihan Jawaban" else t for t in HEADERS[how.layout]]
    sheet.append([text or None for text in header])
    cells: dict[tuple[str, str], str] = {}
    scales: dict[str, str] = {}
    for row in OLD_ROWS:
        if row.id in how.without:
            continue
        number = sheet.max_row + 1
        _left(sheet, number, row, how)
        if row.choices:
            scales[row.id] = f"{get_column_letter(10)}{number}"
        for who, own in {"unit": answers, "tpi": tpi or {}}.items():
            if who in ANSWER[how.layout]:
                address = f"{get_column_letter(ANSWER[how.layout][who] + 1)}{number}"
                cells[who, row.id] = address
                sheet[address] = own.get(row.id)
                sheet[address].number_format = how.formats.get(row.id, "General")
            if how.totals and own and who in POINTS[how.layout]:
                shown = old_shown(own, how.choices).get(row.id)
                sheet.cell(number, POINTS[how.layout][who] + 1, shown)
    data = io.BytesIO()
    book.save(data)
    return MadeOld(data.getvalue(), cells, scales)


def _left(sheet: object, number: int, row: OldRow, how: Old) -> None:
    column = "BCDE".index(row.column) + 2
    text = how.wording.get(row.id, row.text)
    place = sheet.cell  # type: ignore[attr-defined]
    place(number, 1, number)
    if row.id.startswith("total"):
        place(number, 2, text)
    else:
        place(number, column, row.mark or None)
        place(number, column + 1, text)
    place(number, 8, how.weights.get(row.id, row.weight))
    place(number, 10, how.choices.get(row.id, row.choices) or None)


def old_value(row: OldRow, answer: object, written: str) -> float | None:
    """Give a question's value (0–1) by the choices that its row states; None while unanswered."""
    if answer is None:
        return None
    if written in SCALES:
        return SCALES[written].get(str(answer).strip())
    assert isinstance(answer, int | float), (row.id, answer)
    return float(answer) / 4 if written == INDEX else float(answer)


def old_shown(answers: Mapping[str, object], choices: Mapping[str, str]) -> dict[str, float]:
    """Give what column Nilai shows: questions their value (points in Hasil), headings points."""
    values = {
        row.id: value
        for row in OLD_QUESTIONS
        if (value := old_value(row, answers.get(row.id), choices.get(row.id, row.choices)))
        is not None
    }
    shown = {
        row.id: values[row.id] * (row.weight or 1.0) for row in OLD_QUESTIONS if row.id in values
    }
    for row in reversed(OLD_ROWS):
        if row.choices or row.weight is None:
            continue
        below = [one for one in OLD_ROWS if one.id.rpartition(".")[0] == row.id]
        numbers = [shown[one.id] for one in below if one.id in shown]
        of_mean = below[0].choices and row.id[0] == "A"
        if of_mean and numbers:
            shown[row.id] = sum(numbers) / len(numbers) * row.weight
        elif not of_mean:
            shown[row.id] = sum(numbers)
    totals = {"total.A": shown["A"], "total.B": shown["B"]}
    return shown | totals | {"total": shown["A"] + shown["B"]}


def best_old() -> dict[str, object]:
    """Answer everything as well as can be."""
    best: dict[str, object] = {INDEX: 4, PERCENT: 1.0}
    best |= {written: next(iter(options)) for written, options in SCALES.items()}
    return {row.id: best[row.choices] for row in OLD_QUESTIONS}


def random_old(rng: np.random.Generator, unanswered: float = 0.0) -> dict[str, object]:
    """Answer at random; leave a share of the questions unanswered."""
    answers: dict[str, object] = {}
    for row in OLD_QUESTIONS:
        if row.choices in SCALES:
            answers[row.id] = str(rng.choice(list(SCALES[row.choices])))
        else:
            top = 4 if row.choices == INDEX else 0.99
            answers[row.id] = round(float(rng.uniform(0, top)), 2)
    return {key: value for key, value in answers.items() if rng.random() >= unanswered}
