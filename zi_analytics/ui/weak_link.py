"""What an address says about weak areas: view, place, order, search, and the open panel."""

from typing import Final

import streamlit as st

from zi_analytics.instruments import Instrument
from zi_analytics.ui import data, link, overview_data, taps
from zi_analytics.ui.filters import WHOLE
from zi_analytics.ui.plan_link import Codes
from zi_analytics.ui.told import told

PAGE: Final = "area_lemah"
NONE: Final = "-"
ANY: Final = "semua"
LOST: Final = "hilang"
GAPS: Final = "selisih"
NEAREST: Final = "jarak"
NAME: Final = "nama"
BY_KIND: Final = "jenis"
VIEW: Final = link.Choice(
    "lihat", "Bagian halaman", {LOST: "Poin hilang", GAPS: "Selisih mandiri dan TPI"}, LOST
)
ORDER: Final = link.Choice(
    "urut", "Urutan unit", {NEAREST: "Jarak", LOST: "Poin hilang", NAME: "Nama"}, NEAREST
)
GROUPING: Final = link.Choice(
    "kelompok", "Pengelompokan", {BY_KIND: "Per jenis", ANY: "Satu daftar"}, BY_KIND
)
SEARCH: Final = "cari"
PANEL: Final = "sorot"
BETWEEN: Final = "~"
LONGEST: Final = 80


def hidden(year: int) -> tuple[link.Choice, ...]:
    """Return the choices that have no widget in the row of filters."""
    rules = data.instrument(year)
    units = told("unit codes", lambda: {ANY, *data.units(year)["code"].tolist()}, year)
    nodes = {node: node for node in (*rules.nodes, *rules.questions)}
    nodes |= {area.id: area.label for area in rules.areas}
    words = Codes(NONE, "tanpa pencarian", lambda code: 0 < len(code) <= LONGEST)
    panel = Codes(NONE, "tidak ada", lambda code: _known(code, rules, units))
    return (
        VIEW,
        link.Choice("node", "Bagian lembar kerja", {**nodes, WHOLE: "seluruh lembar"}, WHOLE),
        ORDER,
        GROUPING,
        link.Choice(SEARCH, "Kata yang dicari", words, NONE),
        link.Choice(PANEL, "Rincian", panel, NONE),
        *overview_data.pages(year),
    )


def _known(code: str, rules: Instrument, units: set[str]) -> bool:
    unit, _, node = code.partition(BETWEEN)
    places = {WHOLE, *rules.nodes, *rules.questions, *(area.id for area in rules.areas)}
    return unit in units and node in places


def focus(unit: str, node: str) -> None:
    """Open the panel of a unit (or ``ANY``) at a node, and forget the mark that was clicked."""
    link.write({PANEL: f"{unit}{BETWEEN}{node}"})
    taps.tapped()
    st.rerun()


def focused(code: str) -> tuple[str, str] | None:
    """Return unit and node of the open panel."""
    unit, _, node = code.partition(BETWEEN)
    return None if code == NONE else (unit, node)


def close() -> None:
    """Close the panel."""
    link.write({PANEL: NONE})
    taps.tapped()


def go(node: str) -> None:
    """Go to a node of the worksheet."""
    link.write({"node": node})
    taps.tapped()
    st.rerun()
