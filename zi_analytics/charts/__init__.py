"""From a table to a figure and the sentence that says what it shows; no Streamlit in here."""

from zi_analytics.charts.action_words import (
    ACTION_STATES,
    NO_DATE,
    NO_OWNER,
    actions_table,
    due_words,
)
from zi_analytics.charts.areas import areas, areas_table
from zi_analytics.charts.bullets import bullets, conditions_table
from zi_analytics.charts.columns import Column
from zi_analytics.charts.corrected import area_gaps, question_gaps, unit_gaps
from zi_analytics.charts.covered import covered_bars, covered_heat
from zi_analytics.charts.covered_words import internalization_finding, lowest_groups, unit_sentence
from zi_analytics.charts.due_dates import due_dates
from zi_analytics.charts.flow import Stream, predicate_flow
from zi_analytics.charts.gate import Gate, association, quadrants, scatter
from zi_analytics.charts.heat import heat_map
from zi_analytics.charts.lacking import lacking
from zi_analytics.charts.movers import movers
from zi_analytics.charts.nearest import helpful, nearest
from zi_analytics.charts.overview import condition_names, lacking_counts, medians, noun, overview
from zi_analytics.charts.palette import DARK, LIGHT, Palette
from zi_analytics.charts.panels import Panel, Years
from zi_analytics.charts.pareto import pareto
from zi_analytics.charts.picture import NO_CLOUD, SAMPLE_MARK, Look, Picture, watermark
from zi_analytics.charts.plan_line import plan_line
from zi_analytics.charts.planned import planned, planned_table
from zi_analytics.charts.ranking import ranking
from zi_analytics.charts.received import received_board
from zi_analytics.charts.region_map import region_map
from zi_analytics.charts.sakip_bands import sakip_bands
from zi_analytics.charts.small_multiples import small_multiples
from zi_analytics.charts.waterfall import waterfall
from zi_analytics.charts.weak_heat import weak_heat

__all__ = [
    "ACTION_STATES",
    "DARK",
    "LIGHT",
    "NO_CLOUD",
    "NO_DATE",
    "NO_OWNER",
    "SAMPLE_MARK",
    "Column",
    "Gate",
    "Look",
    "Palette",
    "Panel",
    "Picture",
    "Stream",
    "Years",
    "actions_table",
    "area_gaps",
    "areas",
    "areas_table",
    "association",
    "bullets",
    "condition_names",
    "conditions_table",
    "covered_bars",
    "covered_heat",
    "due_dates",
    "due_words",
    "heat_map",
    "helpful",
    "internalization_finding",
    "lacking",
    "lacking_counts",
    "lowest_groups",
    "medians",
    "movers",
    "nearest",
    "noun",
    "overview",
    "pareto",
    "plan_line",
    "planned",
    "planned_table",
    "predicate_flow",
    "quadrants",
    "question_gaps",
    "ranking",
    "received_board",
    "region_map",
    "sakip_bands",
    "scatter",
    "small_multiples",
    "unit_gaps",
    "unit_sentence",
    "waterfall",
    "watermark",
    "weak_heat",
]
