"""View "Yang bergerak": who rose and fell between two years, and which part moved them."""

from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats, movers, waterfall
from zi_analytics.charts.frames import records
from zi_analytics.charts.waterfall import step_changes
from zi_analytics.insight.trends import Change, breaks, change
from zi_analytics.insight.trends import movers as most_moved
from zi_analytics.insight.years import PARTS, TOTAL
from zi_analytics.ui import data, filters, listing, notes, page, taps, trend_export, trend_words
from zi_analytics.ui.drawn import drawn
from zi_analytics.ui.trend_areas import labels, nothing
from zi_analytics.ui.trend_state import TrendScene
from zi_analytics.ui.viewport import look

SHOWN: Final = 5
READING: Final = (
    "Dibandingkan hanya unit yang dinilai pada kedua tahun. Perubahan nilai total diuraikan tepat: "
    "sumbangan enam area dan Hasil berjumlah sama dengan perubahannya, dalam poin dari 100. Jika "
    "instrumen berganti di antara kedua tahun, selisih tidak dihitung; kedua angka hanya "
    "disandingkan. Angka dipotong, bukan dibulatkan; di berkas unduhan lengkap. Ketuk satu unit "
    "untuk membukanya."
)
METHOD: Final = (
    "Perubahan = nilai total ÷ bobot tahun sesudah − tahun sebelum, kali 100. Sumbangan sebuah "
    "bagian = perubahan poinnya; jumlah sumbangan sama dengan perubahan."
)
BOTH_YEARS: Final = (
    "Nilai kedua tahun sebagai persen dari bobot, disandingkan; tanpa selisih, karena instrumen "
    "berganti."
)


def view(of: TrendScene) -> None:
    """Draw the view."""
    if of.own_scores.empty:
        nothing(of)
        return
    if of.step is None:
        page.finding("Belum ada perubahan: baru satu tahun yang dinilai.", trend_words.FEWEST_YEARS)
        return
    before, after = of.step
    changed = change(of.scores, before, after, units=of.codes, registry=of.registry)
    if not changed.n:
        said = f"Tidak ada unit di sini yang dinilai pada {before} dan {after}."
        page.finding(said, "Pilih tahun lain, atau gabungkan unit yang melebur.")
    elif changed.breaks:
        _side_by_side(of, changed)
    elif of.scope == "unit":
        _one_unit(of, changed)
    else:
        _many(of, changed)
    _not_compared(of, changed)


def _side_by_side(of: TrendScene, changed: Change) -> None:
    """Show both years without a difference, because the instrument changed between them."""
    page.finding(
        f"Perubahan {changed.before} ke {changed.after} tidak dihitung: instrumennya berganti.",
        " ".join(trend_words.explained(gap) for gap in breaks(of.scores)),
    )
    page.section("Kedua tahun disandingkan", BOTH_YEARS)
    totals = changed.table.loc[changed.table["node"] == TOTAL]
    names = (str(changed.before), str(changed.after))
    table = of.named(totals).sort_values("after", ascending=False, kind="stable")
    shown = pd.DataFrame(
        {"Unit": table["name"], names[0]: table["before"], names[1]: table["after"]}
    )
    picked = listing.pick(
        shown,
        dict.fromkeys(names, formats.share),
        f"Tabel {len(shown)} unit dengan nilai total kedua tahun",
        taps.key("tren_kedua_tahun"),
        widths={"Unit": 420, names[0]: 110, names[1]: 110},
        narrow={"Unit": 200, names[0]: 70, names[1]: 70},
        rows=15,
    )
    if picked is not None:
        page.open_unit(str(table.iloc[picked]["unit"]), of.selection(changed.after))
    trend_export.offer(
        lambda: {"Kedua tahun": shown}, "kedua-tahun", BOTH_YEARS, of, {"Kedua tahun": "0.00 %"}
    )


def _many(of: TrendScene, changed: Change) -> None:
    up, down = (of.named(table) for table in most_moved(changed, SHOWN))
    said = trend_words.movers_finding(changed, up, labels())
    page.finding(said.headline, said.detail)
    _figures(of, changed)
    page.section(
        "Yang paling bergerak",
        "Perubahan nilai total dalam poin, dan sumbangan setiap bagian. Ketuk unit untuk "
        "membukanya.",
    )
    names = {part: labels()[part] for part in PARTS}
    years = (changed.before, changed.after)
    if blank := blank_words(of, pd.concat([up, down]), years):
        st.caption(blank)
    picture = drawn(movers, up, down, changed.parts, names, years, look())
    if marked := page.picked(picture, taps.key("tren_gerak")):
        page.open_unit(marked[0], of.selection(changed.after))
    notes.under("tren.gerak", changed.after)
    page.section("Semua unit yang dibandingkan", "Klik baris untuk membuka unitnya.")
    _table(of, changed)


def blank_words(of: TrendScene, moved: pd.DataFrame, years: tuple[int, int]) -> str:
    """Name the units that moved and left answers blank in one of the years: those count 0."""
    totals = of.scores.loc[(of.scores["node"] == TOTAL) & of.scores["year"].isin(years)]
    blank = set(totals.loc[totals["unanswered"] > 0, "unit"])
    names = list(moved.loc[moved["unit"].isin(blank), "name"])
    if not names:
        return ""
    return (
        f"Jawaban yang kosong pada salah satu tahun dihitung 0 dan ikut menggerakkan: "
        f"{formats.listing([str(name) for name in names], 10)}."
    )


def _figures(of: TrendScene, changed: Change) -> None:
    totals = trend_words.total_of(changed)
    words = [formats.direction(value) for value in totals]
    facts = (
        ("Naik", f"{words.count('naik')}", f"dari {changed.n} {of.noun} dengan kedua tahun"),
        ("Turun", f"{words.count('turun')}", f"dari {changed.n} {of.noun}"),
        ("Median perubahan", formats.change(float(totals.median())), "poin dari 100"),
        ("Tidak dibandingkan", f"{len(changed.left_out)}", "disebut di bawah"),
    )
    grid = st.grid(len(facts), min_column_width=150, gap="medium")
    for name, value, beside in facts:
        with grid.cell(), st.container(gap=None):
            st.metric(name, value)
            st.caption(beside)


def _one_unit(of: TrendScene, changed: Change) -> None:
    """Show what one unit's change is made of."""
    rules = data.instrument(changed.after)
    filters.say_if_indicative(changed.after, rules, of.predicate)
    moved = float(trend_words.total_of(changed).iloc[0])
    before, after = changed.before, changed.after
    ordered = changed.parts.sort_values("contribution", key=abs, ascending=False, kind="stable")
    first = records(ordered)[0]
    word = formats.direction(moved)
    total = records(changed.table.loc[changed.table["node"] == TOTAL])[0]
    start, end = 100 * float(total.before), 100 * float(total.after)
    shown = formats.points(abs(formats.difference(start, end) or 0.0))
    size = "" if word == "tetap" else f" {shown} poin"
    added = step_changes([start, start + 100 * float(first.contribution)])[0]
    most = f"Terutama {labels()[first.part]} ({added} poin)."
    page.finding(f"{of.name(of.unit)} {word}{size} dari {before} ke {after}.", most)
    page.section("Apa yang menggerakkan", "Sumbangan setiap bagian, berjumlah tepat, dalam poin.")
    steps = ordered.assign(
        label=[labels()[str(part)] for part in ordered["part"]],
        points=ordered["contribution"] * 100,
    )
    names = (f"Total {before}", f"Total {after}")
    page.show(drawn(waterfall, steps, start, rules, of.predicate, look(), names), "tren_uraian")
    if st.button(f"Buka halaman Unit tahun {after}", icon=":material/apartment:"):
        page.open_unit(of.unit, of.selection(after))
    _table(of, changed)


def _table(of: TrendScene, changed: Change) -> None:
    table = moved_table(of, changed)
    shown = table.drop(columns="unit")
    numbers = [str(column) for column in shown.columns if shown[column].dtype == "float64"]
    years = [str(changed.before), str(changed.after)]
    picked = listing.pick(
        listing.checkable(shown, "Selisih", *years),
        {**dict.fromkeys(numbers, formats.change), **dict.fromkeys(years, formats.points)},
        f"Tabel {len(shown)} unit menurut perubahan nilai total",
        taps.key("tren_tabel_gerak"),
        widths={"Unit": 150, "Selisih": 80},
        narrow={"Unit": 142, years[1]: 66, "Selisih": 78},
        rows=15,
    )
    if picked is not None:
        page.open_unit(str(table.iloc[picked]["unit"]), of.selection(changed.after))
    name = f"pergerakan-{changed.before}-{changed.after}"
    trend_export.offer(lambda: {"Pergerakan": shown}, name, METHOD, of)


def moved_table(of: TrendScene, changed: Change) -> pd.DataFrame:
    """Return units by their change, the largest rise first: both totals, and every part's share.

    In points of 100; the parts of a row sum up to its change.
    """
    totals = of.named(changed.table.loc[changed.table["node"] == TOTAL])
    ordered = totals.sort_values("change", ascending=False, kind="stable").reset_index(drop=True)
    wide = changed.parts.pivot(index="unit", columns="part", values="contribution")
    wide = 100 * wide.reindex(index=list(ordered["unit"]), columns=list(PARTS))
    parts = {labels()[part]: wide[part].to_numpy() for part in PARTS}
    return pd.DataFrame(
        {
            "unit": ordered["unit"],
            "Unit": ordered["short"],
            str(changed.before): 100 * ordered["before"],
            str(changed.after): 100 * ordered["after"],
            "Selisih": 100 * ordered["change"],
            **parts,
        }
    )


def _not_compared(of: TrendScene, changed: Change) -> None:
    if not changed.left_out:
        return
    names = formats.listing([of.name(unit, short=True) for unit in changed.left_out], 30)
    st.caption(
        f"Tidak dibandingkan, {trend_words.left_out_because(joined=of.registry is not None)} "
        f"({len(changed.left_out)}): {names}."
    )
