"""What the board of collecting says, in sentences, and the list of who is missing."""

from typing import Final

import pandas as pd

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.overview import APART_NOUN, COUNTED_NOUN
from zi_analytics.charts.sentences import Finding
from zi_analytics.insight.collection import COMPLETE, HELD, MISSING

NAMED: Final = 4


def board_finding(table: pd.DataFrame, year: int) -> Finding:
    """Say how many handed in and who did not; takes the board of one year."""
    expected = table.loc[table["expected"]]
    counted, apart = expected.loc[expected["counted"]], expected.loc[~expected["counted"]]
    main, noun = (counted, COUNTED_NOUN) if len(counted) else (apart, APART_NOUN)
    if main.empty:
        return Finding(f"Tidak ada unit yang diharapkan mengumpulkan LKE {year}.")
    detail = _detail(expected, apart if len(counted) else apart.iloc[:0])
    return Finding(_headline(main, noun, year), detail)


def _headline(main: pd.DataFrame, noun: str, year: int) -> str:
    waiting = main.loc[~received(main)]
    if len(main) == 1:
        state = "belum" if len(waiting) else "sudah"
        return f"{main['short'].iloc[0]} {state} mengumpulkan LKE {year}."
    if len(waiting) == len(main):
        return f"Belum ada {noun} yang mengumpulkan LKE {year}."
    if waiting.empty:
        return f"Semua {len(main)} {noun} sudah mengumpulkan LKE {year}."
    of_all = formats.count_of(len(main) - len(waiting), len(main), noun)
    names = formats.listing(list(waiting["short"]), NAMED)
    return f"{of_all} sudah mengumpulkan LKE {year}; {len(waiting)} belum: {names}."


def _detail(expected: pd.DataFrame, apart: pd.DataFrame) -> str:
    said = []
    if len(apart):
        said.append(f"{APART_NOUN}: {formats.count_of(int(received(apart).sum()), len(apart))}.")
    own = expected.loc[received(expected)]
    if len(own):
        complete, tpi = int(own["state"].eq(COMPLETE).sum()), int(own["tpi"].sum())
        said.append(f"Dari {base(own)}, {complete} terisi lengkap dan {tpi} dinilai TPI.")
    held = expected.loc[expected["state"] == HELD]
    if len(held):
        names = formats.listing(list(held["short"]), NAMED)
        said.append(f"Sudah dikirim tetapi tertahan: {names}.")
    return " ".join(said)


def base(own: pd.DataFrame) -> str:
    """Name what was received: so many worksheets, and of whom where both kinds are among them."""
    counted = int(own["counted"].sum())
    apart = len(own) - counted
    said = f"{len(own)} unit yang diterima"
    return (
        f"{said} ({counted} {COUNTED_NOUN} dan {apart} {APART_NOUN})" if counted * apart else said
    )


def received(table: pd.DataFrame) -> "pd.Series[bool]":
    """Tell of each row whether a worksheet was stored."""
    return ~table["state"].isin([MISSING, HELD])


def missing_list(table: pd.DataFrame, year: int, region: str) -> str:
    """Return who has not handed in as a text to send; empty if nobody is missing."""
    waiting = table.loc[table["expected"] & ~received(table)]
    if waiting.empty:
        return ""
    lines = [f"Belum mengumpulkan LKE Zona Integritas {year}, {region} ({len(waiting)} unit):"]
    for number, row in enumerate(records(waiting), start=1):
        held = " (sudah dikirim, tetapi belum dapat diterima)" if row.state == HELD else ""
        lines.append(f"{number}. {row.name}{held}")
    return "\n".join(lines)
