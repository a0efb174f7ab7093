"""What a person should look at in worksheets: the table of it, and the list of one unit."""

from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.tables import SEVERITIES
from zi_analytics.ui import data, listing, page
from zi_analytics.ui.filters import Selection

_SIGNS: Final = {"error": "✕", "warning": "!", "info": "i"}
LEVELS: Final = {severity: f"{_SIGNS[severity]} {name}" for severity, name in SEVERITIES.items()}
# Hints are written for the command line, too; on a page its options are choices.
OPTIONS: Final = {
    "--unit": "pilihan Unit",
    "--year": "pilihan Tahun",
    "--assessor tpi": "pilihan Penilai TPI",
    "--assessor": "pilihan Penilai",
}
THERE: Final = "Pilihan itu ada di halaman Pengumpulan, bagian Terima."


def findings(selection: Selection) -> None:
    """Draw the findings of a unit's worksheets, the gravest first."""
    page.section("Temuan pada lembar kerja", "Hal yang perlu dilihat orang, dengan letaknya.")
    found = data.findings(selection.year, selection.unit)
    if found.empty:
        st.write("Tidak ada temuan pada lembar kerja unit ini.")
        return
    elsewhere = [hint if on_page(hint) == hint else f"{hint} {THERE}" for hint in found["hint"]]
    draw(found.assign(hint=elsewhere), f"Tabel {len(found)} temuan")


def draw(found: pd.DataFrame, alt: str) -> None:
    """Draw findings, the gravest first, with the name of their ``file`` where they have one."""
    grave = {severity: rank for rank, severity in enumerate(LEVELS)}
    ordered = found.assign(rank=found["severity"].map(grave)).sort_values("rank", kind="stable")
    shown = pd.DataFrame(
        {
            "Tingkat": ordered["severity"].map(LEVELS),
            "Temuan": ordered["message"],
            "Yang perlu dilakukan": [on_page(hint) for hint in ordered["hint"]],
            "Lembar": ordered["sheet"],
            "Sel": ordered["cell"],
            **({"Berkas": ordered["file"]} if "file" in ordered else {}),
        }
    )
    listing.table(
        shown,
        {},
        alt,
        widths={"Temuan": 440, "Yang perlu dilakukan": 340},
        narrow={"Tingkat": 84, "Temuan": 300, "Yang perlu dilakukan": 300, "Sel": 60},
        rows=8,
        wrapped=True,
    )


def on_page(hint: str) -> str:
    """Name the choices of pages where a hint names the options of the command line."""
    for option, choice in OPTIONS.items():
        hint = hint.replace(option, choice)
    return hint
