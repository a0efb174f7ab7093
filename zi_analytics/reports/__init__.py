"""From tables to files that leave the dashboard."""

from zi_analytics.reports.returned import returned, returned_name
from zi_analytics.reports.template import UnitLabel, template, template_zip
from zi_analytics.reports.workbook import workbook

__all__ = ["UnitLabel", "returned", "returned_name", "template", "template_zip", "workbook"]
