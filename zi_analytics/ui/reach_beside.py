"""Coverage of internalisation beside the area Manajemen Perubahan of the same units and year."""

from typing import Final

import streamlit as st

from zi_analytics.charts import formats, scatter
from zi_analytics.charts.frames import records
from zi_analytics.insight.association import CONFIDENCE, Association
from zi_analytics.ui import page, reach_data
from zi_analytics.ui.drawn import drawn
from zi_analytics.ui.filters import ASSESSMENTS
from zi_analytics.ui.reach_data import Reached
from zi_analytics.ui.viewport import look

AXES: Final = ("Cakupan internalisasi (%)", "Manajemen Perubahan (% bobot)")


def area(of: Reached) -> None:
    """Draw units by coverage and by Manajemen Perubahan, with what may be said of both."""
    found = reach_data.beside(of)
    page.section("Cakupan dan area Manajemen Perubahan", found.caution)
    said = sentence(found)
    whose = ASSESSMENTS[of.selection.assessor]
    st.write(f"{said} Nilai area menurut {whose} {of.selection.year}.")
    if not len(found.pairs):
        return
    table = found.pairs.merge(of.units, on="unit")
    told = [
        f"internalisasi {formats.share(row.coverage)}, "
        f"Manajemen Perubahan {formats.share(row.area)}"
        for row in records(table)
    ]
    rows = table.assign(x=table["coverage"] * 100, y=table["area"] * 100, said=told)
    alt = f"Cakupan internalisasi dan Manajemen Perubahan {len(rows)} unit. {said}"
    page.show_units(drawn(scatter, rows, AXES, alt, "", look()), "internalisasi_area", of.selection)


def sentence(found: Association) -> str:
    """Say which way both go together, if any, and how sure that is; or why there is no figure."""
    if found.rho is None or found.lower is None or found.upper is None:
        return f"Hubungan keduanya belum dapat dihitung: {found.reason}"
    ends = f"{formats.decimal(found.lower, 2)} sampai {formats.decimal(found.upper, 2)}"
    figures = (
        f"ρ Spearman {formats.decimal(found.rho, 2)}, rentang {CONFIDENCE * 100:.0f} % {ends}, "
        f"n = {found.n}."
    )
    if found.lower > 0 or found.upper < 0:
        way = "tinggi" if found.lower > 0 else "rendah"
        said = f"Unit dengan cakupan lebih luas cenderung bernilai Manajemen Perubahan lebih {way}"
        return f"{said}; {figures}"
    return f"Tidak terlihat hubungan yang jelas: rentangnya memuat 0; {figures}"
