"""What leaves the house: from the store's tables to reports, for pages and command line alike."""

from zi_analytics.publishing.recap import recap_workbook
from zi_analytics.publishing.words import NothingToShowError

__all__ = ["NothingToShowError", "recap_workbook"]
