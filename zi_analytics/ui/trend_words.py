"""What trends, movers, SAKIP and both together say, in sentences."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.movers import moved
from zi_analytics.charts.sentences import Finding
from zi_analytics.insight.sakip import Flow
from zi_analytics.insight.trends import Break, Change
from zi_analytics.insight.years import AREAS, TOTAL, mixed_years
from zi_analytics.instruments import load
from zi_analytics.registry import Registry

NOT_JOINED: Final = "nilai sebelum dan sesudahnya tidak disambung"
FEWEST_YEARS: Final = "Tren memerlukan sedikitnya dua tahun dengan instrumen yang sama."


def short_rules(instruments: Sequence[str]) -> str:
    """Name instruments by their number and year: "52/2014"."""
    return formats.listing([load(name).short for name in instruments])


def explained(gap: Break) -> str:
    """Explain where the instrument changes, and what that means for a trend."""
    return (
        f"Instrumen berganti antara {gap.before} dan {gap.after}, dari PermenPANRB "
        f"{short_rules(gap.old)} ke {short_rules(gap.new)}; {NOT_JOINED}."
    )


def total_of(changed: Change) -> pd.Series:
    """Return the changes of the total in points, by unit."""
    own = changed.table.loc[changed.table["node"] == TOTAL].set_index("unit")["change"]
    return own * 100


def trend_finding(
    subject: str, paired: Change | None, lowest: str, gaps: Sequence[Break], years: Sequence[int]
) -> Finding:
    """Say how the total moved within the last instrument that has two years, and what is lowest.

    ``paired`` compares the first and last year of that stretch; None where there is none.
    """
    breaking = " ".join(explained(gap) for gap in gaps)
    if paired is None or not paired.n:
        if len(years) == 1:
            return Finding(f"{subject}: baru ada nilai tahun {years[0]}.", FEWEST_YEARS)
        if paired is not None:
            said = f"Tidak ada unit yang dinilai pada {paired.before} dan {paired.after}."
            return Finding(f"{subject}: belum ada perubahan yang dapat dibandingkan.", said)
        return Finding(f"{subject}: belum ada tren yang dapat dibaca.", breaking)
    moved = float(total_of(paired).median())
    word = formats.direction(moved)
    size = "" if word == "tetap" else f" {formats.points(abs(moved))} poin"
    many = paired.n > 1
    which = f"median {paired.n} unit yang sama" if many else "nilai total"
    headline = f"{subject} {word}{size} dari {paired.before} ke {paired.after} ({which})."
    return Finding(headline, lowest)


def joined_finding(
    name: str,
    origins: Sequence[str],
    first: Any,  # noqa: ANN401
    lowest: str,
) -> Finding:
    """Say that what is drawn before a unit's ``first`` own year is of the units it comes from.

    ``first`` is missing for a unit that has no worksheet of its own.
    """
    mean = f"rata-rata {formats.listing(list(origins), 5)}"
    if formats.is_missing(first):
        return Finding(f"{name} belum punya lembar kerja sendiri; yang digambar {mean}.", lowest)
    return Finding(f"{name} dinilai sejak {first}; sebelumnya yang digambar {mean}.", lowest)


def left_out_because(*, joined: bool) -> str:
    """Say why units are not compared; ``joined`` tells that merged units are."""
    mixed = ", atau unit asalnya dinilai dengan instrumen yang berlainan" if joined else ""
    return f"karena hanya dinilai pada satu dari kedua tahun{mixed}"


def not_averaged(
    scores: pd.DataFrame, unit: str, years: Sequence[int], registry: Registry
) -> list[str]:
    """Say in which of the years what a unit comes from is not averaged, and why; else nothing."""
    mixed = [str(year) for year in mixed_years(scores, unit, years, registry)]
    if not mixed:
        return []
    return [
        "Unit asal atau penerus dinilai dengan instrumen yang berlainan pada "
        f"{formats.listing(mixed, 6)}, jadi tidak dirata-rata."
    ]


def movers_finding(changed: Change, up: pd.DataFrame, labels: dict[str, str]) -> Finding:
    """Say how many units rose and fell, and who rose most; ``up`` and ``labels`` name them."""
    words = [formats.direction(value) for value in total_of(changed)]
    rose, fell = words.count("naik"), words.count("turun")
    years = f"dari {changed.before} ke {changed.after}"
    same = f", {words.count('tetap')} tetap" if "tetap" in words else ""
    headline = f"{rose} unit naik dan {fell} turun {years}{same}."
    if up.empty:
        return Finding(headline)
    return Finding(headline, f"Terbesar: {moved_most(records(up)[0], labels)}.")


def moved_most(row: Any, labels: dict[str, str]) -> str:  # noqa: ANN401
    """Say "Dinas X +24,57 poin, terutama Hasil (+20,00)"."""
    return (
        f"{row.name} {moved(row)} poin, terutama {labels[row.part]} "
        f"({formats.change(row.contribution * 100)})"
    )


def worst_area(latest: pd.DataFrame) -> Any:  # noqa: ANN401
    """Return the row of the area with the lowest share; ``latest`` has the columns node, value."""
    areas = latest.loc[latest["node"].isin(AREAS) & latest["value"].notna()]
    return next(iter(records(areas.sort_values("value", kind="stable"))), None)


def lowest_area(latest: pd.DataFrame, labels: dict[str, str], year: int) -> str:
    """Say which of the six areas has the lowest share."""
    worst = worst_area(latest)
    if worst is None:
        return ""
    share = formats.share(worst.value)
    return f"Area terendah pada {year}: {labels[worst.node]}, {share} dari bobot."


def flow_finding(flow: Flow) -> Finding:
    """Say how many units rose, fell and stayed between two years, and the largest stream."""
    counts = flow.streams.groupby("direction")["n"].sum()
    up, down, same = (int(counts.get(way, 0)) for way in (1, -1, 0))
    headline = (
        f"SAKIP {flow.before} ke {flow.after}: {up} unit naik predikat, {down} turun, {same} tetap."
    )
    moved = flow.streams.loc[flow.streams["direction"] != 0]
    left = f"{len(flow.left_out)} unit hanya punya satu dari kedua tahun." if flow.left_out else ""
    if moved.empty:
        return Finding(headline, left)
    most = records(moved.sort_values("n", ascending=False, kind="stable"))[0]
    said = f"Terbanyak: {most.n} unit dari {most.before} ke {most.after}."
    return Finding(headline, f"{said} {left}".strip())


def gate_finding(table: pd.DataFrame, year: int, predicate: str, sakip: str) -> Finding:
    """Say how many units pass the gate of SAKIP, and how many of those are ready."""
    counts = table["quadrant"].value_counts()
    both, only, other, none = (
        int(counts.get(name, 0)) for name in ("both", "sakip_only", "zi_only", "neither")
    )
    known = both + only + other + none
    if not known:
        return Finding(
            f"Gerbang SAKIP {year} belum dapat dibandingkan dengan kesiapan {predicate}."
        )
    passed = formats.count_of(both + only, known, "unit")
    ready = f"{both} di antaranya juga" if both else "tetapi belum satu pun"
    headline = (
        f"{year}: SAKIP {passed} memenuhi syarat {predicate} ({sakip}), {ready} memenuhi syarat "
        "nilai ZI."
    )
    unknown = int(counts.get("unknown", 0))
    rest = f"{other} unit memenuhi syarat nilai ZI, tetapi SAKIP-nya belum cukup." if other else ""
    left = f"{unknown} unit belum diketahui." if unknown else ""
    return Finding(headline, f"{rest} {left}".strip())
