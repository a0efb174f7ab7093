"""The shortest path to a predicate: the cheapest improvements after which all conditions hold."""

from zi_analytics.insight.path.apply import apply
from zi_analytics.insight.path.effort import Effort, Rate, default_effort
from zi_analytics.insight.path.errors import PathError
from zi_analytics.insight.path.filled import has_scales
from zi_analytics.insight.path.many import paths
from zi_analytics.insight.path.model import Block, Path, Paths, Plan, Step, Survey
from zi_analytics.insight.path.shortest import shortest_path

__all__ = [
    "Block",
    "Effort",
    "Path",
    "PathError",
    "Paths",
    "Plan",
    "Rate",
    "Step",
    "Survey",
    "apply",
    "default_effort",
    "has_scales",
    "paths",
    "shortest_path",
]
