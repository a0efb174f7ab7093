"""The list of people and their roles, to be changed by an admin."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.access import ROLES, AccessError, Listed, digest, save_access
from zi_analytics.charts.frames import records
from zi_analytics.settings import settings
from zi_analytics.store import Event
from zi_analytics.ui import access, data, page
from zi_analytics.ui.entry import ROLE_NAMES

EMAIL: Final = "Surel"
SUB: Final = "Pengenal (sub)"
ROLE: Final = "Peran"
UNITS: Final = "Unit"
ROUND: Final = "akses_putaran"
SEEN: Final = "akses_dilihat"
TOLD: Final = "akses_pesan"
READING: Final = (
    "Orang yang pengenalnya (sub) tertulis hanya dikenali dari pengenal itu; yang lain dari surel "
    "yang sudah diperiksa penyedia akun. Pimpinan membaca semua; bagian organisasi membaca dan "
    "mengisi semua; unit hanya melihat unitnya sendiri dan menyerahkan lembar kerjanya; admin juga "
    "mengatur peran. Perubahan berlaku pada halaman berikutnya yang dibuka orang itu, dan tercatat "
    "di Jejak."
)


def without_login() -> None:
    """Say that there are no accounts here, and how there can be."""
    page.finding(
        "Dasbor ini berjalan tanpa akun.",
        "Siapa pun di komputer ini melihat dan mengubah semuanya, dan hanya dari komputer ini.",
    )
    st.write(
        "Agar orang lain dapat masuk dari komputernya dengan peran masing-masing, hubungkan "
        "penyedia akun (OIDC). Caranya ada di docs/operasi.md, bagian Peran."
    )


def people() -> None:
    """Draw the people in a table that can be changed, and store it when asked."""
    listed = access.mapping().listed
    admins = sum(one.role == "admin" for one in listed)
    page.finding(f"{len(listed)} orang boleh masuk, {admins} di antaranya admin.")
    if told := st.session_state.pop(TOLD, None):
        st.success(told)
    seen = st.session_state.setdefault(SEEN, digest(settings().access))
    turn = int(st.session_state.get(ROUND, 0))
    with st.form("akses", border=False):
        edited = st.data_editor(
            as_table(listed),
            num_rows="dynamic",
            hide_index=True,
            column_config=_columns(),
            placeholder="",
            key=f"akses_tabel_{turn}",
        )
        saved = st.form_submit_button("Simpan peran", type="primary")
    st.caption(
        "Tambahkan orang di baris kosong paling bawah; pilih baris lalu hapus untuk mengeluarkan. "
        "Catatan (#) di tengah berkas akan hilang; yang di paling atas tetap."
    )
    if saved:
        _save(from_table(edited), seen)


def as_table(listed: Sequence[Listed]) -> pd.DataFrame:
    """Return people as the table that is edited."""
    return pd.DataFrame(
        {
            EMAIL: pd.Series([one.email for one in listed], dtype="str"),
            SUB: pd.Series([one.sub for one in listed], dtype="str"),
            ROLE: pd.Series([one.role for one in listed], dtype="str"),
            UNITS: pd.Series([list(one.units) for one in listed], dtype="object"),
        }
    )


def from_table(table: pd.DataFrame) -> list[Listed]:
    """Return the people of a table as it was edited; rows without anything are none."""
    rows = records(table.set_axis(["email", "sub", "role", "units"], axis="columns"))
    found = [
        Listed(_text(row.email), _text(row.sub), _text(row.role) or "", _units(row.units))
        for row in rows
    ]
    return [one for one in found if one != Listed(None, None, "")]


def _columns() -> dict[str, Any]:
    members = data.registry().region.members
    names = {code: member.in_year(None).short for code, member in members.items()}
    return {
        EMAIL: st.column_config.TextColumn(width=260, max_chars=200),
        SUB: st.column_config.TextColumn(width=160, max_chars=255),
        ROLE: st.column_config.SelectboxColumn(
            options=list(ROLES),
            format_func=lambda role: ROLE_NAMES.get(str(role), str(role)),
            width=150,
        ),
        UNITS: st.column_config.MultiselectColumn(
            options=list(names), format_func=lambda code: names.get(str(code), str(code)), width=320
        ),
    }


def _save(people: list[Listed], seen: str) -> None:
    try:
        with access.administering():
            save_access(settings().access, people, access.unit_codes(), seen, _tell)
    except AccessError as error:
        st.error("Belum tersimpan:")
        for problem in error.problems:
            st.text(problem)
        return
    st.session_state[TOLD] = "Peran tersimpan."
    st.session_state[ROUND] = int(st.session_state.get(ROUND, 0)) + 1
    st.session_state.pop(SEEN, None)
    st.rerun()


def _tell(before: Sequence[Listed], after: Sequence[Listed]) -> None:
    data.store().record(
        Event(
            "role_changed",
            f"Daftar peran diubah: {len(before)} → {len(after)} orang.",
            subject="access.yaml",
            before=_facts(before),
            after=_facts(after),
        )
    )


def _facts(people: Sequence[Listed]) -> dict[str, str]:
    return {one.name: " ".join([one.role, *one.units]) for one in people}


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _units(value: Any) -> tuple[str, ...]:  # noqa: ANN401
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        return ()
    return tuple(dict.fromkeys(str(code) for code in value))
