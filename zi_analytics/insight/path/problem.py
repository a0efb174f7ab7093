"""What can be done and what must hold, put together; nothing here knows a solver."""

import math
from dataclasses import dataclass
from typing import Final

from zi_analytics.insight.path.levers import Lever
from zi_analytics.scoring import TOLERANCE

Levels = tuple[int, ...]
"""How far each lever of a problem is pulled, in the problem's order; a plan."""

# A hair stricter than readiness, whose sums may differ from ours in the last binary digit.
ALLOWED: Final = TOLERANCE - 1e-12


@dataclass(frozen=True)
class Need:
    """One condition: the questions whose points count, the points now, and the minimum."""

    condition: str
    questions: tuple[str, ...]
    now: float
    minimum: float


@dataclass(frozen=True)
class Problem:
    """The levers of one worksheet and the conditions of one predicate."""

    levers: tuple[Lever, ...]
    needs: tuple[Need, ...]

    @property
    def nothing(self) -> Levels:
        """The plan that leaves everything as it stands."""
        return (0,) * len(self.levers)

    @property
    def everything(self) -> Levels:
        """The plan that pulls every lever to its top."""
        return tuple(lever.most for lever in self.levers)

    def effort(self, levels: Levels) -> float:
        """Return the effort of a plan."""
        pulled = zip(self.levers, levels, strict=True)
        return math.fsum(lever.effort(level) for lever, level in pulled)

    def reached(self, levels: Levels) -> tuple[float, ...]:
        """Return the points of each condition under a plan."""
        pulled = zip(self.levers, levels, strict=True)
        gains = {lever.question: lever.gain(level) for lever, level in pulled}
        return tuple(
            need.now + math.fsum(gains.get(question, 0.0) for question in need.questions)
            for need in self.needs
        )

    def short(self, levels: Levels) -> dict[str, float]:
        """Return the conditions that do not hold under a plan, and the points they get."""
        return {
            need.condition: value
            for need, value in zip(self.needs, self.reached(levels), strict=True)
            if value < need.minimum - ALLOWED
        }

    def without_superfluous(self, levels: Levels) -> Levels:
        """Return a plan within this one of which no level can be taken away."""
        kept = list(levels)
        for i in range(len(kept)):
            while kept[i]:
                kept[i] -= 1
                if self.short(tuple(kept)):
                    kept[i] += 1
                    break
        return tuple(kept)

    def first_in_worksheet(self, levels: Levels) -> Levels:
        """Return an equal plan with the first of those levers pulled that are worth the same."""
        alike: dict[tuple[object, ...], list[int]] = {}
        for i, lever in enumerate(self.levers):
            conditions = tuple(n.condition for n in self.needs if lever.question in n.questions)
            alike.setdefault((lever.stretches, conditions), []).append(i)
        found = list(levels)
        for places in alike.values():
            ordered = sorted((levels[i] for i in places), reverse=True)
            for i, level in zip(places, ordered, strict=True):
                found[i] = level
        return tuple(found)
