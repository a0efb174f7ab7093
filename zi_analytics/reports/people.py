"""Whom internalisation reached as a table for Excel, down to file, sheet and cell."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from zi_analytics.instruments import internalization_rules

FORM: Final = "formulir"


def people_table(
    entries: pd.DataFrame, units: pd.DataFrame, files: Mapping[str, str]
) -> pd.DataFrame:
    """Return what is entered in one year, a row a unit, group and activity.

    Takes what the store holds: ``tables.INTERNALIZATION`` with source, entered_by and entered_at;
    ``units`` has code, name and kind, and gives the order; ``files`` names workbooks. What is not
    known is empty.
    """
    rules = internalization_rules()
    groups, place = list(rules.groups), {code: i for i, code in enumerate(units["code"])}
    keys = pd.DataFrame(
        {"unit": entries["unit"].map(place), "group": [groups.index(g) for g in entries["group"]]},
        index=entries.index,
    )
    own = entries.loc[keys.sort_values(["unit", "group"], kind="stable").index]
    named = units.set_index("code")
    people, reached = own["people"], own["reached"]
    share = (reached / people.where(people > 0)).astype("float64")
    return pd.DataFrame(
        {
            "Kode unit": own["unit"],
            "Unit": own["unit"].map(named["name"]),
            "Jenis": own["unit"].map(named["kind"]),
            "Kelompok": [rules.groups[group].label for group in own["group"]],
            "Kegiatan": [rules.label(activity) for activity in own["activity"]],
            "Jumlah orang": people,
            "Tersentuh": reached,
            "Belum tersentuh": people - reached,
            "Cakupan (0–1)": share,
            "Sumber": [files.get(str(workbook), FORM) for workbook in own["workbook"]],
            "Lembar": own["sheet"],
            "Sel": own["cell"],
            "Diisi oleh": own["entered_by"],
            "Diisi (UTC)": own["entered_at"].dt.tz_localize(None),
        }
    ).reset_index(drop=True)
