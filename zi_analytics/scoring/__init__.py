"""From answers to the scores of every node, and from scores to readiness for each predicate."""

from zi_analytics.scoring.distance import distance
from zi_analytics.scoring.readiness import TOLERANCE, readiness
from zi_analytics.scoring.scores import score

__all__ = ["TOLERANCE", "distance", "readiness", "score"]
