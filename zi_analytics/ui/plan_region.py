"""All units at once: who is nearest in effort, and which improvements help most of them."""

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats, helpful, nearest
from zi_analytics.insight.path import Paths, paths
from zi_analytics.instruments import Instrument
from zi_analytics.ui import data, link, listing, page, plan_link, plan_words
from zi_analytics.ui.filters import ASSESSMENTS, Selection
from zi_analytics.ui.viewport import look

MOST: Final = 15
KEPT: Final = 16


class Found:
    """The latest results by what they were asked for; one is calculated at a time."""

    def __init__(self) -> None:
        """Start with none."""
        self.lock = Lock()
        self.paths: OrderedDict[tuple[Any, ...], Paths] = OrderedDict()


@st.cache_resource(show_spinner=False)
def found() -> Found:
    """Return the results of this server. A progress bar cannot stand in a cached function."""
    return Found()


def region(selection: Selection, rules: Instrument, values: Mapping[str, str]) -> None:
    """Draw the finding, both figures and both tables of all units."""
    year, assessor, predicate = selection.year, selection.assessor, selection.predicate
    result = _paths(selection, rules, values)
    if result is None:
        page.finding(f"Belum ada {ASSESSMENTS[assessor]} untuk tahun {year}.")
        st.write("Pilih penilai atau tahun lain di baris atas.")
        return
    table = _units(result, year)
    improvements = result.improvements.assign(
        label=[rules.label(str(q)) for q in result.improvements["question"]]
    )
    said = plan_words.region_finding(table, improvements, predicate)
    page.finding(said.headline, said.detail)
    if result.left_out:
        st.caption(f"{result.left_out} lembar dengan aturan tanpa {predicate} tidak dihitung.")
    page.section(
        f"Siapa paling dekat ke {predicate}",
        "Urut dari upaya paling kecil. Survei yang harus naik disebut terpisah.",
    )
    page.show(nearest(table, predicate, look()), "nearest")
    _unit_table(table, selection)
    whole = int((table["steps"] > 0).sum())
    page.section(
        "Yang membantu paling banyak unit",
        "Perbaikan yang paling sering ada di jalur terpendek: dapat disiapkan bersama.",
    )
    page.show(helpful(improvements.head(MOST), whole, look()), "helpful")
    _improvement_table(improvements, rules)


def _paths(selection: Selection, rules: Instrument, values: Mapping[str, str]) -> Paths | None:
    assumed = (values[plan_link.FIXED], values[plan_link.EFFORT])
    whose = (selection.year, selection.assessor, selection.predicate)
    key = (data.store().version(), *whose, *assumed)
    have = found()
    with have.lock:
        if key not in have.paths:
            answers = _answers(selection)
            if answers.empty:
                return None
            bar = st.progress(0.0, text="Menghitung jalur setiap unit…")

            def tell(done: int, total: int, unit: str) -> None:
                bar.progress(done / total, text=f"Menghitung jalur: {done} dari {total} unit")

            have.paths[key] = paths(
                answers,
                selection.predicate,
                effort=plan_link.effort_of(assumed[1], rules),
                fixed=plan_link.fixed_of(assumed[0], rules),
                progress=tell,
            )
            bar.empty()
            while len(have.paths) > KEPT:
                have.paths.popitem(last=False)
        return have.paths[key]


def _answers(selection: Selection) -> pd.DataFrame:
    units = data.scores(selection.year, selection.assessor)["unit"].unique()
    frames = [data.answers(selection.year, str(unit)) for unit in units]
    if not frames:
        return pd.DataFrame()
    table = pd.concat(frames, ignore_index=True)
    return table.loc[table["assessor"] == selection.assessor].reset_index(drop=True)


def _units(result: Paths, year: int) -> pd.DataFrame:
    """Join the units' names and whether they count among the perangkat daerah."""
    units = data.units(year)[["code", "name", "short", "counted"]]
    joined = result.nearest.merge(units, left_on="unit", right_on="code", how="inner")
    return joined.reset_index(drop=True)


def _unit_table(table: pd.DataFrame, selection: Selection) -> None:
    shown = pd.DataFrame(
        {
            "Unit": table["short"],
            "Nama lengkap": table["name"],
            "Upaya": table["effort"],
            "Langkah": table["steps"].where(table["reachable"]),
            "Survei": table["surveys"],
            "Syarat menghalangi": table["blocking"],
            "Total sekarang": table["total_now"],
            "Total rencana": table["total_after"],
        }
    )
    st.caption("Klik baris untuk membuka rencana unit itu.")
    picked = listing.pick(
        shown,
        {
            **{"Upaya": formats.short, "Langkah": _whole},
            **{"Total sekarang": formats.points, "Total rencana": formats.points},
        },
        f"Tabel {len(table)} unit menurut upaya jalur terpendek",
        f"nearest_table_{selection.year}_{selection.assessor}_{selection.predicate}",
        narrow={"Unit": 122, "Upaya": 62, "Langkah": 74, "Survei": 62},
    )
    if picked is not None:
        link.write({"unit": str(table.iloc[picked]["unit"]), plan_link.SCENARIO: plan_link.PATH})
        st.rerun()


def _improvement_table(table: pd.DataFrame, rules: Instrument) -> None:
    shown = pd.DataFrame(
        {
            "Pertanyaan": table["label"],
            "Kode": table["question"],
            "Di jalur": table["planned"],
            "Dapat dinaikkan": table["possible"],
            "Poin": table["points"],
            "Upaya": table["effort"],
        }
    )
    listing.table(
        shown,
        {"Poin": formats.change, "Upaya": formats.short},
        f"Tabel {len(table)} pertanyaan menurut banyaknya unit yang membutuhkan",
        narrow={"Pertanyaan": 190, "Di jalur": 76, "Poin": 80},
        rows=12,
    )


def _whole(value: float) -> str:
    return formats.decimal(value, 0)
