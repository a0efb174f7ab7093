"""Any table of a page as an .xlsx to take away."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import SAMPLE_MARK, formats
from zi_analytics.reports import XLSX, workbook
from zi_analytics.store import Event
from zi_analytics.ui import data, recording
from zi_analytics.ui.filters import ASSESSMENTS, Selection

PERCENT: Final = "0 %"
FORMATS: Final = dict.fromkeys(
    ("% hilang", "Dari kehilangan", "Kumulatif", "Persen bobot", "% bobot", "Terisi"), PERCENT
) | {"Kurang dari batas": "0.00 %"}
Sheets = Callable[[], Mapping[str, pd.DataFrame]]


def download(
    sheets: Sheets, name: str, method: str, selection: Selection, whose: str | None = None
) -> None:
    """Draw the button for tables by sheet title; ``method`` says how their figures were made.

    The tables are made only when the button is clicked. ``whose`` names the assessment where it is
    not the chosen one.
    """
    offer(
        sheets,
        f"{name}-{selection.year}",
        lambda: notes(method, selection, whose),
        unit=selection.unit or None,
        year=selection.year,
    )


def offer(
    sheets: Sheets,
    name: str,
    beside: Callable[[], list[str]],
    number_formats: Mapping[str, str] = FORMATS,
    *,
    unit: str | None = None,
    year: int | None = None,
) -> None:
    """Draw the button for tables by sheet title, with the notes that stand beside them.

    ``unit`` and ``year`` say for the trail what the tables are of.
    """
    st.download_button(
        "Unduh tabel (.xlsx)",
        recording.recorded(
            lambda: workbook(sheets(), beside(), number_formats),
            Event("export", f"Tabel {name} diunduh.", unit=unit, year=year, subject=name),
        ),
        file_name=f"{name}.xlsx",
        mime=XLSX,
        icon=":material/download:",
        on_click="ignore",
        key=f"unduh_{name}",
    )


def plain_download(
    label: str, name: str, tables: Mapping[str, pd.DataFrame], key: str, says: Sequence[str] = ()
) -> None:
    """Draw the button for tables that no choice of assessor and predicate stands behind."""
    marks = [SAMPLE_MARK] if data.synthetic() else []
    written = [*marks, *says, f"Dibuat {formats.day(date.today())}."]
    st.download_button(
        label,
        recording.recorded(
            lambda: workbook(tables, written, FORMATS),
            Event("export", f"Tabel {name} diunduh.", subject=name),
        ),
        file_name=f"{name}.xlsx",
        mime=XLSX,
        icon=":material/download:",
        on_click="ignore",
        key=f"unduh_{key}",
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
