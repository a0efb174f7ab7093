"""Last year's self-assessment as what stands in the cells of a new worksheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from zi_analytics.instruments import Instrument, load

_DIGITS = 10


@dataclass(frozen=True)
class Prefill:
    """What to write, by question or input; ``year`` is that of the answers.

    ``refused`` says why there is nothing to write although answers were given.
    """

    year: int | None = None
    answers: Mapping[str, str | int | float] = field(default_factory=dict)
    refused: str = ""


def prefill_of(answers: pd.DataFrame | None, instrument: Instrument) -> Prefill:
    """Take the unit's own answers of ``tables.ANSWERS`` over, if the instrument is the same.

    Choices are written as the instrument writes them. What had no clear meaning is left blank.
    """
    if answers is None or answers.empty:
        return Prefill()
    year = answers["year"].dropna()
    before = None if year.empty else int(year.iloc[0])
    other = set(answers["instrument"].dropna()) - {instrument.id}
    if other:
        named = ", ".join(load(name).short for name in sorted(other))
        return Prefill(
            before,
            refused=f"Isian sebelumnya tidak diisikan: lembarnya memakai PermenPANRB {named}, "
            "yang pertanyaannya berbeda.",
        )
    own = answers.loc[answers["assessor"] == "unit"]
    if own.empty:
        refused = "Isian sebelumnya tidak diisikan: penilaian mandirinya tidak ada."
        return Prefill(before, refused=refused)
    return Prefill(before, as_typed(own, instrument))


def as_typed(own: pd.DataFrame, instrument: Instrument) -> dict[str, str | int | float]:
    """Return one assessor's answers as they are typed: choices, counts, numbers; none computed."""
    values = dict(zip(own["question"], own["value"], strict=True))
    raw = dict(zip(own["question"], own["raw"], strict=True))
    written = {name: _answer(name, values.get(name), instrument) for name in instrument.questions}
    counted = {name: _count(raw.get(name)) for name in instrument.inputs}
    return {name: one for name, one in {**written, **counted}.items() if one is not None}


def _answer(question: str, value: float | None, rules: Instrument) -> str | float | None:
    if value is None or pd.isna(value) or rules.questions[question].ratio is not None:
        return None
    scale = rules.scale_of(question)
    if scale.kind == "choice":
        near = (name for name, worth in scale.options.items() if abs(worth - value) < 1e-9)
        return next(near, None)
    return round(value * (scale.maximum or 1.0), _DIGITS)


def _count(raw: object) -> int | None:
    text = raw.strip() if isinstance(raw, str) else ""
    return int(text) if text.isascii() and text.isdigit() else None
