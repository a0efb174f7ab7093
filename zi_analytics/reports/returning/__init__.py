"""Worksheets handed back: a unit's own workbook with what needs work marked in it."""

from zi_analytics.reports.returning.book import returned, returned_name

__all__ = ["returned", "returned_name"]
