"""Taking worksheets in: drop files or look into the inbox, see what would happen, then import."""

from typing import Any, Final

import streamlit as st

from zi_analytics.intake import Outcome, Result
from zi_analytics.intake.files import LKE_SUFFIXES
from zi_analytics.loaders.container import LIMITS
from zi_analytics.ui import (
    access,
    collect_batch,
    collect_choose,
    collect_link,
    collect_outcome,
    collect_rights,
    collect_state,
    data,
    listing,
    page,
    start,
)
from zi_analytics.ui.collect_batch import INBOX, UPLOADS, Upload
from zi_analytics.ui.collect_link import CollectScene

READING: Final = (
    "Setiap berkas diperiksa dulu tanpa disimpan. Unit dan tahun dibaca dari lembar, nama lembar, "
    "folder, lalu nama berkas; yang tidak jelas ditanyakan, tidak ditebak. Berkas baru "
    "menggantikan yang lama untuk unit, tahun, dan penilai yang sama; yang lama tetap tersimpan "
    "sebagai versi. Berkas yang sama persis tidak mengubah apa pun."
)
MEGABYTE: Final = 2**20
DIGESTS: Final = "terima_sidik"
ROWS: Final = 12


def receive(_: CollectScene) -> None:
    """Draw the page's part that takes worksheets in, of any unit and year."""
    head = st.container()
    if not access.may_hand_in():
        with head:
            page.finding(
                "Anda dapat melihat, tetapi tidak memasukkan berkas.",
                "Hubungi bagian organisasi bila lembar kerja perlu dimasukkan.",
            )
        return
    uploads = _dropped()
    if access.may_edit():
        _inbox_button()
    now = collect_state.state()
    if uploads:
        _look(uploads, head)
    elif now.place == INBOX and access.may_edit():
        _look([], head)
    elif now.done is not None:
        _done(now.done, head)
    else:
        with head:
            page.finding(
                "Masukkan berkas LKE.",
                "Semua berkas diperiksa dulu; belum ada yang disimpan sampai Anda menekan Impor.",
            )


def _dropped() -> list[Upload]:
    limit = LIMITS.size // MEGABYTE
    files: Any = st.file_uploader(
        f"Seret berkas LKE ke sini, boleh banyak sekaligus (paling besar {limit} MB sebuah berkas)",
        type=sorted(LKE_SUFFIXES),
        accept_multiple_files=True,
        key=collect_state.uploader(),
        max_upload_size=limit,
    )
    if reason := collect_batch.too_much([file.size for file in files or []]):
        st.error(reason)
        return []
    known: dict[str, str] = st.session_state.get(DIGESTS, {})
    digests = {
        file.file_id: known.get(file.file_id) or collect_batch.digest(file.getvalue())
        for file in files or []
    }
    st.session_state[DIGESTS] = digests
    return collect_batch.distinct(
        [
            collect_batch.upload(file.name, file.size, file.getvalue, digests[file.file_id])
            for file in files or []
        ]
    )


def _inbox_button() -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            "Periksa kotak masuk",
            icon=":material/inbox:",
            on_click=collect_state.start,
            args=(INBOX,),
        )
        st.text(f"Folder di server: {data.inbox()}")


def _look(uploads: list[Upload], head: Any) -> None:  # noqa: ANN401
    place = UPLOADS if uploads else INBOX
    if collect_state.state().place != place:
        collect_state.start(place)
    outcome = _trial(uploads)
    said = collect_outcome.trial_finding(outcome)
    with head:
        page.finding(said.headline, said.detail)
        if (done := collect_state.state().done) is not None:
            st.success(collect_outcome.done_finding(done).headline, icon=":material/check:")
    for file, why in collect_state.state().refused.items():
        st.error("Berkas ini tidak dapat Anda serahkan:", icon=":material/block:")
        st.text(f"{file}: {why}.")
    with st.container(horizontal=True, gap="small"):
        number = collect_outcome.to_store(outcome)
        pressed = st.button(
            f"Impor {number} lembar kerja", type="primary", disabled=not number, key="impor"
        )
        st.button("Batal", on_click=collect_state.finish, key="batal")
    if pressed:
        done = _import(uploads)
        if any(collect_outcome.asks(result) for result in done.results):
            collect_state.go_on(done)
        else:
            collect_state.finish(done)
        st.rerun()
    _results(outcome)


def _trial(uploads: list[Upload]) -> Outcome:
    """Return the dry run; it is made anew only if files, choices or the store have changed."""
    now = collect_state.state()
    keys = tuple(one.key for one in uploads)
    token = (now.place, keys, tuple(sorted(now.choices.items())), data.store().version())
    if now.trial is not None and now.token == token:
        return now.trial
    outcome, refused = collect_rights.cut(_run(uploads, dry_run=True))
    first = now.first if now.choices else outcome
    collect_state.change(trial=outcome, token=token, first=first, refused=refused)
    return outcome


def _import(uploads: list[Upload]) -> Outcome:
    """Store what may be stored; of somebody who may not store all, that is looked at anew."""
    if access.may_edit() or collect_state.state().place == INBOX:
        with access.writing():
            return _run(uploads, dry_run=False)
    trial, _ = collect_rights.cut(_run(uploads, dry_run=True))
    with access.handing_in(collect_rights.units_of(trial)):
        return _run(collect_rights.allowed(uploads, trial), dry_run=False)


def _run(uploads: list[Upload], *, dry_run: bool) -> Outcome:
    doing = "Memeriksa" if dry_run else "Menyimpan"
    bar = st.progress(0.0, text=f"{doing} berkas. Mohon tunggu sebentar.")
    now = collect_state.state()
    try:
        tell = start.teller(bar.progress, doing)
        if now.place == INBOX:
            return collect_batch.take_inbox(now.first, now.choices, dry_run=dry_run, progress=tell)
        return collect_batch.take_uploads(uploads, now.choices, dry_run=dry_run, progress=tell)
    finally:
        bar.empty()


def _results(outcome: Outcome) -> None:
    results = [r for r in outcome.results if r.status != "unchanged"] or list(outcome.results)
    if not results:
        collect_choose.choosers([])
        return
    collect_choose.choosers(results)
    page.section("Isi kiriman", "Satu baris satu lembar kerja. Pilih baris untuk temuannya saja.")
    picked = _table(results, "terima_tabel")
    hidden = len(outcome.results) - len(results)
    if hidden:
        st.caption(f"{hidden} lembar kerja yang sudah ada dan tidak berubah tidak ditampilkan.")
    shown = results if picked is None else [results[picked]]
    page.section("Temuan", "Temuan yang sejenis dikumpulkan; semua letaknya ada pada unduhan.")
    collect_outcome.findings(shown, "temuan_terima")


def _table(results: list[Result], key: str, *, done: bool = False) -> int | None:
    table = collect_outcome.results_table(results, done=done)
    return listing.pick(
        table,
        {},
        f"Tabel {len(table)} lembar kerja: berkas, unit, tahun, penilai, dan yang akan berubah",
        f"{key}_{collect_state.state().round}",
        widths={
            "Berkas": 260,
            "Akan menjadi": 130,
            "Hasil": 130,
            "Unit": 130,
            "Perubahan": 280,
            "Isi": 190,
        },
        narrow={"Berkas": 150, "Akan menjadi": 120, "Hasil": 120, "Unit": 90},
        rows=ROWS,
    )


def _done(outcome: Outcome, head: Any) -> None:  # noqa: ANN401
    said = collect_outcome.done_finding(outcome)
    with head:
        page.finding(said.headline, said.detail)
    st.button(
        "Lihat papan",
        icon=":material/grid_on:",
        on_click=collect_link.go,
        kwargs={collect_link.VIEW.key: collect_link.BOARD},
    )
    if outcome.results:
        page.section("Yang baru saja diimpor")
        _table(list(outcome.results), "terima_selesai", done=True)
