"""The live formulas of a worksheet: what an answer is worth, and what its points add up to.

They follow ``points`` of ``scoring``: a question that is not answered counts 0 in its
sub-component's mean (PermenPANRB 90/2021 is silent about it; Lampiran III leaves it out). Nothing
is rounded. While a column holds no answer at all its points stay empty, because a missing
assessment is no zero.
"""

from collections.abc import Sequence
from typing import Final

from zi_analytics.instruments import Instrument, Question, Ratio, Scale
from zi_analytics.instruments.model import TOTAL
from zi_analytics.reports.template.columns import FILLED, WEIGHT, AssessorColumns, cell
from zi_analytics.reports.template.rows import Rows

NOT_FILLED: Final = "Blm Diisi"


def filled_in(rows: Rows, columns: AssessorColumns) -> str:
    """Count the cells of a column that are filled in."""
    return f"=COUNTA({_listed([cell(columns.answer, row.number) for row in rows.typed()])})"


def answered(rows: Rows, columns: AssessorColumns, sheet: str = "") -> str:
    """Count the questions that have a value, as an expression without its equals sign."""
    asked = [rows.number[question] for question in rows.instrument.questions]
    return f"COUNT({_listed([sheet + cell(columns.points, row) for row in asked])})"


def ratio(question: Question, rows: Rows, columns: AssessorColumns) -> str:
    """Compute a ratio question's value (0–1) from its counts; a text while one is blank."""
    assert question.ratio is not None
    at = {name: cell(columns.answer, rows.number[name]) for name in question.inputs}
    own = _listed(list(at.values()))
    complete = f"AND(COUNT({own})={len(at)},MIN({own})>=0)"
    return f'=IF({complete},{_quotient(question.ratio, at)},"{NOT_FILLED}")'


def _quotient(rule: Ratio, at: dict[str, str]) -> str:
    top = at[rule.numerator]
    bottom = "+".join(at[name] for name in rule.denominator)
    if rule.kind == "share":
        return f"IF(({bottom})=0,{number(rule.zero)},MAX(0,MIN(1,{top}/({bottom}))))"
    nothing = f"IF({top}=0,1,{number(rule.zero)})"
    return f"IF(({bottom})=0,{nothing},MAX(0,MIN(1,(({bottom})-{top})/({bottom}))))"


def question_value(question: Question, rows: Rows, columns: AssessorColumns) -> str:
    """Compute what an answer is worth: 0–1 in a sub-component, points right below an aspect."""
    instrument, row = rows.instrument, rows.number[question.id]
    answer = cell(columns.answer, row)
    value = _value(instrument.scale_of(question.id), answer)
    if not in_points(question, instrument):
        return f"={value}"
    return f'=IF(ISNUMBER({value}),{value}*{cell(WEIGHT, row)},"")'


def in_points(question: Question, instrument: Instrument) -> bool:
    """Tell whether a question's “Nilai” is points already, as in Hasil of Lampiran III."""
    return instrument.nodes[question.group].level == "aspect"


def _value(scale: Scale, answer: str) -> str:
    if scale.kind == "choice":
        nested = '""'
        for option, value in reversed(list(scale.options.items())):
            nested = f'IF(TRIM({answer})="{option}",{number(value)},{nested})'
        return nested
    top = 1.0 if scale.maximum is None else scale.maximum
    divided = answer if top == 1 else f"{answer}/{number(top)}"
    # Excel computes all parts of AND, and a text is greater than any number there.
    return f'IF(ISNUMBER({answer}),IF(AND({answer}>=0,{answer}<={number(top)}),{divided},""),"")'


def node_points(node: str, rows: Rows, columns: AssessorColumns) -> str:
    """Add up a component, aspect, area or sub-component, or ``total``."""
    return f'=IF({cell(columns.answer, FILLED)}=0,"",{_sum(node, rows, columns)})'


def _sum(node: str, rows: Rows, columns: AssessorColumns) -> str:
    instrument = rows.instrument
    below = [
        other.id
        for other in instrument.nodes.values()
        if other.parent == (None if node == TOTAL else node)
    ]
    if below:
        return f"SUM({_listed([cell(columns.points, rows.number[id_]) for id_ in below])})"
    own = [q for q in instrument.questions.values() if q.group == node]
    if instrument.nodes[node].combine == "mean":
        values = _listed([cell(columns.points, rows.number[q.id]) for q in own])
        return f"SUM({values})/{len(own)}*{cell(WEIGHT, rows.number[node])}"
    return "+".join(points_at(q.id, rows, columns) for q in own)


def points_at(id_: str, rows: Rows, columns: AssessorColumns, sheet: str = "") -> str:
    """Return an expression for the points of a node, an area, a question or ``total``.

    ``sheet`` stands before every cell, where the expression is for another sheet.
    """
    instrument = rows.instrument
    area = next((area for area in instrument.areas if area.id == id_), None)
    if area is not None:
        parts = [sheet + cell(columns.points, rows.number[node]) for node in area.nodes]
        return f"SUM({_listed(parts)})"
    points = f"N({sheet}{cell(columns.points, rows.number[id_])})"
    question = instrument.questions.get(id_)
    if question is None or in_points(question, instrument):
        return points
    return f"{points}*{sheet}{cell(WEIGHT, rows.number[id_])}"


def _listed(cells: Sequence[str]) -> str:
    return ",".join(cells)


def number(value: float) -> str:
    """Write a number as a formula does, with all of its digits."""
    return f"{value:.15g}"
