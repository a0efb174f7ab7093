"""What the overview's figures say of other years: bars, and the change since the year before."""

from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.insight.sakip import region_line
from zi_analytics.insight.trends import change
from zi_analytics.insight.years import TOTAL
from zi_analytics.instruments import sakip_rules
from zi_analytics.tables import SCORES, empty
from zi_analytics.ui import data
from zi_analytics.ui.filters import Selection, is_indicative
from zi_analytics.ui.kept import kept

FEWEST: Final = 3
CERTAINTY: Final = {
    "pasti": "pasti",
    "satu_sumber": "dari satu sumber",
    "asumsi": "asumsi",
    "tidak_ditemukan": "tidak ditemukan",
    "dikumpulkan": "dari berkas yang dikumpulkan",
}


@dataclass(frozen=True)
class Beside:
    """What stands beside a figure: bars by year, the change since the year before, and words.

    ``values`` are those of ``years``; fewer than ``FEWEST`` are not drawn. ``change`` is missing
    where none can be claimed; ``said`` tells over how many units, or why not.
    """

    years: tuple[int, ...]
    values: tuple[float, ...]
    change: float | None = None
    said: str = ""

    def drawn(self) -> dict[str, Any]:
        """Return what ``st.metric`` draws of it, bars apart since rules may change in between."""
        shown: dict[str, Any] = {"delta_color": "off"}
        if len(self.values) >= FEWEST:
            shown |= {"chart_data": list(self.values), "chart_type": "bar"}
        if self.change is not None:
            direction = "up" if self.change > 0 else "down"
            flat = formats.decimal(abs(self.change), 2) == formats.decimal(0, 2)
            shown["delta"] = f"{formats.change(self.change)} poin"
            shown["delta_arrow"] = "off" if flat else direction
        return shown

    def span(self) -> str:
        """Name the years that are drawn: "Batang: 2018–2022"."""
        return f"Batang: {self.years[0]}–{self.years[-1]}." if len(self.years) >= FEWEST else ""


def expected(year: int, kind: str | None) -> pd.DataFrame:
    """Return the units of a kind that should hand in; those that count, if any do."""
    table = data.whole_units(year).query("expected")
    own = table if kind is None else table.loc[table["kind"] == kind]
    return own.loc[own["counted"]] if own["counted"].any() else own


def handed_in(selection: Selection) -> Beside:
    """Return the part of the units that handed in, by year, in percent."""
    return _handed_in(data.store().version(), selection.kind)


@st.cache_data(max_entries=data.FEW, show_spinner=False)
def _handed_in(version: int, kind: str | None) -> Beside:
    years = sorted(data.store().years())
    parts = []
    for year in years:
        codes = expected(year, kind)["code"]
        has = codes.isin(data.store().handed_in(year))
        parts.append(100 * float(has.mean()) if len(codes) else 0.0)
    return Beside(tuple(years), tuple(parts))


def met(selection: Selection, predicate: str) -> Beside:
    """Return how many units meet a predicate, by year: only years that the same rules judge."""
    used = data.instrument(selection.year).id
    return _met(data.store().version(), selection.assessor, predicate, selection.kind, used)


@st.cache_data(max_entries=data.FEW, show_spinner=False)
def _met(version: int, assessor: str, predicate: str, kind: str | None, used: str) -> Beside:
    years = [
        year
        for year in sorted(data.store().years())
        if data.instrument(year).id == used and not is_indicative(data.instrument(year), predicate)
    ]
    counts = []
    for year in years:
        meeting = data.store().meeting(year, assessor, predicate)
        counts.append(float(expected(year, kind)["code"].isin(meeting).sum()))
    return Beside(tuple(years), tuple(counts))


def total(selection: Selection) -> Beside:
    """Return the median of the total by year, and the median change of units with both years."""
    of = selection
    return _total(data.store().version(), of.year, of.assessor, of.kind)


@st.cache_data(max_entries=data.FEW, show_spinner=False)
def _total(version: int, now: int, assessor: str, kind: str | None) -> Beside:
    years = sorted(data.store().years())
    scores = pd.concat(
        [empty(SCORES), *(data.store().node_scores(year, [TOTAL], assessor) for year in years)]
    )
    medians: dict[int, float] = {}
    for year in years:
        codes = expected(year, kind)["code"]
        own = scores.loc[scores["year"].eq(year) & scores["unit"].isin(codes), "share"]
        if len(own):
            medians[year] = 100 * float(own.median())
    moved, said = _change(scores, now, kind)
    return Beside(tuple(medians), tuple(medians.values()), moved, said)


def _change(scores: pd.DataFrame, now: int, kind: str | None) -> tuple[float | None, str]:
    before = now - 1
    if before not in data.store().years():
        return None, f"Tidak ada LKE {before} untuk dibandingkan."
    codes = set(expected(now, kind)["code"])
    step = change(scores, before, now, units=codes)
    if step.breaks:
        return None, f"Tidak dibandingkan dengan {before}: aturan LKE berganti."
    own = step.table.loc[step.table["node"] == TOTAL, "change"]
    if own.empty:
        return None, f"Tidak ada unit yang punya LKE {before} dan {now}."
    said = f"Median perubahan {len(own)} unit yang punya {before} dan {now}."
    return 100 * float(own.median()), said


@dataclass(frozen=True)
class RegionSakip:
    """The region's own SAKIP of a year: its predicate, and what is known of it in words."""

    predicate: str | None
    said: str
    note: str
    beside: Beside


def sakip(year: int) -> RegionSakip:
    """Return the region's published SAKIP, with its certainty; the last known one where none is."""
    table = kept(region_line, data.registry().published, data.sakip())
    known = table.loc[table["score"].notna()]
    scores = {int(row.year): float(row.score) for row in records(known)}
    own = table.loc[table["year"].eq(year) & table["predicate"].notna()]
    beside = Beside(tuple(scores), tuple(scores.values()), _sakip_change(scores, year))
    if own.empty:
        return RegionSakip(
            None, f"{year}: angka resmi tidak ditemukan{_last(table, year)}", "", beside
        )
    row = next(iter(records(own)))
    score = scores.get(year)
    written = "nilai tidak ditemukan" if score is None else f"nilai {formats.points(score)}"
    certainty = CERTAINTY.get(str(row.certainty), str(row.certainty))
    note = "" if formats.is_missing(row.note) else str(row.note)
    return RegionSakip(str(row.predicate), f"{year}: {written} · {certainty}", note, beside)


def _last(table: pd.DataFrame, year: int) -> str:
    earlier = table.loc[table["predicate"].notna() & (table["year"] < year)]
    if earlier.empty:
        return ""
    row = records(earlier)[-1]
    score = "" if formats.is_missing(row.score) else f" ({formats.points(row.score)})"
    return f" · terakhir {row.predicate}{score} pada {row.year}"


def _sakip_change(scores: dict[int, float], year: int) -> float | None:
    """Return the change since the year before, if the same rules of evaluation hold in both."""
    before, now, rules = scores.get(year - 1), scores.get(year), sakip_rules()
    if before is None or now is None or rules.scheme(year) is not rules.scheme(year - 1):
        return None
    return now - before
