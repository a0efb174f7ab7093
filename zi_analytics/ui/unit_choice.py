"""The choice of one unit, also among thousands of them.

A browser gets every option of a choice at every click. So where there are very many units, the
choice offers those whose name holds the words that the reader wrote.
"""

from collections.abc import Mapping
from itertools import islice
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.ui import access, data, link, unit_data
from zi_analytics.ui.told import told
from zi_analytics.ui.viewport import is_narrow

MANY_UNITS: Final = 500
OFFERED: Final = 50
LONGEST: Final = 80
WORDS: Final = "cari_unit"


def expected_names(year: int) -> Mapping[str, str]:
    """Return the names of the units that are expected to hand in, or have, by code."""
    narrow = is_narrow()
    return told("expected names", lambda: _expected_names(year, narrow), year, narrow)


def choice(year: int, more: Mapping[str, str] | None = None) -> link.Choice:
    """Return the choice of a unit, the nearest to its predicate unless chosen.

    ``more`` are options before the units. Draws the field for words where there are many units.
    """
    narrow = is_narrow()
    names = told("unit names", lambda: _names(year, narrow), year, narrow)
    options = {**more, **names} if more else names
    written = link.peek(link.Choice("unit", "Unit", options, ""))
    default = written or told("nearest unit", lambda: _nearest(year, names), year)
    whose = link.Choice("unit", "Unit", options, default)
    if len(names) <= MANY_UNITS:
        return whose
    always = list(dict.fromkeys([*(more or {}), default]))
    return link.offering(whose, _offered(names, always))


def _offered(names: Mapping[str, str], always: list[str]) -> tuple[str, ...]:
    """Draw the field for words; return the first units that they name, after those always there."""
    st.text_input(
        f"Cari di antara {len(names)} unit",
        key=WORDS,
        max_chars=LONGEST,
        placeholder="sebagian nama unit",
        width=320,
    )
    words = str(st.session_state[WORDS]).casefold().split()
    found = (
        code
        for code, name in names.items()
        if code not in always and all(word in name.casefold() for word in words)
    )
    rest = list(islice(found, OFFERED + 1))
    if words and not rest:
        st.caption("Tidak ada unit dengan nama itu.")
    elif words and len(rest) > OFFERED:
        st.caption(f"Lebih dari {OFFERED} unit cocok; tulis lebih banyak dari namanya.")
    return (*always, *rest[:OFFERED])


def _expected_names(year: int, narrow: bool) -> dict[str, str]:
    units = data.units(year)
    received = data.submissions(year)["unit"].unique()
    asked = units["expected"] | ~pd.Series(access.sees_all(), index=units.index)
    table = units.loc[asked | units["code"].isin(received)]
    column = "short" if narrow else "name"
    return dict(zip(table["code"].tolist(), table[column].tolist(), strict=True))


def _names(year: int, narrow: bool) -> dict[str, str]:
    scored = set(data.submissions(year)["unit"].unique().tolist())
    return {
        code: name if code in scored else f"{name} (belum ada LKE)"
        for code, name in _expected_names(year, narrow).items()
    }


def _nearest(year: int, names: Mapping[str, str]) -> str:
    present = data.assessors(year)
    predicate = next(iter(data.instrument(year).predicates))
    known = unit_data.whole_nearest(year, present[0] if present else "unit", predicate)
    return next((unit for unit in known if unit in names), next(iter(names)))
