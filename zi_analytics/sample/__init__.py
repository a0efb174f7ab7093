"""Synthetic worksheets: for the first start, and to try things out. Nobody's real answers."""

from zi_analytics.sample.write import SAMPLE_YEAR, write_sample

__all__ = ["SAMPLE_YEAR", "write_sample"]
