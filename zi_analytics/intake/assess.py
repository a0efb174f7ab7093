"""Scoring the worksheets of a run at once; one that cannot be scored keeps only itself out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

import numpy as np
import pandas as pd

from zi_analytics.instruments import InstrumentError
from zi_analytics.intake.reconcile import reconcile
from zi_analytics.loaders import Worksheet
from zi_analytics.loaders.findings import Finding
from zi_analytics.scoring import readiness, score
from zi_analytics.tables import ANSWERS, READINESS, SCORES, Columns, PlainTable, made_of

_SCORED: Final = ("instrument", "assessor", "question", "raw", "value")


@dataclass(frozen=True)
class Tables:
    """What follows from a worksheet: scores, readiness, and where it states something else."""

    scores: PlainTable
    readiness: PlainTable
    compared: tuple[Finding, ...]


def assess(worksheets: Sequence[Worksheet], thresholds: pd.DataFrame) -> list["Tables | Exception"]:
    """Score worksheets together; where that fails, each apart, so that the culprit is known."""
    if not worksheets:
        return []
    try:
        return list(_together(worksheets, thresholds))
    # Rules that cannot be meant are no worksheet's fault.
    except InstrumentError:
        raise
    # Whatever one worksheet holds that scoring does not expect, the others must not suffer from it.
    except Exception:
        return [_one_by_itself(sheet, thresholds) for sheet in worksheets]


def _one_by_itself(worksheet: Worksheet, thresholds: pd.DataFrame) -> "Tables | Exception":
    try:
        (tables,) = _together([worksheet], thresholds)
    except Exception as error:
        return error
    return tables


def _together(worksheets: Sequence[Worksheet], thresholds: pd.DataFrame) -> list[Tables]:
    """Score worksheets, each under a key of its own: units may be missing or equal."""
    scores = score(_answers(worksheets))
    scores_of = _by_worksheet(scores, SCORES, worksheets)
    readiness_of = _by_worksheet(readiness(scores, thresholds), READINESS, worksheets)
    return [
        Tables(scores_of[i], readiness_of[i], tuple(reconcile(sheet, scores_of[i])))
        for i, sheet in enumerate(worksheets)
    ]


def _answers(worksheets: Sequence[Worksheet]) -> pd.DataFrame:
    """Return what is scored of all worksheets; their places in the row stand in for units."""
    answers = [sheet.plain_answers for sheet in worksheets]
    stand_ins = [str(i) for i, own in enumerate(answers) for _ in range(len(own))]
    values = {name: list(chain.from_iterable(own[name] for own in answers)) for name in _SCORED}
    values |= {"unit": stand_ins, "year": [0] * len(stand_ins)}
    return made_of(values, {name: ANSWERS[name] for name in ("unit", "year", *_SCORED)})


def _by_worksheet(
    table: pd.DataFrame, columns: Columns, worksheets: Sequence[Worksheet]
) -> Mapping[int, PlainTable]:
    """Split a table, in which a worksheet's rows stand together, and put the own keys back."""
    stand_ins = table["unit"].astype("int64").to_numpy()
    starts = np.flatnonzero(np.diff(stand_ins, prepend=-1)).tolist()
    plain = PlainTable.of(table, columns)
    found: dict[int, PlainTable] = {}
    for first, end in pairwise([*starts, len(stand_ins)]):
        place = int(stand_ins[first])
        own = {"unit": worksheets[place].unit, "year": worksheets[place].year}
        found[place] = plain.part(first, end).with_same(**own)
    return found
