"""What an address says about prerequisites: whose list is open, and at which of them."""

from typing import Final

import streamlit as st

from zi_analytics.ui import link, prereq_data, taps
from zi_analytics.ui.plan_link import Codes

PAGE: Final = "prasyarat"
FILE: Final = "pages/prasyarat.py"
OPEN: Final = "daftar"
NONE: Final = "-"
BETWEEN: Final = "~"


def hidden(year: int) -> tuple[link.Choice, ...]:
    """Return the choice that has no widget in the row of filters."""
    codes = set(prereq_data.unit_codes(year))
    known = Codes(NONE, "tidak ada", lambda code: _known(code, codes))
    return (link.Choice(OPEN, "Daftar periksa", known, NONE),)


def _known(code: str, units: set[str]) -> bool:
    unit, _, item = code.partition(BETWEEN)
    return unit in units and (not item or item in prereq_data.items_of(unit))


def focused(code: str) -> tuple[str, str] | None:
    """Return whose list is open and the prerequisite chosen in it (empty: none)."""
    unit, _, item = code.partition(BETWEEN)
    return None if code == NONE else (unit, item)


def code_of(unit: str, item: str = "") -> str:
    """Return what the address holds for a list."""
    return f"{unit}{BETWEEN}{item}" if item else unit


def focus(unit: str, item: str = "") -> None:
    """Open a list and forget what was clicked."""
    link.write({OPEN: code_of(unit, item)})
    taps.tapped()
    st.rerun()


def close() -> None:
    """Close the list."""
    link.write({OPEN: NONE})
    taps.tapped()
