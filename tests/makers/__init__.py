"""Filled-in worksheets for tests, in both layouts, plain or damaged, in the makers' own words.

Nothing here knows the package: the rows, weights and arithmetic are stated again, independently.
``make_a({})`` is an empty template. An answer that is a text starting with "=" becomes a formula,
and one such as "#REF!" an error cell.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl import Workbook

from .layouts import COLUMNS_A, COLUMNS_B, COLUMNS_TPI2
from .old import (
    OLD_QUESTIONS,
    OLD_ROWS,
    MadeOld,
    best_old,
    make_old,
    old_shown,
    old_value,
    random_old,
)
from .options import Options
from .points import question_value, shown
from .recap import add_recap, add_stale_recaps
from .rows import INPUTS, QUESTIONS, RATIOS, ROWS, best_answers, inputs_of, random_answers
from .sheet import Drawn, draw, sheet_files, with_values

__all__ = [
    "INPUTS",
    "OLD_QUESTIONS",
    "OLD_ROWS",
    "QUESTIONS",
    "RATIOS",
    "ROWS",
    "Made",
    "MadeOld",
    "Options",
    "best_answers",
    "best_old",
    "inputs_of",
    "make_a",
    "make_b",
    "make_many",
    "make_old",
    "old_shown",
    "old_value",
    "question_value",
    "random_answers",
    "random_old",
    "shown",
]

Answers = Mapping[str, object]


@dataclass(frozen=True)
class Made:
    """A workbook's bytes and where its rows stand."""

    data: bytes
    sheets: dict[str, Drawn]

    @property
    def sheet(self) -> str:
        """The name of the (first) worksheet."""
        return next(iter(self.sheets))

    def cell(self, row: str, assessor: str = "unit", sheet: str | None = None) -> str:
        """Give the address of an answer, such as K8."""
        return self.at(f"answer.{assessor}", row, sheet)

    def at(self, column: str, row: str, sheet: str | None = None) -> str:
        """Give the address of any cell by the column's key and the row's id."""
        return self.sheets[sheet or self.sheet].place.at(column, row)


def make_a(answers: Answers, **options: object) -> Made:
    """Make a workbook in layout A: one worksheet, one assessor. ``options`` are ``Options``."""
    return _made({"LKE ZI": {"unit": answers}}, COLUMNS_A, Options(**options))  # type: ignore[arg-type]


def make_b(
    unit: Answers, tpi: Answers | None = None, tpi2: Answers | None = None, **options: object
) -> Made:
    """Make a workbook in layout B: sheet Jawaban with the unit's and TPI's columns, and recaps."""
    columns = COLUMNS_B if tpi2 is None else COLUMNS_B | COLUMNS_TPI2
    assessors = {"unit": unit, "tpi": tpi or {}, "tpi2": tpi2 or {}}
    return _made({"Jawaban": assessors}, columns, Options(**options))  # type: ignore[arg-type]


def make_many(sheets: Mapping[str, Answers], **options: object) -> Made:
    """Make a workbook in layout A with a worksheet a unit; the keys are sheet and unit names."""
    return _made({name: {"unit": a} for name, a in sheets.items()}, COLUMNS_A, Options(**options))  # type: ignore[arg-type]


def _made(
    sheets: Mapping[str, Mapping[str, Answers]],
    columns: Mapping[str, str | None],
    options: Options,
) -> Made:
    book = Workbook()
    book.remove(book.worksheets[0])
    layout_b = "answer.tpi" in columns
    drawn = {}
    for name, assessors in sheets.items():
        unit = options.unit_name or (name if len(sheets) > 1 else None)
        top = () if layout_b else _top(unit, options)
        one = draw(book, name, columns, assessors, options, top)
        drawn[one.name] = one
        if layout_b and options.recap is not False:
            for recap, assessor in {"Unit": "unit", "TPI Unit": "tpi"}.items():
                add_recap(book, recap, one, assessors[assessor], options)
    if options.stale_recap:
        add_stale_recaps(book)
    data = io.BytesIO()
    book.save(data)
    return Made(with_values(data.getvalue(), sheet_files(book, drawn.values())), drawn)


def _top(unit: str | None, options: Options) -> tuple[str, ...]:
    lines = [options.title] if options.title else []
    lines += [f"Unit Kerja: {unit}"] if unit else []
    lines += [f"Tahun: {options.year}"] if options.year else []
    return tuple(lines)
