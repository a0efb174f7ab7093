"""What changed from each year to the next, over the units that have both, and who has not."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.insight.trends import breaks, year_over_year
from zi_analytics.insight.years import TOTAL
from zi_analytics.ui import listing, page, trend_export, trend_words
from zi_analytics.ui.kept import kept
from zi_analytics.ui.trend_state import TrendScene

ONE: Final = "Perubahan dalam poin persen bobot."
MANY: Final = (
    "▲ unit yang naik, ▼ yang turun, setiap unit terhadap nilainya sendiri. Karena itu median di "
    "atas, yang hanya melihat unit di tengah, dapat naik meskipun lebih banyak unit turun."
)


def changes(of: TrendScene, names: dict[str, str], method: str) -> None:
    """Draw the changes, their number of units, and who is not compared; ``names`` are of nodes."""
    steps = kept(year_over_year, of.scores, units=of.codes, registry=of.registry)
    if steps.empty:
        return
    page.section(
        "Perubahan terhadap tahun sebelumnya",
        ONE if of.scope == "unit" else MANY,
    )
    shown = step_rows(steps, names, one=of.scope == "unit")
    listing.table(
        shown,
        {},
        f"Tabel {len(shown)} perubahan dari tahun ke tahun, dengan banyaknya unit",
        narrow={"Dari": 108, "Total": 92, "Pengawasan": 92, "Unit": 48},
    )
    for gap in breaks(of.scores):
        st.caption(f"{gap.before} ke {gap.after} tidak dihitung, karena instrumen berganti.")
    _left_out(of, int(steps.loc[steps["node"] == TOTAL, "left_out"].sum()))
    trend_export.offer(
        lambda: trend_export.change_sheets(steps, of, names), "perubahan", method, of
    )


def step_rows(steps: pd.DataFrame, names: dict[str, str], *, one: bool) -> pd.DataFrame:
    """Return the steps as people read them; none is claimed where the instrument changes.

    Of ``one`` unit the change in points; of several how many rose and fell. Their median change
    may well go another way than the medians of both years, which would read as a contradiction.
    """
    rows = []
    for (before, after), own in steps.groupby(["before", "after"], sort=True):
        by_node = own.set_index("node")
        first = own.iloc[0]
        broken = bool(first["breaks"])
        values = {
            label: None if broken else _moved(by_node.loc[str(node), :], one)
            for node, label in names.items()
        }
        rows.append(
            {
                "Dari": f"{before} ke {after}",
                **values,
                "Unit": int(by_node["n"][TOTAL]),
                "Tidak dibandingkan": int(first["left_out"]),
            }
        )
    return pd.DataFrame(rows)


def _moved(step: Any, one: bool) -> str | None:  # noqa: ANN401
    """Say "▲ 24 ▼ 18", or of one unit "+1,20"."""
    if not step["n"]:
        return None
    if one:
        return formats.change(100 * float(step["median"]))
    return f"▲ {step['rose']} ▼ {step['fell']}"


def _left_out(of: TrendScene, count: int) -> None:
    if not count:
        return
    folded = st.expander(
        f"Yang tidak dibandingkan ({count})", key="tren_tidak_dibandingkan", on_change="rerun"
    )
    if not folded.open:
        return
    left = trend_export.left_out(of)
    with folded:
        because = trend_words.left_out_because(joined=of.registry is not None)
        st.caption(f"{because[0].upper()}{because[1:]}.")
        listing.table(
            left,
            {},
            f"Tabel {len(left)} unit yang tidak dibandingkan",
            narrow={"Perubahan": 90, "Unit": 150, "Ada pada": 64},
            rows=12,
        )
