"""What an address says about collecting: which part of the page, year, kind of unit, unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from zi_analytics.insight.years import usual_year
from zi_analytics.ui import access, data, filters, link, unit_choice
from zi_analytics.ui.filters import ALL

PAGE: Final = "pengumpulan"
EARLIER: Final = 8
BOARD: Final = "papan"
RECEIVE: Final = "terima"
VERSIONS: Final = "versi"
SHEETS: Final = "lembar"
VIEW: Final = link.Choice(
    "lihat",
    "Bagian halaman",
    {BOARD: "Papan", RECEIVE: "Terima", VERSIONS: "Versi", SHEETS: "Lembar kerja"},
    BOARD,
)
BLANK: Final = "kosong"
FILLED: Final = "lama"
FILL: Final = link.Choice(
    "isi", "Isi lembar kerja", {BLANK: "Kosong", FILLED: "Berisi jawaban sebelumnya"}, BLANK
)


@dataclass(frozen=True)
class CollectScene:
    """What was chosen; ``kind`` is None for all kinds."""

    view: str
    year: int
    kind: str | None
    unit: str
    filled: bool


def scene() -> CollectScene:
    """Draw the filters that the chosen part of the page needs, and return what is chosen."""
    year = _year_choice()
    chosen_year = int(link.peek(year))
    kind, unit = filters.kind_choice(chosen_year), _unit_choice(chosen_year)
    shown = {
        BOARD: [year, kind],
        RECEIVE: [],
        VERSIONS: [year, unit],
        SHEETS: [year, unit],
    }[link.peek(VIEW)]
    hidden = [choice for choice in (year, kind, unit) if choice not in shown]
    values = filters.draw(PAGE, shown, VIEW, FILL, *hidden)
    return CollectScene(
        view=values[VIEW.key],
        year=int(values["tahun"]),
        kind=None if values["jenis"] == ALL else values["jenis"],
        unit=values["unit"],
        filled=values[FILL.key] == FILLED,
    )


def go(**values: str) -> None:
    """Choose other values; the page runs again with them."""
    link.write(values)


def years_offered() -> list[int]:
    """Return the years that worksheets may be of, the newest first."""
    now = date.today().year
    known = [now, now - EARLIER, *data.years()]
    years = range(max(known), min(known) - 1, -1)
    return [year for year in years if access.sees_all() or len(data.units(year))]


def _year_choice() -> link.Choice:
    options = {str(year): str(year) for year in years_offered()}
    now = date.today().year
    newest = str(usual_year(data.years() or [now], now))
    usual = newest if newest in options else next(iter(options))
    return link.Choice("tahun", "Tahun", options, usual)


def _unit_choice(year: int) -> link.Choice:
    names: Mapping[str, str] = unit_choice.expected_names(year)
    return link.Choice("unit", "Unit", names, next(iter(names)))
