"""Which instrument a sheet belongs to: read from its own headings, never from year or file name."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Final

from zi_analytics.instruments import Instrument, available, load
from zi_analytics.instruments.model import Signature
from zi_analytics.loaders.findings import Finding, finding
from zi_analytics.loaders.grid import Grid
from zi_analytics.loaders.headers import Header
from zi_analytics.loaders.outline import RowText, question_count
from zi_analytics.loaders.wording import is_marker, words

_ENOUGH_QUESTIONS: Final = 20
_ENOUGH_AREAS: Final = 4

Weights = Mapping[int, float]


def row_texts(grid: Grid, first: int, columns: Sequence[int]) -> tuple[RowText, ...]:
    """Return the wording and numbering of each row from ``first`` on, empty ones above it."""
    above = [RowText("", "")] * first
    return (*above, *(_row_text(grid, row, columns) for row in range(first, len(grid.rows))))


def _row_text(grid: Grid, row: int, columns: Sequence[int]) -> RowText:
    wording, marker = "", ""
    for text in grid.texts(row, columns):
        if is_marker(text):
            marker = text
        elif len(text) > len(wording):
            wording = text
    return RowText(wording, marker)


def row_weights(grid: Grid, header: Header) -> Weights:
    """Return the numbers of the column “Bobot” by row."""
    if header.weight is None:
        return {}
    values = {row: grid.value(row, header.weight) for row in range(len(grid.rows))}
    return {
        row: float(value)
        for row, value in values.items()
        if isinstance(value, (int, float)) and not isinstance(value, bool)
    }


def recognise(rows: Sequence[RowText], weights: Weights) -> tuple[str, ...]:
    """Return the instruments whose marks these rows hold; none where several are as likely.

    Marks are headings, words, and the weights beside the headings of areas. Several are returned
    where regulations share one worksheet, which is then told apart by its year (`in_force`).
    """
    return _recognise(tuple(available()), tuple(rows), tuple(weights.items()))


@lru_cache(maxsize=64)
def _recognise(
    among: Sequence[str], rows: Sequence[RowText], weights: Sequence[tuple[int, float]]
) -> tuple[str, ...]:
    """Recognise the instruments. Sheets with the same wording and weights share one answer."""
    votes = {name: _votes(name, rows, dict(weights)) for name in among}
    best = max(votes.values())
    names = tuple(name for name, vote in votes.items() if vote == best)
    shared = len({load(name).signature for name in names}) == 1
    return names if best > 0 and shared else ()


def in_force(names: Sequence[str], year: int | None) -> Instrument:
    """Return that of the instruments which was in force in the year, the newest of several."""
    named = [load(name) for name in names]
    valid = [instrument for instrument in named if year and instrument.in_force_in(year)]
    return max(valid or named, key=lambda instrument: instrument.in_force_from or date.min)


def marks_of_both(rows: Sequence[RowText]) -> str:
    """Return the marks in these rows of instruments that exclude each other; empty if none do."""
    whole, text = _said(rows)
    found = [_against(load(name).signature, whole, text) for name in available()]
    return ", ".join(mark for marks in found for mark in marks) if all(found) else ""


def holds_questions(rows: Sequence[RowText]) -> bool:
    """Tell whether these rows hold many questions of an instrument, whatever the header says."""
    return any(question_count(rows, name) >= _ENOUGH_QUESTIONS for name in available())


def law_findings(sheet: str, instrument: Instrument, year: int | None) -> list[Finding]:
    """Report a worksheet of a regulation that was not in force in its year."""
    if year is None or instrument.in_force_in(year):
        return []
    others = (load(name) for name in available())
    valid = ", ".join(other.short for other in others if other.in_force_in(year))
    return [
        finding(
            "instrument_not_in_force",
            sheet=sheet,
            used=instrument.short,
            year=year,
            valid=valid,
        )
    ]


def _said(rows: Sequence[RowText]) -> tuple[set[str], str]:
    texts = [words(row.wording) for row in rows if row.wording]
    return set(texts), " ".join(texts)


def _votes(name: str, rows: Sequence[RowText], weights: Weights) -> int:
    signature, (whole, text) = load(name).signature, _said(rows)
    headings = sum(heading in whole for heading in signature.headings)
    spoken = sum(f" {word}" in f" {text}" for word in signature.words)
    areas = 2 if _areas_found(name, rows, weights) >= _ENOUGH_AREAS else 0
    return 2 * headings + spoken + areas - 2 * len(_against(signature, whole, text))


def _against(signature: Signature, whole: set[str], text: str) -> list[str]:
    return [
        *(heading for heading in signature.against_headings if heading in whole),
        *(word for word in signature.against_words if f" {word}" in f" {text}"),
    ]


def _areas_found(name: str, rows: Sequence[RowText], weights: Weights) -> int:
    """Count the headings of areas that have the weight which the instrument gives them."""
    expected = _area_weights(name)
    found = {
        heading
        for row, weight in weights.items()
        if row < len(rows) and (heading := words(rows[row].wording))
        if weight in expected.get(heading, ())
    }
    return len(found)


@cache
def _area_weights(name: str) -> Mapping[str, frozenset[float]]:
    found: dict[str, set[float]] = {}
    for node in load(name).nodes.values():
        if node.level == "area":
            for heading in (node.label, *node.also):
                found.setdefault(words(heading), set()).add(node.weight)
    return {heading: frozenset(weights) for heading, weights in found.items()}
