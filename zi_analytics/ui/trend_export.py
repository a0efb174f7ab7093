"""The tables behind trends, to take away: exact figures, their numbers of units, and who is out."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from typing import Final

import pandas as pd

from zi_analytics.charts import SAMPLE_MARK, formats
from zi_analytics.insight.trends import breaks, change
from zi_analytics.insight.years import TOTAL
from zi_analytics.instruments import load
from zi_analytics.ui import data, export, trend_words
from zi_analytics.ui.filters import ASSESSMENTS
from zi_analytics.ui.trend_state import TrendScene

SHARE: Final = "0.00 %"
SHARES: Final = ("Median", "Kuartil bawah", "Kuartil atas", "Perubahan median", "Bagian bobot")


def offer(
    sheets: Callable[[], Mapping[str, pd.DataFrame]],
    name: str,
    method: str,
    of: TrendScene,
    more: Mapping[str, str] | None = None,
) -> None:
    """Draw the button for tables of several years; ``more`` are number formats by column."""
    scope = of.values["lingkup"].replace(".", "-")
    number_formats = {**dict.fromkeys(SHARES, SHARE), **(more or {})}
    export.offer(sheets, f"{name}-{scope}", lambda: notes(method, of), number_formats)


def notes(method: str, of: TrendScene) -> list[str]:
    """Return what stands beside the tables: mark, what is shown, method, breaks, day."""
    years = sorted(int(year) for year in of.scores["year"].dropna().unique())
    span = f"tahun {years[0]}–{years[-1]}" if years else "tanpa lembar kerja"
    scope = {"whole": "semua perangkat daerah", "unit": of.name(of.unit)}.get(of.scope)
    kind = of.values["lingkup"].partition(".")[2]
    what = scope or data.registry().kinds[kind]
    joined = "digabungkan dengan unit asalnya" if of.registry else "apa adanya"
    rules = [load(str(name)) for name in sorted(of.scores["instrument"].unique())]
    return [
        *([SAMPLE_MARK] if data.synthetic() else []),
        f"{data.registry().name}, {span}, {ASSESSMENTS[of.assessor]}, {what}; unit yang melebur "
        f"{joined}.",
        method,
        *(trend_words.explained(gap) for gap in breaks(of.scores)),
        *(f"Aturan: {one.title}. {one.source}." for one in rules),
        f"Dibuat {formats.day(date.today())}.",
    ]


def spread_sheets(
    table: pd.DataFrame, of: TrendScene, names: dict[str, str]
) -> dict[str, pd.DataFrame]:
    """Return the spread by year and part, or one unit's shares."""
    shown = pd.DataFrame(
        {
            "Tahun": table["year"].astype("int64"),
            "Instrumen": [load(str(name)).short for name in table["instrument"]],
            "Bagian": [names[str(node)] for node in table["node"]],
            "Median": table["value"],
        }
    )
    if of.scope == "unit":
        own = ["nilai sendiri" if own else "rata-rata unit asal" for own in table["own"]]
        return {"Tren": shown.rename(columns={"Median": "Bagian bobot"}).assign(Dasar=own)}
    more = {"Kuartil bawah": table["lower"], "Kuartil atas": table["upper"], "Unit": table["n"]}
    return {"Sebaran": shown.assign(**more)}


def change_sheets(
    steps: pd.DataFrame, of: TrendScene, names: dict[str, str]
) -> dict[str, pd.DataFrame]:
    """Return the changes from year to year by part, and the units that were not compared."""
    own = steps.loc[~steps["breaks"]]
    shown = pd.DataFrame(
        {
            "Dari": own["before"].astype("int64"),
            "Ke": own["after"].astype("int64"),
            "Bagian": [names[str(node)] for node in own["node"]],
            "Perubahan median": own["median"],
            "Kuartil bawah": own["lower"],
            "Kuartil atas": own["upper"],
            "Unit": own["n"],
            "Tidak dibandingkan": own["left_out"],
        }
    )
    return {"Perubahan": shown, "Tidak dibandingkan": left_out(of)}


def left_out(of: TrendScene) -> pd.DataFrame:
    """Return DataFrame[Perubahan, Unit, Ada pada]: who has only one of two neighbouring years."""
    totals = of.scores.loc[of.scores["node"] == TOTAL]
    present = set(zip(totals["year"].astype("int64"), totals["unit"], strict=True))
    years = sorted({year for year, _ in present})
    rows = []
    for before, after in pairwise(years):
        step = change(of.scores, before, after, units=of.codes, registry=of.registry)
        for unit in step.left_out:
            there = before if (before, unit) in present else after
            rows.append((f"{before} ke {after}", of.name(unit), there))
    return pd.DataFrame(rows, columns=["Perubahan", "Unit", "Ada pada"])
