"""What stands around the line in a small panel: its name, the break, the threshold, the rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from zi_analytics.charts import formats
from zi_analytics.charts.palette import faded
from zi_analytics.charts.picture import Layer, Look

INDICATIVE: Final = "indikatif"
NEW_RULES: Final = "instrumen berganti"


@dataclass(frozen=True)
class Panel:
    """One part: its node, its name, and the share of weight that a predicate asks for, if any."""

    node: str
    label: str
    threshold: float | None = None


@dataclass(frozen=True)
class Years:
    """What is to know of the years: which break with the next, and which are judged indicatively.

    ``rules`` gives the short name of each instrument by its id; ``threshold`` names the line.
    """

    breaks: Sequence[tuple[int, int]] = ()
    indicative: frozenset[int] = frozenset()
    rules: Mapping[str, str] = field(default_factory=dict)
    threshold: str = ""


def axis_of(letter: str, place: int) -> str:
    """Return how Plotly calls the axis of a panel; the first has no number."""
    return letter if place == 1 else f"{letter}{place}"


def head(
    layer: Layer, panel: Panel, own: pd.DataFrame, place: int, years: Years, look: Look
) -> None:
    """Name a panel, its latest value, and the line of its threshold."""
    latest = own.sort_values("year")["value"]
    value = formats.share(float(latest.iloc[-1])) if len(latest) else formats.MISSING
    limit = ""
    if panel.threshold is not None:
        limit = f"{years.threshold} {formats.decimal(panel.threshold * 100, 0)}"
    between = f"<br>{value}" if look.narrow else f"  {value}"
    above: dict[str, Any] = {
        "xref": f"{axis_of('x', place)} domain",
        "y": 1,
        "yref": f"{axis_of('y', place)} domain",
        "yanchor": "bottom",
        "yshift": 8,
    }
    text = f"<b>{panel.label}</b>{between}"
    layer.note(text, x=0, xanchor="left", align="left", font={"size": 13}, **above)
    muted = {"size": 11, "color": look.palette.muted}
    layer.note(limit, x=1, xanchor="right", font=muted, **above)


def mark_break(layer: Layer, place: int, years: Years, look: Look) -> None:
    """Draw a gap where the instrument changes, and name it."""
    for before, after in years.breaks:
        middle = (before + after) / 2
        refs = {"xref": axis_of("x", place), "yref": f"{axis_of('y', place)} domain"}
        layer.shape(
            "rect",
            x0=middle - 0.17,
            x1=middle + 0.17,
            y0=0,
            y1=1,
            line={"width": 0},
            fillcolor=faded(look.palette.neutral, 0.14),
            layer="below",
            **refs,
        )
        layer.note(
            text=NEW_RULES,
            x=middle,
            y=0.03,
            yanchor="bottom",
            textangle=-90,
            font={"size": 10, "color": look.palette.muted},
            **refs,
        )


def mark_threshold(layer: Layer, panel: Panel, place: int, look: Look) -> None:
    """Draw the line of a predicate's threshold."""
    if panel.threshold is None:
        return
    layer.shape(
        "line",
        x0=0,
        x1=1,
        xref=f"{axis_of('x', place)} domain",
        y0=panel.threshold,
        y1=panel.threshold,
        yref=axis_of("y", place),
        line={"color": look.palette.text, "width": 1, "dash": "dot"},
    )


def name_rules(layer: Layer, table: pd.DataFrame, place: int, years: Years, look: Look) -> None:
    """Name the instrument of each stretch of years, and which are judged indicatively."""
    for instrument, own in table.groupby("instrument", sort=False):
        known = {int(year) for year in own["year"]}
        text = years.rules.get(str(instrument), str(instrument))
        if known & years.indicative:
            text = f"{text} · {INDICATIVE}" if len(known) > 1 else f"{text}*"
        layer.note(
            text=f"<i>{text}</i>",
            x=(min(known) + max(known)) / 2,
            xref=axis_of("x", place),
            y=0,
            yref=f"{axis_of('y', place)} domain",
            yanchor="top",
            yshift=-20,
            font={"size": 10, "color": look.palette.muted},
        )
