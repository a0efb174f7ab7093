"""The frame of a page: sample band, finding, figures, folded notes, and pages with nothing yet."""

import sys
from collections.abc import Callable
from pathlib import Path
from string import punctuation
from typing import Any, Final, Literal

import pandas as pd
import streamlit as st

from zi_analytics.charts import SAMPLE_MARK, formats
from zi_analytics.ui import access, data, earlier, entry, navigation, picture_file
from zi_analytics.ui.drawn import Drawn
from zi_analytics.ui.filters import WHOLE, Selection
from zi_analytics.ui.viewport import is_narrow

MARKUP: Final = frozenset(punctuation) - frozenset(",;%?")
UNIT_PAGE: Final = "pages/unit.py"


def opening(needs_data: bool = True, *, banded: bool = True) -> None:
    """Draw the band of sample data, and how far its earlier years are.

    Stops with a sentence for who may not open the page, and when there is no worksheet at all.
    Without ``banded`` there is no band: what fills the screen bears the mark itself.
    """
    navigation.through_app()
    # By the file that runs, whatever the address or the menu says of it.
    entry.check(f"pages/{Path(sys._getframe(1).f_code.co_filename).name}")
    if needs_data and not data.years():
        _nothing_yet()
    if banded and data.synthetic():
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.badge(SAMPLE_MARK, icon=":material/science:", color="orange")
            if not is_narrow():
                st.caption("Lembar kerja pertama yang Anda masukkan menggantikan data ini.")
    earlier.tell()


def _nothing_yet() -> None:
    st.title("Belum ada lembar kerja.")
    if not access.may_edit():
        st.write("Halaman ini terisi setelah lembar kerja pertama diterima di halaman Pengumpulan.")
        st.stop()
    st.write(
        "Letakkan berkas LKE (.xlsx) di folder di bawah ini, satu folder untuk setiap tahun, lalu "
        "jalankan ulang dasbor. Nama unit dan tahun dibaca dari lembar, folder, atau nama berkas."
    )
    st.code(f"{data.inbox()}/2022/LKE Dinas Sosial.xlsx", language=None, wrap_lines=True)
    st.write("Atau seret berkasnya di halaman Pengumpulan, bagian Terima, tanpa menjalankan ulang.")
    st.write("Atau masukkan lewat baris perintah:")
    st.code(f'python -m zi_analytics import "{data.inbox()}"', language=None, wrap_lines=True)
    st.stop()


def finding(headline: str, detail: str = "", beside: Callable[[], None] | None = None) -> None:
    """Write the page's finding, its largest text, and the sentence that goes with it.

    ``beside`` draws what stands at its right, or below it where there is no room.
    """
    with st.container(horizontal=beside is not None, vertical_alignment="center"):
        st.title(headline, anchor=False)
        if beside is not None:
            beside()
    if detail:
        st.subheader(detail, anchor=False)


def caution_of_sample() -> None:
    """Warn whoever writes while the sample is shown: it goes together with the sample."""
    if data.synthetic():
        st.caption(
            "Selama data contoh tampil, isian ikut hilang saat berkas asli pertama diterima."
        )


def unmarked(text: str) -> str:
    """Return people's text for a place that reads Markdown, so that it stays as it was written."""
    return "".join(f"\\{sign}" if sign in MARKUP else sign for sign in text)


def section(title: str, says: str = "", anchor: str | Literal[False] = False) -> None:
    """Open a section with its title and the one line that says what it shows."""
    st.header(title, anchor=anchor)
    if says:
        st.caption(says)


def show(picture: Drawn, key: str) -> None:
    """Draw a picture that does not lead on."""
    config = picture_file.config(key)
    st.plotly_chart(picture.figure, theme=None, config=config, alt=picture.alt, key=key)


def picked(picture: Drawn, key: str) -> list[str]:
    """Draw a picture whose marks lead on; return the custom data of the one clicked, if any."""
    event: Any = st.plotly_chart(
        picture.figure,
        theme=None,
        config=picture_file.config(key),
        alt=picture.alt,
        key=key,
        on_select="rerun",
        selection_mode="points",
    )
    points = event.selection.points
    return [str(datum) for datum in points[0].get("customdata") or []] if points else []


def show_units(picture: Drawn, key: str, selection: Selection) -> None:
    """Draw a picture whose marks carry unit codes; a click opens that unit's page."""
    if data_of_mark := picked(picture, key):
        open_unit(data_of_mark[0], selection)


def open_unit(code: str, selection: Selection) -> None:
    """Go to a unit's page with the year, assessor and predicate chosen here."""
    st.switch_page(UNIT_PAGE, query_params=unit_link(code, selection))


def unit_link(code: str, selection: Selection) -> dict[str, str]:
    """Return what the address of a unit's page holds."""
    return {
        "tahun": str(selection.year),
        "unit": code,
        "penilai": selection.assessor,
        "predikat": selection.predicate,
        "node": WHOLE,
    }


def closing(reading: str, source: str) -> None:
    """Fold "Cara membaca" and "Sumber" below the page."""
    with st.expander("Cara membaca"):
        st.markdown(reading)
    with st.expander("Sumber"):
        st.markdown(source)


def received(year: int, units: list[str] | None = None) -> str:
    """Say how many worksheets a page stands on, and when the last one arrived."""
    table = data.submissions(year)
    if units is not None:
        table = table.loc[table["unit"].isin(units)]
    latest = pd.to_datetime(table["received_at"]).max()
    return f"{len(table)} lembar kerja tahun {year}, terakhir diterima {formats.day(latest)}."


def source(year: int) -> str:
    """Say what a page stands on: its worksheets and the rules."""
    return f"{received(year)} Aturan: {data.instrument(year).source}."
