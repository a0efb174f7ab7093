"""How a survey's index is named, and what a plan asks of it."""

import re

from zi_analytics.charts import formats
from zi_analytics.instruments import Instrument


def survey_name(question: str, rules: Instrument) -> str:
    """Return the short name of a survey: what stands in brackets, else its label."""
    label = rules.label(question)
    found = re.search(r"\((\w+)\)$", label)
    return found[1] if found else label


def survey_change(question: str, now: float | None, needed: float, rules: Instrument) -> str:
    """Say "IPAK 3,42 → 3,60" of a survey that must rise, "IPAK – → 3,60" of one not filled in."""
    return f"{survey_name(question, rules)} {formats.points(now)} → {formats.points(needed)}"
