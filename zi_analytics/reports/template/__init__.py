"""Worksheets to hand out: an instrument as a protected workbook that scores itself."""

from zi_analytics.reports.template.build import template
from zi_analytics.reports.template.bundle import file_name, worksheets
from zi_analytics.reports.template.edition import TemplateError, edition
from zi_analytics.reports.template.label import UnitLabel

__all__ = [
    "TemplateError",
    "UnitLabel",
    "edition",
    "file_name",
    "template",
    "worksheets",
]
