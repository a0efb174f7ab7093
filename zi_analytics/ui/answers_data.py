"""Answers of many units at once."""

import pandas as pd

from zi_analytics.tables import ANSWERS, empty
from zi_analytics.ui import access, data
from zi_analytics.ui.shared import shared


def of_year(year: int) -> pd.DataFrame:
    """Return the answers of all units and assessors in a year."""
    return access.only(_of_year(data.store().version(), year))


def to_questions(year: int, assessor: str, questions: tuple[str, ...]) -> pd.DataFrame:
    """Return the answers of all units to some questions, by one assessor."""
    return access.only(_to_questions(data.store().version(), year, assessor, questions))


@shared(data.FEW, "Membaca jawaban semua unit…")
def _of_year(version: int, year: int) -> pd.DataFrame:
    frames = [data.store().answers(year, unit) for unit in sorted(data.store().handed_in(year))]
    return pd.concat(frames, ignore_index=True) if frames else empty(ANSWERS)


@shared(data.FEW, "Membaca jawaban semua unit…")
def _to_questions(
    version: int, year: int, assessor: str, questions: tuple[str, ...]
) -> pd.DataFrame:
    return data.store().assessor_answers(year, assessor, questions)
