"""From tables to files to take away: Excel, PowerPoint, PDF; no Streamlit in here."""

from zi_analytics.reports.internalization import internalization_worksheet
from zi_analytics.reports.people import people_table
from zi_analytics.reports.portal import portal_json
from zi_analytics.reports.powerpoint import PPTX, powerpoint
from zi_analytics.reports.prerequisites import prerequisite_worksheet
from zi_analytics.reports.recap import Year, recap
from zi_analytics.reports.returning import returned, returned_name
from zi_analytics.reports.slide_html import slide_html
from zi_analytics.reports.template import (
    TemplateError,
    UnitLabel,
    edition,
    file_name,
    template,
    worksheets,
)
from zi_analytics.reports.typeset import report_card, typeset
from zi_analytics.reports.workbook import XLSX, workbook

__all__ = [
    "PPTX",
    "XLSX",
    "TemplateError",
    "UnitLabel",
    "Year",
    "edition",
    "file_name",
    "internalization_worksheet",
    "people_table",
    "portal_json",
    "powerpoint",
    "prerequisite_worksheet",
    "recap",
    "report_card",
    "returned",
    "returned_name",
    "slide_html",
    "template",
    "typeset",
    "workbook",
    "worksheets",
]
