"""Any table of a page as an .xlsx to take away."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import SAMPLE_MARK, formats
from zi_analytics.reports import workbook
from zi_analytics.ui import data
from zi_analytics.ui.filters import ASSESSMENTS, Selection

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PERCENT: Final = "0 %"
FORMATS: Final = dict.fromkeys(
    ("% hilang", "Dari kehilangan", "Kumulatif", "Persen bobot"), PERCENT
)
Sheets = Callable[[], Mapping[str, pd.DataFrame]]


def download(
    sheets: Sheets, name: str, method: str, selection: Selection, whose: str | None = None
) -> None:
    """Draw the button for tables by sheet title; ``method`` says how their figures were made.

    The tables are made only when the button is clicked. ``whose`` names the assessment where it is
    not the chosen one.
    """
    offer(sheets, f"{name}-{selection.year}", lambda: notes(method, selection, whose))


def offer(
    sheets: Sheets,
    name: str,
    beside: Callable[[], list[str]],
    number_formats: Mapping[str, str] = FORMATS,
) -> None:
    """Draw the button for tables by sheet title, with the notes that stand beside them."""
    st.download_button(
        "Unduh tabel (.xlsx)",
        lambda: workbook(sheets(), beside(), number_formats),
        file_name=f"{name}.xlsx",
        mime=XLSX,
        icon=":material/download:",
        on_click="ignore",
        key=f"unduh_{name}",
    )


def notes(method: str, selection: Selection, whose: str | None = None) -> list[str]:
    """Return what stands beside the tables: mark, what is shown, method, rules, day."""
    kind = data.registry().kinds.get(selection.kind or "", "semua jenis unit")
    assessment = whose or ASSESSMENTS[selection.assessor]
    rules = data.instrument(selection.year)
    return [
        *([SAMPLE_MARK] if data.synthetic() else []),
        f"{data.registry().name}, tahun {selection.year}, {assessment}, {kind}.",
        method,
        f"Aturan: {rules.title}. {rules.source}.",
        f"Dibuat {formats.day(date.today())}.",
    ]
