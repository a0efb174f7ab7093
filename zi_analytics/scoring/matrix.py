"""Tidy answers as arrays: one row a worksheet and assessor, one column a question."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from zi_analytics.instruments import Instrument
from zi_analytics.instruments.ratios import evaluate
from zi_analytics.tables import KEY

Floats = NDArray[np.float64]
Rows = NDArray[np.integer[Any]]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class AnswerMatrix:
    """The answers of many worksheets to one instrument.

    ``keys`` has the columns unit, year, assessor. ``values`` (keys × questions) lies in 0–1 and is
    missing where unanswered. ``broken`` marks where the official workbook shows an Excel error.
    """

    keys: pd.DataFrame
    values: Floats
    broken: Flags


def answer_matrix(answers: pd.DataFrame, instrument: Instrument) -> AnswerMatrix:
    """Spread the answers to one instrument over arrays.

    Raises ValueError when a question is answered twice under one key.
    """
    repeated = answers.duplicated([*KEY, "question"])
    if repeated.any():
        row = answers.loc[repeated].iloc[0]
        raise ValueError(f"answered twice by {row['assessor']}: {row['unit']} {row['question']}")
    row_of = answers.groupby(KEY, dropna=False, sort=False).ngroup().to_numpy()
    keys = answers.drop_duplicates(KEY)[KEY].reset_index(drop=True)
    questions = list(instrument.questions)
    values = _spread(answers, row_of, questions, answers["value"], len(keys))
    return AnswerMatrix(keys, values, _broken(answers, row_of, instrument, len(keys)))


def _spread(
    answers: pd.DataFrame,
    row_of: Rows,
    columns: Sequence[str],
    data: pd.Series,
    n: int,
) -> Floats:
    column_of = pd.Index(columns).get_indexer(pd.Index(answers["question"]))
    wanted = column_of >= 0
    spread = np.full((n, len(columns)), np.nan)
    spread[row_of[wanted], column_of[wanted]] = data.to_numpy(dtype=np.float64)[wanted]
    return spread


def _broken(answers: pd.DataFrame, row_of: Rows, instrument: Instrument, n: int) -> Flags:
    is_input = answers["question"].isin(list(instrument.inputs))
    typed_in = pd.to_numeric(answers["raw"].where(is_input), errors="coerce")
    inputs = list(instrument.inputs)
    counts = _spread(answers, row_of, inputs, typed_in, n)
    broken = np.zeros((n, len(instrument.questions)), dtype=bool)
    for column, question in enumerate(instrument.questions.values()):
        if question.ratio is not None:
            own = {name: counts[:, inputs.index(name)] for name in question.inputs}
            broken[:, column] = evaluate(question.ratio, own).workbook_error
    return broken
