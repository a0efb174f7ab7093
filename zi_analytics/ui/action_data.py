"""The goals and actions that pages show, judged against today."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from zi_analytics.insight import actions as insight
from zi_analytics.store import Actions
from zi_analytics.ui import access, data, trail
from zi_analytics.ui.shared import shared
from zi_analytics.ui.viewport import is_narrow

Seen = tuple[int, tuple[int, int]]


def plan() -> Actions:
    """Return the way to goals and actions."""
    return Actions(data.store().engine)


def seen() -> Seen:
    """Return what differs after every change of the store, of a goal or of an action."""
    return data.store().version(), plan().edition()


def today() -> date:
    """Return the day against which actions are late."""
    return date.today()


def years() -> list[int]:
    """Return the years that have goals, and the one after the last worksheets, newest first."""
    received = data.years()
    following = [received[0] + 1] if received else []
    return sorted({*plan().years(), *following}, reverse=True)


def planned(year: int) -> pd.DataFrame:
    """Return ``tables.ACTIONS`` of a year."""
    return access.only(_planned(seen(), year))


def judged(year: int, scope: str | None = None) -> pd.DataFrame:
    """Return ``insight.actions.judged`` of a year, of one unit or the region if named."""
    own = planned(year)
    own = own if scope is None else own.loc[own["unit"] == scope]
    return insight.judged(own.reset_index(drop=True), today())


def unit_names(year: int) -> Mapping[str, str]:
    """Return the region and its units by code; short names on a phone."""
    return _names(year, "short" if is_narrow() else "name")


def short_names(year: int) -> Mapping[str, str]:
    """Return the region and its units by code, by the names that fit a table and an axis."""
    return _names(year, "short")


@shared(data.FEW)
def _planned(seen: Seen, year: int) -> pd.DataFrame:
    return plan().table(year)


def _names(year: int, column: str) -> Mapping[str, str]:
    units = data.units(year)
    now = dict(zip(units["code"].astype(str), units[column].astype(str), strict=True))
    return {**trail.unit_names(), **now}
