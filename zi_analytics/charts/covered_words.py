"""What is said of internalisation, for pages and slides alike."""

from typing import Final

import pandas as pd

from zi_analytics.charts import formats
from zi_analytics.charts.covered import people_of
from zi_analytics.charts.frames import records
from zi_analytics.charts.sentences import Finding

TOGETHER: Final = 0.06
FEWEST_GROUPS: Final = 2


def lowest_groups(by_group: pd.DataFrame) -> frozenset[str]:
    """Return the group reached least, with the next one where hardly more of it was reached.

    ``by_group`` has the columns group and share. Nothing where all are reached or nothing is known.
    """
    known = by_group.loc[by_group["share"].notna() & by_group["share"].lt(1)]
    known = known.sort_values("share", kind="stable").head(FEWEST_GROUPS)
    least = known["share"].min()
    return frozenset(known.loc[known["share"] - least <= TOGETHER, "group"])


def internalization_finding(by_group: pd.DataFrame, by_unit: pd.DataFrame, noun: str) -> Finding:
    """Say who is reached least, and how many people were not.

    ``by_group`` is ``insight.internalization.coverage`` with the column short; ``by_unit`` the same
    by unit; ``noun`` names what the units are.
    """
    known = by_unit.loc[by_unit["known"] > 0]
    people, missed = int(by_group["people"].sum()), int(by_group["missed"].sum())
    if known.empty or not people:
        return Finding("Belum diketahui siapa yang tersentuh internalisasi.")
    where = f"{len(known)} {noun}"
    lowest = lowest_groups(by_group)
    detail = f"{people_of(missed, people)} belum tersentuh{_silent(by_unit)}."
    if not lowest:
        return Finding(f"Semua orang yang diketahui sudah tersentuh di {where}.", detail)
    own = by_group.loc[by_group["group"].isin(lowest)].sort_values("share", kind="stable")
    shares = list(dict.fromkeys(formats.share(row.share) for row in records(own)))
    names = formats.listing([row.short for row in records(own)])
    names = names[:1] + names[1:].replace("Office boy", "office boy").replace("Satpam", "satpam")
    return Finding(
        f"{names} paling jarang tersentuh: {formats.listing(shares)} di {where}.", detail
    )


def _silent(by_unit: pd.DataFrame) -> str:
    silent = int(by_unit["known"].eq(0).sum())
    return f"; {silent} unit belum diketahui" if silent else ""


def unit_sentence(row: "pd.Series[float]", least: str) -> str:
    """Say how many people of one unit were reached; ``least`` names the group reached least.

    ``row`` is one of ``insight.internalization.coverage`` by unit.
    """
    if not row["people"]:
        return "Belum diketahui siapa yang tersentuh internalisasi di unit ini."
    counts = people_of(int(row["reached"]), int(row["people"]))
    text = f"Internalisasi menyentuh {counts} ({formats.share(row['share'])})"
    least = f"; paling jarang: {least}" if least else ""
    unknown = int(row["unknown"])
    more = f" {unknown} kelompok belum diketahui." if unknown else ""
    return f"{text}{least}.{more}"
