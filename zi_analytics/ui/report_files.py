"""Printed reports to take away: the leader's two pages, and a unit's report card."""

from collections.abc import Callable
from datetime import date
from typing import Final

import streamlit as st

from zi_analytics.publishing import regency_report, unit_report
from zi_analytics.store import Event
from zi_analytics.ui import file_names, recording
from zi_analytics.ui.filters import Selection
from zi_analytics.ui.shelved import SharedShelf

PDF: Final = "application/pdf"


def leader(selection: Selection) -> None:
    """Draw the button for the two pages on the region, for what is chosen on the page.

    They are always of all units, which the button says where the page shows one kind of them.
    """
    year, predicate, assessor = selection.year, selection.predicate, selection.assessor

    def made() -> bytes:
        return regency_report(SharedShelf(), year, date.today(), predicate, assessor)

    name = f"laporan-pimpinan-{year}-{predicate}"
    event = Event("export", f"Laporan {name} diunduh.", year=year, subject=name)
    whole = "" if selection.kind is None else " semua unit"
    _button(f"Laporan pimpinan{whole} (PDF)", made, name, event)


def card(selection: Selection) -> None:
    """Draw the button for the report card of the chosen unit."""
    year, unit = selection.year, selection.unit
    name = f"rapor-{file_names.of_unit(unit, year)}-{year}"
    event = Event("export", f"Laporan {name} diunduh.", unit=unit, year=year, subject=name)
    _button(
        "Kartu rapor (PDF)",
        lambda: unit_report(SharedShelf(), unit, year, date.today()),
        name,
        event,
    )


def _button(label: str, made: Callable[[], bytes], name: str, event: Event) -> None:
    st.download_button(
        label,
        recording.recorded(made, event),
        file_name=f"{name}.pdf",
        mime=PDF,
        icon=":material/picture_as_pdf:",
        on_click="ignore",
        key=f"unduh_{name}",
    )
