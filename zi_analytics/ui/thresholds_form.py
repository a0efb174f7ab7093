"""Entering the minimums of PermenPANRB 52/2014, which are not confirmed."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.instruments import Condition, Instrument, InstrumentError, available
from zi_analytics.intake import enter_thresholds
from zi_analytics.registry import minimum_in
from zi_analytics.store import Threshold
from zi_analytics.ui import access, data, listing, writer

TITLE: Final = "Batas nilai 2018–2021"
NOT_ASKED: Final = "tidak ada"
TOLD: Final = "batas_pesan"
LONGEST_ARTICLE: Final = 200
HELP: Final = (
    "Tulis poin (mis. 13,5), persen bobot (mis. 60 %), atau “tidak ada” bila peraturan tidak "
    "memintanya. Kosong berarti belum diketahui."
)


def thresholds(predicate: str) -> None:
    """Draw the minimums that count now and, for editors, the form to enter others, folded."""
    if told := st.session_state.pop(TOLD, None):
        st.success(told)
    for rules in (data.ruled(name) for name in available()):
        if rules.borrowed is not None:
            with st.expander(TITLE, icon=":material/rule:"):
                _about(rules, predicate)
                if access.may_edit():
                    _form(rules, predicate)
                _history(rules)


def _about(rules: Instrument, predicate: str) -> None:
    st.write(
        f"Batas {predicate} menurut PermenPANRB {rules.short} belum dikonfirmasi. Selama tidak ada "
        "yang diisi, lembar kerja peraturan itu diukur secara indikatif dengan batas PermenPANRB "
        f"90/2021. Begitu satu batas {predicate} diisi, hanya batas yang diisi yang dipakai; "
        "yang kosong menjadi belum diketahui."
    )
    table = data.thresholds()
    shipped = table.loc[table["instrument"].eq(rules.id) & table["line"].gt(0)]
    if len(shipped):
        st.caption(
            f"{len(shipped)} batas berasal dari berkas daerah (thresholds.csv); isian di sini "
            "didahulukan."
        )


def _form(rules: Instrument, predicate: str) -> None:
    now = _now(rules, predicate)
    written: dict[str, str] = {}
    with st.form(f"batas_{predicate}", border=True):
        grid = st.grid(3, min_column_width=220, gap="small")
        for condition in rules.conditions.values():
            with grid.cell():
                written[condition.id] = st.text_input(
                    _label(condition, rules),
                    value=now.get(condition.id, ""),
                    placeholder="Belum diketahui",
                    help=HELP,
                    max_chars=12,
                    key=f"batas_{predicate}_{condition.id}",
                )
        article = st.text_input(
            "Dasar: pasal atau halaman sumbernya",
            max_chars=LONGEST_ARTICLE,
            key=f"batas_dasar_{predicate}",
        )
        name = st.text_input(
            "Nama pengisi",
            value=writer.usual(),
            max_chars=writer.LONGEST,
            key=f"batas_nama_{predicate}",
        )
        saved = st.form_submit_button(f"Simpan batas {predicate}", type="primary")
    if saved:
        changed = {id_: text for id_, text in written.items() if text.strip() != now.get(id_, "")}
        _save(rules, predicate, changed, " ".join(article.split()), " ".join(name.split()))


def _label(condition: Condition, rules: Instrument) -> str:
    if condition.node is None:
        return f"{condition.label} (tanpa padanan)"
    return f"{condition.label} (dari {formats.short(rules.weight(condition.node))})"


def _now(rules: Instrument, predicate: str) -> dict[str, str]:
    table = data.thresholds()
    own = table.loc[table["instrument"].eq(rules.id) & table["predicate"].eq(predicate)]
    return {row.condition: _text(row) for row in records(own)}


def _text(row: Any) -> str:  # noqa: ANN401
    if not row.asked:
        return NOT_ASKED
    if pd.notna(row.share):
        return f"{formats.short(row.share * 100)} %"
    return formats.short(row.minimum)


def _save(
    rules: Instrument, predicate: str, changed: dict[str, str], article: str, name: str
) -> None:
    """Check what was written, store it, and judge the years again."""
    unreadable = [
        rules.conditions[id_].label
        for id_, text in changed.items()
        if text.strip() and minimum_in(text) is None
    ]
    if unreadable:
        st.error(f"Belum tersimpan: {formats.listing(unreadable)} tidak dapat dibaca. {HELP}")
    elif not changed:
        st.info("Tidak ada yang berubah.")
    elif not name or not article:
        st.error("Belum tersimpan: tulis dasar (pasal atau halaman) dan nama pengisi.")
    else:
        writer.remember(name[: writer.LONGEST])
        _enter([_entry(rules, predicate, i, t, article, name) for i, t in changed.items()])


def _entry(
    rules: Instrument, predicate: str, condition: str, text: str, article: str, name: str
) -> Threshold:
    key = (rules.id, predicate, condition)
    found = minimum_in(text)
    if found is None:
        return Threshold(*key, taken_back=True, article=article, entered_by=name)
    points, share, asked = found
    return Threshold(*key, points, share, asked, article, entered_by=name)


def _enter(entries: list[Threshold]) -> None:
    try:
        with access.writing(), st.spinner("Menilai ulang lembar kerja…"):
            years = enter_thresholds(data.store(), data.registry(), entries)
    except access.NotAllowedError as error:
        st.error(str(error))
        return
    except InstrumentError as error:
        st.error(f"Belum tersimpan: {error.problem}.")
        return
    judged = formats.listing([str(year) for year in years], 6)
    st.session_state[TOLD] = (
        f"Batas tersimpan. Dinilai ulang: tahun {judged}."
        if years
        else "Batas tersimpan. Tidak ada lembar kerja yang putusannya berubah."
    )
    st.rerun()


def _history(rules: Instrument) -> None:
    table = data.store().threshold_history()
    own = table.loc[table["instrument"].eq(rules.id)].iloc[::-1]
    if own.empty:
        st.caption("Belum pernah diisi.")
        return
    rows = records(own)
    shown = pd.DataFrame(
        {
            "Predikat": own["predicate"],
            "Syarat": [rules.conditions[row.condition].label for row in rows],
            "Batas": ["ditarik kembali" if row.taken_back else _text(row) for row in rows],
            "Dasar": own["article"],
            "Oleh": own["entered_by"].fillna("tanpa nama"),
            "Tanggal": [formats.day(row.entered_at) for row in rows],
            "Berlaku": [
                "✓ berlaku" if row.current and not row.taken_back else "tidak lagi" for row in rows
            ],
        }
    )
    listing.table(
        shown,
        {},
        f"Riwayat {len(shown)} batas yang diisi",
        narrow={"Syarat": 150, "Batas": 90, "Berlaku": 90},
        rows=6,
    )
