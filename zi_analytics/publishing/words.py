"""What every report says of itself: the sample's mark, the rules, the day."""

from datetime import date
from typing import Final

from zi_analytics.charts import SAMPLE_MARK, formats
from zi_analytics.instruments import load, yardsticks_of
from zi_analytics.publishing.shelf import Shelf

BASIS: Final = {
    "regulation": "menurut peraturan",
    "indicative": "indikatif: batas menurut peraturan ini belum dipastikan",
}

CAUTION: Final = (
    "Pertanyaan yang belum dijawab dihitung 0. Syarat nilai saja belum cukup: prasyarat di luar "
    "nilai diperiksa tersendiri."
)


class NothingToShowError(Exception):
    """There is no worksheet for what was asked; the text says so, in Indonesian."""


def mark(shelf: Shelf) -> list[str]:
    """Return the mark of sample data, if that is what there is."""
    return [SAMPLE_MARK] if shelf.synthetic() else []


def rules_of(shelf: Shelf, year: int) -> tuple[str, ...]:
    """Return the instruments of a year's worksheets; raises `NothingToShowError` without any."""
    found = tuple(shelf.scores(year)["instrument"].unique())
    if not found:
        raise NothingToShowError(f"belum ada lembar kerja untuk tahun {year}")
    return found


def basis(instrument: str, shelf: Shelf) -> dict[str, str]:
    """Return by predicate whether a verdict is the regulation's or only indicative, in words."""
    rules = shelf.rules(instrument)
    found = yardsticks_of(rules)
    return {name: BASIS[found[name].basis] for name in rules.predicates}


def source(instrument: str) -> str:
    """Name the rules by which figures were made."""
    rules = load(instrument)
    return f"Aturan: {rules.title}. {rules.source}."


def made_on(day: date) -> str:
    """Say when a report was made."""
    return f"Dibuat {formats.day(day)}."
