"""From answers to the bytes of a workbook, sound or damaged, the same in every run."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from openpyxl import Workbook

from zi_analytics.instruments import Instrument
from zi_analytics.reports.packing import packed
from zi_analytics.sample.answers import Raw
from zi_analytics.sample.layouts import draw_a, draw_b
from zi_analytics.sample.sheets import Column
from zi_analytics.sample.submissions import Assessor, Submission

MADE: Final = "2022-05-17T00:00:00Z"
_OVERTYPED_BY: Final = 6.5

# What a hurried person may type, by question or input: the loader must ask about each.
MISTYPED: Final[Mapping[str, Mapping[str, Raw]]] = {
    "permenpanrb-90-2021": {
        "A.I.2.i.a": "B/C",
        "A.I.5.ii.c": "D",
        "A.I.1.i.a": "sudah ada",
        "A.II.4.i.-.2": "semua",
        "B.II.a": 87.5,
    },
    "permenpanrb-52-2014": {
        "A.II.1.a": "B/C",
        "A.V.2.c": "D",
        "A.I.1.a": "sudah ada",
        "B.I.b": "semua",
        "B.II.a": 87.5,
    },
}


def workbook(
    submission: Submission, columns: Mapping[Assessor, Column], instrument: Instrument
) -> bytes:
    """Return the file of a submission; its ``state`` says what is wrong with it."""
    if submission.state == "empty":
        columns = {}
    elif submission.state == "mistyped":
        own = columns["unit"]
        columns = {
            **columns,
            "unit": replace(own, answers={**own.answers, **MISTYPED[instrument.id]}),
        }
    elif submission.state == "overtyped":
        columns = {"unit": _overtyped(columns["unit"])}
    data = _bytes(submission, columns, instrument)
    return data[: len(data) * 2 // 3] if submission.state == "truncated" else data


def _overtyped(column: Column) -> Column:
    total = column.points["total"]
    assert not isinstance(total, str)
    return replace(column, points={**column.points, "total": round(total + _OVERTYPED_BY, 2)})


def _bytes(
    submission: Submission, columns: Mapping[Assessor, Column], instrument: Instrument
) -> bytes:
    book = Workbook(write_only=True)
    if submission.layout == "A":
        own = columns.get(submission.assessors[0], Column())
        draw_a(book, submission, own, instrument)
    else:
        draw_b(book, submission, columns, instrument)
    return packed(book, MADE)
