"""The rows of a worksheet: the instrument's tree, from the first component to the total."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from zi_analytics.instruments import Input, Instrument, Node, Question
from zi_analytics.instruments.model import TOTAL
from zi_analytics.reports.template.columns import HEADER

Kind = Literal["heading", "question", "input", "total"]


@dataclass(frozen=True)
class Row:
    """One row. ``mark`` stands ``depth`` columns from the left of the tree, ``text`` right of it.

    ``id`` is that of the node, question or input whose points or answer stand in the row; a
    ``total`` row states its component's points, or ``total``, once more.
    """

    number: int
    id: str
    kind: Kind
    depth: int
    mark: str
    text: str
    weight: float | None = None


@dataclass(frozen=True)
class Rows:
    """All rows in order, and the row number of each heading, question, input and ``total``."""

    instrument: Instrument
    all: tuple[Row, ...]
    number: Mapping[str, int] = field(repr=False)

    @property
    def first(self) -> int:
        """The number of the first row."""
        return self.all[0].number

    @property
    def last(self) -> int:
        """The number of the last row."""
        return self.all[-1].number

    def typed(self) -> Iterator[Row]:
        """Give the rows that people answer: all questions but ratios, and the counts of those."""
        for row in self.all:
            if row.kind == "input" or (row.kind == "question" and not self._is_ratio(row)):
                yield row

    def _is_ratio(self, row: Row) -> bool:
        return self.instrument.questions[row.id].ratio is not None


def rows_of(instrument: Instrument) -> Rows:
    """Return the rows of an instrument's worksheet below its header."""
    drawn: list[tuple[str, Kind, int, str, str, float | None]] = []
    for node in instrument.nodes.values():
        if node.parent is None:
            drawn += _below(instrument, node)
            text = f"TOTAL {node.label.upper()}"
            drawn.append((node.id, "total", 0, "", text, node.weight))
    whole = "NILAI EVALUASI ZONA INTEGRITAS"
    drawn.append((TOTAL, "total", 0, "", whole, instrument.weight(TOTAL)))
    rows = tuple(Row(HEADER + 1 + place, *told) for place, told in enumerate(drawn))
    number = {row.id: row.number for row in rows if row.kind != "total" or row.id == TOTAL}
    return Rows(instrument, rows, number)


def _below(
    rules: Instrument, node: Node
) -> Iterator[tuple[str, Kind, int, str, str, float | None]]:
    depth = node.id.count(".")
    mark = f"{node.id.rpartition('.')[2]}."
    text = node.label if node.level == "sub_component" else node.label.upper()
    yield node.id, "heading", depth, mark, text, node.weight
    for child in rules.nodes.values():
        if child.parent == node.id:
            yield from _below(rules, child)
    for question in rules.questions.values():
        if question.group == node.id:
            own = question.weight if node.combine == "sum" else None
            yield question.id, "question", depth + 1, _mark(question), question.label, own
            for name in question.inputs:
                item: Input = rules.inputs[name]
                yield name, "input", depth + 1, "", f"– {item.label}", None


def _mark(question: Question) -> str:
    return question.letter if question.letter == "-" else f"{question.letter}."
