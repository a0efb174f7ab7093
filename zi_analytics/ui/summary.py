"""The parts of the overview page: its few figures, its table, and who has not handed in."""

from collections.abc import Mapping
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import condition_names, formats, noun
from zi_analytics.charts.frames import is_true, records
from zi_analytics.charts.overview import APART_NOUN
from zi_analytics.charts.ranking import total_minimums
from zi_analytics.charts.status import status
from zi_analytics.ui import data, export, listing, page, prereq_data, summary_years
from zi_analytics.ui.filters import ASSESSMENTS, Selection
from zi_analytics.ui.told import told
from zi_analytics.ui.viewport import is_narrow

METHOD: Final = (
    "Terdekat di atas: paling sedikit syarat yang kurang, lalu yang kekurangan terbesarnya paling "
    "kecil. “Kurang dari batas” adalah kekurangan terbesar dibagi batasnya. Pertanyaan yang belum "
    "dijawab dihitung 0."
)


def of_kind(table: pd.DataFrame, kind: str | None) -> pd.DataFrame:
    """Keep the units of one kind, or all."""
    return table if kind is None else table.loc[table["kind"] == kind].reset_index(drop=True)


def noun_of(selection: Selection, table: pd.DataFrame) -> str:
    """Name the units of a table with ``counted``: their kind, if one is chosen."""
    if selection.kind is None:
        return noun(table)
    return kind_noun(selection.kind)


def kind_noun(kind: str) -> str:
    """Name a kind of unit within a sentence; what is all capitals stays so."""
    label = data.registry().kinds[kind]
    return label if label.isupper() else label.lower()


def figures(selection: Selection) -> None:
    """Draw the figures: handed in, met by predicate, median total, SAKIP, each with its past."""
    of = (selection.year, selection.assessor, selection.kind)
    counts = told("figures", lambda: _counts(selection, is_narrow()), *of, is_narrow())
    past = summary_years.before(selection)
    grid = st.grid(5, min_column_width=150, gap="medium")
    with grid.cell(), st.container(gap=None):
        value, rest = counts[HANDED]
        name = summary_years.ASSESSED[selection.assessor]
        st.metric(f"{name[0].upper()}{name[1:]}", value)
        _lines(rest, past.handed)
    for predicate in data.instrument(selection.year).predicates:
        with grid.cell(), st.container(gap=None):
            value, rest = counts[predicate]
            st.metric(f"Memenuhi {predicate}", value, help=PASS_HELP)
            _lines(rest, past.met.get(predicate, ""))
    with grid.cell(), st.container(gap=None):
        _median(selection, past)
    with grid.cell(), st.container(gap=None):
        known = summary_years.sakip(selection.year)
        st.metric("SAKIP kabupaten", known.figure, help=f"{SAKIP_HELP} {known.note}".strip())
        _lines(*known.said)


HANDED: Final = ""


def _counts(of: Selection, narrow: bool) -> dict[str, tuple[str, str]]:
    """Say how many handed in (`HANDED`) and how many meet each predicate, each with of whom."""
    expected = of_kind(data.units(of.year).query("expected"), of.kind)
    by_units = of.assessor == "unit"
    scored = set(data.node_scores(of.year, of.assessor)["unit"].unique())
    received = set(data.submissions(of.year)["unit"].unique()) if by_units else scored
    # Who was not assessed has not failed: handing in is the unit's duty, being assessed is not.
    judged = expected if by_units else expected.loc[expected["code"].isin(list(scored))]
    counts = {HANDED: _counted(expected, received, noun_of(of, expected), narrow)}
    whole = noun_of(of, judged) if by_units else JUDGED
    for predicate in data.instrument(of.year).predicates:
        table = data.overview(of.year, of.assessor, predicate)
        met = set(table.loc[is_true(table["met"]), "unit"])
        counts[predicate] = _counted(judged, met, whole, narrow)
    return counts


def _lines(first: str, second: str) -> None:
    """Write one or two lines under a figure."""
    st.caption("  \n".join(line for line in (first, second) if line))


JUDGED: Final = "yang dinilai"
PASS_HELP: Final = (
    "Unit yang memenuhi semua syarat nilai. Prasyarat di luar nilai diperiksa tersendiri."
)
SAKIP_HELP: Final = "Seperti yang diumumkan untuk kabupaten."


def _counted(expected: pd.DataFrame, having: set[str], whole: str, narrow: bool) -> tuple[str, str]:
    """Give "12 dari 44" of the units that count, ``whole``, and the RSUD apart as a second text."""
    has = expected["code"].isin(list(having))
    counted = expected["counted"]
    if expected.empty:
        return formats.MISSING, f"belum ada {whole}"
    apart = f"{int((has & ~counted).sum())} dari {int((~counted).sum())}"
    if not counted.any():
        return apart, APART_NOUN
    value = f"{int((has & counted).sum())} dari {int(counted.sum())}"
    if counted.all():
        return value, whole
    # A phone has room for one of the two; the number itself tells the first.
    return value, f"{'' if narrow else f'{whole} · '}{APART_NOUN} {apart}"


def _median(selection: Selection, past: summary_years.Before) -> None:
    table = of_kind(
        data.overview(selection.year, selection.assessor, selection.predicate), selection.kind
    )
    limits = total_minimums(data.instrument(selection.year))
    counted = table.loc[table["counted"]] if table["counted"].any() else table
    middle = formats.points(counted["total"].median())
    st.metric("Median nilai total", middle, help=f"Dari 100 poin. {past.why}".strip())
    texts = [f"{name} {formats.short(minimum)}" for name, minimum in limits.items()]
    _lines(f"batas {', '.join(texts)}", past.total)


def unit_table(
    table: pd.DataFrame,
    selection: Selection,
    what: str = "unit",
    *,
    narrow: Mapping[str, int] | None = None,
    first: int = 1,
) -> None:
    """Draw the units as a table; picking one opens its page.

    ``what`` names them, ``first`` is the number of the first, ``narrow`` as in ``listing``.
    """
    picked = listing.pick(
        _unit_rows(table, selection, first),
        {"Total": formats.points, "Kurang dari batas": formats.shortfall_share},
        f"Tabel {len(table)} {what} menurut jarak ke {selection.predicate}",
        f"unit_table_{what}_{selection.year}_{selection.assessor}_{selection.predicate}",
        widths={"Unit": 140, "Nama lengkap": 330},
        narrow=narrow or {"Unit": 138, "Total": 56, selection.predicate: 94},
    )
    if picked is not None:
        page.open_unit(str(table.iloc[picked]["unit"]), selection)


def unit_download(table: pd.DataFrame, selection: Selection) -> None:
    """Draw the button for a table of units, ``charts.overview``."""
    name = f"unit-{selection.predicate}"
    export.download(lambda: {"Unit": _unit_rows(table, selection, 1)}, name, METHOD, selection)


def _unit_rows(table: pd.DataFrame, selection: Selection, first: int) -> pd.DataFrame:
    names = condition_names(data.instrument(selection.year), short=True)
    kinds = data.registry().kinds
    return pd.DataFrame(
        {
            listing.NUMBER: range(first, first + len(table)),
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


def proposable(selection: Selection) -> None:
    """Say how many units may be proposed, score and prerequisites both, with the way there."""
    asked = (selection.year, selection.assessor, selection.predicate, selection.kind)
    said = told("proposable", lambda: _proposable(selection), *asked)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**Siap diusulkan {selection.predicate}:** {said}")
        st.page_link("pages/prasyarat.py", label="Prasyarat", icon=":material/checklist:")


def _proposable(of: Selection) -> str:
    table = prereq_data.standing(of.year, of.assessor, of.predicate, of.kind)
    counted = table.loc[table["counted"]] if table["counted"].any() else table
    ready = int(is_true(counted["proposable"]).sum())
    unknown = int(counted["proposable"].isna().sum())
    open_ = f"; {unknown} belum diketahui" if unknown else ""
    return f"{formats.count_of(ready, len(counted), noun_of(of, counted))}{open_}"


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
    whose = ASSESSMENTS[assessor]
    return f"Belum ada {whose} untuk {len(missing)} unit: {formats.listing(missing, 60)}."
