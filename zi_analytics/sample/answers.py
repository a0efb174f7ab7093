"""How a unit answers: what its internal team finds, and what it claims for itself.

Everything is drawn from numbers that belong to the year and the unit, so a unit answers the same
in every run, whatever other units there are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from zi_analytics.instruments import Instrument, Minimum, Question, evaluate, yardsticks
from zi_analytics.registry import Unit
from zi_analytics.sample.counts import done, due
from zi_analytics.sample.submissions import Assessor, generator, is_strong
from zi_analytics.sample.tendency import Floats, asked, level_found
from zi_analytics.sample.wording import scale_of

Raw = str | int | float

_CLAIM: Final = 0.09
_YES_IS_EASIER: Final = 0.12
_AUDITED: Final = 0.3

# What stands in the way of a unit: the condition of WBK that it fails whatever else it does.
Obstacle = Literal["hasil.bersih.ipak", "hasil.pelayanan", "area.5"]
_BELOW: Final = 0.02
_MOSTLY_ABOVE: Final = 0.15


@dataclass(frozen=True)
class Filled:
    """One assessor's answers: ``raw`` by question and input, ``value`` (0-1) by question."""

    raw: Mapping[str, Raw]
    value: Mapping[str, float]


def answer(unit: Unit, year: int, instrument: Instrument) -> dict[Assessor, Filled]:
    """Answer every question, as the unit and as its internal team.

    Neither meets WBK: each unit has an obstacle that both see, a survey index below its minimum or
    too little in Penguatan Pengawasan.
    """
    rng = generator(year, unit.code, "answers")
    found = level_found(unit, year, instrument, rng)
    claimed = found + abs(rng.normal(_CLAIM, 0.05)) * rng.uniform(0.0, 2.0, len(found))
    obstacle = _obstacle(unit, rng)
    indices = _surveys(obstacle, instrument, rng)
    drawn = due(instrument, rng)
    order = rng.permutation(len(found)).tolist()
    filled: dict[Assessor, Filled] = {}
    levels: dict[Assessor, Floats] = {"unit": claimed, "tpi": found}
    for assessor, level in levels.items():
        raw = _answers(instrument, level, drawn) | indices
        if obstacle == "area.5":
            _hold_back(raw, obstacle, instrument, order)
        filled[assessor] = Filled(raw, values(raw, instrument))
    return filled


def values(raw: Mapping[str, Raw], instrument: Instrument) -> dict[str, float]:
    """Return the value (0-1) of every question; a ratio's from its counts."""
    return {question.id: _value(question, raw, instrument) for question in asked(instrument)}


def _value(question: Question, raw: Mapping[str, Raw], instrument: Instrument) -> float:
    if question.ratio is not None:
        counts = {name: np.array([float(raw[name])]) for name in question.inputs}
        return float(evaluate(question.ratio, counts).value[0])
    scale = scale_of(question.id, instrument)
    if scale.maximum is not None:
        return float(raw[question.id]) / scale.maximum
    return scale.options[str(raw[question.id])]


def _obstacle(unit: Unit, rng: np.random.Generator) -> Obstacle:
    drawn = rng.random()
    if is_strong(unit):
        return "hasil.bersih.ipak" if drawn < 0.7 else "hasil.pelayanan"
    if drawn < 0.6:
        return "hasil.bersih.ipak"
    return "hasil.pelayanan" if drawn < 0.75 else "area.5"


def _least(condition: str, instrument: Instrument) -> Minimum:
    minimum = yardsticks(instrument.id)["WBK"].minimums[condition]
    assert minimum is not None
    return minimum


def _surveys(
    obstacle: Obstacle, instrument: Instrument, rng: np.random.Generator
) -> dict[str, Raw]:
    """Draw both survey indices; the one that is the obstacle lies below its minimum."""
    ranges: tuple[tuple[Obstacle, float, float], ...] = (
        ("hasil.bersih.ipak", 3.12, 3.78),
        ("hasil.pelayanan", 3.05, 3.80),
    )
    drawn: dict[str, Raw] = {}
    for condition, low, high in ranges:
        least = _least(condition, instrument)
        assert least.index is not None
        if condition == obstacle:
            high = least.index - _BELOW
        else:
            low = least.index - _MOSTLY_ABOVE
        (question,) = instrument.leaves(least.node)
        drawn[question] = round(float(rng.uniform(low, high)), 2)
    return drawn


def _answers(instrument: Instrument, level: Floats, drawn: Mapping[str, int]) -> dict[str, Raw]:
    by_question = dict(zip(instrument.questions, level.tolist(), strict=True))
    raw: dict[str, Raw] = {**done(instrument, drawn, by_question)}
    for question in asked(instrument):
        options = scale_of(question.id, instrument).options
        if options:
            ease = _YES_IS_EASIER if len(options) == 2 else 0.0
            raw[question.id] = _nearest(options, by_question[question.id] + ease)
        elif scale_of(question.id, instrument).kind == "percent":
            # What auditors ask for is followed up sooner than the rest.
            share = min(1.0, max(0.0, by_question[question.id] + _AUDITED))
            raw[question.id] = round(share, 3)
    return raw


def _nearest(options: Mapping[str, float], aim: float) -> str:
    return min(options, key=lambda option: abs(options[option] - aim))


def _hold_back(
    raw: dict[str, Raw], obstacle: Obstacle, instrument: Instrument, order: Sequence[int]
) -> None:
    """Lower answers one by one until the area of the obstacle stays below what WBK asks for."""
    least = _least(obstacle, instrument)
    below = {q: instrument.questions[q] for q in instrument.leaves(least.node)}
    value = {name: _value(question, raw, instrument) for name, question in below.items()}
    enough = least.minimum - _BELOW * instrument.weight(least.node)
    shuffled = [asked(instrument)[at] for at in order]
    choices = [q for q in shuffled if q.id in below and q.ratio is None]
    for question in [*choices, *choices, *choices]:
        if sum(value[name] * q.weight for name, q in below.items()) <= enough:
            return
        options = list(scale_of(question.id, instrument).options)
        lower = min(len(options) - 1, options.index(str(raw[question.id])) + 1)
        raw[question.id] = options[lower]
        value[question.id] = _value(question, raw, instrument)
