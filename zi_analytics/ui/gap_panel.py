"""What stands behind a gap: units at a node, or the corrected questions of a unit."""

from typing import Final

import pandas as pd

from zi_analytics.ui import export, listing, taps, weak_link
from zi_analytics.ui.viewport import is_narrow
from zi_analytics.ui.weak_rows import WRITTEN
from zi_analytics.ui.weak_state import Scene, label

METHOD: Final = (
    "Selisih = poin penilaian mandiri − poin penilaian TPI, hanya atas pertanyaan yang dijawab "
    "keduanya."
)
BOTH: Final = "penilaian mandiri dan TPI"
CHANGED: Final = 1e-9


def behind(of: Scene, unit: str, node: str) -> None:
    """Draw the units at a node, or one unit's questions there that TPI corrected."""
    table = of.gaps().differences
    table = table.loc[table["question"].isin(of.rules.leaves(node))]
    if unit == weak_link.ANY:
        _units(of, table, node)
    else:
        _questions(of, table.loc[table["unit"] == unit], unit, node)


def _units(of: Scene, differences: pd.DataFrame, node: str) -> None:
    sums = differences.groupby("unit", sort=False)[["first", "second", "difference"]].sum()
    table = sums.reset_index().sort_values("difference", ascending=False, kind="stable")
    shown = _read(table, "Unit", [of.name(str(unit), short=True) for unit in table["unit"]])
    picked = listing.pick(
        listing.checkable(shown, "Selisih", "TPI", "Mandiri"),
        WRITTEN,
        f"Tabel {len(shown)} unit menurut selisih di {label(of.rules, node)}",
        taps.key(f"gap_units_{node}"),
        narrow={"Unit": 138, "Mandiri": 70, "TPI": 62, "Selisih": 70},
    )
    if picked is not None:
        weak_link.focus(str(table.iloc[picked]["unit"]), node)
    export.download(lambda: {"Unit": shown}, f"selisih-{node}", METHOD, of.selection, BOTH)


def _questions(of: Scene, differences: pd.DataFrame, unit: str, node: str) -> None:
    table = differences.loc[differences["difference"].abs() > CHANGED]
    table = table.sort_values("difference", ascending=False, kind="stable")
    names = [of.rules.label(str(question)) for question in table["question"]]
    shown = _read(table, "Pertanyaan", names)
    picked = listing.pick(
        listing.checkable(shown, "Selisih", "TPI", "Mandiri"),
        WRITTEN,
        f"Tabel {len(shown)} pertanyaan yang dikoreksi TPI pada {of.name(unit)}",
        taps.key(f"gap_questions_{unit}_{node}"),
        narrow={"Pertanyaan": 150, "Mandiri": 66, "TPI": 58, "Selisih": 66},
        wrapped=is_narrow(),
    )
    if picked is not None:
        weak_link.focus(unit, str(table.iloc[picked]["question"]))
    name = f"selisih-{unit}-{node}"
    export.download(lambda: {"Pertanyaan": shown}, name, METHOD, of.selection, BOTH)


def _read(table: pd.DataFrame, first: str, names: list[str]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            first: names,
            "Mandiri": table["first"].to_numpy(),
            "TPI": table["second"].to_numpy(),
            "Selisih": table["difference"].to_numpy(),
        }
    )
