"""The typed counts of ratio questions: how many were due, and how many of them were done."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from zi_analytics.instruments import Instrument, Question

# Smallest and largest number due, by the input that asks for it; others lie in _ELSE.
_DUE: Final[Mapping[str, tuple[int, int]]] = {
    "A.II.1.i.a.1": (3, 9),
    "A.II.3.iii.a.1": (0, 6),
    "A.II.4.i.-.1": (4, 12),
    "A.II.5.ii.-.1": (1, 14),
    "A.II.5.iii.a.2": (1, 1),
    "A.II.5.iii.a.3": (2, 7),
    "A.II.5.iii.a.4": (0, 3),
    "A.II.5.iii.b.2": (2, 6),
    "A.II.5.iii.b.3": (4, 14),
    "A.II.5.iii.b.4": (12, 85),
    "A.II.6.i.b.1": (3, 22),
}
_ELSE: Final = (2, 10)
# Reporting of wealth is followed up every year, so nearly everybody does; added to the level.
_EASE: Final[Mapping[str, float]] = {
    "A.II.4.i.-": 0.10,
    "A.II.5.ii.-": 0.10,
    "A.II.5.iii.a": 0.65,
    "A.II.5.iii.b": 0.55,
}
# These are counted a second time in another question's first row: input → input it repeats.
_REPEATED: Final[Mapping[str, str]] = {"A.II.1.i.b.1": "A.II.1.i.a.2"}
_WITHOUT_COMPLAINTS: Final = 0.08
_COMPLAINTS: Final = "A.II.5.ii.-"


def due(instrument: Instrument, rng: np.random.Generator) -> dict[str, int]:
    """Draw what was due, by input: the same for every assessor."""
    counts: dict[str, int] = {}
    for question in instrument.questions.values():
        if question.ratio is not None:
            for name in question.ratio.denominator:
                low, high = _DUE.get(name, _ELSE)
                counts[name] = int(rng.integers(low, high, endpoint=True))
    if rng.random() < _WITHOUT_COMPLAINTS:
        counts |= {name: 0 for name in counts if name.startswith(_COMPLAINTS)}
    return counts


def done(
    instrument: Instrument, drawn: Mapping[str, int], level: Mapping[str, float]
) -> dict[str, int]:
    """Count what was done of what was due: every input of every ratio question.

    ``level`` is about the share (0-1) that was done, by question.
    """
    counts = dict(drawn)
    for question in instrument.questions.values():
        if question.ratio is not None:
            for name in question.ratio.denominator:
                if name in _REPEATED:
                    counts[name] = counts[_REPEATED[name]]
            counts |= _done(question, counts, level[question.id] + _EASE.get(question.id, 0.0))
    return counts


def _done(question: Question, counts: Mapping[str, int], level: float) -> dict[str, int]:
    ratio = question.ratio
    assert ratio is not None
    whole = sum(counts[name] for name in ratio.denominator)
    part = round(whole * min(1.0, max(0.0, level)))
    if ratio.kind == "decline":
        return {ratio.numerator: whole - part, **dict.fromkeys(ratio.recorded, whole - part)}
    # Nobody reports a row of ratios in which nothing at all was done.
    part = max(part, min(whole, 1))
    return {ratio.numerator: part, **dict.fromkeys(ratio.recorded, whole - part)}
