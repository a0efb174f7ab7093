"""View "Tren area": total, areas and Hasil over the years, and what changed from year to year."""

from itertools import pairwise
from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import Panel, Years, formats, small_multiples
from zi_analytics.charts.frames import records
from zi_analytics.charts.heat import area_threshold
from zi_analytics.charts.ranking import total_minimums
from zi_analytics.insight.trends import Change, breaks, change, history, spread
from zi_analytics.insight.years import AREAS, HASIL, NODES, TOTAL
from zi_analytics.instruments import load
from zi_analytics.ui import (
    data,
    filters,
    listing,
    notes,
    page,
    trend_export,
    trend_steps,
    trend_words,
)
from zi_analytics.ui.drawn import drawn
from zi_analytics.ui.kept import kept
from zi_analytics.ui.trend_state import TrendScene
from zi_analytics.ui.viewport import is_narrow, look

WEAK_PAGE: Final = "pages/area_lemah.py"
LONGEST: Final = 19
READING: Final = (
    "Semua angka adalah bagian dari bobot, karena bobot berbeda antara kedua instrumen. Garis "
    "adalah median, pita di sekelilingnya kuartil bawah sampai kuartil atas: separuh unit ada di "
    "dalamnya. Di mana instrumen berganti, garis terputus. Perubahan hanya dihitung atas unit yang "
    "punya kedua tahun; banyaknya disebut, begitu juga yang tidak dibandingkan. “Gabungkan” "
    "menyambung unit yang melebur: sebelum unit itu ada, dipakai rata-rata unit asalnya, hanya "
    "jika semua unit asal punya lembar kerja. Tahun “indikatif” memakai instrumen yang batas "
    "predikatnya belum dikonfirmasi. Ketuk titik untuk membuka tahun dan area itu."
)
METHOD: Final = (
    "Bagian dari bobot = poin ÷ bobot. Perubahan = selisih bagian dari bobot, hanya unit yang "
    "punya kedua tahun; tidak dihitung jika instrumen berganti di antaranya."
)


def labels() -> dict[str, str]:
    """Return the short names of total, areas and Hasil; "Perubahan" alone would mean a change."""
    areas = data.instrument(data.years()[0]).areas
    names = {area.id: area.label if len(area.label) <= LONGEST else area.short for area in areas}
    return {TOTAL: "Total", **names, HASIL: "Hasil"}


def row_names() -> dict[str, str]:
    """Return what rows of tables are called: on a phone by the names that fit."""
    areas = data.instrument(data.years()[0]).areas
    return {**labels(), **{area.id: area.short for area in areas if is_narrow()}}


def view(of: TrendScene) -> None:
    """Draw the view."""
    table, around = _lines(of)
    if table.empty:
        nothing(of)
        return
    gaps = breaks(of.scores)
    years = sorted(int(year) for year in table["year"].unique())
    paired = _longest(of, years)
    newest = table.loc[table["year"] == years[-1]]
    lowest = trend_words.lowest_area(newest, _full_names(), years[-1])
    said = trend_words.trend_finding(_subject(of), paired, lowest, gaps, years)
    joined = table.loc[~table["own"].astype(bool)]
    if len(joined) and not (paired and paired.n):
        first = table.loc[table["own"].astype(bool), "year"].min()
        names = [of.name(unit, short=True) for unit in _origins(of, int(joined["year"].max()))]
        said = trend_words.joined_finding(of.name(of.unit), names, first, lowest)
    page.finding(said.headline, said.detail)
    _figures(of, newest, paired)
    page.section("Total, enam area, dan Hasil", _caption(of))
    picture = drawn(small_multiples, table, around, _panels(of), _years(of), look())
    if marked := page.picked(picture, "tren_area"):
        _lead_on(of, marked[0], int(marked[1]))
    notes.under("tren.area", years[-1], of.unit or None)
    _spread_table(table, of)
    trend_steps.changes(of, labels(), METHOD)


def nothing(of: TrendScene) -> None:
    """Say that there is nothing for these choices."""
    page.finding(f"Belum ada {filters.ASSESSMENTS[of.assessor]} untuk pilihan ini.")
    st.write("Pilih penilai atau unit lain di atas, atau masukkan lembar kerjanya.")


def _lines(of: TrendScene) -> tuple[pd.DataFrame, pd.DataFrame | None]:
    """Return what is drawn by year and node, and for one unit the region's spread around it."""
    if of.scope != "unit":
        return _said_spread(kept(spread, of.scores, of.codes), of.noun), None
    own = history(of.scores, of.unit, of.registry).rename(columns={"share": "value"})
    own = own.assign(lower=float("nan"), upper=float("nan"))
    own["said"] = [_said_unit(row) for row in records(own)]
    return own, _said_spread(kept(spread, of.scores, of.counted), "perangkat daerah")


def _origins(of: TrendScene, year: int) -> tuple[str, ...]:
    """Return the units that the unit looked at was in a year."""
    return data.registry().lineage(of.unit, year)


def _said_spread(table: pd.DataFrame, noun_: str) -> pd.DataFrame:
    names = labels()
    said = [
        f"<b>{names[row.node]} {row.year}</b><br>median {formats.share(row.median)}, kuartil "
        f"{formats.share(row.lower)} sampai {formats.share(row.upper)}, {row.n} {noun_}"
        for row in records(table)
    ]
    return table.rename(columns={"median": "value"}).assign(own=True, said=said)


def _said_unit(row: Any) -> str:  # noqa: ANN401
    joined = "" if row.own else "<br>rata-rata unit asalnya"
    return (
        f"<b>{labels()[row.node]} {row.year}</b><br>{formats.share(row.value)} dari bobot{joined}"
    )


def _longest(of: TrendScene, years: list[int]) -> Change | None:
    """Compare the first and last year of the last stretch of one instrument with two years."""
    broken = {(gap.before, gap.after) for gap in breaks(of.scores)}
    stretches = [[years[0]]]
    for before, after in pairwise(years):
        if any(before <= gap[0] and gap[1] <= after for gap in broken):
            stretches.append([])
        stretches[-1].append(after)
    long = [stretch for stretch in stretches if len(stretch) > 1]
    if not long:
        return None
    first, last = long[-1][0], long[-1][-1]
    return change(of.scores, first, last, units=of.codes, registry=of.registry)


def _subject(of: TrendScene) -> str:
    if of.scope == "unit":
        return of.name(of.unit)
    if of.scope == "kind":
        kind = of.values["lingkup"].partition(".")[2]
        return f"Nilai total {data.registry().kinds[kind]}"
    return "Nilai total"


def _full_names() -> dict[str, str]:
    rules = data.instrument(data.years()[0])
    return {area.id: area.label for area in rules.areas}


def _figures(of: TrendScene, newest: pd.DataFrame, paired: Change | None) -> None:
    year = int(newest["year"].iloc[0])
    total = records(newest.loc[newest["node"] == TOTAL])[0]
    one = of.scope == "unit"
    n = "" if one else f" · {total.n} {of.noun}"
    name = f"{'Total' if one else 'Median total'} {year}"
    facts = [(name, formats.points(total.value * 100), f"dari 100{n}")]
    worst = trend_words.worst_area(newest)
    if worst is not None:
        name = f"{labels()[worst.node]}, dari bobotnya"
        facts.append((f"Area terendah {year}", formats.share(worst.value), name))
    if paired is not None and paired.n:
        middle = paired.table.groupby("node")["change"].median()
        rose = sum(formats.direction(100 * float(middle[node])) == "naik" for node in AREAS)
        span = f"{paired.before} ke {paired.after}"
        note = f"poin {span} · {paired.n} unit, {len(paired.left_out)} tidak dibandingkan"
        value = formats.change(100 * float(middle[TOTAL]))
        facts.append(("Perubahan total", value, f"poin {span}" if one else note))
        facts.append(("Area yang naik", f"{rose} dari {len(AREAS)}", f"{span}, menurut median"))
    grid = st.grid(len(facts), min_column_width=150, gap="medium")
    for name, value, beside in facts:
        with grid.cell(), st.container(gap=None):
            st.metric(name, value)
            st.caption(beside)


def _caption(of: TrendScene) -> str:
    line = "Abu-abu: median dan kuartil semua perangkat daerah."
    if of.registry is not None:
        line += " Belah ketupat: rata-rata unit asalnya."
        line += "".join(f" {said}" for said in _not_averaged(of))
    spread_ = f"Garis: median {of.noun}; pita: kuartil."
    apart = " RSUD dihitung terpisah, pilih jenisnya di atas." if of.scope == "whole" else ""
    gaps = "".join(f" {trend_words.explained(gap)}" for gap in breaks(of.scores))
    return f"Persen dari bobot. {line if of.scope == 'unit' else spread_}{apart}{gaps}"


def _not_averaged(of: TrendScene) -> list[str]:
    if of.scope != "unit" or of.registry is None:
        return []
    years = [int(year) for year in of.scores["year"].dropna().unique()]
    return trend_words.not_averaged(of.scores, of.unit, years, of.registry)


def _panels(of: TrendScene) -> list[Panel]:
    rules = data.instrument(data.years()[0])
    area = area_threshold(rules, of.predicate)
    limits = {TOTAL: total_minimums(rules)[of.predicate] / 100, **dict.fromkeys(AREAS, area)}
    return [Panel(node, label, limits.get(node)) for node, label in labels().items()]


def _years(of: TrendScene) -> Years:
    years = [int(year) for year in of.scores["year"].dropna().unique()]
    unsure = frozenset(
        year for year in years if filters.is_indicative(data.instrument(year), of.predicate)
    )
    rules = {str(name): load(str(name)).short for name in of.scores["instrument"].unique()}
    gaps = [(gap.before, gap.after) for gap in breaks(of.scores)]
    return Years(gaps, unsure, rules, of.predicate)


def _lead_on(of: TrendScene, node: str, year: int) -> None:
    """Go to the place of a mark: the unit's page, or where all units lose points."""
    wanted = node if node in {*AREAS, HASIL} else filters.WHOLE
    if of.scope == "unit":
        whose = next(iter(_origins(of, year)), of.unit)
        address = page.unit_link(whose, of.selection(year)) | {"node": wanted}
        st.switch_page(page.UNIT_PAGE, query_params=address)
    kind = of.values["lingkup"].partition(".")[2] if of.scope == "kind" else filters.ALL
    st.switch_page(
        WEAK_PAGE,
        query_params={
            "tahun": str(year),
            "penilai": of.assessor,
            "predikat": of.predicate,
            "jenis": kind,
            "node": wanted,
        },
    )


def _spread_table(table: pd.DataFrame, of: TrendScene) -> None:
    wide = table.drop_duplicates(["node", "year"], keep="last")
    wide = wide.pivot(index="node", columns="year", values="value").reindex(list(NODES))
    wide.columns = [str(year) for year in wide.columns]
    shown = wide.rename(index=row_names()).reset_index(names="Bagian")
    years = list(shown.columns[1:])
    listing.table(
        shown,
        dict.fromkeys(years, formats.share),
        f"Tabel {len(shown)} bagian menurut tahun, persen dari bobot",
        narrow={"Bagian": 116, **dict.fromkeys(years[-5:], 42)},
    )
    trend_export.offer(lambda: trend_export.spread_sheets(table, of, labels()), "tren", METHOD, of)


def source(of: TrendScene) -> str:
    """Say what the page stands on: worksheets by year, and the rules of each."""
    totals = of.scores.loc[of.scores["node"] == TOTAL]
    counts = totals.groupby("year").size()
    each = [f"{year}: {n} lembar kerja" for year, n in counts.items()]
    rules = [load(str(name)).source for name in sorted(totals["instrument"].unique())]
    return f"{', '.join(each)}. Aturan: {'; '.join(rules)}. SAKIP: rekap yang dikumpulkan."
