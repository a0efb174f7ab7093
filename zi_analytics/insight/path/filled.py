"""One assessor's answers to one worksheet, as values and whole counts."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from zi_analytics.insight.path.errors import PathError
from zi_analytics.instruments import Instrument, load
from zi_analytics.tables import KEY


@dataclass(frozen=True)
class Filled:
    """What is answered: ``values`` (0–1) by question and ``counts`` by input; None where blank."""

    instrument: Instrument
    unit: str | None
    year: int | None
    assessor: str
    values: Mapping[str, float | None]
    counts: Mapping[str, int | None]

    def points(self, question: str) -> float:
        """Return the points of a question; an unanswered one has none."""
        return (self.values[question] or 0.0) * self.instrument.questions[question].weight

    @property
    def total(self) -> float:
        """The points of the whole worksheet."""
        return math.fsum(self.points(question) for question in self.instrument.questions)


def has_scales(instrument: Instrument) -> bool:
    """Tell whether the rules know what each answer is worth, not only the worksheet."""
    return all(question.scale is not None for question in instrument.questions.values())


def filled(answers: pd.DataFrame) -> Filled:
    """Read ``tables.ANSWERS`` of one unit, year and assessor.

    Raises PathError for an instrument whose answer scales only the worksheet knows: what a better
    answer would bring is not known there. A count that is not a whole number from 0 on is blank,
    as it is for the scores.
    """
    if any(answers[name].nunique(dropna=False) != 1 for name in (*KEY, "instrument")):
        raise PathError("jalur dihitung untuk jawaban satu unit, satu tahun, dan satu penilai")
    first = answers.iloc[0]
    instrument = load(str(first["instrument"]))
    if not has_scales(instrument):
        raise PathError(f"jalur tidak dapat dihitung untuk LKE menurut {instrument.short}")
    values = dict(zip(answers["question"], answers["value"], strict=True))
    raw = dict(zip(answers["question"], answers["raw"], strict=True))
    return Filled(
        instrument=instrument,
        unit=None if pd.isna(first["unit"]) else str(first["unit"]),
        year=None if pd.isna(first["year"]) else int(first["year"]),
        assessor=str(first["assessor"]),
        values={question: _value(values.get(question)) for question in instrument.questions},
        counts={name: _count(raw.get(name)) for name in instrument.inputs},
    )


def _value(value: float | None) -> float | None:
    return None if value is None or math.isnan(value) else float(value)


def _count(raw: object) -> int | None:
    text = raw.strip() if isinstance(raw, str) else ""
    try:
        number = float(text)
    except ValueError:
        return None
    return int(number) if number >= 0 and number.is_integer() else None
