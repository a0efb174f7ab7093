"""From tables to files that leave the dashboard."""

from zi_analytics.reports.returning import returned, returned_name
from zi_analytics.reports.template import (
    TemplateError,
    UnitLabel,
    edition,
    file_name,
    template,
    template_zip,
    worksheets,
)
from zi_analytics.reports.workbook import workbook

__all__ = [
    "TemplateError",
    "UnitLabel",
    "edition",
    "file_name",
    "returned",
    "returned_name",
    "template",
    "template_zip",
    "workbook",
    "worksheets",
]
