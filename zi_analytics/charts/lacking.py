"""Which condition is lacking most often, as bars of counts."""

from typing import Any

import pandas as pd

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.overview import condition_names
from zi_analytics.charts.picture import Look, Picture, axis, blank, frame
from zi_analytics.instruments import Instrument


def lacking(
    counts: pd.DataFrame, instrument: Instrument, predicate: str, counted: str, look: Look
) -> Picture:
    """Draw, by condition of the predicate, how many units do not meet it; most frequent on top.

    Takes ``overview.lacking_counts``; ``counted`` names what it counts.
    """
    if counts.empty:
        return blank(look, "Belum ada lembar kerja untuk pilihan ini.")
    names = condition_names(instrument, short=look.narrow)
    labels = [names[condition] for condition in counts["condition"]]
    y = list(range(len(counts)))
    texts = [_text(row, look) for row in records(counts)]
    figure = frame(
        look,
        30 * len(counts) + 24,
        margin={"l": 118 if look.narrow else 270, "r": 8, "t": 8, "b": 8},
        xaxis=axis(range=[0, counts["judged"].max() * 1.22], showticklabels=False),
        yaxis=axis(
            range=[len(counts) - 0.5, -0.5], tickvals=y, ticktext=labels, ticklabelstandoff=6
        ),
    )
    figure.add_bar(
        x=counts["lacking"],
        y=y,
        orientation="h",
        width=0.62,
        marker={"color": [_colour(i, look) for i in y]},
        text=texts,
        textposition="outside",
        cliponaxis=False,
        customdata=labels,
        hovertemplate="<b>%{customdata}</b>: belum terpenuhi pada%{text}<extra></extra>",
    )
    return Picture(figure, _alt(counts, condition_names(instrument), predicate, counted))


def _text(row: Any, look: Look) -> str:  # noqa: ANN401
    text = f" {row.lacking} dari {row.judged}"
    if look.narrow or not row.judged_apart:
        return text
    return f"{text} · RSUD {row.lacking_apart} dari {row.judged_apart}"


def _colour(position: int, look: Look) -> str:
    return look.palette.accent if position == 0 else look.palette.neutral


def _alt(counts: pd.DataFrame, names: dict[str, str], predicate: str, counted: str) -> str:
    first = counts.iloc[0]
    if not first["lacking"]:
        return f"Tidak ada syarat {predicate} yang kurang pada {first['judged']} {counted}."
    return (
        f"Syarat {predicate} yang paling sering kurang: {names[first['condition']]}, pada "
        f"{formats.count_of(int(first['lacking']), int(first['judged']), counted)}."
    )
