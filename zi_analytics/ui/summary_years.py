"""What the overview says of other years: the change since the year before, and SAKIP."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.insight.sakip import region_line
from zi_analytics.insight.trends import change
from zi_analytics.insight.years import TOTAL
from zi_analytics.instruments import sakip_rules
from zi_analytics.ui import data
from zi_analytics.ui.filters import Selection, is_indicative
from zi_analytics.ui.kept import kept

ASSESSED: Final = {
    "unit": "mengumpulkan",
    "tpi": "dinilai TPI",
    "tpi2": "dinilai TPI kedua",
    "tpn": "dinilai TPN",
}
CERTAINTY: Final = {
    "pasti": "pasti",
    "satu_sumber": "dari satu sumber",
    "asumsi": "asumsi",
    "tidak_ditemukan": "tidak ditemukan",
    "dikumpulkan": "dari berkas yang dikumpulkan",
}


def expected(year: int, kind: str | None) -> pd.DataFrame:
    """Return the units of a kind that should hand in; those that count, if any do."""
    table = data.whole_units(year).query("expected")
    own = table if kind is None else table.loc[table["kind"] == kind]
    return own.loc[own["counted"]] if own["counted"].any() else own


@dataclass(frozen=True)
class Before:
    """The year before, in words under each figure; empty where there is nothing to say.

    ``met`` is by predicate, only where the same confirmed rules judge it in both years; ``why``
    explains how the total is compared, or why it is not.
    """

    handed: str = ""
    met: Mapping[str, str] = field(default_factory=dict)
    total: str = ""
    why: str = ""


def before(of: Selection) -> Before:
    """Return what the figures say of the year before."""
    return _before(data.store().version(), of.year, of.assessor, of.kind)


@st.cache_data(max_entries=data.FEW, show_spinner=False)
def _before(version: int, now: int, assessor: str, kind: str | None) -> Before:
    year = now - 1
    if year not in data.store().years():
        return Before(why=f"Tidak ada LKE {year} untuk dibandingkan.")
    codes = expected(year, kind)["code"]
    has = codes.isin(_received(year, assessor))
    met = {}
    for predicate in data.instrument(now).predicates:
        if _same_measure(year, now, predicate):
            meeting = data.store().meeting(year, assessor, predicate)
            met[predicate] = f"{year}: {int(codes.isin(meeting).sum())}"
    handed = f"{year}: {formats.count_of(int(has.sum()), len(codes))}"
    return Before(handed, met, *_change(assessor, now, kind))


def _received(year: int, assessor: str) -> list[str]:
    """Return the units that handed in, or that another assessor has judged."""
    if assessor == "unit":
        return data.store().handed_in(year)
    return list(data.store().node_scores(year, [TOTAL], assessor)["unit"].unique())


def _same_measure(before: int, now: int, predicate: str) -> bool:
    """Tell whether the same confirmed rules judge a predicate in both years."""
    rules = data.instrument(now)
    return data.instrument(before).id == rules.id and not is_indicative(rules, predicate)


def _change(assessor: str, now: int, kind: str | None) -> tuple[str, str]:
    """Say how the total moved for units with both years, and over how many; or why not."""
    year = now - 1
    scores = pd.concat(
        [data.store().node_scores(one, [TOTAL], assessor) for one in (year, now)],
        ignore_index=True,
    )
    step = change(scores, year, now, units=set(expected(now, kind)["code"]))
    if step.breaks:
        none = f"Tidak dibandingkan dengan {year}: instrumen berganti."
        return f"{year}: tidak sebanding", none
    own = step.table.loc[step.table["node"] == TOTAL, "change"]
    if own.empty:
        return "", f"Tidak ada unit yang punya LKE {year} dan {now}."
    moved = formats.change(100 * float(own.median()))
    said = f"Median perubahan {len(own)} unit yang punya {year} dan {now}."
    return f"{moved} poin dari {year}", said


@dataclass(frozen=True)
class RegionSakip:
    """The region's own SAKIP of a year: as a figure, in two lines of words, and a note."""

    figure: str
    said: tuple[str, str]
    note: str


def sakip(year: int) -> RegionSakip:
    """Return the region's published SAKIP; the last known one with its year where there is none."""
    table = kept(region_line, data.registry().published, data.sakip())
    rated = table.loc[table["predicate"].notna()]
    own = records(rated.loc[rated["year"] == year])
    if own:
        row, known = own[0], table.loc[table["score"].notna()]
        scores = {int(one.year): float(one.score) for one in records(known)}
        return RegionSakip(str(row.predicate), (_score(row), _moved(scores, year)), _note(row))
    earlier = records(rated.loc[rated["year"] < year])
    none = f"Angka resmi {year} tidak ditemukan."
    if not earlier:
        return RegionSakip(formats.MISSING, (f"{year} belum ada", ""), none)
    row = earlier[-1]
    said = (_score(row), f"{year} belum ada")
    return RegionSakip(f"{row.year}: {row.predicate}", said, f"{none} {_note(row)}".strip())


def _score(row: Any) -> str:  # noqa: ANN401
    if formats.is_missing(row.score):
        return "nilai tidak ditemukan"
    return f"nilai {formats.points(row.score)}"


def _note(row: Any) -> str:  # noqa: ANN401
    certainty = f"{row.year}: {CERTAINTY.get(str(row.certainty), str(row.certainty))}."
    return certainty if formats.is_missing(row.note) else f"{certainty} {row.note}"


def _moved(scores: dict[int, float], year: int) -> str:
    moved = _sakip_change(scores, year)
    return "" if moved is None else f"{formats.change(moved)} poin dari {year - 1}"


def _sakip_change(scores: dict[int, float], year: int) -> float | None:
    """Return the change since the year before, if the same rules of evaluation hold in both."""
    before, now, rules = scores.get(year - 1), scores.get(year), sakip_rules()
    if before is None or now is None or rules.scheme(year) is not rules.scheme(year - 1):
        return None
    return now - before
