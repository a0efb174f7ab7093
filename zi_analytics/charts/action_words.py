"""Actions for people: their statuses in signs and words, and the table of them."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from zi_analytics.charts.formats import day
from zi_analytics.charts.palette import Palette
from zi_analytics.charts.status import Status

ACTION_STATES: Final[Mapping[str, Status]] = {
    "late": Status("unmet", "✕", "terlambat"),
    "soon": Status("near", "◔", "segera jatuh tempo"),
    "running": Status("running", "▸", "berjalan"),
    "not_started": Status("not_started", "○", "belum mulai"),
    "done": Status("met", "✓", "selesai"),
    "cancelled": Status("cancelled", "–", "dibatalkan"),
}
NO_DATE: Final = "tanpa tenggat"
NO_OWNER: Final = "belum ditentukan"


def action_colour(state: Status, palette: Palette) -> str:
    """Return the colour of a status."""
    own = {"running": palette.accent, "not_started": palette.neutral, "cancelled": palette.muted}
    return own.get(state.id) or palette.of(state)


def due_words(due: object, days: object, status: str = "late") -> str:
    """Say when an action is due: "31 Maret 2023 (lewat 5 hari)", or that no date was set.

    Of what is done or cancelled only the date is said.
    """
    if not isinstance(due, pd.Timestamp):
        return NO_DATE
    if status in ("done", "cancelled"):
        return day(due)
    left = int(str(days))
    said = f"lewat {-left} hari" if left < 0 else f"{left} hari lagi"
    return f"{day(due)} ({said})"


def actions_table(table: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Return ``insight.actions.judged`` as people read it; ``names`` are those of the units.

    ``Kemajuan`` is a share (0–1), ``Tenggat`` a date or missing.
    """
    due = [value.date() if isinstance(value, pd.Timestamp) else None for value in table["due"]]
    return pd.DataFrame(
        {
            "Status": [ACTION_STATES[status].text for status in table["status"]],
            "Aksi": table["title"],
            "Unit": [names.get(unit, unit) for unit in table["unit"]],
            "Tujuan": table["name"],
            "Penanggung jawab": table["owner"].fillna(NO_OWNER),
            "Tenggat": pd.Series(due, index=table.index, dtype="object"),
            "Sisa hari": table["days"],
            "Kemajuan": table["progress"] / 100,
            "Bukti": table["evidence"],
            "Catatan": table["note"],
            "Alasan batal": table["reason"],
            "Kode": table["item"],
            "Dari": table["before"],
            "Menjadi": table["after"],
            "Poin": table["points"],
            "Dilanjutkan dari": table["carried_from"],
            "Dilanjutkan ke": table["carried_to"],
            "Diubah": table["at"].dt.tz_localize(None),
            "Oleh": table["person"],
        }
    )
