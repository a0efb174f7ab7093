"""Notes under what they are on, and the dialog in which editors write them.

A note is shown as plain text only: never as Markdown, HTML or a formula.
"""

from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.publishing import subjects
from zi_analytics.store import Note, NoteDraft, NoteError
from zi_analytics.store.notes import LONGEST, LONGEST_AUTHOR
from zi_analytics.tables import REGENCY
from zi_analytics.ui import access, data, listing, page, trail_words, writer

OPEN: Final = "catatan_buka"
NEW: Final = "Catatan baru"


def standing(year: int) -> tuple[Note, ...]:
    """Return the notes on a year's units and region that who looks may read."""
    found = _notes(data.store().version(), year)
    return tuple(note for note in found if access.may_read(note.draft.unit or REGENCY))


@st.cache_data(max_entries=data.FEW, show_spinner=False)
def _notes(version: int, year: int) -> tuple[Note, ...]:
    return data.store().notes(year)


def exist(subject: str, year: int, unit: str | None = None) -> bool:
    """Tell whether there is a note on a subject."""
    return bool(subjects.of(standing(year), subject, unit))


def under(subject: str, year: int, unit: str | None = None) -> None:
    """Draw the notes on a subject of a unit, or of the region, and the way to write one.

    ``subject`` is one of ``publishing.subjects``.
    """
    own = subjects.of(standing(year), subject, unit)
    for note in own:
        with st.container(border=True, gap=None):
            st.text(note.draft.text)
            st.caption(f"Catatan {page.unmarked(subjects.signed(note))}")
    if not access.may_edit() and not own:
        return
    label = "Ubah atau tambah catatan" if own else "Tulis catatan"
    if not access.may_edit():
        label = "Riwayat catatan"
    key = f"catatan_{subject}_{unit or 'kabupaten'}"
    here = (subject, year, unit)
    st.button(
        label,
        key=key,
        type="tertiary",
        icon=":material/edit_note:",
        on_click=_open,
        args=(here,),
    )
    if st.session_state.get(OPEN) == here:
        _dialog(*here)


def _open(here: tuple[str, int, str | None]) -> None:
    st.session_state[OPEN] = here


def _close() -> None:
    st.session_state.pop(OPEN, None)


def _dialog(subject: str, year: int, unit: str | None) -> None:
    whose = data.registry().unit(unit, year).name if unit else data.registry().name

    @st.dialog(f"Catatan: {subjects.title(subject)}", width="medium", on_dismiss=_close)
    def dialog() -> None:
        st.text(f"{whose}, {year}")
        own = subjects.of(standing(year), subject, unit)
        if access.may_edit():
            _form(own, subject, year, unit)
            page.caution_of_sample()
        _history(own)

    dialog()


def _form(own: tuple[Note, ...], subject: str, year: int, unit: str | None) -> None:
    by_id = {note.id: note for note in own}
    which = st.selectbox(
        "Yang ditulis",
        (0, *by_id),
        format_func=lambda id_: f"Ubah: {_start(by_id[id_])}" if id_ else NEW,
        key="catatan_pilih",
    )
    before = by_id.get(which)
    with st.form(f"catatan_isian_{which}", border=False):
        text = st.text_area(
            "Catatan",
            value=before.draft.text if before else "",
            max_chars=LONGEST,
            help="Teks biasa; tampil juga pada salindia, rapor, dan rekap.",
            key=f"catatan_teks_{which}",
        )
        author = st.text_input(
            "Nama penulis",
            value=writer.usual(),
            max_chars=LONGEST_AUTHOR,
            key=f"catatan_penulis_{which}",
        )
        with st.container(horizontal=True, gap="small"):
            kept = st.form_submit_button("Simpan catatan", type="primary", key="catatan_simpan")
            gone = before is not None and st.form_submit_button("Hapus", key="catatan_hapus")
    if gone and before is not None:
        _write(before, None, author, NoteDraft(text, author, year, unit, subject))
    elif kept:
        _write(before, text, author, NoteDraft(text, author, year, unit, subject))


def _start(note: Note) -> str:
    words = " ".join(note.draft.text.split())
    return f"{words[:40]}…" if len(words) > 40 else words


def _write(before: Note | None, text: str | None, author: str, draft: NoteDraft) -> None:
    """Store what was written, after asking once more whether this person may."""
    try:
        with access.writing():
            if before is None:
                data.store().add_note(draft)
            elif text is None:
                data.store().remove_note(before.id, author)
            else:
                data.store().change_note(before.id, text, author)
    except access.NotAllowedError as error:
        st.error(str(error))
        return
    except NoteError as error:
        st.error(f"Belum tersimpan: {error}.")
        return
    writer.remember(" ".join(author.split()))
    _close()
    st.rerun()


def _history(own: tuple[Note, ...]) -> None:
    versions = [v for note in own for v in data.store().note_history(note.thread)]
    if not versions:
        return
    st.markdown("**Riwayat**")
    listing.table(
        pd.DataFrame(
            {
                "Catatan": [note.draft.text for note in versions],
                "Oleh": [note.draft.author for note in versions],
                "Waktu": [note.written_at for note in versions],
                "Keadaan": ["berlaku" if note.current else "diganti" for note in versions],
            }
        ),
        {"Waktu": trail_words.short_moment},
        f"Tabel {len(versions)} versi catatan",
        widths={"Catatan": 330, "Oleh": 120, "Waktu": 140, "Keadaan": 80},
        narrow={"Catatan": 190, "Oleh": 90},
        rows=6,
        wrapped=True,
    )
