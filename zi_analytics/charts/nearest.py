"""All units by the effort of their path, and the improvements that most paths need."""

from typing import Any, Final

import pandas as pd

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.picture import Look, Picture, axis, blank, frame

ROW_WIDE: Final = 23
ROW_NARROW: Final = 40
LEFT: Final = 160
LEFT_LABELS: Final = 300


def nearest(table: pd.DataFrame, predicate: str, look: Look) -> Picture:
    """Draw units by the effort of their shortest path, the least first.

    ``table`` has the columns unit, name, short, effort (missing where there is no path), steps,
    surveys and blocking. Every bar carries the unit's code as its first custom datum.
    """
    if table.empty:
        return blank(look, "Belum ada lembar kerja untuk pilihan ini.")
    efforts = table["effort"].fillna(0.0)
    texts = [_said(row) for row in records(table)]
    data = [[row.unit, row.name, text] for row, text in zip(records(table), texts, strict=True)]
    figure = _bars(efforts, list(table["short"]), texts, data, LEFT, look)
    return Picture(figure, _nearest_alt(table, predicate))


def helpful(table: pd.DataFrame, whole: int, look: Look) -> Picture:
    """Draw the improvements that most paths need: columns label, planned, points, effort.

    ``whole`` is how many units have steps to take.
    """
    if table.empty:
        return blank(look, "Tidak ada perbaikan yang diperlukan oleh unit mana pun.")
    rows = records(table)
    said = [f"{row.planned} dari {whole} unit · {formats.change(row.points)} poin" for row in rows]
    data = [["", row.label, text] for row, text in zip(rows, said, strict=True)]
    texts = [f"{row.planned} unit · {formats.change(row.points)}" for row in rows]
    counts = table["planned"].astype("float64")
    written = texts if look.narrow else said
    figure = _bars(counts, list(table["label"]), written, data, LEFT_LABELS, look)
    first = table.iloc[0]
    return Picture(
        figure,
        f"Perbaikan yang paling banyak dibutuhkan: {first['label']}, oleh "
        f"{formats.count_of(int(first['planned']), whole, 'unit')}.",
    )


def _said(row: Any) -> str:  # noqa: ANN401
    if formats.is_missing(row.effort):
        return f"✕ terhalang {row.blocking} syarat"
    if not row.steps and not row.surveys:
        return "✓ syarat nilai terpenuhi"
    if not row.steps:
        return f"cukup {row.surveys} survei"
    parts = [f"upaya {formats.short(row.effort)}", f"{row.steps} langkah"]
    return " · ".join([*parts, f"{row.surveys} survei"] if row.surveys else parts)


def _bars(
    values: "pd.Series[float]",
    names: list[str],
    texts: list[str],
    data: list[list[str]],
    left: int,
    look: Look,
) -> Any:  # noqa: ANN401
    narrow = look.narrow
    y = list(range(len(names)))
    most = max(float(values.max()), 1.0)
    figure = frame(
        look,
        (ROW_NARROW if narrow else ROW_WIDE) * len(names) + 16,
        margin={"l": 8 if narrow else left, "r": 8, "t": 8, "b": 8},
        xaxis=axis(range=[0, most * (1.02 if narrow else 1.5)], showticklabels=False),
        yaxis=axis(
            range=[len(names) - 0.5, -0.75 if narrow else -0.6],
            showticklabels=not narrow,
            tickvals=y,
            ticktext=names,
            ticklabelstandoff=6,
        ),
    )
    figure.add_bar(
        x=values,
        y=y,
        orientation="h",
        width=0.3 if narrow else 0.56,
        marker={"color": look.palette.accent},
        text=None if narrow else texts,
        textposition="outside",
        textfont={"color": look.palette.text},
        constraintext="none",
        cliponaxis=False,
        customdata=data,
        hovertemplate="<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
    )
    if narrow:
        for position, (name, text) in enumerate(zip(names, texts, strict=True)):
            common: dict[str, Any] = {"y": position, "showarrow": False, "yshift": 15}
            common["font"] = {"size": 11}
            figure.add_annotation(text=f"<b>{name}</b>", x=0, xanchor="left", **common)
            figure.add_annotation(text=text, x=1, xref="paper", xanchor="right", **common)
    return figure


def _nearest_alt(table: pd.DataFrame, predicate: str) -> str:
    reached = int(table["effort"].notna().sum())
    lead = f"{formats.count_of(reached, len(table), 'unit')} punya jalur ke {predicate}."
    if not reached:
        return f"{lead} Semua unit lain terhalang setidaknya satu syarat nilai."
    first = records(table.loc[table["effort"].notna()])[0]
    return f"{lead} Terdekat {first.name}: {_said(first)}."
