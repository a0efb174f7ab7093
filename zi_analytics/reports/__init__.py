"""From tables to files that leave the dashboard."""

from zi_analytics.reports.prerequisites import prerequisite_worksheet
from zi_analytics.reports.workbook import workbook

__all__ = ["prerequisite_worksheet", "workbook"]
