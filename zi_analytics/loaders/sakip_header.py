"""Where a SAKIP table stands in a sheet, and what its columns hold, read from their headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from zi_analytics.instruments import SakipRules
from zi_analytics.instruments.model import TOTAL
from zi_analytics.instruments.model_predicates import Keywords
from zi_analytics.loaders.grid import Grid
from zi_analytics.loaders.wording import words

YearKind = Literal["evaluation", "performance", "plain"]
Relative = Literal["this", "last"]

PREDICATE: Final = "predicate"
BY_ROW: Final = "row"
_SEARCHED_ROWS: Final = 40
_YEAR: Final = re.compile(r"(?<!\d)20[1-9]\d(?!\d)")
UNIT_HEADING: Final = re.compile(
    r"(nama )?(perangkat daerah|unit kerja|unit|opd|skpd|instansi|satuan kerja)"
)
_COMPONENT: Final = re.compile(r"(nama )?(komponen|aspek|uraian)\b.*")
_TOTAL: Final = re.compile(r"(nilai|skor|total|jumlah)\b.*")
_SURELY_TOTAL: Final = re.compile(
    r"(total|jumlah|nilai (hasil|akhir|total|sakip|evaluasi|akuntabilitas))\b.*"
)
_PREDICATE: Final = re.compile(r"(predikat|kategori|peringkat|tingkat akuntabilitas)\b.*")
_FIGURE: Final = re.compile(r"(?!20[1-9]\d$)\d+([.,]\d+)?")
_LAST: Final = re.compile(r"\b(tahun )?(lalu|sebelumnya)\b")
_THIS: Final = re.compile(r"\b(tahun )?(ini|berjalan)\b")


@dataclass(frozen=True)
class YearRef:
    """A year that a heading names, or one relative to the year of the report."""

    kind: YearKind
    year: int | None = None
    relative: Relative | None = None


@dataclass(frozen=True)
class Column:
    """A column of figures: ``what`` is a component, ``total``, ``predicate``, or ``row`` where the
    row says it; ``year`` is missing where the row or the report says it."""

    at: int
    what: str
    year: YearRef | None


@dataclass(frozen=True)
class Table:
    """A table: its row of headings, its first row of figures, and what its columns hold."""

    heading: int
    first: int
    unit: int | None
    component: int | None
    weight: int | None
    years: tuple[tuple[int, YearKind], ...]
    figures: tuple[Column, ...]


def find_table(grid: Grid, rules: SakipRules) -> Table | None:
    """Find the first row that heads a SAKIP table, with a second row of years below it, if any."""
    for row in range(min(len(grid.rows), _SEARCHED_ROWS)):
        table = _table(grid, row, rules)
        if table is not None:
            return table
    return None


def component_of(text: str, rules: SakipRules) -> str | None:
    """Return the component that a text names, ``total`` or ``predicate``; None if none of them."""
    said = words(text)
    if _PREDICATE.fullmatch(said):
        return PREDICATE
    if _SURELY_TOTAL.fullmatch(said):
        return TOTAL
    for component in rules.components.values():
        if _stands_in(component.keywords, said):
            return component.id
    return TOTAL if _TOTAL.fullmatch(said) else None


def year_kind(text: str) -> YearKind:
    """Tell which year a text means: of the evaluation, of the performance, or just a year."""
    said = words(text)
    if "kinerja" in said.split():
        return "performance"
    return "evaluation" if "evaluasi" in said.split() else "plain"


def year_in(text: str) -> int | None:
    """Return the one year that a text names."""
    found = set(_YEAR.findall(text))
    return int(found.pop()) if len(found) == 1 else None


def year_above(grid: Grid, heading: int, names: Sequence[str]) -> int | None:
    """Return the year that stands above a table, else in one of the names, the last first."""
    for row in range(heading):
        for column in range(len(grid.rows[row])):
            text = cell_text(grid, row, column)
            if "tahun" in words(text).split():
                year = year_in(text) or year_in(cell_text(grid, row, column + 1))
                if year is not None:
                    return year
    return next((year for text in reversed(names) if (year := year_in(text))), None)


def cell_text(grid: Grid, row: int, column: int) -> str:
    """Return what stands in a cell as text, a number too; that of a merged range in all of it."""
    area = grid.merged_around(row, column)
    value = grid.value(*area[0]) if area else grid.value(row, column)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def _stands_in(keywords: Keywords, said: str) -> bool:
    return all(any(f" {word}" in f" {said}" for word in entry) for entry in keywords)


def _table(grid: Grid, row: int, rules: SakipRules) -> Table | None:
    below = _row_of_years(grid, row + 1)
    texts = dict(_headings(grid, row, below))
    unit = next((c for c, text in texts.items() if UNIT_HEADING.fullmatch(words(text))), None)
    component = next((c for c, text in texts.items() if _COMPONENT.fullmatch(words(text))), None)
    if unit is None and component is None:
        return None
    weight = next((c for c, text in texts.items() if words(text).startswith("bobot")), None)
    years = tuple((c, year_kind(t)) for c, t in texts.items() if _is_year_column(t))
    taken = {unit, component, weight, *(c for c, _ in years)}
    rest = {c: text for c, text in texts.items() if c not in taken}
    figures = tuple(_figures(rest, component is not None, rules))
    if not figures:
        return None
    return Table(row, row + (2 if below else 1), unit, component, weight, years, figures)


def _headings(grid: Grid, row: int, below: bool) -> Iterator[tuple[int, str]]:
    width = max(len(grid.rows[row]), len(grid.rows[row + 1]) if below else 0)
    for column in range(width):
        text = cell_text(grid, row, column)
        if below:
            second = cell_text(grid, row + 1, column)
            text = text if second == text else f"{text} {second}".strip()
        if text:
            yield column, text


def _row_of_years(grid: Grid, row: int) -> bool:
    """Tell whether a row is a second row of headings: short texts or years, two of them years."""
    if row >= len(grid.rows):
        return False
    texts = [text for c in range(len(grid.rows[row])) if (text := cell_text(grid, row, c))]
    named = [text for text in texts if year_in(text) is not None and len(text) <= 20]
    return len(named) >= 2 and not any(_FIGURE.fullmatch(text) for text in texts)


def _is_year_column(text: str) -> bool:
    said = words(text)
    return said.startswith("tahun") and year_in(text) is None and not _relative(said)


def _relative(said: str) -> Relative | None:
    if _LAST.search(said):
        return "last"
    return "this" if _THIS.search(said) else None


def _figures(texts: dict[int, str], by_row: bool, rules: SakipRules) -> Iterator[Column]:
    for column, text in texts.items():
        said = words(text)
        bare = words(_YEAR.sub(" ", text))
        year, relative = year_in(text), _relative(said)
        ref = YearRef(_kind(bare), year, relative) if year or relative else None
        what = component_of(bare, rules)
        if what is None and ref is not None:
            what = TOTAL
        if what is None:
            continue
        yield Column(column, BY_ROW if by_row and what == TOTAL else what, ref)


def _kind(said: str) -> YearKind:
    """Tell the kind of a year in a heading of figures: “nilai evaluasi 2021”, “kinerja 2020”."""
    kind = year_kind(said)
    return "plain" if "hasil evaluasi" in said and "tahun evaluasi" not in said else kind
