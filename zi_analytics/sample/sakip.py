"""Synthetic SAKIP recaps: one workbook a year, consistent with what the region has published."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Font

from zi_analytics.instruments import SakipScheme, sakip_rules
from zi_analytics.progress import Progress
from zi_analytics.registry import Registry, Unit
from zi_analytics.reports.packing import packed
from zi_analytics.sample.files import MADE
from zi_analytics.sample.layouts import MARK
from zi_analytics.sample.submissions import expected_units, generator
from zi_analytics.sample.tendency import tendency

Cell = str | float | None

SAKIP_YEARS: Final = (2018, 2019, 2020, 2021, 2022)
_LONG: Final = 2020
_LEAST: Final = 52.0
_MOST: Final = 93.0
# Score of a unit of no level at all, and how much a full level adds to it.
_BASE: Final = 47.0
_BY_LEVEL: Final = 42.0
_GROWTH: Final[Mapping[int, float]] = {2018: 0.0, 2019: 2.2, 2020: 3.4, 2021: 5.0, 2022: 6.1}
_NOISE: Final = 2.4
_PART_NOISE: Final = 0.035
# A unit whose recap states the next better predicate at exactly its lower bound, a year.
_AT_A_BOUND: Final = 80.0
_BOLD: Final = Font(bold=True)


def write_sakip_sample(
    out: Path, registry: Registry, progress: Progress | None = None
) -> list[Path]:
    """Write ``<out>/<year>/Rekap SAKIP <year>.xlsx`` for every evaluation year; return the paths.

    The region's own row holds what it has published and nothing that it has not. One unit a year
    is reported as A at exactly 80.00, which is BB.
    """
    return write_yearly(out, "Rekap SAKIP", partial(_workbook, registry), progress)


def write_yearly(
    out: Path, name: str, make: Callable[[int], bytes], progress: Progress | None
) -> list[Path]:
    """Write ``<out>/<year>/<name> <year>.xlsx`` for every evaluation year; return the paths."""
    paths = []
    for number, year in enumerate(SAKIP_YEARS, start=1):
        folder = out / str(year)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name} {year}.xlsx"
        path.write_bytes(make(year))
        paths.append(path)
        if progress is not None:
            progress(number, len(SAKIP_YEARS), path.name)
    return paths


def _workbook(registry: Registry, year: int) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Rekap"
    sheet.append([f"REKAPITULASI NILAI SAKIP {registry.name.upper()}"])
    sheet.append([MARK])
    lines = _long(registry, year) if year == _LONG else _wide(registry, year)
    for line in lines:
        sheet.append(line)
    for row in (1, 2, 4):
        for cell in sheet[row]:
            cell.font = _BOLD
    for letter, width in {"A": 5, "B": 44, "C": 16, "D": 16, "E": 30}.items():
        sheet.column_dimensions[letter].width = width
    return packed(book, MADE)


def _wide(registry: Registry, year: int) -> Iterator[list[Cell]]:
    rules = sakip_rules()
    scheme = rules.scheme(year)
    labels = [rules.label(component) for component in scheme.weights]
    yield []
    first = ("No", "Perangkat Daerah", "Tahun Evaluasi", "Tahun Kinerja")
    yield [*first, *labels, "Nilai Akhir", "Predikat"]
    for number, unit in enumerate(_units(registry, year), start=1):
        parts, total, predicate = _scores(unit, year, scheme)
        figures = [_written(part) for part in parts.values()]
        lead: list[Cell] = [number, unit.name, year, year - 1]
        yield [*lead, *figures, _written(total), predicate]
    score, said = published(registry, year)
    if score or said:
        yield [None, registry.name, year, None, *[None for _ in labels], _written(score), said]


def _long(registry: Registry, year: int) -> Iterator[list[Cell]]:
    rules = sakip_rules()
    scheme = rules.scheme(year)
    yield []
    first = ("No", "Perangkat Daerah", "Tahun Evaluasi", "Tahun Kinerja")
    yield [*first, "Komponen", "Bobot", "Nilai"]
    for number, unit in enumerate(_units(registry, year), start=1):
        parts, total, predicate = _scores(unit, year, scheme)
        lead: list[Cell] = [number, unit.name, year, year - 1]
        for component, part in parts.items():
            weight = scheme.weights[component]
            yield [*lead, rules.label(component), weight, _written(part)]
        yield [*lead, "Nilai Hasil Evaluasi", 100, _written(total)]
        yield [*lead, "Tingkat Akuntabilitas Kinerja", None, predicate]
    score, said = published(registry, year)
    if score:
        yield [None, registry.name, year, None, "Nilai Hasil Evaluasi", 100, _written(score)]
    if said:
        yield [None, registry.name, year, None, "Tingkat Akuntabilitas Kinerja", None, said]


def _units(registry: Registry, year: int) -> tuple[Unit, ...]:
    return tuple(unit for unit in expected_units(registry.units(year)) if unit.counted)


def _scores(unit: Unit, year: int, scheme: SakipScheme) -> tuple[dict[str, float], float, str]:
    """Draw the scores of a unit by component, their sum, and the predicate as it is reported."""
    rng = generator(year, unit.code, "sakip")
    level = tendency(unit)
    aim = _BASE + _BY_LEVEL * level + _GROWTH[year] + rng.normal(0.0, _NOISE)
    share = min(_MOST, max(_LEAST, aim)) / 100
    parts = {
        component: round(weight * min(1.0, max(0.3, share + rng.normal(0.0, _PART_NOISE))), 2)
        for component, weight in scheme.weights.items()
    }
    total = round(sum(parts.values()), 2)
    if abs(total - _AT_A_BOUND) < 0.6:
        last = next(iter(parts))
        parts[last] = round(parts[last] + _AT_A_BOUND - total, 2)
        return parts, _AT_A_BOUND, "A"
    return parts, total, sakip_rules().predicate(total)


def published(registry: Registry, year: int) -> tuple[float | None, str | None]:
    """Return the score and predicate that the region has published for a year, if it has."""
    table = registry.published
    own = table.loc[table["year"].eq(year) & table["value"].notna()]
    values = dict(zip(own["field"], own["value"], strict=True))
    score = values.get("sakip_score")
    predicate = values.get("sakip_predicate")
    return (None if score is None else float(score), predicate)


def _written(number: float | None) -> str | None:
    """Write a number as people do, with a decimal comma."""
    if number is None or pd.isna(number):
        return None
    return f"{number:.2f}".replace(".", ",")
