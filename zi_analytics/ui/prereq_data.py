"""What the pages know of prerequisites; every table is cached by the store's version."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from zi_analytics.insight.prerequisites import standing as stand
from zi_analytics.insight.prerequisites import under_other_rules
from zi_analytics.instruments import PREREQUISITES_OF, Prerequisite, load
from zi_analytics.scoring import prefilled, prerequisites
from zi_analytics.scoring import proposable as may_be_proposed
from zi_analytics.tables import REGENCY
from zi_analytics.ui import access, data, once
from zi_analytics.ui.shared import shared


def rules(predicate: str | None = None, level: str | None = None) -> dict[str, Prerequisite]:
    """Return the prerequisites by id, of a predicate and a level if named."""
    return {
        rule.id: rule
        for rule in load(PREREQUISITES_OF).prerequisites
        if (predicate is None or predicate in rule.required)
        and (level is None or rule.level == level)
    }


def more_years() -> list[int]:
    """Return the years that have entries, and the one after the last that has worksheets."""
    present = data.years()
    more = [*_entered_years(data.store().version()), *([present[0] + 1] if present else [])]
    return more if access.sees_all() else [year for year in more if len(data.units(year))]


def entries(year: int) -> pd.DataFrame:
    """Return what is entered for a year (``store.ENTERED``)."""
    return access.only(_entries(data.store().version(), year))


def history(year: int, unit: str, item: str) -> pd.DataFrame:
    """Return all that was ever entered for one thing, the newest first."""
    table = access.only(_history(data.store().version(), year))
    own = table.loc[table["unit"].eq(unit) & table["item"].eq(item)]
    return own.iloc[::-1].reset_index(drop=True)


def known(year: int, assessor: str) -> pd.DataFrame:
    """Return what other tables say: DataFrame[unit, item, value, source]."""
    return access.only(_known(data.store().version(), year, assessor))


def judged(year: int, assessor: str) -> pd.DataFrame:
    """Return ``tables.PREREQUISITES`` of all units of a year."""
    return access.only(_judged(data.store().version(), year, assessor))


def proposable(year: int, assessor: str) -> pd.DataFrame:
    """Return ``tables.PROPOSABLE`` of a year and assessor."""
    return access.only(_proposable(data.store().version(), year, assessor))


def standing(year: int, assessor: str, predicate: str, kind: str | None = None) -> pd.DataFrame:
    """Return ``insight`` 's standing of the expected units, with name, short, kind, counted."""
    return _expected(year, assessor, predicate, kind).copy(deep=False)


@once.a_run
def _expected(year: int, assessor: str, predicate: str, kind: str | None) -> pd.DataFrame:
    units = data.units(year).query("expected")
    units = units if kind is None else units.loc[units["kind"] == kind]
    table = _standing(data.store().version(), year, assessor, predicate)
    facts = units[["code", "name", "short", "kind", "counted"]].rename(columns={"code": "unit"})
    return table.merge(facts, on="unit").reset_index(drop=True)


def sakip_row(unit: str, year: int) -> Any:  # noqa: ANN401
    """Return where the SAKIP predicate that counts for a unit in a year stands: ``tables.SAKIP``.

    Only for a unit whose predicate is known from there.
    """
    table = access.only(_sakip(data.store().version()))
    own = table.loc[table["unit"].eq(unit) & table["component"].eq("total")]
    own = own.loc[own["evaluation_year"].isin([year - 1, year])].sort_values("evaluation_year")
    return next(own.iloc[::-1].itertuples(index=False))


@st.cache_data(max_entries=data.MANY, show_spinner=False)
def file_name(workbook: str) -> str:
    """Return the name of a file that was received."""
    return data.store().workbook(workbook)[0]


def unit_codes(year: int) -> list[str]:
    """Return whose prerequisites there are in a year: the region's, and every unit's."""
    return [REGENCY, *data.units(year)["code"]]


def name_of(unit: str, year: int, short: bool = False) -> str:
    """Return the name of a unit, or of the region."""
    if unit == REGENCY:
        return data.registry().name
    found = data.registry().unit(unit, year)
    return found.short if short else found.name


def items_of(unit: str) -> dict[str, Prerequisite]:
    """Return what is entered for a unit, or for the region."""
    return rules(level="instansi" if unit == REGENCY else "unit")


def groups_by_kind(table: pd.DataFrame) -> list[tuple[str, list[str]]]:
    """Return the units of a table with column kind, under the name of each kind, in its order."""
    kinds = data.registry().kinds
    present: Sequence[str] = [kind for kind in kinds if kind in set(table["kind"])]
    return [
        (kinds[kind], [str(unit) for unit in table.loc[table["kind"] == kind, "unit"]])
        for kind in present
    ]


@st.cache_data(max_entries=data.FEW, show_spinner=False)
def _entered_years(version: int) -> list[int]:
    table = data.store().prerequisite_history()
    now = table.loc[table["current"] & table["value"].notna(), "year"]
    return sorted(int(year) for year in now.unique())


@shared(data.FEW)
def _entries(version: int, year: int) -> pd.DataFrame:
    return data.store().prerequisites(year)


@shared(data.FEW)
def _history(version: int, year: int) -> pd.DataFrame:
    return data.store().prerequisite_history(year)


@shared(data.FEW)
def _sakip(version: int) -> pd.DataFrame:
    return data.store().sakip()


@shared(data.FEW)
def _known(version: int, year: int, assessor: str) -> pd.DataFrame:
    nodes = {node for rule in rules().values() for node in rule.prefilled_from}
    scores = data.store().node_scores(year, nodes)
    own = scores.loc[scores["assessor"] == assessor]
    return prefilled(own, _sakip(version), year)


@shared(data.FEW)
def _judged(version: int, year: int, assessor: str) -> pd.DataFrame:
    own = _known(version, year, assessor)
    units = [str(code) for code in data.whole_units(year)["code"]]
    return prerequisites(_entries(version, year), units, year, known=own)


@shared(data.FEW)
def _proposable(version: int, year: int, assessor: str) -> pd.DataFrame:
    table = may_be_proposed(data.whole_readiness(year, assessor), _judged(version, year, assessor))
    return under_other_rules(table, data.whole_node_scores(year, assessor), PREREQUISITES_OF)


@shared(data.FEW)
def _standing(version: int, year: int, assessor: str, predicate: str) -> pd.DataFrame:
    units = data.whole_units(year).query("expected")
    table, own = _judged(version, year, assessor), _proposable(version, year, assessor)
    return stand(table, own, units, predicate)
