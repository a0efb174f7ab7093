"""A filled-in worksheet handed in on a page: what it would change is shown before it counts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.intake import Handed
from zi_analytics.store import Change
from zi_analytics.ui import access, data, findings_list, listing

TYPES: Final = ["xlsx", "xlsm", "xlsb", "xls", "ods"]
CHANGES: Final = {
    "new": "baru",
    "changed": "berubah",
    "same": "sama",
    "received": "berkas ini pernah diterima",
}
RESULTS: Final[dict[Change, str]] = {
    "imported": "Berkas diterima.",
    "superseded": "Berkas diterima; {noun} yang berubah menggantikan yang lama.",
    "unchanged": "Tidak ada yang berubah: berkas ini pernah diterima.",
    "kept_out": "Tidak ada {noun} yang dapat disimpan dari berkas ini.",
}


Looked = TypeVar("Looked", bound=Handed[Any])


@dataclass(frozen=True)
class Kind(Generic[Looked]):
    """A kind of file: its name in keys, how it is looked at and taken in, and its table.

    ``shown`` writes changes for people; ``narrow`` are the widths of its columns on a phone.
    ``noun`` is what a file holds, ``asks`` the uploader's label, ``caution`` what a person must
    know of changes before they are accepted, if anything.
    """

    name: str
    look_at: Callable[[str, bytes], Looked]
    take_in: Callable[[Looked], Change]
    shown: Callable[[pd.DataFrame], pd.DataFrame]
    narrow: dict[str, int]
    noun: str = "isian"
    asks: str = "Unggah lembar yang sudah diisi"
    caution: Callable[[pd.DataFrame], str] | None = None


def told(kind: str) -> None:
    """Say once what the last worksheet of a kind did."""
    said = st.session_state.pop(_told(kind), None)
    if said is not None:
        st.success(said)


def way_in(kind: Kind[Looked], year: int | None) -> None:
    """Draw the uploader, what a file would change, and the button that takes it in.

    A file is expected to be of ``year``, or where that is None of any.
    """
    turn = int(st.session_state.get(_turn(kind.name), 0))
    file = st.file_uploader(kind.asks, type=TYPES, key=f"unggah_{kind.name}_{turn}")
    if file is None:
        return
    handed = kind.look_at(file.name, file.getvalue())
    _preview(kind, handed, year)
    if handed.reading.refused or handed.changes.empty:
        return
    if data.synthetic() and not handed.reading.synthetic:
        st.warning(
            "Begitu berkas ini diterima, data contoh tidak ditampilkan lagi, termasuk LKE contoh."
        )
    label, key = f"Terima {kind.noun} ini", f"terima_{kind.name}"
    if st.button(label, type="primary", disabled=not handed.fresh, key=key):
        try:
            with access.writing():
                change = kind.take_in(handed)
        except access.NotAllowedError as error:
            st.error(str(error))
            return
        said = RESULTS[change].format(noun=kind.noun)
        said = f"{said} {handed.fresh} {kind.noun} baru atau berubah."
        st.session_state[_told(kind.name)] = said
        st.session_state[_turn(kind.name)] = turn + 1
        st.rerun()


def _told(kind: str) -> str:
    return f"{kind}_diterima"


def _turn(kind: str) -> str:
    return f"{kind}_unggahan"


def _preview(kind: Kind[Looked], handed: Looked, year: int | None) -> None:
    """Show what would change, and what a person should look at; nothing is stored yet."""
    table = handed.changes
    counts = table["change"].value_counts()
    said = [f"{int(counts[code])} {word}" for code, word in CHANGES.items() if code in counts]
    nothing = f"Tidak ada {kind.noun} terbaca"
    st.write(f"**Uji coba, belum disimpan.** {', '.join(said) or nothing}.")
    elsewhere = sorted({int(found) for found in table["year"]} - {year})
    if year is not None and elsewhere:
        years = formats.listing([str(found) for found in elsewhere])
        st.warning(f"Lembar ini memuat {kind.noun} tahun {years}, bukan hanya tahun {year}.")
    if kind.caution is not None and (said_of_changes := kind.caution(table)):
        st.warning(said_of_changes)
    if handed.fresh:
        listing.table(
            kind.shown(table.loc[table["change"].isin(["new", "changed"])]),
            {},
            f"Tabel {handed.fresh} {kind.noun} yang baru atau berubah",
            narrow=kind.narrow,
            rows=8,
        )
    if len(handed.reading.findings):
        found = handed.reading.findings
        findings_list.draw(found, f"Tabel {len(found)} temuan pada berkas")
