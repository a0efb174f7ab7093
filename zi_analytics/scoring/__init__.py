"""From answers to the scores of every node, and from scores to readiness for each predicate."""

from zi_analytics.scoring.distance import distance
from zi_analytics.scoring.prerequisites import (
    checklist,
    closing_day,
    prefilled,
    prerequisites,
    proposable,
)
from zi_analytics.scoring.readiness import TOLERANCE, readiness
from zi_analytics.scoring.scores import score

__all__ = [
    "TOLERANCE",
    "checklist",
    "closing_day",
    "distance",
    "prefilled",
    "prerequisites",
    "proposable",
    "readiness",
    "score",
]
