"""Tables for people: numbers in Indonesian that still sort as numbers."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.ui.kept import digest
from zi_analytics.ui.viewport import is_narrow

Written = Callable[[Any], str]
ROW: Final = 35
WRAPPED_ROW: Final = 75  # below about 70 pixels Streamlit does not wrap
BORDER: Final = 3
PHONE: Final = 326  # what a screen of 360 pixels leaves
NUMBER: Final = "No."
NUMBER_WIDTH: Final = 44
NUMBER_NARROW: Final = 38
KEYS: Final = "Panah kanan membuka baris; Escape lalu Tab melewati tabel."
KEPT: Final = 128
KEPT_CELLS: Final = 5_000


def styled(frame: pd.DataFrame, written: Mapping[str, Written]) -> Any:  # noqa: ANN401
    """Attach how each column is written; sorting still goes by the values beneath."""
    known: dict[Any, Any] = {
        column: how for column, how in written.items() if column in frame.columns
    }
    return frame.style.format(known, na_rep=formats.MISSING)


def checkable(frame: pd.DataFrame, name: str, before: str, after: str) -> pd.DataFrame:
    """Return a table whose column ``name`` is the difference of two others as they are shown."""
    return frame.assign(**{name: formats.differences(frame[before], frame[after])})


def table(
    frame: pd.DataFrame,
    written: Mapping[str, Written],
    alt: str,
    *,
    widths: Mapping[str, int] | None = None,
    narrow: Mapping[str, int] | None = None,
    rows: int | None = None,
    wrapped: bool = False,
) -> None:
    """Draw a table that fits its rows; ``written`` holds functions that have a name.

    ``widths`` are pixels by column; ``narrow`` names the columns kept on a phone, with theirs.
    At most ``rows`` are shown at once; in ``wrapped`` ones long text takes up to three lines. A
    table that was drawn before from the same cells is sent as it was.
    """
    shown = len(frame) if rows is None else min(rows, len(frame))
    given = (frame, written, alt, widths, narrow, shown, wrapped)
    if frame.size > KEPT_CELLS:
        st.dataframe(**_settings(*given))
    else:
        _drawn(digest((given, is_narrow())), lambda: st.dataframe(**_settings(*given)))


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _drawn(key: str, _draw: Callable[[], object]) -> None:
    # Streamlit keeps what is drawn in here, and draws it again where it is called again.
    _draw()


def pick(
    frame: pd.DataFrame,
    written: Mapping[str, Written],
    alt: str,
    key: str,
    *,
    widths: Mapping[str, int] | None = None,
    narrow: Mapping[str, int] | None = None,
    rows: int | None = None,
    wrapped: bool = False,
) -> int | None:
    """Draw a table of which one row may be picked, by any cell but its number; return its position.

    Streamlit reports a cell that merely gets the focus as picked. The number comes first, is where
    Tab leads, and picks nothing: a person at the keyboard walks down the numbers, opens a row with
    the arrow to the right, and leaves the table with Escape and then Tab, as its alternative text
    says. A frame that has such a column keeps its own numbers. At most ``rows`` are shown at once.
    """
    shown = len(frame) if rows is None else min(rows, len(frame))
    own = frame if NUMBER in frame else frame.assign(**{NUMBER: range(1, len(frame) + 1)})
    numbered = own[[NUMBER, *(column for column in frame.columns if column != NUMBER)]]
    event: Any = st.dataframe(
        **_settings(numbered, written, f"{alt} {KEYS}", widths, narrow, shown, wrapped),
        key=key,
        on_select="rerun",
        selection_mode="single-cell",
    )
    cells = event.selection.cells
    return int(cells[0][0]) if cells and cells[0][1] != NUMBER else None


def _settings(
    frame: pd.DataFrame,
    written: Mapping[str, Written],
    alt: str,
    widths: Mapping[str, int] | None,
    narrow: Mapping[str, int] | None,
    rows: int,
    wrapped: bool,
) -> dict[str, Any]:
    on_phone = is_narrow() and narrow is not None
    number = NUMBER_NARROW if on_phone else NUMBER_WIDTH
    wanted = {NUMBER: number, **((narrow if on_phone else widths) or {})}
    sizes = {column: wanted[column] for column in wanted if column in frame}
    scrolls = is_narrow() and sum(sizes.values()) > PHONE
    kept = frame.columns[: 2 if NUMBER in frame else 1]
    height = WRAPPED_ROW if wrapped else ROW
    return {
        "data": styled(frame, written),
        "hide_index": True,
        "column_order": list(sizes) if on_phone else None,
        "column_config": {
            str(column): st.column_config.Column(
                width=sizes.get(str(column)),
                # Pinned, the number does not grow with the others where there is room.
                pinned=column == NUMBER or (scrolls and column in kept),
            )
            for column in frame.columns
        },
        "row_height": height,
        "height": ROW + height * rows + BORDER,
        "alt": alt,
        "placeholder": formats.MISSING,
    }
