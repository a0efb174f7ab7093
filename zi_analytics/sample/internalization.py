"""Synthetic worksheets of internalisation: one workbook a year, with all units in one table.

They tell what the region's own diagnosis says: the lower the rank, the fewer are reached.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from openpyxl import Workbook
from openpyxl.styles import Font

from zi_analytics.instruments import Activity, Group, internalization_rules
from zi_analytics.progress import Progress
from zi_analytics.registry import Registry, Unit
from zi_analytics.reports.packing import packed
from zi_analytics.sample.files import MADE
from zi_analytics.sample.layouts import MARK
from zi_analytics.sample.sakip import SAKIP_YEARS, write_yearly
from zi_analytics.sample.submissions import expected_units, generator
from zi_analytics.sample.tendency import tendency

Line = list[str | int | None]

# How many people a unit has of each group: fewest, most.
_SIZES: Final[Mapping[str, tuple[int, int]]] = {
    "pimpinan": (1, 1),
    "administrator": (2, 6),
    "pengawas": (3, 14),
    "fungsional": (2, 28),
    "pelaksana": (9, 44),
    "kontrak": (3, 22),
    "kebersihan": (1, 6),
    "satpam": (1, 5),
}
# By how much a group is reached more or less often than the unit's level alone would make it.
_RANK: Final[Mapping[str, float]] = {
    "pimpinan": 0.60,
    "administrator": 0.42,
    "pengawas": 0.30,
    "fungsional": 0.14,
    "pelaksana": 0.06,
    "kontrak": -0.14,
    "kebersihan": -0.22,
    "satpam": -0.26,
}
_EASE: Final[Mapping[str, float]] = {
    "sosialisasi": 0.10,
    "pelatihan": -0.20,
    "pakta": 0.06,
    "forum": -0.10,
}
_GROWTH: Final[Mapping[int, float]] = {2018: -0.20, 2019: -0.14, 2020: -0.12, 2021: -0.05, 2022: 0}
_NOISE: Final = 0.09
_BY_LEVEL: Final = 1.1
_MIDDLE: Final = 0.5
# How often a unit has nobody of a group, hands in nothing, and leaves a cell empty.
_NOBODY: Final = 0.08
_SILENT: Final = 0.07
_LEFT_EMPTY: Final = 0.05
_MAY_LACK: Final = ("fungsional", "kontrak", "kebersihan", "satpam")


def write_internalization_sample(
    out: Path, registry: Registry, progress: Progress | None = None
) -> list[Path]:
    """Write ``<out>/<year>/Internalisasi ZI <year>.xlsx`` for every year; return the paths."""
    return write_yearly(out, "Internalisasi ZI", partial(_workbook, registry), progress)


def _workbook(registry: Registry, year: int) -> bytes:
    rules = internalization_rules()
    activities = list(rules.activities.values())
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Internalisasi"
    sheet.append([f"INTERNALISASI ZONA INTEGRITAS {registry.name.upper()}"])
    sheet.append([MARK])
    sheet.append(["Tahun", year])
    sheet.append([])
    sheet.append(["Unit", "Kelompok", "Jumlah orang", *(a.label for a in activities)])
    for unit in expected_units(registry.units(year)):
        for line in _lines(unit, year, list(rules.groups.values()), activities):
            sheet.append(line)
    for row in (1, 2, 5):
        for cell in sheet[row]:
            cell.font = Font(bold=True)
    for letter, width in {"A": 44, "B": 26, "C": 14, "D": 16, "E": 16, "F": 26, "G": 26}.items():
        sheet.column_dimensions[letter].width = width
    return packed(book, MADE)


def _lines(
    unit: Unit, year: int, groups: list[Group], activities: list[Activity]
) -> Iterator[Line]:
    rng = generator(year, unit.code, "internalisation")
    if rng.random() < _SILENT:
        return
    level = _BY_LEVEL * (tendency(unit) - _MIDDLE) + _MIDDLE + _GROWTH[year]
    sizes = generator(SAKIP_YEARS[0], unit.code, "people")
    for group in groups:
        low, high = _SIZES[group.id]
        people = int(sizes.integers(low, high + 1))
        if group.id in _MAY_LACK and sizes.random() < _NOBODY:
            people = 0
        yield [unit.name, group.label, people, *_reached(group, activities, people, level, rng)]


def _reached(
    group: Group,
    activities: list[Activity],
    people: int,
    level: float,
    rng: np.random.Generator,
) -> Iterator[int | None]:
    for activity in activities:
        share = level + _RANK[group.id] + _EASE[activity.id] + rng.normal(0.0, _NOISE)
        empty = rng.random() < _LEFT_EMPTY
        yield None if empty or not people else round(people * min(1.0, max(0.0, share)))
