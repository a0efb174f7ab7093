"""The parts of the overview page: its few figures, its table, and who has not handed in."""

from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import condition_names, formats, noun
from zi_analytics.charts.frames import is_true, records
from zi_analytics.charts.overview import APART_NOUN, COUNTED_NOUN
from zi_analytics.charts.ranking import total_minimums
from zi_analytics.charts.status import status
from zi_analytics.ui import data, listing, page, prereq_data, summary_years
from zi_analytics.ui.filters import Selection
from zi_analytics.ui.told import told


def of_kind(table: pd.DataFrame, kind: str | None) -> pd.DataFrame:
    """Keep the units of one kind, or all."""
    return table if kind is None else table.loc[table["kind"] == kind].reset_index(drop=True)


def figures(selection: Selection) -> None:
    """Draw the figures: handed in, met by predicate, median total, the regency's SAKIP."""
    year, assessor, kind = selection.year, selection.assessor, selection.kind
    grid = st.grid(5, min_column_width=150, gap="medium")
    with grid.cell(), st.container(gap=None):
        value, rest = told("handed in", lambda: _handed_in(year, kind), year, kind)
        beside = summary_years.handed_in(selection)
        st.metric("Mengumpulkan", value, help=HANDED_HELP, **beside.drawn())
        st.caption(_with(rest, beside.span()))
    for predicate in data.instrument(selection.year).predicates:
        with grid.cell(), st.container(gap=None):
            work = partial(_met, year, assessor, predicate, kind)
            value, rest = told("met", work, year, assessor, predicate, kind)
            beside = summary_years.met(selection, predicate)
            st.metric(f"Memenuhi {predicate}", value, help=PASS_HELP, **beside.drawn())
            st.caption(_with(rest, beside.span()))
    with grid.cell(), st.container(gap=None):
        _median(selection)
    with grid.cell(), st.container(gap=None):
        _sakip(selection.year)


def _handed_in(year: int, kind: str | None) -> tuple[str, str]:
    return _counted(year, kind, data.submissions(year)["unit"].unique().tolist())


def _met(year: int, assessor: str, predicate: str, kind: str | None) -> tuple[str, str]:
    table = data.overview(year, assessor, predicate)
    return _counted(year, kind, table.loc[is_true(table["met"]), "unit"].tolist())


HANDED_HELP: Final = "Batang: bagian unit yang mengumpulkan, menurut tahun."
PASS_HELP: Final = (
    "Unit yang memenuhi semua syarat nilai. Prasyarat di luar nilai diperiksa tersendiri."
)
MEDIAN_HELP: Final = (
    "Batang: median menurut tahun. Batang dari dua peraturan (LKE 52/2014 dan 90/2021) tidak "
    "dibandingkan. Perubahan dihitung hanya atas unit yang punya kedua tahun."
)


def _with(text: str, more: str) -> str:
    return f"{text}. {more}" if more else text


def _counted(year: int, kind: str | None, having: list[str]) -> tuple[str, str]:
    """Give "12 dari 44" of the units that count, and the RSUD apart as a second text."""
    expected = of_kind(data.units(year).query("expected"), kind)
    has = expected["code"].isin(having)
    counted = expected["counted"]
    apart = f"{int((has & ~counted).sum())} dari {int((~counted).sum())}"
    if not counted.any():
        return apart, APART_NOUN
    value = f"{int((has & counted).sum())} dari {int(counted.sum())}"
    return value, f"{COUNTED_NOUN} · {APART_NOUN} {apart}" if (~counted).any() else COUNTED_NOUN


def _median(selection: Selection) -> None:
    table = of_kind(
        data.overview(selection.year, selection.assessor, selection.predicate), selection.kind
    )
    limits = total_minimums(data.instrument(selection.year))
    counted = table.loc[table["counted"]] if table["counted"].any() else table
    beside = summary_years.total(selection)
    middle = formats.points(counted["total"].median())
    st.metric("Median nilai total", middle, help=MEDIAN_HELP, **beside.drawn())
    texts = [f"{name} {formats.short(minimum)}" for name, minimum in limits.items()]
    st.caption(f"dari 100 · batas {', '.join(texts)}. {beside.said} {beside.span()}")


def _sakip(year: int) -> None:
    known = summary_years.sakip(year)
    predicate = formats.MISSING if known.predicate is None else known.predicate
    about = f"Seperti yang diumumkan untuk kabupaten. {known.note}"
    st.metric("SAKIP kabupaten", predicate, help=about, **known.beside.drawn())
    st.caption(_with(known.said, known.beside.span()))


def unit_table(table: pd.DataFrame, selection: Selection, what: str = "unit") -> None:
    """Draw the units as a table; picking one opens its page. ``what`` names them."""
    names = condition_names(data.instrument(selection.year), short=True)
    kinds = data.registry().kinds
    shown = pd.DataFrame(
        {
            "Unit": table["short"],
            "Nama lengkap": table["name"],
            "Jenis": [kinds.get(kind, kind) for kind in table["kind"]],
            "Total": table["total"],
            selection.predicate: [status(row.met, row.worst_share).text for row in records(table)],
            "Syarat kurang": table["unmet"],
            "Syarat terberat": [names.get(worst, formats.MISSING) for worst in table["worst"]],
            "Kurang dari batas": table["worst_share"].where(table["unmet"] > 0),
        }
    )
    picked = listing.pick(
        shown,
        {"Total": formats.points, "Kurang dari batas": formats.shortfall_share},
        f"Tabel {len(table)} {what} menurut jarak ke {selection.predicate}",
        f"unit_table_{what}_{selection.year}_{selection.assessor}_{selection.predicate}",
        narrow={"Unit": 138, "Total": 62, selection.predicate: 104},
    )
    if picked is not None:
        page.open_unit(str(table.iloc[picked]["unit"]), selection)


def proposable(selection: Selection) -> None:
    """Say how many units may be proposed, score and prerequisites both, with the way there."""
    asked = (selection.year, selection.assessor, selection.predicate, selection.kind)
    said = told("proposable", lambda: _proposable(*asked), *asked)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**Siap diusulkan {selection.predicate}:** {said}")
        st.page_link("pages/prasyarat.py", label="Prasyarat", icon=":material/checklist:")


def _proposable(year: int, assessor: str, predicate: str, kind: str | None) -> str:
    table = prereq_data.standing(year, assessor, predicate, kind)
    counted = table.loc[table["counted"]] if table["counted"].any() else table
    ready = int(is_true(counted["proposable"]).sum())
    unknown = int(counted["proposable"].isna().sum())
    open_ = f"; {unknown} belum diketahui" if unknown else ""
    return f"{formats.count_of(ready, len(counted), noun(counted))}{open_}"


def waiting(selection: Selection) -> str:
    """Name the units that are expected and have no worksheet from the chosen assessor."""
    year, assessor, kind = selection.year, selection.assessor, selection.kind
    return told("waiting", lambda: _waiting(year, assessor, kind), year, assessor, kind)


def _waiting(year: int, assessor: str, kind: str | None) -> str:
    expected = of_kind(data.units(year).query("expected"), kind)
    scored = data.node_scores(year, assessor)["unit"].unique().tolist()
    missing = list(expected.loc[~expected["code"].isin(scored), "short"])
    if not missing:
        return ""
    return f"Belum ada penilaian ini untuk {len(missing)} unit: {formats.listing(missing, 60)}."
