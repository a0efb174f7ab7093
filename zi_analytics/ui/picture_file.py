"""Every figure as a PNG: the one button beside it, its words, its room, and the file's name."""

import re
from typing import Any, Final

import plotly.graph_objects as go

from zi_analytics.charts import NO_CLOUD, Look, Picture, formats
from zi_analytics.ui import link

ROOM: Final = 30
"""Pixels above a figure for the button, so that it covers nothing, on a phone either."""

SCALE: Final = 2
WORDS: Final = {
    "Download plot as a PNG": "Unduh gambar (PNG)",
    "Preparing image - this may take a few seconds": "Menyiapkan gambar…",
    "Image download succeeded": "Gambar diunduh",
    "Sorry, there was a problem downloading your image!": "Gambar tidak dapat diunduh.",
}
LOCALES: Final = {
    "id": {
        "dictionary": WORDS,
        "format": {
            **{"decimal": ",", "thousands": ".", "grouping": [3]},
            **{"months": formats.MONTHS, "shortMonths": [month[:3] for month in formats.MONTHS]},
        },
    }
}
# What a figure is called in its file's name, where its key would not tell.
NAMES: Final = {
    "ranking": "jarak-unit",
    "heat": "enam-area",
    "lacking": "syarat-kurang",
    "bullets": "syarat-nilai",
    "areas": "area-unit",
    "five_years": "lima-tahun",
    "sakip_gates": "sakip-unit",
    "planned": "rencana-syarat",
    "waterfall": "rencana-total",
    "nearest": "unit-terdekat",
    "helpful": "perbaikan-bersama",
    "peta": "peta-kecamatan",
    "pareto": "poin-hilang",
    "map": "peta-bagian",
    "gap_areas": "selisih-area",
    "gap_questions": "selisih-pertanyaan",
    "gap_units": "selisih-unit",
}
OF_VIEW: Final = ("unit", "lingkup", "tahun", "penilai", "predikat")
TAPS: Final = re.compile(r"_\d+$")
UNSAFE: Final = re.compile(r"[^a-z0-9]+")


def with_room(picture: Picture, look: Look) -> Picture:
    """Return a copy of the picture with room for the button, on the colour of the page.

    Otherwise a picture saved from a dark page would have light text on nothing.
    """
    figure = go.Figure(picture.figure)
    layout = figure.layout
    figure.update_layout(
        height=int(layout.height) + ROOM,
        margin_t=int(layout.margin.t) + ROOM,
        paper_bgcolor=look.palette.surface,
        modebar={
            "bgcolor": "rgba(0,0,0,0)",
            "color": look.palette.muted,
            "activecolor": look.palette.accent,
        },
    )
    return Picture(figure, picture.alt)


def config(key: str) -> dict[str, Any]:
    """Return Plotly's settings for the figure of a key: one button, Indonesian, the file's name."""
    return {
        **NO_CLOUD,
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "filename": file_name(key), "scale": SCALE},
        "locale": "id",
        "locales": LOCALES,
    }


def file_name(key: str) -> str:
    """Return the name of a figure's file, without its ending: the figure, and what is chosen."""
    figure = TAPS.sub("", key)
    known = next((name for name in NAMES if figure == name or figure.startswith(f"{name}_")), None)
    rest = figure.removeprefix(known) if known else figure
    parts = [NAMES[known], rest] if known else [rest]
    parts += [value for name in OF_VIEW if (value := link.shown(name)) and value != "semua"]
    return "-".join(filter(None, (_safe(part) for part in parts)))


def _safe(text: str) -> str:
    return UNSAFE.sub("-", text.casefold()).strip("-")
