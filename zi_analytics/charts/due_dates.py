"""The due dates of actions on a line of time, one row a unit or owner."""

from datetime import date
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts import formats
from zi_analytics.charts.action_words import ACTION_STATES, action_colour, due_words
from zi_analytics.charts.frames import records
from zi_analytics.charts.picture import Look, Picture, axis, blank, frame

ROW: Final = 28
HEAD: Final = 54
FOOT: Final = 30
NEXT: Final = 0.24
MOST_BESIDE: Final = 4
MARK: Final = 0.01
MARK_NARROW: Final = 0.04
LONGEST: Final = 28
LONGEST_NARROW: Final = 19
LONGEST_TITLE: Final = 70
SYMBOLS: Final = {
    "late": "x",
    "soon": "diamond",
    "running": "triangle-right",
    "not_started": "circle-open",
    "done": "circle",
}


def due_dates(table: pd.DataFrame, day: date, look: Look) -> Picture:
    """Draw ``insight.actions.judged``, each action in the row that its column ``row`` names.

    Those without a date or cancelled are left out. Every mark has the action's id as custom data.
    """
    shown = table.loc[table["due"].notna() & (table["status"] != "cancelled")]
    if shown.empty:
        return blank(look, "Belum ada aksi dengan tenggat.")
    first = shown.groupby("row")["due"].min().sort_values(kind="stable")
    places = {str(name): place for place, name in enumerate(first.index)}
    shown = shown.assign(y=shown["row"].map(places).astype("float64") + NEXT * _beside(shown))
    figure = _canvas(list(places), shown, day, look)
    for status in SYMBOLS:
        _draw(figure, shown.loc[shown["status"] == status], status, look)
    _today(figure, day, look)
    _name_signs(figure, set(shown["status"]), look)
    return Picture(figure, _alt(table, shown, day))


def _beside(shown: pd.DataFrame) -> "pd.Series[float]":
    """Return how far marks of one row and day stand from the row's middle, in steps."""
    day = shown.groupby(["row", "due"])["id"]
    many = day.transform("size").clip(upper=MOST_BESIDE)
    return day.cumcount() % MOST_BESIDE - (many - 1) / 2


def _canvas(rows: list[str], shown: pd.DataFrame, day: date, look: Look) -> go.Figure:
    longest = LONGEST_NARROW if look.narrow else LONGEST
    names = [_shortened(name, longest) for name in rows]
    ends = [*shown["due"], pd.Timestamp(day)]
    # A mark at an end is whole: its own width, or 25 days where that is more.
    share = MARK_NARROW if look.narrow else MARK
    room = max(pd.Timedelta(days=25), share * (max(ends) - min(ends)))
    return frame(
        look,
        ROW * len(rows) + HEAD + FOOT,
        margin={"l": 134 if look.narrow else 190, "r": 16, "t": HEAD, "b": FOOT},
        hovermode="closest",
        xaxis=axis(
            type="date",
            range=[min(ends) - room, max(ends) + room],
            nticks=4 if look.narrow else 10,
            tickformat="%b %Y",
            showgrid=True,
            gridcolor=look.palette.grid,
        ),
        yaxis=axis(tickvals=list(range(len(rows))), ticktext=names, range=[len(rows) - 0.4, -0.6]),
    )


def _draw(figure: go.Figure, own: pd.DataFrame, status: str, look: Look) -> None:
    state = ACTION_STATES[status]
    data: list[list[Any]] = [
        [str(row.id), _shortened(row.title), due_words(row.due, row.days, row.status), row.progress]
        for row in records(own)
    ]
    figure.add_scatter(
        x=list(own["due"]),
        y=list(own["y"]),
        mode="markers",
        marker={
            "symbol": SYMBOLS[status],
            "size": 12,
            "color": action_colour(state, look.palette),
            "line": {"width": 2 if status == "not_started" else 0},
        },
        customdata=data,
        hovertemplate=(
            f"<b>%{{customdata[1]}}</b><br>{state.text} · %{{customdata[3]}} %"
            "<br>%{customdata[2]}<extra></extra>"
        ),
    )


def _shortened(text: str, longest: int = LONGEST_TITLE) -> str:
    """Return people's text without signs that a figure would read as markup."""
    plain = text.replace("<", "‹").replace(">", "›")
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"


def _today(figure: go.Figure, day: date, look: Look) -> None:
    today = pd.Timestamp(day)
    line = {"color": look.palette.text, "width": 1.2}
    figure.add_shape(type="line", x0=today, x1=today, y0=0, y1=1, yref="paper", line=line)
    figure.add_annotation(
        x=today, y=1, yref="paper", yanchor="bottom", text="hari ini", showarrow=False
    )


def _name_signs(figure: go.Figure, present: set[str], look: Look) -> None:
    signs = {"x": "✕", "diamond": "◆", "triangle-right": "▶", "circle-open": "○", "circle": "●"}
    words = " · ".join(
        f"<span style='color:{action_colour(ACTION_STATES[status], look.palette)}'>"
        f"{signs[symbol]}</span> {ACTION_STATES[status].word}"
        for status, symbol in SYMBOLS.items()
        if status in present
    )
    if look.narrow:
        words = words.replace("segera jatuh tempo", "segera")
    figure.add_annotation(
        text=words,
        x=0,
        xref="paper",
        xanchor="left",
        xshift=-120 if look.narrow else 0,
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=HEAD - 26,
        showarrow=False,
        font={"color": look.palette.muted, "size": 11 if look.narrow else 12},
    )


def _alt(table: pd.DataFrame, shown: pd.DataFrame, day: date) -> str:
    late, soon = ((shown["status"] == name).sum() for name in ("late", "soon"))
    without = int((table["due"].isna() & (table["status"] != "cancelled")).sum())
    rest = f" {without} aksi tanpa tenggat tidak digambar." if without else ""
    return (
        f"Tenggat {len(shown)} aksi per {formats.day(day)}: {late} terlambat, {soon} segera jatuh "
        f"tempo.{rest}"
    )
