"""From tables to files that leave the dashboard."""

from zi_analytics.reports.workbook import workbook

__all__ = ["workbook"]
