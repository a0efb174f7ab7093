"""The five years of a unit on its report card: shares of weight, and SAKIP."""

from typing import Any, Final

import pandas as pd

from zi_analytics.charts import formats
from zi_analytics.insight.sakip import verdicts
from zi_analytics.insight.trends import history
from zi_analytics.insight.years import AREAS, HASIL, TOTAL, breaks, mixed_years
from zi_analytics.instruments import load
from zi_analytics.publishing.shelf import Shelf

SPAN: Final = 5


def five_years(shelf: Shelf, unit: str, year: int, assessor: str) -> dict[str, Any]:
    """Return years, rows of shares by area, SAKIP, and the note on where the instrument changes.

    Years before the unit existed are its predecessors', marked with a star.
    """
    years = list(range(year - SPAN + 1, year + 1))
    tables = [shelf.scores(one) for one in years]
    scores = pd.concat(tables, ignore_index=True)
    scores = scores.loc[scores["assessor"] == assessor]
    own = history(scores, unit, shelf.registry)
    joined = set(own.loc[~own["own"].astype(bool), "year"])
    now = load(str(own.loc[own["year"] == year, "instrument"].iloc[0]))
    return {
        "years": [f"{one}*" if one in joined else str(one) for one in years],
        "years_note": _note(scores, bool(joined), mixed_years(scores, unit, years, shelf.registry)),
        "history": [
            {"label": _label(node, now.label), "values": _shares(own, node, years)}
            for node in (TOTAL, *AREAS, HASIL)
        ],
        "sakip": [{"label": "Predikat SAKIP (nilai)", "values": _sakip(shelf, unit, years)}],
    }


def _label(node: str, label: Any) -> str:  # noqa: ANN401
    return "Nilai total" if node == TOTAL else str(label(node))


def _shares(own: pd.DataFrame, node: str, years: list[int]) -> list[str]:
    by_year = own.loc[own["node"] == node].set_index("year")["share"]
    return [formats.share(by_year.get(one)) for one in years]


def _sakip(shelf: Shelf, unit: str, years: list[int]) -> list[str]:
    table = verdicts(shelf.sakip())
    own = table.loc[table["unit"] == unit].set_index("year")
    return [
        f"{own['predicate'][one]} ({formats.points(own['score'][one])})"
        if one in own.index
        else formats.MISSING
        for one in years
    ]


def _note(scores: pd.DataFrame, joined: bool, mixed: list[int]) -> str:
    said = [
        f"Instrumen berganti antara {gap.before} dan {gap.after} "
        f"({_names(gap.old)} → {_names(gap.new)}): angka di kedua sisinya tidak untuk dibandingkan."
        for gap in breaks(scores)
    ]
    if joined:
        said.append("* Nilai unit pendahulu sebelum penggabungan.")
    if mixed:
        which = formats.listing([str(year) for year in mixed], SPAN)
        said.append(
            f"{which}: unit pendahulu dinilai dengan instrumen yang berlainan, jadi tidak "
            "dirata-rata."
        )
    said.append("Tahun SAKIP adalah tahun evaluasinya.")
    return " ".join(said)


def _names(instruments: tuple[str, ...]) -> str:
    return ", ".join(f"PermenPANRB {load(one).short}" for one in instruments)
