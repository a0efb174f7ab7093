"""Synthetic worksheets: for the first start, and to try things out. Nobody's real answers."""

from zi_analytics.sample.actions import sample_actions
from zi_analytics.sample.internalization import write_internalization_sample
from zi_analytics.sample.sakip import write_sakip_sample
from zi_analytics.sample.write import EARLIER_YEARS, SAMPLE_YEAR, sample_files, write_sample

__all__ = [
    "EARLIER_YEARS",
    "SAMPLE_YEAR",
    "sample_actions",
    "sample_files",
    "write_internalization_sample",
    "write_sakip_sample",
    "write_sample",
]
