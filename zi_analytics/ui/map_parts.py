"""The parts of the map page: what is on the map, what is not, and its finding."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from zi_analytics.charts import formats
from zi_analytics.charts.frames import is_true
from zi_analytics.ui import data, summary
from zi_analytics.ui.filters import ASSESSMENTS, Selection

NOT_LEGAL: Final = (
    "Peta tematik indikatif, bukan batas hukum. Sumber: cahyadsn/wilayah_boundaries, lisensi MIT."
)
READING: Final = (
    "Warna menunjukkan banyaknya syarat nilai yang belum terpenuhi, bukan nilai total. Nomor di "
    "peta adalah nomor di tabel, 1 yang terdekat; di layar lebar banyaknya syarat ada di bawahnya. "
    "Kecamatan tanpa lembar kerja dari penilai yang dipilih berwarna kelabu dan bertanda ?."
)


def conditions(selection: Selection) -> int:
    """Return how many conditions the predicate has that year."""
    return len(data.instrument(selection.year).conditions)


def split(units: pd.DataFrame, outlines: Mapping[str, Any]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the units that the map shows, and the others, both nearest first."""
    on_map = units["unit"].isin([feature.get("id") for feature in outlines.get("features", [])])
    return units.loc[on_map].reset_index(drop=True), units.loc[~on_map].reset_index(drop=True)


def finding(
    mapped: pd.DataFrame, outlines: Mapping[str, Any], selection: Selection
) -> tuple[str, str]:
    """Say how many kecamatan meet the predicate, and which are nearest and farthest."""
    areas = len(outlines.get("features", []))
    predicate = selection.predicate
    assessment = ASSESSMENTS[selection.assessor]
    if mapped.empty:
        return f"Belum ada {assessment} kecamatan untuk pilihan ini.", "Pilih jenis lain di atas."
    met = int(is_true(mapped["met"]).sum())
    count = formats.count_of(met, areas, "kecamatan")
    said = f"{count} memenuhi {predicate}." if met else f"Belum ada kecamatan memenuhi {predicate}."
    names = {f["id"]: f["properties"]["name"] for f in outlines.get("features", [])}
    missing = [str(name) for code, name in names.items() if code not in set(mapped["unit"])]
    gap = f" Belum punya {assessment}: {formats.listing(missing, 5)}." if missing else ""
    first, last = mapped.iloc[0], mapped.iloc[-1]
    return said, (
        f"Terdekat {first['short']}, kurang {first['unmet']} syarat nilai; terjauh "
        f"{last['short']}, kurang {last['unmet']}.{gap}"
    )


def table(units: pd.DataFrame, selection: Selection, what: str, first: int = 1) -> None:
    """Draw the units as a table; picking one opens its page. Numbers go on from ``first``.

    So the number of a kecamatan is that on the map, and no other unit has it.
    """
    narrow = {"Unit": 142, "Syarat kurang": 110}
    summary.unit_table(units, selection, what, narrow=narrow, first=first)
