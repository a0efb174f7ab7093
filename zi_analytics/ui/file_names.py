"""Names of files that people take away; everybody knows a unit's short name, few its code."""

import re
from typing import Final

from zi_analytics.ui import data

BETWEEN: Final = re.compile(r"[^\w]+")


def of_unit(unit: str, year: int) -> str:
    """Return a unit's short name in that year as a part of a file name, safe on every system."""
    return BETWEEN.sub("-", data.registry().unit(unit, year).short).strip("-")
