"""View "SAKIP": predicates over the years as streams, who is behind each, and the region's own."""

from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import Stream, formats, predicate_flow, sakip_bands
from zi_analytics.charts.frames import records
from zi_analytics.insight.sakip import Flow, distribution, flows, verdicts
from zi_analytics.instruments import sakip_rules
from zi_analytics.ui import (
    data,
    link,
    listing,
    notes,
    page,
    sakip_region,
    sakip_upload,
    taps,
    trend_export,
    trend_link,
    trend_words,
)
from zi_analytics.ui.drawn import drawn
from zi_analytics.ui.trend_state import TrendScene
from zi_analytics.ui.viewport import is_narrow, look

READING: Final = (
    "Setiap kolom satu tahun, setiap kotak satu predikat dengan banyaknya unit. Pita adalah unit "
    "yang punya predikat pada kedua tahun: ▲ naik predikat, ▼ turun, = tetap. Bagian kotak tanpa "
    "pita: unit yang hanya punya satu dari kedua tahun, misalnya karena melebur; predikat tidak "
    "dapat dirata-rata, jadi unit itu tidak disambung. Ketuk pita atau baris tabel untuk melihat "
    "unitnya. Predikat dihitung dari nilainya; batas bawah tidak termasuk (80,00 adalah BB)."
)
METHOD: Final = (
    "Predikat dihitung dari nilai SAKIP; arus hanya atas unit yang punya predikat pada kedua tahun."
)
SIGNS: Final = {1: "▲ naik", 0: "= tetap", -1: "▼ turun"}


def view(of: TrendScene) -> None:
    """Draw the view."""
    sakip_upload.told()
    table = own_sakip(of)
    known = verdicts(table, of.basis)
    if known.empty:
        _nothing(of)
    elif of.scope == "unit":
        _one_unit(of, known)
    else:
        _many(of, table, flows(table, of.basis))
    sakip_region.figures(of)
    sakip_upload.upload(of, unfolded=data.sakip().empty)


def own_sakip(of: TrendScene) -> pd.DataFrame:
    """Return the SAKIP scores of the units looked at."""
    table = data.sakip()
    return table.loc[table["unit"].isin(of.codes)]


def _nothing(of: TrendScene) -> None:
    page.finding("Belum ada nilai SAKIP unit untuk pilihan ini.")
    if not data.sakip().empty:
        st.write("Pilih unit lain, atau tahun SAKIP yang lain, di atas.")
        return
    st.write(
        "Unggah rekap nilai SAKIP di bawah halaman ini, atau letakkan (.xlsx; satu baris setiap "
        "unit) di folder berikut lalu jalankan ulang dasbor, atau lewat baris perintah:"
    )
    st.code(f"{data.inbox().parent / 'sakip'}/", language=None, wrap_lines=True)
    command = f'python -m zi_analytics import "{data.inbox().parent / "sakip"}" --kind sakip'
    st.code(command, language=None, wrap_lines=True)


def _many(of: TrendScene, table: pd.DataFrame, steps: tuple[Flow, ...]) -> None:
    if steps:
        said = trend_words.flow_finding(steps[-1])
        page.finding(said.headline, said.detail)
    else:
        year = int(verdicts(table, of.basis)["year"].max())
        page.finding(f"Baru ada nilai SAKIP tahun {year}.", "Arus memerlukan dua tahun.")
    page.section(
        "Predikat dari tahun ke tahun",
        f"{of.noun[0].upper()}{of.noun[1:]} menurut predikat SAKIP. Ketuk angka pada pita untuk "
        "melihat unitnya.",
    )
    counts = distribution(table, of.basis)
    streams = [
        Stream((step.before, step.after), row.before, row.after, row.n, row.direction)
        for step in steps
        for row in records(step.streams)
    ]
    order = [one.id for one in sakip_rules().predicates]
    rules = _rules(of, counts)
    marked = page.picked(
        drawn(predicate_flow, counts, streams, order, rules, look()), taps.key("sakip_arus")
    )
    if marked:
        _open(marked[0])
    notes.under("sakip.arus", of.year)
    _changed_rules(rules)
    _stream_table(of, streams, steps, counts)
    _panel(of, steps)


def _rules(of: TrendScene, counts: pd.DataFrame) -> dict[int, str]:
    """Return the regulation of each year's evaluation; that of a performance year follows it."""
    later = 1 if of.basis == "performance" else 0
    years = [int(year) for year in counts["year"].unique()]
    return {year: sakip_rules().scheme(year + later).short for year in years}


def _changed_rules(rules: dict[int, str]) -> None:
    names = list(dict.fromkeys(rules[year] for year in sorted(rules)))
    if len(names) > 1:
        st.caption(
            f"Aturan evaluasi berganti dari PermenPANRB {names[0]} ke {names[1]}: batas predikat "
            "tetap, komponen dan bobotnya lain. Perpindahan di sana dibaca dengan hati-hati."
        )


def _open(code: str) -> None:
    link.write({trend_link.STREAM: code})
    taps.tapped()
    st.rerun()


def _close() -> None:
    link.write({trend_link.STREAM: trend_link.NONE})
    taps.tapped()


def _stream_table(
    of: TrendScene, streams: list[Stream], steps: tuple[Flow, ...], counts: pd.DataFrame
) -> None:
    if streams:
        moved = sorted(streams, key=lambda one: (-one.years[1], one.direction == 0, -one.n))
        shown = pd.DataFrame(
            {
                "Tahun": [f"{one.years[0]} ke {one.years[1]}" for one in moved],
                "Arus": [f"{one.before} → {one.after}" for one in moved],
                "Unit": [one.n for one in moved],
                "Arah": [SIGNS[one.direction] for one in moved],
            }
        )
        picked = listing.pick(
            shown,
            {},
            f"Tabel {len(shown)} arus predikat, tahun terbaru di atas",
            taps.key("sakip_tabel_arus"),
            widths={"Tahun": 140, "Arus": 130, "Unit": 80, "Arah": 120},
            narrow={"Tahun": 110, "Arus": 90, "Unit": 52, "Arah": 84},
            rows=8,
        )
        if picked is not None:
            _open(moved[picked].code)
    trend_export.offer(lambda: _sheets(of, steps, counts), "sakip", METHOD, of)


def _sheets(
    of: TrendScene, steps: tuple[Flow, ...], counts: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    members = [_members(of, step, step.members).assign(Dari=step.before) for step in steps]
    left = [(s.before, s.after, of.name(unit)) for s in steps for unit in s.left_out]
    wide = counts.pivot(index="predicate", columns="year", values="n")
    wide = wide.reindex([one.id for one in sakip_rules().predicates]).reset_index()
    wide.columns = ["Predikat", *(str(year) for year in wide.columns[1:])]
    known = verdicts(own_sakip(of), of.basis)
    return {
        "Predikat": wide,
        "Arus": pd.concat(members, ignore_index=True) if members else pd.DataFrame(),
        "Tanpa pasangan": pd.DataFrame(left, columns=["Dari", "Ke", "Unit"]),
        "Nilai": _scores(of, known),
    }


def _scores(of: TrendScene, known: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Unit": [of.name(str(unit)) for unit in known["unit"]],
            "Tahun": known["year"].astype("int64"),
            "Nilai": known["score"],
            "Predikat": known["predicate"],
            "Predikat tertulis": known["reported"],
        }
    )


def _members(of: TrendScene, step: Flow, members: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Unit": [of.name(str(unit)) for unit in members["unit"]],
            "Sebelum": members["before"],
            f"Nilai {step.before}": members["score_before"],
            "Sesudah": members["after"],
            f"Nilai {step.after}": members["score_after"],
            "Perubahan": members["score_after"] - members["score_before"],
        }
    )


def _panel(of: TrendScene, steps: tuple[Flow, ...]) -> None:
    """Open the list behind the stream that the address names, if any."""
    stream = trend_link.stream_of(of.values[trend_link.STREAM])
    step = next((s for s in steps if stream and (s.before, s.after) == stream[:2]), None)
    if stream is None or step is None:
        return
    before, after = stream[2], stream[3]
    members = step.members.loc[step.members["unit"].isin(step.behind(before, after))]

    @st.dialog(
        f"{before} → {after}, {step.before} ke {step.after}: {len(members)} unit",
        width="large",
        on_dismiss=_close,
    )
    def opened() -> None:
        _behind(of, step, members, f"{before}-{after}")

    opened()


def _behind(of: TrendScene, step: Flow, members: pd.DataFrame, name: str) -> None:
    if members.empty:
        st.write("Tidak ada unit di arus ini.")
        return
    table = members.sort_values("score_after", ascending=False, kind="stable")
    shown = _members(of, step, table).drop(columns=["Sebelum", "Sesudah"])
    years = [f"Nilai {step.before}", f"Nilai {step.after}"]
    st.caption("Klik baris untuk membuka unitnya.")
    picked = listing.pick(
        listing.checkable(shown, "Perubahan", *years),
        {**dict.fromkeys(years, formats.points), "Perubahan": formats.change},
        f"Tabel {len(shown)} unit di balik arus ini",
        taps.key("sakip_di_balik"),
        narrow={"Unit": 130, years[0]: 70, years[1]: 70, "Perubahan": 72},
        wrapped=is_narrow(),
        rows=12,
    )
    if picked is not None:
        _close()
        page.open_unit(str(table.iloc[picked]["unit"]), of.selection(_worksheet_year(step.after)))
    trend_export.offer(
        lambda: {"Unit": shown}, f"arus-{step.before}-{step.after}-{name}", METHOD, of
    )


def _worksheet_year(year: int) -> int:
    """Return the year itself, or the nearest with worksheets."""
    return min(data.years(), key=lambda other: abs(other - year))


def _one_unit(of: TrendScene, known: pd.DataFrame) -> None:
    name = of.name(of.unit)
    ordered = known.sort_values("year")
    first, last = records(ordered)[0], records(ordered)[-1]
    value = formats.points(last.score)
    headline = f"{name}: SAKIP {last.predicate} pada {last.year}, nilai {value}."
    detail = f"Pada {first.year}: {first.predicate}, nilai {formats.points(first.score)}."
    page.finding(headline, detail if len(ordered) > 1 else "")
    page.section("Nilai SAKIP dari tahun ke tahun", "Nilai dari 100, dengan predikatnya.")
    bounds = [(one.id, one.above or 0.0) for one in sakip_rules().predicates]
    page.show(drawn(sakip_bands, ordered, bounds, name, look()), "sakip_unit")
    if st.button("Buka halaman Unit", icon=":material/apartment:"):
        page.open_unit(of.unit, of.selection(_worksheet_year(int(last.year))))
    shown = _scores(of, ordered).drop(columns="Unit")
    listing.table(
        shown,
        {"Nilai": formats.points},
        f"Tabel {len(shown)} nilai SAKIP {name}",
        narrow={"Tahun": 70, "Nilai": 76, "Predikat": 80, "Predikat tertulis": 110},
    )
    trend_export.offer(lambda: {"Nilai": shown}, "sakip", METHOD, of)
