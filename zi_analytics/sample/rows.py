"""The rows of a synthetic worksheet: an instrument's tree with sentences of our own."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from zi_analytics.instruments import Instrument, Node, Question, load
from zi_analytics.sample.wording import scale_of, wording

Kind = Literal["heading", "question", "input", "sum", "total"]


@dataclass(frozen=True)
class Row:
    """One row: ``mark`` stands ``depth`` columns from the left of the tree, ``text`` right of it.

    ``id`` is that of the node, question or input whose points or answer stand in the row; a
    ``sum`` row has its ratio question's.
    """

    id: str
    kind: Kind
    depth: int
    mark: str
    text: str
    weight: float | None = None
    choices: str | None = None


@lru_cache(maxsize=4)
def sheet_rows(instrument: str) -> tuple[Row, ...]:
    """Return the rows of a worksheet from the first component to the total, in order."""
    rules = load(instrument)
    rows: list[Row] = []
    for node in rules.nodes.values():
        if node.parent is None:
            rows += _below(rules, node)
            rows.append(Row(node.id, "total", 0, f"TOTAL {heading(node).upper()}", ""))
    return (*rows, Row("total", "total", 0, "NILAI EVALUASI ZONA INTEGRITAS", ""))


def heading(node: Node) -> str:
    """Return what worksheets print for a node: the second name of a component, if it has one."""
    return node.also[0] if node.level == "component" and node.also else node.label


def _below(rules: Instrument, node: Node) -> Iterator[Row]:
    depth = node.id.count(".")
    mark = node.id.rpartition(".")[2]
    text = node.label if node.level == "sub_component" else heading(node).upper()
    yield Row(node.id, "heading", depth, f"{mark}.", text, weight=node.weight)
    for child in rules.nodes.values():
        if child.parent == node.id:
            yield from _below(rules, child)
    for question in rules.questions.values():
        if question.group == node.id:
            yield from _of_question(rules, node, question, depth + 1)


def _of_question(rules: Instrument, node: Node, question: Question, depth: int) -> Iterator[Row]:
    texts = wording(rules.id)
    if question.id in texts.headings:
        yield Row("", "heading", depth - 1, "", texts.headings[question.id], question.weight)
    yield Row(
        question.id,
        "question",
        depth,
        question.letter if question.letter == "-" else f"{question.letter}.",
        texts.questions[question.id],
        weight=question.weight if node.level == "aspect" else None,
        choices=scale_of(question.id, rules).written,
    )
    several = question.id in texts.sums
    if several:
        yield Row(question.id, "sum", depth, "-", texts.sums[question.id], None, "Jumlah")
    for name in question.inputs:
        last = question.ratio is not None and name == question.ratio.numerator
        nearer = several and last
        text = texts.inputs[name]
        yield Row(name, "input", depth if nearer else depth + 1, "-", text, None, "Jumlah")
