"""How areas, units and SAKIP moved over the years, and how SAKIP and readiness stand together."""

from zi_analytics.ui import (
    filters,
    page,
    sakip_flow,
    sakip_gate,
    trend_areas,
    trend_link,
    trend_movers,
)
from zi_analytics.ui.trend_state import scene

VIEWS = {
    trend_link.AREAS: trend_areas,
    trend_link.MOVERS: trend_movers,
    trend_link.SAKIP: sakip_flow,
    trend_link.BOTH: sakip_gate,
}

page.opening()
shown = scene()
filters.switch(trend_link.VIEW, trend_link.SHORT)

chosen = VIEWS[shown.values[trend_link.VIEW.key]]
chosen.view(shown)
page.closing(chosen.READING, trend_areas.source(shown))
