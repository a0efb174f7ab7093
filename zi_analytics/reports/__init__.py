"""From tables to files to take away: Excel, PowerPoint, PDF; no Streamlit in here."""

from zi_analytics.reports.powerpoint import powerpoint
from zi_analytics.reports.recap import Year, recap
from zi_analytics.reports.typeset import report_card
from zi_analytics.reports.workbook import workbook

__all__ = ["Year", "powerpoint", "recap", "report_card", "workbook"]
