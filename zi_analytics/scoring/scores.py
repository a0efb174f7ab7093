"""Scores of every node of the worksheet, for all worksheets at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from zi_analytics.instruments import Instrument, load
from zi_analytics.instruments.model import TOTAL
from zi_analytics.scoring.matrix import AnswerMatrix, Floats, answer_matrix
from zi_analytics.tables import SCORES, empty, typed


@dataclass(frozen=True)
class _Column:
    """One node of the scores table, its weight and the questions below it."""

    node: str
    level: str
    weight: float
    leaves: tuple[str, ...]


def score(answers: pd.DataFrame) -> pd.DataFrame:
    """Score every node of every worksheet, by the instrument that its answers name.

    Takes ``tables.ANSWERS`` and gives ``tables.SCORES``: points, weight, share of weight (0–1) and
    unanswered questions of each component, aspect, area, sub-component and question, of the six
    areas over both aspects (``area.1`` …) and of the whole (``total``). A question's points are its
    value × its weight; an unanswered one counts 0 in ``points``. ``points_workbook`` follows the
    worksheet's own convention instead: unanswered questions are left out of a sub-component's mean,
    and it is missing where the worksheet would show an error (PermenPANRB 90/2021, Lampiran III).
    """
    parts = [
        _score_instrument(of_one, load(str(name)))
        for name, of_one in answers.groupby("instrument", sort=True)
    ]
    return pd.concat(parts, ignore_index=True) if parts else empty(SCORES)


def _score_instrument(answers: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    matrix = answer_matrix(answers, instrument)
    columns = _columns(instrument)
    position = {question: i for i, question in enumerate(instrument.questions)}
    below = [[position[leaf] for leaf in column.leaves] for column in columns]
    weights = np.array([question.weight for question in instrument.questions.values()])
    points = _sums(np.nan_to_num(matrix.values) * weights, below)
    unanswered = _sums(np.isnan(matrix.values).astype(float), below)
    workbook = _points_workbook(matrix, instrument, columns)
    return _long(matrix.keys, instrument.id, columns, points, workbook, unanswered)


def _sums(values: Floats, below: Sequence[Sequence[int]]) -> Floats:
    """Sum each node's questions, in an order that does not depend on how many rows there are.

    A product of matrices would: a worksheet's points then change in the last digit with those that
    are scored beside it.
    """
    starts = np.cumsum([0, *map(len, below[:-1])])
    return np.add.reduceat(values.take(np.concatenate(below), axis=1), starts, axis=1)


def _columns(instrument: Instrument) -> list[_Column]:
    questions = instrument.questions
    nodes = [
        _Column(node.id, node.level, node.weight, instrument.leaves(node.id))
        for node in instrument.nodes.values()
    ]
    leaves = [_Column(q.id, "question", q.weight, (q.id,)) for q in questions.values()]
    areas = [
        _Column(
            area.id,
            "area_total",
            area.weight,
            tuple(leaf for node in area.nodes for leaf in instrument.leaves(node)),
        )
        for area in instrument.areas
    ]
    full = sum(node.weight for node in instrument.nodes.values() if node.parent is None)
    return [*nodes, *leaves, *areas, _Column(TOTAL, TOTAL, full, tuple(questions))]


def _points_workbook(
    matrix: AnswerMatrix, instrument: Instrument, columns: list[_Column]
) -> Floats:
    values = np.where(matrix.broken, np.nan, matrix.values)
    position = {question: i for i, question in enumerate(instrument.questions)}
    of_group = {
        node.id: _group_workbook(node.id, values, matrix, instrument, position)
        for node in instrument.nodes.values()
        if node.combine is not None
    }
    group_of = {question.id: question.group for question in instrument.questions.values()}
    result = np.full((len(matrix.keys), len(columns)), np.nan)
    for i, column in enumerate(columns):
        if column.level == "question":
            weight = instrument.questions[column.node].weight
            result[:, i] = values[:, position[column.node]] * weight
        else:
            groups = dict.fromkeys(group_of[leaf] for leaf in column.leaves)
            own = np.column_stack([of_group[group] for group in groups])
            result[:, i] = own.sum(axis=1)
    return result


def _group_workbook(
    group: str,
    values: Floats,
    matrix: AnswerMatrix,
    instrument: Instrument,
    position: dict[str, int],
) -> Floats:
    """Score a group of questions as the worksheet's formula does: AVERAGE × weight, or a sum."""
    node = instrument.nodes[group]
    questions = [q for q in instrument.questions.values() if q.group == group]
    at = [position[q.id] for q in questions]
    own = values.take(at, axis=1)
    if node.combine == "sum":
        return np.asarray((own * np.array([q.weight for q in questions])).sum(axis=1))
    answered = (~np.isnan(own)).sum(axis=1)
    mean = np.divide(
        np.nansum(own, axis=1), answered, out=np.full(len(own), np.nan), where=answered > 0
    )
    return np.where(matrix.broken[:, at].any(axis=1), np.nan, mean * node.weight)


def _long(
    keys: pd.DataFrame,
    instrument: str,
    columns: list[_Column],
    points: Floats,
    workbook: Floats,
    unanswered: Floats,
) -> pd.DataFrame:
    n, width = points.shape
    frame = keys.loc[keys.index.repeat(width)].reset_index(drop=True)
    weights = np.array([column.weight for column in columns])
    frame["instrument"] = instrument
    frame["node"] = np.tile(np.array([column.node for column in columns], dtype=object), n)
    frame["level"] = np.tile(np.array([column.level for column in columns], dtype=object), n)
    frame["points"] = points.ravel()
    frame["points_workbook"] = workbook.ravel()
    frame["weight"] = np.tile(weights, n)
    frame["share"] = (points / weights).ravel()
    frame["unanswered"] = unanswered.ravel().astype(np.int64)
    return typed(frame, SCORES)
