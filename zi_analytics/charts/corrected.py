"""How self-assessments differ from the verdict of TPI: by area, by question, by unit."""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.picture import Look, Picture, axis, blank, frame

ROW_WIDE: Final = 24
ROW_AREA: Final = 34
ROW_NARROW: Final = 42
LEFT_LABELS: Final = 290
LEFT_UNITS: Final = 160
NOTHING: Final = "Belum ada unit yang dinilai oleh unit sendiri dan TPI."


def area_gaps(table: pd.DataFrame, look: Look) -> Picture:
    """Draw the spread over units of the gap in each area: quartiles as a bar, the median as a mark.

    ``table`` has the columns of ``gaps.BY_NODE`` and a ``label``; points, positive where the unit
    gave itself more. Every bar carries its node as first custom datum.
    """
    if table.empty:
        return blank(look, NOTHING)
    rows = records(table)
    said = [_quartiles(row) for row in rows]
    texts = [_median(row) for row in rows] if look.narrow else said
    low = min(0.0, float(table["lower_quartile"].min()))
    high = max(0.1, float(table["upper_quartile"].max()))
    height = ROW_NARROW if look.narrow else ROW_AREA
    figure = _canvas(list(table["label"]), [low, high], height, 1.75, LEFT_LABELS, look)
    common: dict[str, Any] = {
        "y": list(range(len(rows))),
        "customdata": [[row.node, row.label, text] for row, text in zip(rows, said, strict=True)],
        "hovertemplate": "<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
    }
    figure.add_bar(
        base=table["lower_quartile"],
        x=table["upper_quartile"] - table["lower_quartile"],
        orientation="h",
        width=0.26 if look.narrow else 0.4,
        marker={"color": look.palette.neutral},
        **common,
    )
    mark = {"symbol": "line-ns", "size": 15, "line": {"width": 3.5, "color": look.palette.text}}
    figure.add_scatter(x=table["median"], mode="markers", marker=mark, cliponaxis=False, **common)
    ends = list(table[["upper_quartile", "median"]].max(axis=1).clip(lower=0.0))
    _write(figure, list(table["label"]), texts, ends, look)
    worst = rows[table["median"].argmax()]
    return Picture(
        figure,
        f"Selisih penilaian mandiri dan TPI di {len(rows)} bagian. Median terbesar di "
        f"{worst.label}: {formats.change(worst.median)} poin pada {worst.units} unit.",
    )


def question_gaps(table: pd.DataFrame, look: Look) -> Picture:
    """Draw how many units TPI lowered at each question, the most often lowered on top.

    ``table`` has the columns of ``gaps.BY_NODE`` and a ``label``. Every bar carries its node as
    first custom datum.
    """
    lowered = table.loc[table["lowered"] > 0].reset_index(drop=True)
    if lowered.empty:
        return blank(look, "Tidak ada jawaban yang diturunkan TPI.")
    rows = records(lowered)
    counts = [formats.count_of(row.lowered, row.units, "unit") for row in rows]
    means = [f" · rata-rata {formats.change(row.mean)} poin" for row in rows]
    texts = [a + b * (not look.narrow) for a, b in zip(counts, means, strict=True)]
    labels = list(lowered["label"])
    figure = _bars(lowered["lowered"], lowered["node"], labels, labels, texts, LEFT_LABELS, look)
    return Picture(
        figure,
        f"Pertanyaan yang paling sering diturunkan TPI: {rows[0].label}, pada "
        f"{formats.count_of(rows[0].lowered, rows[0].units, 'unit')}.",
    )


def unit_gaps(table: pd.DataFrame, look: Look) -> Picture:
    """Draw each unit's self-assessment minus TPI in points, the greatest over-claim on top.

    ``table`` has the columns of ``gaps.BY_UNIT`` and name, short. Every bar carries its unit as
    first custom datum.
    """
    if table.empty:
        return blank(look, NOTHING)
    rows = records(table)
    texts = [f"{_between(row)} poin · {_corrections(row)}" for row in rows]
    shown, names = list(table["short"]), list(table["name"])
    figure = _bars(table["difference"], table["unit"], shown, names, texts, LEFT_UNITS, look)
    above = int((table["difference"] > formats.GUARD).sum())
    return Picture(
        figure,
        f"{formats.count_of(above, len(rows), 'unit')} menilai dirinya lebih tinggi daripada TPI. "
        f"Selisih terbesar: {rows[0].name}, {_between(rows[0])} poin.",
    )


def _between(row: Any) -> str:  # noqa: ANN401
    """Write a unit's own points minus TPI's, as both are shown."""
    return formats.change_between(row.second, row.first)


def _quartiles(row: Any) -> str:  # noqa: ANN401
    low, high = formats.change(row.lower_quartile), formats.change(row.upper_quartile)
    return f"{_median(row)} · {low} sampai {high} · {row.units} unit"


def _median(row: Any) -> str:  # noqa: ANN401
    return f"median {formats.change(row.median)}"


def _corrections(row: Any) -> str:  # noqa: ANN401
    text = f"{row.lowered} diturunkan"
    return f"{text}, {row.raised} dinaikkan" if row.raised else text


def _canvas(
    labels: list[str], ends: list[float], height: int, room: float, left: int, look: Look
) -> go.Figure:
    narrow = look.narrow
    low, high = ends
    figure = frame(
        look,
        (ROW_NARROW if narrow else height) * len(labels) + 16,
        margin={"l": 8 if narrow else left, "r": 8, "t": 8, "b": 8},
        xaxis=axis(range=[low, high * (1.02 if narrow else room)], showticklabels=False),
        yaxis=axis(
            range=[len(labels) - 0.5, -0.75 if narrow else -0.6],
            showticklabels=not narrow,
            tickvals=list(range(len(labels))),
            ticktext=labels,
            ticklabelstandoff=6,
        ),
    )
    line = {"color": look.palette.muted, "width": 1}
    figure.add_shape(type="line", x0=0, x1=0, y0=0, y1=1, yref="paper", line=line)
    return figure


def _bars(
    values: "pd.Series[Any]",
    codes: "pd.Series[str]",
    shown: list[str],
    names: list[str],
    texts: list[str],
    left: int,
    look: Look,
) -> go.Figure:
    numbers = values.astype("float64")
    ends = [min(0.0, float(numbers.min())), max(1.0, float(numbers.max()))]
    figure = _canvas(shown, ends, ROW_WIDE, 1.5, left, look)
    figure.add_bar(
        x=numbers,
        y=list(range(len(shown))),
        orientation="h",
        width=0.28 if look.narrow else 0.56,
        marker={"color": look.palette.accent},
        customdata=[list(datum) for datum in zip(codes, names, texts, strict=True)],
        hovertemplate="<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
    )
    _write(figure, shown, texts, [max(0.0, value) for value in numbers], look)
    return figure


def _write(
    figure: go.Figure, names: list[str], texts: list[str], ends: list[float], look: Look
) -> None:
    for position, (name, text, end) in enumerate(zip(names, texts, ends, strict=True)):
        common: dict[str, Any] = {"y": position, "showarrow": False}
        if not look.narrow:
            figure.add_annotation(text=text, x=end, xanchor="left", xshift=6, **common)
            continue
        common |= {"yshift": 15, "xref": "paper", "font": {"size": 11}}
        figure.add_annotation(text=f"<b>{name}</b>", x=0, xanchor="left", **common)
        figure.add_annotation(text=text, x=1, xanchor="right", **common)
