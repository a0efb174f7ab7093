"""Scoring the worksheets of a run at once; one that cannot be scored keeps only itself out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from zi_analytics.instruments import InstrumentError
from zi_analytics.intake.reconcile import reconcile
from zi_analytics.loaders import Worksheet
from zi_analytics.loaders.findings import Finding
from zi_analytics.scoring import readiness, score
from zi_analytics.tables import ANSWERS, typed


@dataclass(frozen=True)
class Tables:
    """What follows from a worksheet: scores, readiness, and where it states something else."""

    scores: pd.DataFrame
    readiness: pd.DataFrame
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
        return [_alone(sheet, thresholds) for sheet in worksheets]


def _alone(worksheet: Worksheet, thresholds: pd.DataFrame) -> "Tables | Exception":
    try:
        (tables,) = _together([worksheet], thresholds)
    except Exception as error:
        return error
    return tables


def _together(worksheets: Sequence[Worksheet], thresholds: pd.DataFrame) -> list[Tables]:
    """Score worksheets, each under a key of its own: units may be missing or equal."""
    answers = pd.concat(
        [sheet.answers.assign(unit=str(i), year=0) for i, sheet in enumerate(worksheets)]
    )
    scores = score(typed(answers, ANSWERS))
    scores_of = _by_worksheet(scores, worksheets)
    readiness_of = _by_worksheet(readiness(scores, thresholds), worksheets)
    return [
        Tables(scores_of[str(i)], readiness_of[str(i)], tuple(reconcile(sheet, scores_of[str(i)])))
        for i, sheet in enumerate(worksheets)
    ]


def _by_worksheet(
    table: pd.DataFrame, worksheets: Sequence[Worksheet]
) -> Mapping[str, pd.DataFrame]:
    """Split a table by the keys that stand in for units, and put the worksheets' own ones back."""
    stand_ins = table["unit"]
    place = stand_ins.astype("int64").to_numpy()
    units = pd.Series([sheet.unit for sheet in worksheets], dtype="str").array[place]
    years = pd.Series([sheet.year for sheet in worksheets], dtype="Int64").array[place]
    own = table.assign(unit=units, year=years)
    return {str(key): rows.reset_index(drop=True) for key, rows in own.groupby(stand_ins)}
