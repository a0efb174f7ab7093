"""The units of a region by year: names, aliases, kinds, succession, map, published figures.

Everything comes from one folder of data (``data/region``); another region replaces the folder.
"""

from zi_analytics.registry.model import Candidate, Resolution, Unit
from zi_analytics.registry.registry import Registry, UnknownUnitError, load_registry
from zi_analytics.registry.source import RegionError
from zi_analytics.registry.thresholds import minimum_in

__all__ = [
    "Candidate",
    "RegionError",
    "Registry",
    "Resolution",
    "Unit",
    "UnknownUnitError",
    "load_registry",
    "minimum_in",
]
