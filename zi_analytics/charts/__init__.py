"""From a table to a figure and the sentence that says what it shows; no Streamlit in here."""

from zi_analytics.charts.areas import areas, areas_table
from zi_analytics.charts.bullets import bullets, conditions_table
from zi_analytics.charts.heat import heat_map
from zi_analytics.charts.lacking import lacking
from zi_analytics.charts.overview import condition_names, lacking_counts, medians, noun, overview
from zi_analytics.charts.palette import DARK, LIGHT, Palette
from zi_analytics.charts.picture import NO_CLOUD, SAMPLE_MARK, Look, Picture, watermark
from zi_analytics.charts.ranking import ranking

__all__ = [
    "DARK",
    "LIGHT",
    "NO_CLOUD",
    "SAMPLE_MARK",
    "Look",
    "Palette",
    "Picture",
    "areas",
    "areas_table",
    "bullets",
    "condition_names",
    "conditions_table",
    "heat_map",
    "lacking",
    "lacking_counts",
    "medians",
    "noun",
    "overview",
    "ranking",
    "watermark",
]
