"""One LKE sheet: its answers by assessor, what it says of itself, and what to look at."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Final

from zi_analytics.instruments import Instrument
from zi_analytics.instruments.model import Input, Scale
from zi_analytics.loaders.closer import CellState
from zi_analytics.loaders.entries import (
    EMPTY,
    Entry,
    read_choice,
    read_count,
    read_index,
    read_percent,
    written,
)
from zi_analytics.loaders.findings import Finding, finding
from zi_analytics.loaders.grid import Value, address, range_address
from zi_analytics.loaders.headers import AnswerColumn
from zi_analytics.loaders.place import Item, Place
from zi_analytics.loaders.scales import Scales, bare_answer

SCALE_UNREADABLE: Final = "scale_unreadable"


@dataclass(frozen=True)
class Written:
    """Points that a sheet states by node, their cells, and those of a second row of a node.

    ``again`` holds points and cell of rows such as “TOTAL PENGUNGKIT”, which repeat a component.
    """

    points: dict[str, float]
    cells: dict[str, str]
    again: dict[str, tuple[float, str]]


@dataclass
class Entries:
    """What one assessor's column says: entries by question or count id, and findings."""

    column: AnswerColumn
    entries: dict[str, Entry] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def answered(self) -> bool:
        """Tell whether anything at all was typed into the column."""
        return any(entry != EMPTY for entry in self.entries.values())


def read_column(place: Place, column: AnswerColumn) -> Entries:
    """Read one assessor's answers; blank cells are looked at again to tell empty from broken."""
    result = Entries(column)
    percent = _percent_cells(place, column)
    for item, row in place.rows:
        if _is_typed(item):
            shown = address(row, column.answer) in percent
            entry = _read(item, place.grid.value(row, column.answer), place.scales, shown)
            result.entries[item.id] = entry
            # What the row's scale is, is a finding of the row and not of each answer.
            if entry.problem is not None and entry.problem != SCALE_UNREADABLE:
                result.findings.append(_problem(place, item, row, column, entry.problem))
    if result.answered:
        result.findings += _look_again(place, result)
    return result


def _is_typed(item: Item) -> bool:
    return isinstance(item, Input) or item.ratio is None


def _percent_cells(place: Place, column: AnswerColumn) -> Collection[str]:
    """Return the cells formatted as percentages, among those where that changes the meaning.

    These are typed percentages, and survey indexes from 0 to 1: “90%” is stored as 0.9.
    """
    cells = [
        address(row, column.answer)
        for item, row in place.rows
        if (scale := _scale(item, place.scales)) is not None
        and (
            scale.kind == "percent"
            or (scale.kind == "index" and _up_to_one(place.grid.value(row, column.answer)))
        )
    ]
    states = place.look_closer(cells)
    return {cell for cell, state in states.items() if state.percent}


def _up_to_one(value: Value) -> bool:
    return isinstance(value, (int, float)) and 0 < value <= 1


def _scale(item: Item, scales: Scales) -> Scale | None:
    return None if isinstance(item, Input) else scales.get(item.id)


def _read(item: Item, value: Value, scales: Scales, percent: bool) -> Entry:
    if isinstance(item, Input):
        return read_count(value)
    scale = _scale(item, scales)
    if scale is None:
        return EMPTY if written(value) == "" else Entry(problem=SCALE_UNREADABLE)
    if scale.kind == "percent":
        return read_percent(value, percent)
    if scale.kind == "index" and scale.maximum is not None:
        if percent:
            return Entry(problem="survey_percent")
        return read_index(value, scale.maximum)
    return read_choice(value, scale)


def _problem(place: Place, item: Item, row: int, column: AnswerColumn, code: str) -> Finding:
    scale = _scale(item, place.scales)
    return finding(
        code,
        sheet=place.grid.name,
        cell=address(row, column.answer),
        raw=written(place.grid.value(row, column.answer)),
        label=item.label,
        options=", ".join(scale.options) if scale else "",
        maximum=f"{scale.maximum:g}" if scale and scale.maximum else "",
    )


def _look_again(place: Place, result: Entries) -> list[Finding]:
    """Tell apart what looks empty: a merged cell, an answer one column off, an error, nothing."""
    blank = {
        address(row, result.column.answer): (item, row)
        for item, row in place.rows
        if _is_typed(item) and result.entries[item.id] == EMPTY
    }
    states = place.look_closer(blank)
    findings = []
    for cell, (item, row) in blank.items():
        seen = _why_blank(place, item, row, result.column, states.get(cell))
        if seen is not None:
            findings.append(seen)
            result.entries[item.id] = Entry(problem=seen.code)
    return findings


def _why_blank(
    place: Place,
    item: Item,
    row: int,
    column: AnswerColumn,
    state: CellState | None,
) -> Finding | None:
    sheet, cell = place.grid.name, address(row, column.answer)
    if state is not None and state.state == "error":
        return finding("excel_error", sheet=sheet, cell=cell, error=state.error, label=item.label)
    if state is not None and state.state == "not_calculated":
        return finding("not_calculated", sheet=sheet, cell=cell, label=item.label)
    area = place.grid.merged_around(row, column.answer)
    if area is not None and place.grid.value(*area[0]) != "":
        where = range_address(area)
        return finding("merged_answer", sheet=sheet, cell=cell, label=item.label, range=where)
    return _answer_in_scale_column(place, item, row)


def _answer_in_scale_column(place: Place, item: Item, row: int) -> Finding | None:
    if place.header.scale is None or isinstance(item, Input):
        return None
    text = place.grid.text(row, place.header.scale)
    if not bare_answer(text, item, place.instrument):
        return None
    cell = address(row, place.header.scale)
    return finding("answer_in_scale_column", sheet=place.grid.name, cell=cell, written=text)


def row_findings(place: Place) -> list[Finding]:
    """Report questions without a row, rows of the same question, and answers nobody asked for."""
    sheet = place.grid.name
    column = place.header.answers[0].answer
    asked: list[Item] = [*place.instrument.questions.values(), *place.instrument.inputs.values()]
    found = [
        _missing(place, item)
        for item in asked
        if item.id not in place.outline.questions and item.id not in place.outline.inputs
    ]
    for question, row in place.outline.repeats:
        first = address(place.outline.questions[question], column)
        found.append(
            finding(
                "question_repeated",
                sheet=sheet,
                cell=address(row, column),
                other=first,
                question=question,
                label=place.instrument.questions[question].label,
            )
        )
    return found + list(_unrecognised(place))


def _missing(place: Place, item: Item) -> Finding:
    """Report a question without a row, at the heading below which it belongs."""
    outline, instrument = place.outline, place.instrument
    heading = item.id
    while heading and heading not in outline.nodes and heading not in outline.questions:
        heading = heading.rpartition(".")[0]
    row = outline.nodes.get(heading, outline.questions.get(heading, place.header.row))
    filled = [column for column in place.header.texts if place.grid.text(row, column)]
    longest = max(filled, key=lambda column: len(place.grid.text(row, column)), default=0)
    return finding(
        "question_missing",
        sheet=place.grid.name,
        cell=address(row, longest),
        question=item.id,
        label=item.label,
        heading=instrument.label(heading) if heading else "judul tabel",
    )


def _unrecognised(place: Place) -> Iterator[Finding]:
    outline = place.outline
    known = {
        *outline.nodes.values(),
        *outline.totals.values(),
        *outline.questions.values(),
        *outline.inputs.values(),
        *outline.counted,
        *(row for _, row in outline.repeats),
    }
    for row in range(place.header.row + 1, outline.last + 1):
        if row in known or not place.wording(row):
            continue
        for column in place.header.answers:
            value = place.grid.value(row, column.answer)
            if value != "":
                yield finding(
                    "row_unrecognised",
                    sheet=place.grid.name,
                    cell=address(row, column.answer),
                    raw=written(value),
                )


def written_points(place: Place, column: AnswerColumn) -> Written:
    """Return the points that the sheet states beside this column, and the cells they stand in.

    A question's “Nilai” is its value (0–1) in Pengungkit and already points in Hasil.
    """
    found = Written({}, {}, {})
    if column.points is None:
        return found
    outline = place.outline
    rows = [*outline.nodes.items(), *outline.questions.items(), *outline.totals.items()]
    for node, row in rows:
        value = place.grid.value(row, column.points)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            continue
        points = float(value) * _points_of_one(node, place.instrument)
        cell = address(row, column.points)
        if node in found.points:
            found.again[node] = (points, cell)
        else:
            found.points[node], found.cells[node] = points, cell
    return found


def _points_of_one(node: str, instrument: Instrument) -> float:
    """Return the points that 1 stands for beside a node: a question's weight in Pengungkit."""
    question = instrument.questions.get(node)
    if question is None or instrument.nodes[question.group].level == "aspect":
        return 1.0
    return question.weight
