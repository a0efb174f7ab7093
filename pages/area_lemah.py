"""Where all units lose points, and where their own assessment differs from that of TPI."""

from zi_analytics.ui import filters, gap_parts, page, weak_link, weak_map, weak_parts, weak_search
from zi_analytics.ui.unit_rules import note_others
from zi_analytics.ui.weak_panel import panel
from zi_analytics.ui.weak_state import scene

page.opening()
chosen, values = filters.kind_filters(weak_link.PAGE, weak_link.hidden)
shown = scene(chosen, values)
filters.switch(weak_link.VIEW)

if values[weak_link.VIEW.key] == weak_link.GAPS:
    gap_parts.gaps(shown)
    reading = gap_parts.READING
elif shown.judged.empty:
    weak_parts.nothing(shown)
    reading = weak_parts.READING
else:
    weak_parts.finding(shown)
    weak_parts.figures(shown)
    weak_parts.place(shown)
    weak_map.map_of_units(shown)
    weak_search.search(shown)
    note_others(
        chosen.year,
        chosen.assessor,
        chosen.kind,
        "Poin yang hilang di sini tidak termasuk miliknya.",
    )
    reading = weak_parts.READING
panel(shown)
page.closing(reading, page.source(chosen.year))
