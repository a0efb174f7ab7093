"""Which prerequisites are fulfilled, by the region and by each unit, and who may be proposed."""

from zi_analytics.ui import (
    filters,
    page,
    prereq_data,
    prereq_dialog,
    prereq_link,
    prereq_parts,
    prereq_upload,
    thresholds_form,
)

more_years = prereq_data.more_years()
page.opening(needs_data=not more_years)
chosen, values = filters.kind_filters(prereq_link.PAGE, prereq_link.hidden, more_years)

prereq_parts.finding(chosen)
prereq_parts.figures(chosen)
prereq_parts.region(chosen)
prereq_parts.board(chosen)
prereq_parts.unit_table(chosen)
prereq_upload.worksheet(chosen)
thresholds_form.thresholds(chosen.predicate)
prereq_dialog.opened(chosen, values[prereq_link.OPEN])
page.closing(prereq_parts.READING, page.source(chosen.year))
