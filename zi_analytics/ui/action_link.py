"""What an address says about actions: year, whose, status, owner, and which one is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import ACTION_STATES, NO_OWNER
from zi_analytics.tables import REGENCY
from zi_analytics.ui import action_data, data, filters, link, taps
from zi_analytics.ui.filters import ALL

PAGE: Final = "rencana"
FILE: Final = "pages/rencana.py"
YEAR: Final = "tahun"
SCOPE: Final = "lingkup"
STATUS: Final = "status"
OWNER: Final = "pemilik"
OPEN: Final = "aksi"
NONE: Final = "-"
SEEN: Final = "rencana_dilihat"


@dataclass(frozen=True)
class Chosen:
    """What the reader chose; None stands for all, ``NONE`` as owner for actions without one."""

    year: int
    scope: str | None
    status: str | None
    owner: str | None
    opened: int | None

    def of(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return the actions of the chosen status and owner; takes ``judged``."""
        own = pd.Series(True, index=table.index)
        if self.status is not None:
            own &= table["status"] == self.status
        if self.owner is not None:
            own &= table["owner"].fillna(NONE) == self.owner
        return table.loc[own].reset_index(drop=True)


def choose() -> Chosen:
    """Draw the filters of the page and return what is chosen."""
    shown = action_data.years()
    years = {str(year): str(year) for year in shown}
    year_choice = link.Choice(YEAR, "Tahun rencana", years, str(_usual_year(shown)))
    year = int(link.peek(year_choice))
    table = action_data.planned(year)
    choices = [
        year_choice,
        link.Choice(SCOPE, "Lingkup", {ALL: "Semua", **scopes(year)}, ALL),
        link.Choice(STATUS, "Status", {ALL: "Semua status", **_statuses()}, ALL),
        link.Choice(OWNER, "Penanggung jawab", {ALL: "Semua", **_owners(table)}, ALL),
    ]
    ids = {str(id_): str(title) for id_, title in zip(table["id"], table["title"], strict=True)}
    hidden = link.Choice(OPEN, "Aksi", {NONE: "tidak ada", **ids}, NONE)
    values = filters.draw(PAGE, choices, hidden)
    wanted = {key: None if value == ALL else value for key, value in values.items()}
    opened = None if values[OPEN] == NONE else int(values[OPEN])
    return Chosen(year, wanted[SCOPE], wanted[STATUS], wanted[OWNER], opened)


def _usual_year(shown: list[int]) -> int:
    return max(action_data.plan().years(), default=shown[0])


def scopes(year: int) -> dict[str, str]:
    """Return whose actions may be asked for: the region, and the units of the year."""
    units = data.units(year)
    names = action_data.unit_names(year)
    codes = units.loc[units["expected"], "code"].astype(str)
    planned = action_data.plan().goals(year)["unit"]
    return {code: names.get(code, code) for code in dict.fromkeys([REGENCY, *codes, *planned])}


def _statuses() -> dict[str, str]:
    return {code: state.text for code, state in ACTION_STATES.items()}


def _owners(table: pd.DataFrame) -> dict[str, str]:
    named = {str(owner): str(owner) for owner in sorted(table["owner"].dropna().unique())}
    return named | ({NONE: NO_OWNER} if table["owner"].isna().any() else {})


def address(year: int, scope: str = ALL) -> Mapping[str, str]:
    """Return what the address of the page holds for the actions of a year (of one unit)."""
    return {YEAR: str(year), SCOPE: scope, STATUS: ALL, OWNER: ALL, OPEN: NONE}


def focus(id_: int) -> None:
    """Open an action and forget what was clicked."""
    link.write({OPEN: str(id_)})
    taps.tapped()
    st.rerun()


def close() -> None:
    """Close the action that is open."""
    link.write({OPEN: NONE})
    st.session_state.pop(SEEN, None)
    taps.tapped()
