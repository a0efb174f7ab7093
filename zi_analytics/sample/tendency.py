"""How well a unit does, question by question, as its internal team finds it.

A unit keeps its strengths over the years: those of earlier years are drawn around those of 2022.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from zi_analytics.instruments import Instrument, Question, load
from zi_analytics.registry import Unit
from zi_analytics.sample.submissions import STRONG_KINDS, generator, is_strong

Floats = NDArray[np.float64]
Tendency = tuple[float, Floats, Floats]

BASE_YEAR: Final = 2022
BASE: Final = "permenpanrb-90-2021"

# Share of weight that the internal team finds on average, and how far units of the kind differ.
_LEVEL: Final[Mapping[str, tuple[float, float]]] = {
    "sekretariat": (0.58, 0.03),
    "inspektorat": (0.62, 0.02),
    "rsud": (0.62, 0.04),
    "dinas": (0.49, 0.06),
    "badan": (0.50, 0.05),
    "satuan": (0.45, 0.03),
    "kecamatan": (0.38, 0.09),
}
_LEVEL_ELSE: Final = (0.45, 0.07)
_STRONG: Final = (0.66, 0.02)
# By the number of the area, from 0: none (Hasil).
_AREA: Final = (0.0, 0.02, 0.02, 0.0, 0.07, -0.20, 0.06)
_EVENNESS: Final = 0.5
_ASPECT: Final = {"A.I": 0.04, "A.II": -0.05}
_INTERNALISATION: Final = ("A.II.1", -0.12)
_AREA_SPREAD: Final = 0.05
_QUESTION_SPREAD: Final = 0.08
_ANSWER_SPREAD: Final = 0.15
# By how much the level of an earlier year lies below that of the base year, on average.
_BEHIND: Final[Mapping[int, float]] = {2018: 0.13, 2019: 0.10, 2020: 0.085, 2021: 0.04}
_DRIFT: Final = 0.025
_AREA_DRIFT: Final = 0.03


@lru_cache(maxsize=4)
def asked(instrument: Instrument) -> tuple[Question, ...]:
    """Return the questions of an instrument, in order."""
    return tuple(instrument.questions.values())


@lru_cache(maxsize=4)
def _areas(instrument: Instrument) -> NDArray[np.intp]:
    """Return the number of every question's area; 0 where it has none."""
    area_of = {q: area.number for area in instrument.areas for q in instrument.leaves(area.id)}
    return np.array([area_of.get(question.id, 0) for question in asked(instrument)])


@lru_cache(maxsize=4)
def _hardness(instrument: Instrument) -> Floats:
    """Return by how much every question is easier (above 0) or harder for all units alike."""
    drawn = generator(0, instrument.id).normal(0.0, _QUESTION_SPREAD, len(asked(instrument)))
    if instrument.id != BASE:
        return np.asarray(drawn)
    aspects = [_ASPECT.get(".".join(q.id.split(".")[:2]), 0.0) for q in asked(instrument)]
    node, weaker = _INTERNALISATION
    inward = [weaker if q.id.startswith(f"{node}.") else 0.0 for q in asked(instrument)]
    return np.asarray(drawn + np.array(aspects) + np.array(inward))


def level_found(unit: Unit, year: int, instrument: Instrument, rng: np.random.Generator) -> Floats:
    """Return about the share (0-1) that the team finds of every question of the instrument."""
    if instrument.id == BASE:
        level, own, noise = _tendency(unit, rng)
    else:
        level, own, _ = _tendency(unit, generator(BASE_YEAR, unit.code, "answers"))
        level += rng.normal(-_BEHIND.get(year, 0.0), _DRIFT)
        own = own + rng.normal(0.0, _AREA_DRIFT, len(own))
        noise = rng.normal(0.0, _ANSWER_SPREAD, len(asked(instrument)))
    return np.asarray(level + own[_areas(instrument)] + _hardness(instrument) + noise)


def tendency(unit: Unit) -> float:
    """Return about the share (0-1) that a unit gets as a whole, over the years."""
    level, _, _ = _tendency(unit, generator(BASE_YEAR, unit.code, "answers"))
    return level


def _tendency(unit: Unit, rng: np.random.Generator) -> Tendency:
    """Draw a unit's level, what it is better or worse at by area, and its chance by question."""
    strong = is_strong(unit)
    mean, spread = _LEVEL.get(unit.kind, _LEVEL_ELSE)
    if strong and unit.kind not in STRONG_KINDS:
        mean, spread = _STRONG
    even = _EVENNESS if strong else 1.0
    own = np.array([rng.normal(offset * even, _AREA_SPREAD) for offset in _AREA])
    noise = rng.normal(0.0, _ANSWER_SPREAD, len(asked(load(BASE))))
    return rng.normal(mean, spread), own, noise
