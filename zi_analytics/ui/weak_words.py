"""What weak areas and gaps say, in sentences."""

from typing import Any

import pandas as pd

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.overview import APART_NOUN, COUNTED_NOUN
from zi_analytics.charts.sentences import Finding
from zi_analytics.insight.gaps import Gaps
from zi_analytics.insight.parts import holding_half
from zi_analytics.insight.weak import weakest
from zi_analytics.instruments import Instrument


def lost_finding(losses: pd.DataFrame, rules: Instrument, judged: pd.DataFrame) -> Finding:
    """Say which area loses most, and how few questions hold half of what is lost.

    ``judged`` has a row a unit of ``losses``, with ``counted``: RSUD are counted apart.
    """
    units, who = losses["unit"].nunique(), _who(judged)
    lost = losses["lost"].sum()
    if lost <= formats.GUARD:
        return Finding(f"Tidak ada poin yang hilang pada {who}.")
    areas, questions = weakest(losses, "area"), weakest(losses)
    average = "rata-rata " if units > 1 else ""
    headline = (
        f"Menurut area, {_loses(areas, rules)} kehilangan poin terbanyak: {average}"
        f"{_lost_of(areas)}."
    )
    # Both levels are named: where most is lost is not the same among areas and questions.
    whole = (
        f"Menurut pertanyaan: {_loses(questions, rules)}, {_lost_of(questions)}. Separuh dari "
        f"semua poin yang hilang ada pada {holding_half(questions)} pertanyaan. {who} "
        f"kehilangan {average}{formats.decimal(lost / units, 1)} dari 100 poin"
    )
    blank = losses.loc[losses["blank"]]
    if blank.empty:
        return Finding(headline, f"{whole}, semuanya karena jawaban; tidak ada yang belum dijawab.")
    missing = formats.decimal(blank["lost"].sum() / units, 1)
    return Finding(
        headline,
        f"{whole}, {missing} di antaranya karena belum dijawab "
        f"oleh {blank['unit'].nunique()} unit.",
    )


def _loses(ranked: pd.DataFrame, rules: Instrument) -> str:
    return rules.label(str(ranked["node"].iloc[0]))


def _lost_of(ranked: pd.DataFrame) -> str:
    """Say "8,3 dari 15 poin" of what loses most, for one unit."""
    first = records(ranked)[0]
    lost, weight = first.lost / first.units, first.weight / first.units
    return f"{formats.decimal(lost, 1)} dari {formats.short(weight)} poin"


def _who(judged: pd.DataFrame) -> str:
    """Say "41 perangkat daerah dan 3 RSUD"."""
    counted = int(judged["counted"].sum())
    parts = ((counted, COUNTED_NOUN), (len(judged) - counted, APART_NOUN))
    return " dan ".join(f"{number} {noun}" for number, noun in parts if number)


def gap_finding(found: Gaps, rules: Instrument) -> Finding:
    """Say by how much units score themselves above TPI, where most, and what is corrected most."""
    units, left = len(found.by_unit), len(found.left_out)
    if not units:
        return Finding(
            "Belum ada unit yang dinilai oleh unit sendiri dan TPI.",
            f"{left} unit baru punya satu dari keduanya." if left else "",
        )
    middle = float(found.by_unit["difference"].median())
    area = _largest(found.by("area"), middle)
    median = "median " if units > 1 else ""
    headline = (
        f"Penilaian mandiri {_way(middle)} penilaian TPI, {median}{formats.points(abs(middle))} "
        "poin"
    )
    if formats.change(area.median) != formats.change(0):
        gap = f"{median}{formats.change(area.median)} poin"
        headline += f"; selisih terbesar di {rules.label(area.node)} ({gap})"
    headline += "."
    return Finding(headline, f"{_most_corrected(found, rules)}{_compared(units, left)}")


def _way(middle: float) -> str:
    """Say which way the gap goes; what is shown as 0,00 is none."""
    if formats.points(middle) == formats.points(0):
        return "sama dengan"
    return "di atas" if middle > 0 else "di bawah"


def _largest(areas: pd.DataFrame, middle: float) -> Any:  # noqa: ANN401
    """Return the area whose gap is largest the way that the whole goes."""
    return records(areas.sort_values("median", ascending=middle < 0, kind="stable"))[0]


def _most_corrected(found: Gaps, rules: Instrument) -> str:
    first = records(found.by("question"))[0]
    if not first.lowered:
        return "Tidak ada jawaban yang diturunkan TPI. "
    of_all = formats.count_of(first.lowered, first.units, "unit")
    return f"Paling sering diturunkan: {rules.label(first.node)}, pada {of_all}. "


def _compared(units: int, left: int) -> str:
    rest = f"; {left} unit dengan satu penilai saja tidak dihitung" if left else ""
    return f"Dibandingkan: {units} unit yang punya kedua penilaian{rest}."
