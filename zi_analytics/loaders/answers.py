"""One assessor's answers as rows, with the ratios recomputed from their counts."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import numpy as np

from zi_analytics.instruments.model import Question
from zi_analytics.instruments.ratios import RatioOutcome, evaluate
from zi_analytics.loaders.closer import CellState
from zi_analytics.loaders.entries import EMPTY, Entry, read_percent, written
from zi_analytics.loaders.findings import Finding, finding
from zi_analytics.loaders.grid import address
from zi_analytics.loaders.place import Place
from zi_analytics.loaders.sheet import Entries

_SHOWN_CELLS: Final = 12
_SAME_RATIO: Final = 5e-5
_NOT_FILLED: Final = "blm diisi"

VARYING: Final = (*("assessor", "question", "raw", "value", "note", "evidence", "wording", "cell"),)
"""The columns of ``tables.ANSWERS`` that differ from row to row of a worksheet."""
Row = tuple[Any, ...]
"""Their values, in this order."""


def ratio_outcomes(place: Place, column: Entries) -> dict[str, RatioOutcome]:
    """Compute every ratio of the instrument from the counts of this column."""
    return {
        question.id: evaluate(
            question.ratio,
            {name: np.array([_count(column, name)]) for name in question.inputs},
        )
        for question in place.instrument.questions.values()
        if question.ratio is not None
    }


def _count(column: Entries, name: str) -> float:
    number = column.entries.get(name, EMPTY).number
    return np.nan if number is None else number


def answer_rows(
    place: Place, column: Entries, assessor: str, outcomes: Mapping[str, RatioOutcome]
) -> list[Row]:
    """Return one row a question and count."""
    rows: list[Row] = []
    for question in place.instrument.questions.values():
        if question.ratio is None:
            number = column.entries.get(question.id, EMPTY).number
            value, raw = number, _raw(place, column, question.id)
        else:
            ratio = float(outcomes[question.id].value[0])
            value, raw = (None, None) if np.isnan(ratio) else (ratio, repr(ratio))
        rows.append((assessor, question.id, raw, value, *_around(place, column, question.id)))
        for name in question.inputs:
            count = column.entries.get(name, EMPTY).number
            raw = _raw(place, column, name) if count is None else f"{count:.0f}"
            rows.append((assessor, name, raw, None, *_around(place, column, name)))
    return rows


def _around(
    place: Place, column: Entries, item: str
) -> tuple[str | None, str | None, str | None, str | None]:
    """Return note, evidence, wording and cell of an answer."""
    row = place.row_of(item)
    if row is None:
        return None, None, None, None
    return (
        _joined(place, row, column.column.notes),
        _joined(place, row, column.column.evidence),
        place.wording(row) or None,
        address(row, column.column.answer),
    )


def _raw(place: Place, column: Entries, item: str) -> str | None:
    row = place.row_of(item)
    if row is None:
        return None
    return written(place.grid.value(row, column.column.answer)) or None


def _joined(place: Place, row: int, columns: Iterable[int]) -> str | None:
    values = [place.grid.value(row, column) for column in columns]
    texts = [written(value) for value in values if value != ""]
    return "\n".join([text for text in texts if text]) or None


def ratio_findings(
    place: Place, column: Entries, outcomes: Mapping[str, RatioOutcome]
) -> list[Finding]:
    """Report counts that are blank, divisions by zero, and percentages typed over a formula."""
    found: list[Finding] = []
    cells = {
        question: address(row, column.column.answer)
        for question, row in place.outline.questions.items()
        if question in outcomes
    }
    states = place.look_closer(_doubtful(place, column, outcomes, cells))
    for name, outcome in outcomes.items():
        question = place.instrument.questions[name]
        if name in cells:
            found += _counts(place, column, question, outcome, cells[name])
            found += _stated(place, column, question, outcome, cells[name], states)
    return found


def _counts(
    place: Place, column: Entries, question: Question, outcome: RatioOutcome, cell: str
) -> list[Finding]:
    sheet = place.grid.name
    blank = [
        address(place.outline.inputs[name], column.column.answer)
        for name in question.inputs
        if name in place.outline.inputs and column.entries.get(name) == EMPTY
    ]
    if blank:
        where = ", ".join(blank)
        return [
            finding("count_missing", sheet=sheet, cell=blank[0], label=question.label, cells=where)
        ]
    if outcome.zero_denominator[0] and question.ratio is not None:
        value = "100 %" if outcome.value[0] == 1 else "0 %"
        note = question.ratio.note
        return [
            finding(
                "zero_denominator",
                sheet=sheet,
                cell=cell,
                label=question.label,
                value=value,
                note=note,
            )
        ]
    return []


def _doubtful(
    place: Place,
    column: Entries,
    outcomes: Mapping[str, RatioOutcome],
    cells: Mapping[str, str],
) -> list[str]:
    """Return the percentage cells whose number is not simply the ratio below them."""
    doubtful = []
    for question, cell in cells.items():
        value = place.grid.value(place.outline.questions[question], column.column.answer)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            continue
        if value == 1 or not _same(value, outcomes[question]):
            doubtful.append(cell)
    return doubtful


def _same(stated: float, outcome: RatioOutcome) -> bool:
    return bool(abs(stated - outcome.value[0]) <= _SAME_RATIO)


def _stated(
    place: Place,
    column: Entries,
    question: Question,
    outcome: RatioOutcome,
    cell: str,
    states: Mapping[str, CellState],
) -> list[Finding]:
    value = place.grid.value(place.outline.questions[question.id], column.column.answer)
    if value == "" or (isinstance(value, str) and value.strip().casefold() == _NOT_FILLED):
        return []
    state = states.get(cell, CellState("value", percent=True))
    formatted = not isinstance(value, str) and (state.percent or state.formula)
    entry = read_percent(value, formatted)
    facts = {"sheet": place.grid.name, "cell": cell, "label": question.label}
    if entry.problem is not None:
        return [finding(entry.problem, raw=written(value), **facts)]
    ratio = outcome.value[0]
    if entry.number is None or np.isnan(ratio) or _same(entry.number, outcome):
        return []
    return [
        finding(
            "ratio_differs",
            written=_percent(entry.number),
            computed=_percent(float(ratio)),
            **facts,
        )
    ]


def _percent(value: float) -> str:
    return f"{value * 100:.2f} %".replace(".", ",")


def unanswered_finding(
    place: Place, column: Entries, assessor: str, outcomes: Mapping[str, RatioOutcome]
) -> list[Finding]:
    """List the questions left blank in one finding; ratios have findings of their own."""
    blank = [
        address(place.outline.questions[name], column.column.answer)
        for name, entry in column.entries.items()
        if entry == Entry() and name in place.outline.questions and name not in outcomes
    ]
    return _about_cells("unanswered", place, blank, assessor=assessor)


def errors_finding(place: Place, column: Entries, assessor: str, suffix: str) -> list[Finding]:
    """Say of a format whose error cells look empty which empty answers may be errors."""
    rows = {**place.outline.questions, **place.outline.inputs}
    blank = [
        address(rows[name], column.column.answer)
        for name, entry in column.entries.items()
        if entry == Entry() and name in rows
    ]
    return _about_cells("errors_not_told_apart", place, blank, assessor=assessor, format=suffix)


def _about_cells(code: str, place: Place, cells: list[str], **facts: str) -> list[Finding]:
    """Make one finding about many cells, at the first of them; none if there are no cells."""
    if not cells:
        return []
    more = len(cells) - _SHOWN_CELLS
    shown = ", ".join(cells[:_SHOWN_CELLS]) + (f" dan {more} lainnya" if more > 0 else "")
    places = {"sheet": place.grid.name, "cell": cells[0], "cells": shown}
    return [finding(code, **places, count=len(cells), **facts)]
