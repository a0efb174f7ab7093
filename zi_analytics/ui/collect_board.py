"""The board: who handed in what, when, how complete, and who is missing."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats, received_board
from zi_analytics.charts.frames import records
from zi_analytics.charts.overview import APART_NOUN, COUNTED_NOUN
from zi_analytics.charts.received import STATES
from zi_analytics.insight.collection import COMPLETE, HELD, MISSING, PARTIAL
from zi_analytics.ui import (
    collect_data,
    collect_link,
    collect_words,
    data,
    export,
    listing,
    page,
    summary,
)
from zi_analytics.ui.collect_link import CollectScene
from zi_analytics.ui.drawn import drawn
from zi_analytics.ui.filters import ASSESSORS
from zi_analytics.ui.findings_list import on_page
from zi_analytics.ui.viewport import look

READING: Final = (
    "Terisi adalah pertanyaan yang dijawab dibagi semua pertanyaan lembar kerjanya; 100 % hanya "
    "bila tidak ada yang kosong. ! tertahan berarti berkasnya sudah dikirim tetapi belum dapat "
    "diterima; sebabnya ada pada temuan. RSUD dihitung terpisah; bagian sekretariat tidak "
    "diharapkan mengumpulkan."
)
SHOWN_ROWS: Final = 14
ORDER: Final = (HELD, MISSING, PARTIAL, COMPLETE)
WRITTEN: Final[dict[str, Any]] = {"Terisi": formats.share, "Diterima": formats.day}


def board(of: CollectScene) -> None:
    """Draw the finding, the figures, the board and the lists of one year."""
    years = sorted({*data.years(), of.year})
    table = summary.of_kind(collect_data.boards(years), of.kind)
    own = table.loc[table["year"] == of.year].reset_index(drop=True)
    said = collect_words.board_finding(own, of.year)
    page.finding(said.headline, said.detail)
    _figures(own)
    _lists(own, of)
    page.section(
        "Papan unit dan tahun",
        "Bagian lembar kerja yang sudah terisi. Ketuk satu sel untuk melihat versi berkasnya.",
    )
    picture = drawn(received_board, table, data.registry().kinds, of.year, look())
    if marked := page.picked(picture, f"papan_{of.year}_{of.kind}"):
        collect_link.go(lihat=collect_link.VERSIONS, unit=marked[0], tahun=marked[1])
        st.rerun()
    _table(own, of)


def _figures(own: pd.DataFrame) -> None:
    expected = own.loc[own["expected"]]
    there = expected.loc[collect_words.received(expected)]
    base = f"dari {collect_words.base(there)}"
    grid = st.grid(4, min_column_width=150, gap="medium")
    with grid.cell(), st.container(gap=None):
        value, rest = _counted(expected)
        st.metric("Diterima", value)
        st.caption(rest)
    for label, flags, rest in (
        ("Terisi lengkap", there["state"].eq(COMPLETE), base),
        ("Dinilai TPI", there["tpi"], base),
        ("Ada galat/peringatan", there["errors"].add(there["warnings"]).gt(0), base),
    ):
        with grid.cell(), st.container(gap=None):
            number = formats.count_of(int(flags.sum()), len(there)) if len(there) else "–"
            st.metric(label, number)
            st.caption(rest)


def _counted(expected: pd.DataFrame) -> tuple[str, str]:
    has, counted = collect_words.received(expected), expected["counted"]
    apart = formats.count_of(int((has & ~counted).sum()), int((~counted).sum()))
    if not counted.any():
        return apart, APART_NOUN
    value = formats.count_of(int((has & counted).sum()), int(counted.sum()))
    return value, f"{COUNTED_NOUN} · {APART_NOUN} {apart}" if (~counted).any() else COUNTED_NOUN


def _lists(own: pd.DataFrame, of: CollectScene) -> None:
    """Draw who is missing, to copy and to take away, and the files that belong to nobody yet."""
    text = collect_words.missing_list(own, of.year, data.registry().name)
    files = collect_data.unplaced()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if text:
            with st.popover("Daftar yang belum", icon=":material/content_copy:"):
                st.caption("Salin untuk dikirim ke grup atau surat.")
                st.code(text, language=None, wrap_lines=True)
            _download("Yang belum (.xlsx)", f"belum-mengumpulkan-{of.year}", _waiting(own), of)
        if len(files):
            with st.popover(f"{len(files)} berkas tertahan di luar papan", icon=":material/help:"):
                _outside(files)


def _outside(files: pd.DataFrame) -> None:
    """Name the files that are nobody's yet, each with its own reason and what to do."""
    st.caption(
        "Pernah diterima, dari tahun mana pun, tetapi tidak tersimpan sebagai lembar kerja satu "
        "unit dan tahun, jadi tidak ada di papan ini."
    )
    for row in records(files):
        st.text(row.file)
        st.caption(page.unmarked(f"{row.message} {on_page(row.hint)}"))


def _waiting(own: pd.DataFrame) -> pd.DataFrame:
    rows = own.loc[own["expected"] & ~collect_words.received(own)]
    kinds = data.registry().kinds
    return pd.DataFrame(
        {
            "No.": range(1, len(rows) + 1),
            "Unit": list(rows["name"]),
            "Jenis": [kinds.get(kind, kind) for kind in rows["kind"]],
            "Keterangan": ["sudah dikirim, tertahan" if s == HELD else "" for s in rows["state"]],
        }
    )


def _table(own: pd.DataFrame, of: CollectScene) -> None:
    page.section(
        f"Lembar kerja {of.year}",
        "Yang belum lengkap di atas. Klik baris untuk melihat versi dan berkas aslinya.",
    )
    ordered = own.assign(rank=own["state"].map(list(ORDER).index)).sort_values(
        "rank", kind="stable"
    )
    shown = board_table(ordered)
    picked = listing.pick(
        shown,
        WRITTEN,
        f"Tabel {len(shown)} unit dengan status, kelengkapan, berkas, dan temuannya",
        f"papan_tabel_{of.year}_{of.kind}",
        widths={"Unit": 150, "Status": 120, "Berkas": 300},
        narrow={"Unit": 124, "Status": 128, "Terisi": 70},
        rows=SHOWN_ROWS,
    )
    if picked is not None:
        collect_link.go(lihat=collect_link.VERSIONS, unit=str(ordered.iloc[picked]["unit"]))
        st.rerun()
    _download("Unduh tabel (.xlsx)", f"pengumpulan-{of.year}", shown, of)


def board_table(own: pd.DataFrame) -> pd.DataFrame:
    """Return the board of one year as people read it."""
    kinds = data.registry().kinds
    return pd.DataFrame(
        {
            "Unit": own["short"],
            "Status": [STATES[state].text for state in own["state"]],
            "Terisi": own["complete"],
            "Belum dijawab": own["unanswered"],
            "TPI": ["✓ ada" if tpi else formats.MISSING for tpi in own["tpi"]],
            "Diterima": own["received_at"],
            "Berkas": own["file"],
            "Penilai": own["assessor"].map(ASSESSORS),
            "Galat": own["errors"],
            "Peringatan": own["warnings"],
            "Jenis": [kinds.get(kind, kind) for kind in own["kind"]],
            "Nama lengkap": own["name"],
        }
    )


def _download(label: str, name: str, table: pd.DataFrame, of: CollectScene) -> None:
    kind = data.registry().kinds.get(of.kind or "", "semua jenis unit")
    about = f"{data.registry().name}, pengumpulan LKE tahun {of.year}, {kind}."
    if "Diterima" in table:
        table = table.assign(Diterima=table["Diterima"].dt.tz_localize(None))
    export.plain_download(label, name, {"Pengumpulan": table}, name, [about, READING])
