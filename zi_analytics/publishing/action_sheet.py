"""The actions that follow from a year's worksheets, for the recap."""

from datetime import date
from typing import Final

import pandas as pd

from zi_analytics.charts import actions_table
from zi_analytics.insight.actions import judged
from zi_analytics.publishing.shelf import Shelf
from zi_analytics.store import Actions
from zi_analytics.tables import REGENCY

SHEET: Final = "Rencana aksi"
ACTION_FORMATS: Final = {"Kemajuan": "0 %"}


def follow_up(shelf: Shelf, year: int, day: date) -> pd.DataFrame:
    """Return ``insight.actions.judged`` of the actions planned for the year after ``year``."""
    return judged(Actions(shelf.store.engine).table(year + 1), day)


def names_of(shelf: Shelf, year: int) -> dict[str, str]:
    """Return the short names of the region and its units by code."""
    units = shelf.units(year)
    short = dict(zip(units["code"].astype(str), units["short"].astype(str), strict=True))
    return {REGENCY: shelf.registry.name, **short}


def action_sheet(
    shelf: Shelf, year: int, day: date, unit: str | None = None
) -> dict[str, pd.DataFrame]:
    """Return the sheet of actions by its title (of one unit if named); none without actions."""
    table = follow_up(shelf, year, day)
    own = table if unit is None else table.loc[table["unit"] == unit]
    return {} if own.empty else {SHEET: actions_table(own, names_of(shelf, year + 1))}
