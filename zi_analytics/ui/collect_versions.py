"""All that was ever received of a unit and year: the files, and what changed between them."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.received import STATES
from zi_analytics.instruments import PORTAL_INSTRUMENT, load
from zi_analytics.intake import Comparison, compare
from zi_analytics.publishing import Shelf, portal_answers
from zi_analytics.registry import Unit
from zi_analytics.reports import returned, returned_name
from zi_analytics.store import Event
from zi_analytics.ui import (
    collect_data,
    collect_outcome,
    collect_withdraw,
    data,
    export,
    listing,
    page,
    recording,
    trail_words,
)
from zi_analytics.ui.collect_batch import clean_name
from zi_analytics.ui.collect_link import CollectScene
from zi_analytics.ui.filters import ASSESSORS
from zi_analytics.ui.viewport import is_narrow

READING: Final = (
    "Tidak ada berkas yang dihapus, juga yang ditarik kembali. Yang berlaku adalah yang terakhir "
    "diterima untuk unit, tahun, dan penilai itu. Lembar yang dikembalikan adalah berkas "
    "unit itu sendiri, dengan tanda pada sel yang perlu diperbaiki."
)
CURRENT: Final = "✓ berlaku"
SUPERSEDED: Final = "– digantikan"
WITHDRAWN: Final = "✕ ditarik"
SHOWN_NODES: Final = ("total", "A", "B")


def versions(of: CollectScene) -> None:
    """Draw the versions of a unit's worksheets, their files and a comparison of two."""
    unit = data.registry().unit(of.unit, of.year)
    stored, held = collect_data.versions(of.year, of.unit), collect_data.held(of.year, of.unit)
    if stored.empty and held.empty:
        page.finding(f"{unit.name} belum mengumpulkan LKE {of.year}.")
        st.write("Pilih unit atau tahun lain di baris atas.")
        return
    _finding(stored, held, unit, of)
    _table(stored, held)
    _files(stored, held, of)
    for assessor in ASSESSORS:
        own = stored.loc[stored["assessor"] == assessor]
        if len(own) > 1:
            _comparison(own.reset_index(drop=True), assessor, of)
    page.section("Temuan", "Temuan yang masih terbuka, yang sejenis dikumpulkan.")
    collect_outcome.draw_findings(data.findings(of.year, of.unit), f"versi_{of.unit}_{of.year}")


def _finding(stored: pd.DataFrame, held: pd.DataFrame, unit: Unit, of: CollectScene) -> None:
    files = stored["workbook"].nunique()
    if stored.empty:
        page.finding(f"{unit.name}, {of.year}: berkas yang dikirim tertahan.")
        return
    latest = formats.day(stored["received_at"].max())
    waiting = f" {len(held)} berkas lain tertahan." if len(held) else ""
    many = f"{files} berkas diterima" if files > 1 else "satu berkas diterima"
    page.finding(f"{unit.name}, {of.year}: {many}, terakhir {latest}.", waiting.strip())


def _table(stored: pd.DataFrame, held: pd.DataFrame) -> None:
    shown = versions_table(stored, held)
    listing.table(
        shown,
        {"Diterima": trail_words.moment},
        f"Tabel {len(shown)} versi lembar kerja, yang terbaru di atas",
        widths={"Berkas": 360},
        narrow={"Berkas": 126, "Penilai": 106, "Status": 94},
        wrapped=is_narrow(),
    )


def versions_table(stored: pd.DataFrame, held: pd.DataFrame) -> pd.DataFrame:
    """Return the stored worksheets, the newest first, and the files that are kept out."""
    own = pd.DataFrame(
        {
            "Berkas": stored["file"],
            "Penilai": stored["assessor"].map(ASSESSORS),
            "Status": [status(row) for row in records(stored)],
            "Diterima": stored["received_at"],
            "Lembar": stored["sheet"],
            "Galat": stored["errors"],
            "Peringatan": stored["warnings"],
        }
    )
    others = pd.DataFrame({"Berkas": held["file"], "Status": STATES["held"].text})
    table = pd.concat([own, others], ignore_index=True)
    return table.astype({"Galat": "Int64", "Peringatan": "Int64"})


def status(row: Any) -> str:  # noqa: ANN401
    """Say of a submission whether it counts, was superseded, or was withdrawn."""
    if row.current:
        return CURRENT
    return WITHDRAWN if row.superseded_by == row.id else SUPERSEDED


def _files(stored: pd.DataFrame, held: pd.DataFrame, of: CollectScene) -> None:
    page.section(
        "Berkas", "Yang asli persis seperti diterima; yang dikembalikan bertanda pada selnya."
    )
    both = pd.concat([stored, held]).drop_duplicates("workbook")
    both = both.loc[[collect_data.is_open(str(workbook)) for workbook in both["workbook"]]]
    if both.empty:
        st.caption("Berkasnya memuat lembar kerja unit lain, jadi tidak dapat diunduh di sini.")
        return
    names = dict(zip(both["workbook"].astype(str), both["file"].astype(str), strict=True))
    labels = file_labels(both)
    chosen = st.selectbox(
        "Berkas", list(names), format_func=labels.__getitem__, key=f"berkas_{of.unit}_{of.year}"
    )
    store, name = data.store(), clean_name(names[chosen])
    ids = list(stored.loc[stored["workbook"] == chosen, "id"])
    findings = collect_data.findings_of(of.year, of.unit, chosen, stored)
    back = returned_name(store.workbook(chosen)[1], name)

    def give_back() -> bytes:
        answers = [store.submission(int(id_)).answers for id_ in ids]
        return returned(
            store.workbook(chosen)[1], name, findings, pd.concat(answers) if answers else None
        )

    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Berkas asli",
            recording.recorded(
                lambda: store.workbook(chosen)[1], _taken("Berkas asli", chosen, name, of)
            ),
            file_name=name,
            icon=":material/download:",
            on_click="ignore",
            key="unduh_asli",
        )
        if ids:
            st.download_button(
                "Lembar yang dikembalikan",
                recording.recorded(give_back, _taken("Lembar yang dikembalikan", chosen, name, of)),
                file_name=back,
                icon=":material/rate_review:",
                on_click="ignore",
                key="unduh_kembali",
            )
        collect_withdraw.offer(stored, chosen, of)
        if PORTAL_INSTRUMENT in set(stored.loc[stored["current"], "instrument"]):
            _portal(of)


def file_labels(files: pd.DataFrame) -> dict[str, str]:
    """Return each workbook's name, the newest first; which it is where another has the same."""
    twice = files["file"].duplicated(keep=False)
    numbers = range(len(files), 0, -1)
    return {
        str(row.workbook): _version(row, number) if again else str(row.file)
        for row, again, number in zip(records(files), twice, numbers, strict=True)
    }


def _version(row: Any, number: int) -> str:  # noqa: ANN401
    return f"{row.file} · ke-{number}, {trail_words.moment(row.received_at)}"


def _portal(of: CollectScene) -> None:
    """Draw the button for the answers that count, whichever file they came from."""
    shelf = Shelf(data.store(), data.registry())
    text = f"JSON portal {of.unit} tahun {of.year} diunduh."
    st.download_button(
        "Jawaban untuk portal (.json)",
        recording.recorded(
            lambda: portal_answers(shelf, of.unit, of.year),
            Event("export", text, unit=of.unit, year=of.year, subject="portal"),
        ),
        file_name=f"portal-{of.unit}-{of.year}.json",
        mime="application/json",
        icon=":material/data_object:",
        on_click="ignore",
        key="unduh_portal",
    )


def _taken(what: str, workbook: str, name: str, of: CollectScene) -> Event:
    text = f"{what} {of.unit} tahun {of.year} diunduh."
    return Event("export", text, unit=of.unit, year=of.year, workbook=workbook, subject=name)


def _comparison(own: pd.DataFrame, assessor: str, of: CollectScene) -> None:
    page.section(f"Perbandingan: {ASSESSORS[assessor]}", "Apa yang berubah di antara dua versi.")
    numbers = range(len(own), 0, -1)
    labels = {
        int(row.id): _version(row, number)
        for row, number in zip(records(own), numbers, strict=True)
    }
    ids = list(labels)
    row = st.grid(2, min_column_width=240)
    before = row.selectbox(
        "Versi lama",
        ids[1:],
        format_func=labels.__getitem__,
        key=f"lama_{of.unit}_{of.year}_{assessor}",
    )
    newer = [id_ for id_ in ids if id_ > before]
    after = row.selectbox(
        "Versi baru",
        newer,
        format_func=labels.__getitem__,
        key=f"baru_{of.unit}_{of.year}_{assessor}_{before}",
    )
    instrument = str(own.loc[own["id"] == after, "instrument"].iloc[0])
    _differences(compare(data.store(), before, after), instrument, f"{before}_{after}")


def _differences(found: Comparison, instrument: str, key: str) -> None:
    if not found.comparable:
        st.write("Kedua versi memakai peraturan yang berbeda, jadi tidak dapat dibandingkan.")
        return
    if found.answers.empty and found.scores.empty:
        st.write("Tidak ada jawaban yang berbeda.")
        return
    st.write(f"**{changed_text(found)}**")
    answers, scores = changed_answers(found, instrument), changed_scores(found, instrument)
    listing.table(
        answers,
        {},
        f"Tabel {len(answers)} jawaban yang berubah",
        widths={"Pertanyaan": 460},
        narrow={"Pertanyaan": 180, "Sebelum": 80, "Sesudah": 80},
        rows=10,
    )
    written: dict[str, Any] = {"Sebelum": formats.points, "Sesudah": formats.points}
    listing.table(
        listing.checkable(scores, "Selisih", "Sebelum", "Sesudah"),
        written | {"Selisih": formats.change},
        f"Tabel {len(scores)} nilai yang berubah",
        narrow={"Bagian": 150, "Sebelum": 66, "Sesudah": 66, "Selisih": 70},
    )
    tables = {"Jawaban": answers, "Nilai": scores}
    export.plain_download("Unduh perbandingan (.xlsx)", "perbandingan", tables, f"beda_{key}")


def changed_text(found: Comparison) -> str:
    """Say how many answers changed and what became of the total."""
    said = f"{len(found.answers)} jawaban berubah"
    total = found.scores.loc[found.scores["node"] == "total"]
    if total.empty:
        return f"{said}; nilai total tetap."
    before, after = float(total["before"].iloc[0]), float(total["after"].iloc[0])
    return (
        f"{said}; nilai total {formats.points(before)} → {formats.points(after)} "
        f"({formats.change_between(before, after)})."
    )


def changed_answers(found: Comparison, instrument: str) -> pd.DataFrame:
    """Return the answers that changed, in the order of the worksheet."""
    rules = load(instrument)
    return pd.DataFrame(
        {
            "Pertanyaan": [rules.label(str(one)) for one in found.answers["question"]],
            "Kode": found.answers["question"],
            "Sebelum": found.answers["before"],
            "Sesudah": found.answers["after"],
        }
    )


def changed_scores(found: Comparison, instrument: str) -> pd.DataFrame:
    """Return what became of the total, both components and the areas."""
    rules = load(instrument)
    nodes = [*SHOWN_NODES, *(area.id for area in rules.areas)]
    own = found.scores.loc[found.scores["node"].isin(nodes)]
    own = own.assign(rank=own["node"].map(nodes.index)).sort_values("rank")
    return pd.DataFrame(
        {
            "Bagian": [rules.label(str(node)) for node in own["node"]],
            "Sebelum": own["before"],
            "Sesudah": own["after"],
            "Selisih": own["after"] - own["before"],
        }
    )
