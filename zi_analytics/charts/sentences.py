"""The finding of a page in one sentence, computed from the tables."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from zi_analytics.charts import formats
from zi_analytics.charts.bullets import row_status
from zi_analytics.charts.frames import is_true, records
from zi_analytics.charts.overview import APART_NOUN, COUNTED_NOUN, condition_names, noun
from zi_analytics.charts.status import NEAR, UNKNOWN, UNMET
from zi_analytics.instruments import Instrument

FEW = 3


@dataclass(frozen=True)
class Finding:
    """A finding: the sentence that everybody should remember, and what goes with it."""

    headline: str
    detail: str = ""


def overview_finding(
    table: pd.DataFrame,
    counts: pd.DataFrame,
    instrument: Instrument,
    predicate: str,
    kind: str = "",
) -> Finding:
    """Say who is ready, how near the nearest are, and what is lacking most often.

    Takes ``overview.overview`` and ``overview.lacking_counts`` of the same units; ``kind`` is what
    those are called where they are of one kind.
    """
    names, units = condition_names(instrument), kind or "unit"
    ready = table.loc[is_true(table["met"])]
    if len(ready) == len(table):
        return Finding(
            f"Semua {len(table)} {units} yang dinilai memenuhi syarat nilai {predicate}."
        )
    if ready.empty and not table["unmet"].any():
        return Finding(
            f"Belum dapat dinyatakan siapa yang memenuhi {predicate}.",
            f"Semua {len(table)} {units} memenuhi syarat yang batasnya diketahui; syarat lain "
            "belum diketahui.",
        )
    common = counts.iloc[0]
    whole = kind or noun(table)
    judged = formats.count_of(int(common["lacking"]), int(common["judged"]), whole)
    often = f"Yang paling sering kurang: {names[common['condition']]}, pada {judged} yang dinilai."
    if ready.empty:
        unknown = int(table["met"].isna().sum())
        rest = f"; {unknown} belum diketahui" if unknown else ""
        headline = f"Belum ada {units} yang memenuhi {predicate}{rest}."
        near = _nearest_group(table, condition_names(instrument, short=True), units)
        return Finding(headline, f"{near}. {often}")
    who = formats.listing(list(ready["short"]), 5)
    return Finding(
        f"{_how_many(table, kind)} memenuhi syarat nilai {predicate}.", f"{who}. {often}"
    )


def _how_many(table: pd.DataFrame, kind: str) -> str:
    """Say "3 dari 41 perangkat daerah dan 1 dari 3 RSUD" of the units that meet a predicate."""
    if kind:
        return formats.count_of(int(is_true(table["met"]).sum()), len(table), kind)
    parts = []
    for counted, name in ((True, COUNTED_NOUN), (False, APART_NOUN)):
        own = table.loc[table["counted"] == counted]
        if len(own):
            parts.append(formats.count_of(int(is_true(own["met"]).sum()), len(own), name))
    return " dan ".join(parts)


def _nearest_group(table: pd.DataFrame, names: dict[str, str], units: str) -> str:
    waiting = table.loc[table["unmet"] > 0]
    fewest = int(waiting["unmet"].min())
    nearest = waiting.loc[waiting["unmet"] == fewest]
    if fewest <= FEW and len(nearest) <= FEW:
        each = [
            f"{row.short} (kurang {formats.listing([names[c] for c in row.lacking])})"
            for row in records(nearest)
        ]
        return f"Terdekat: {formats.listing(each)}"
    first = nearest.iloc[0]
    worst = names[str(first["worst"])]
    if len(nearest) == 1:
        return f"Terdekat: {first['short']}, kurang {fewest} syarat nilai, terberat {worst}"
    return f"{len(nearest)} {units} terdekat kurang {fewest} syarat nilai, terberat {worst}"


def unit_verdict(name: str, table: pd.DataFrame, instrument: Instrument, predicate: str) -> Finding:
    """Say whether one unit meets a predicate, and if not, what lacks most and by how much.

    Takes ``bullets.conditions_table``.
    """
    rest = f"{conditions_said(table, instrument, predicate)}."
    if unmet_rows(table, predicate):
        return Finding(f"{name} belum memenuhi {predicate}.", rest)
    if unknown_count(table, predicate):
        return Finding(f"{name}: belum diketahui apakah memenuhi {predicate}.", rest)
    return Finding(f"{name} memenuhi seluruh {len(table)} syarat nilai {predicate}.")


def conditions_said(table: pd.DataFrame, instrument: Instrument, predicate: str) -> str:
    """Say how many conditions are unmet, which lacks most, and how many are not known."""
    unmet, unknown = unmet_rows(table, predicate), unknown_count(table, predicate)
    parts = [lack_of(unmet, table, instrument, predicate)] if unmet else []
    if unknown:
        words = "belum diketahui"
        parts.append(
            f"{unknown} {words}"
            if unmet
            else f"{formats.count_of(unknown, len(table), 'syarat nilai')} {words}"
        )
    return "; ".join(parts) or f"seluruh {len(table)} syarat nilai terpenuhi"


def lack_of(unmet: list[Any], table: pd.DataFrame, instrument: Instrument, predicate: str) -> str:
    """Say "5 dari 12 syarat kurang, terberat IPAK, kurang 1,25 poin dari batas 15,75"."""
    names = condition_names(instrument)
    worst = unmet[0]
    gap = formats.shortfall(getattr(worst, f"shortfall_{predicate}"))
    minimum = formats.short(getattr(worst, f"minimum_{predicate}"))
    return (
        f"{formats.count_of(len(unmet), len(table), 'syarat nilai')} belum terpenuhi, terberat "
        f"{names[worst.condition]}, kurang {gap} poin dari batas {minimum}"
    )


def unmet_rows(table: pd.DataFrame, predicate: str) -> list[Any]:
    """Return the unmet rows of ``conditions_table``, the largest shortfall ÷ minimum first."""
    rows = [row for row in records(table) if row_status(row, predicate) in (NEAR, UNMET)]

    def gap(row: Any) -> float:  # noqa: ANN401
        return float(getattr(row, f"shortfall_{predicate}") / getattr(row, f"minimum_{predicate}"))

    return sorted(rows, key=gap, reverse=True)


def unknown_count(table: pd.DataFrame, predicate: str) -> int:
    """Count the rows of ``conditions_table`` that nobody can decide."""
    return sum(row_status(row, predicate) is UNKNOWN for row in records(table))
