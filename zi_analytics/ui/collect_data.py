"""What the page of collecting reads beside ``data``; cached by the store's version as there."""

import pandas as pd
import streamlit as st

from zi_analytics.insight import collection
from zi_analytics.tables import FINDINGS
from zi_analytics.ui import access, data
from zi_analytics.ui.data import FEW, MANY


def board(year: int) -> pd.DataFrame:
    """Return ``collection.board`` of a year."""
    return access.only(_board(data.store().version(), year))


def boards(years: list[int]) -> pd.DataFrame:
    """Return the boards of several years below each other."""
    return pd.concat([board(year) for year in years], ignore_index=True)


def unplaced() -> pd.DataFrame:
    """Return ``collection.unplaced``; no row for who does not see all units."""
    table = _unplaced(data.store().version())
    return table if access.sees_all() else table.iloc[:0]


def versions(year: int, unit: str) -> pd.DataFrame:
    """Return all worksheets that were ever stored of a unit and year, the newest first."""
    table = _versions(data.store().version(), year, unit)
    return table if access.may_read(unit) else table.iloc[:0]


def is_open(workbook: str) -> bool:
    """Tell whether who looks may see all units that a file holds worksheets of."""
    if access.sees_all():
        return True
    store, units = data.store(), set()
    for table in (store.submissions(), store.findings()):
        units |= set(table.loc[table["workbook"] == workbook, "unit"].dropna())
    return bool(units) and all(access.may_read(str(unit)) for unit in units)


def held(year: int, unit: str) -> pd.DataFrame:
    """Return the files of a unit and year that are kept out: DataFrame[workbook, file]."""
    found = data.findings(year, unit)
    stored = versions(year, unit)["workbook"]
    kept_out = found["severity"].eq("error") & ~found["workbook"].isin(list(stored))
    return found.loc[kept_out, ["workbook", "file"]].drop_duplicates(ignore_index=True)


def findings_of(year: int, unit: str, workbook: str, stored: pd.DataFrame) -> pd.DataFrame:
    """Return the findings of one of a unit's workbooks, of a superseded one too."""
    sheets = stored.loc[stored["workbook"] == workbook, "sheet"].unique()
    if not len(sheets):
        found = data.findings(year, unit)
        return found.loc[found["workbook"] == workbook, list(FINDINGS)]
    found = data.store().workbook_findings([workbook])
    return found.loc[found["sheet"].isin(["", *sheets])].reset_index(drop=True)


@st.cache_data(max_entries=FEW, show_spinner=False)
def _board(version: int, year: int) -> pd.DataFrame:
    return collection.board(
        data.whole_units(year),
        year,
        data.whole_submissions(year),
        data.store().findings(year),
        data.whole_scores(year),
    )


@st.cache_data(max_entries=FEW, show_spinner=False)
def _unplaced(version: int) -> pd.DataFrame:
    return collection.unplaced(data.store().findings())


@st.cache_data(max_entries=MANY, show_spinner=False)
def _versions(version: int, year: int, unit: str) -> pd.DataFrame:
    table = data.store().submissions(year)
    # Once there are real worksheets, those of the sample were never received.
    real = table["current"] | ~table["synthetic"] | data.store().synthetic()
    own = table.loc[table["unit"].eq(unit) & real]
    return own.sort_values("id", ascending=False, kind="stable").reset_index(drop=True)
