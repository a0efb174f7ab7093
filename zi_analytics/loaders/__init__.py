"""Worksheets as they come in: reading files safely, and what stands in them."""

from zi_analytics.loaders.internalization import InternalizationReading, read_internalization
from zi_analytics.loaders.lke import read_lke
from zi_analytics.loaders.model import Reading, Worksheet
from zi_analytics.loaders.portal import read_portal
from zi_analytics.loaders.prerequisites import PrerequisiteReading, read_prerequisites
from zi_analytics.loaders.sakip import SakipReading, read_sakip

__all__ = [
    "InternalizationReading",
    "PrerequisiteReading",
    "Reading",
    "SakipReading",
    "Worksheet",
    "read_internalization",
    "read_lke",
    "read_portal",
    "read_prerequisites",
    "read_sakip",
]
