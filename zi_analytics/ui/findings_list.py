"""What a person should look at in a unit's worksheets."""

from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.ui import data, listing, page
from zi_analytics.ui.filters import Selection

SEVERITIES: Final = {"error": "✕ galat", "warning": "! periksa", "info": "i catatan"}


def findings(selection: Selection) -> None:
    """Draw the findings of a unit's worksheets, the gravest first."""
    page.section("Temuan pada lembar kerja", "Hal yang perlu dilihat orang, dengan letaknya.")
    found = data.findings(selection.year, selection.unit)
    if found.empty:
        st.write("Tidak ada temuan pada lembar kerja unit ini.")
        return
    grave = {severity: rank for rank, severity in enumerate(SEVERITIES)}
    ordered = found.assign(rank=found["severity"].map(grave)).sort_values("rank", kind="stable")
    shown = pd.DataFrame(
        {
            "Tingkat": ordered["severity"].map(SEVERITIES),
            "Temuan": ordered["message"],
            "Yang perlu dilakukan": ordered["hint"],
            "Lembar": ordered["sheet"],
            "Sel": ordered["cell"],
            "Berkas": ordered["file"],
        }
    )
    listing.table(
        shown,
        {},
        f"Tabel {len(shown)} temuan",
        widths={"Temuan": 440, "Yang perlu dilakukan": 340},
        narrow={"Tingkat": 84, "Temuan": 300, "Yang perlu dilakukan": 300, "Sel": 60},
        rows=8,
        wrapped=True,
    )
