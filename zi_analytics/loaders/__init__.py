"""Worksheets as they come in: reading files safely, and what stands in them."""

from zi_analytics.loaders.lke import read_lke
from zi_analytics.loaders.model import Reading, Worksheet

__all__ = ["Reading", "Worksheet", "read_lke"]
