"""One action: all that is known of it, what was written before, and the form to bring it on."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import ACTION_STATES, due_words, formats
from zi_analytics.store import ActionConflictError, ActionError, ActionState
from zi_analytics.ui import (
    access,
    action_data,
    action_link,
    action_words,
    listing,
    page,
    trail_words,
)
from zi_analytics.ui.action_link import SEEN, Chosen
from zi_analytics.ui.errors import guarded_part

TOLD: Final = "rencana_pesan"
CANCELLED: Final = "Batalkan aksi ini"


@dataclass(frozen=True)
class Seen:
    """The action as it was when its form was opened; saving is refused if it is another now."""

    id: int
    version: int
    state: ActionState


def opened(chosen: Chosen) -> None:
    """Open the action that the address names, if any, whatever else the filters show."""
    if chosen.opened is None:
        return

    @st.dialog("Aksi", width="large", on_dismiss=action_link.close)
    @guarded_part
    def dialog() -> None:
        # A dialog runs again without its page: right and action are asked anew.
        access.demand_read(None)
        table = action_data.judged(chosen.year)
        row = table.loc[table["id"] == chosen.opened].iloc[0]
        facts(row, chosen.year)
        told()
        if access.may_edit():
            form(seen(row))
            page.caution_of_sample()
        else:
            st.caption("Anda dapat melihat aksi ini, tetapi tidak mengubahnya.")
        history(chosen.year, int(row["id"]))

    dialog()


def facts(row: "pd.Series[Any]", year: int) -> None:
    """Say what the action is, where it came from, and its evidence; people's text stays text."""
    names = action_data.unit_names(year)
    st.text(str(row["title"]))
    state = ACTION_STATES[str(row["status"])]
    st.markdown(f"**{state.text} · {row['progress']} %**")
    st.text(f"{names.get(row['unit'], row['unit'])} · {row['name']}")
    st.text(f"Tenggat: {due_words(row['due'], row['days'], row['status'])}")
    if isinstance(row["item"], str):
        gained = formats.change(row["points"])
        st.text(f"Dari jalur: {row['item']}, {row['before']} → {row['after']} ({gained} poin)")
    if not formats.is_missing(row["carried_from"]):
        st.text(f"Dilanjutkan dari tahun {row['carried_from']}.")
    if not formats.is_missing(row["carried_to"]):
        st.text(f"Dilanjutkan ke tahun {row['carried_to']}.")
    evidence(row["evidence"])


def evidence(written: object) -> None:
    """Show evidence as text, and lead to it where it is an address of the web."""
    if not isinstance(written, str):
        st.caption("Belum ada bukti.")
        return
    st.text(f"Bukti: {written}")
    if address := action_words.web_address(written):
        st.link_button("Buka bukti", address, icon=":material/open_in_new:")


def told() -> None:
    """Say once what the last action did."""
    if TOLD in st.session_state:
        st.success(st.session_state.pop(TOLD))


def seen(row: "pd.Series[Any]") -> Seen:
    """Return the action as its form was opened with; what others write meanwhile does not count."""
    kept = st.session_state.get(SEEN)
    if isinstance(kept, Seen) and kept.id == int(row["id"]):
        return kept
    values = {field.name: row[field.name] for field in fields(ActionState)}
    plain = {name: None if formats.is_missing(value) else value for name, value in values.items()}
    due = None if plain["due"] is None else plain["due"].date()
    state = ActionState(
        **plain
        | {"due": due, "progress": int(row["progress"]), "cancelled": bool(row["cancelled"])}
    )
    st.session_state[SEEN] = Seen(int(row["id"]), int(row["version"]), state)
    return st.session_state[SEEN]  # type: ignore[no-any-return]


def form(of: Seen) -> None:
    """Draw the form that changes an action."""
    key, now = f"{of.id}_{of.version}", of.state
    with st.form(f"aksi_{key}", border=True):
        title = st.text_input("Aksi", value=now.title, max_chars=200, key=f"aksi_judul_{key}")
        left, right = st.columns(2)
        owner = left.text_input(
            "Penanggung jawab", value=now.owner or "", max_chars=80, key=f"aksi_pemilik_{key}"
        )
        due: date | None = right.date_input(
            "Tenggat (boleh kosong)", value=now.due, format="DD/MM/YYYY", key=f"aksi_tenggat_{key}"
        )
        progress = st.slider("Kemajuan (%)", 0, 100, now.progress, 5, key=f"aksi_kemajuan_{key}")
        proof = st.text_input(
            "Bukti (tautan http/https atau keterangan)",
            value=now.evidence or "",
            max_chars=500,
            key=f"aksi_bukti_{key}",
        )
        note = st.text_input(
            "Catatan", value=now.note or "", max_chars=500, key=f"aksi_catatan_{key}"
        )
        cancelled = st.checkbox(CANCELLED, value=now.cancelled, key=f"aksi_batal_{key}")
        reason = st.text_input(
            "Alasan pembatalan", value=now.reason or "", max_chars=500, key=f"aksi_alasan_{key}"
        )
        saved = st.form_submit_button("Simpan", type="primary", key="aksi_simpan")
    if saved:
        state = ActionState(title, owner, due, int(progress), proof, note, cancelled, reason)
        save(of, state)


def save(of: Seen, state: ActionState) -> None:
    """Store what was written, if the person may still do so and nobody else did meanwhile."""
    try:
        with access.writing():
            changed = action_data.plan().change(of.id, of.version, state)
    except access.NotAllowedError as error:
        st.error(str(error))
        return
    except ActionConflictError as error:
        st.error(f"Belum tersimpan: {page.unmarked(str(error))}.")
        st.button("Muat isi yang sekarang", on_click=_forget, key="aksi_muat")
        return
    except ActionError as error:
        st.error(f"Belum tersimpan: {error}.")
        return
    st.session_state[TOLD] = "Aksi tersimpan." if changed else "Tidak ada yang berubah."
    _forget()
    action_link.focus(of.id)


def _forget() -> None:
    st.session_state.pop(SEEN, None)


def history(year: int, id_: int) -> None:
    """Draw all that the action ever was, the latest first."""
    told = action_data.plan().history(year)
    own = told.loc[told["action"] == id_].iloc[::-1]
    st.markdown("**Riwayat**")
    shown = pd.DataFrame(
        {
            "Waktu": own["at"],
            "Kemajuan": own["progress"] / 100,
            "Tenggat": own["due"],
            "Penanggung jawab": own["owner"],
            "Catatan": own["reason"].where(own["cancelled"], own["note"]),
            "Oleh": own["person"],
        }
    )
    listing.table(
        shown,
        {
            "Waktu": trail_words.short_moment,
            "Kemajuan": formats.share,
            "Tenggat": formats.day,
        },
        f"Riwayat {len(shown)} perubahan aksi",
        narrow={"Waktu": 130, "Kemajuan": 80, "Oleh": 90},
        rows=5,
    )
