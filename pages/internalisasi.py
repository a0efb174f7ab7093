"""Whom internalisation reached, from the head of a unit to its guards, and who was left out."""

import streamlit as st

from zi_analytics.ui import (
    filters,
    page,
    reach_beside,
    reach_data,
    reach_form,
    reach_parts,
    reach_upload,
)

more_years = reach_data.more_years()
page.opening(needs_data=not more_years)
chosen, activity = filters.activity_filters("internalisasi", reach_data.choice, more_years)
of = reach_data.reached(chosen, activity)

if reach_data.entries(chosen.year).empty:
    page.finding(
        f"Belum ada isian internalisasi tahun {chosen.year}.",
        "Mulai dengan lembar isian: unduh, bagikan ke unit, lalu unggah kembali.",
    )
    reach_upload.worksheet(chosen, unfolded=True)
    reach_form.entry(chosen)
    st.stop()

reach_parts.finding(of)
reach_parts.figures(of)
reach_parts.by_group(of)
reach_parts.by_unit(of)
reach_parts.left(of)
reach_beside.area(of)
reach_upload.worksheet(chosen)
reach_form.entry(chosen)
page.closing(reach_parts.READING, reach_parts.source(of))
