"""How each question may be answered: by the instrument, or by the worksheet's own row."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from zi_analytics.instruments import Instrument
from zi_analytics.instruments.model import Question, Scale
from zi_analytics.loaders.entries import looks_like_answer
from zi_analytics.loaders.findings import Finding, finding
from zi_analytics.loaders.grid import Grid, address
from zi_analytics.loaders.headers import Header
from zi_analytics.loaders.wording import words

ANSWERABLE: Final = ("choice", "index", "percent")
Scales = Mapping[str, Scale | None]


def scales_of(
    instrument: Instrument, rows: Mapping[str, int], grid: Grid, header: Header
) -> Scales:
    """Return the scale of every question; None where the row, which should say it, does not.

    ``rows`` are the rows of the questions. A scale that an instrument only knows of, while the row
    decides, does not count.
    """
    if instrument.scale_source == "instrument":
        return {
            question.id: instrument.scales[question.scale]
            for question in instrument.questions.values()
            if question.scale is not None
        }
    spelled = spellings(instrument)
    return {
        question: spelled.get(words(_written(grid, header, rows.get(question))))
        for question in instrument.questions
    }


def spellings(instrument: Instrument) -> Mapping[str, Scale]:
    """Return the scales by the words with which the column “Pilihan Jawaban” names them."""
    found: dict[str, Scale] = {}
    for scale in instrument.scales.values():
        if scale.kind in ANSWERABLE:
            for spelling in (scale.written, *scale.also):
                found.setdefault(words(spelling), scale)
    return found


def _written(grid: Grid, header: Header, row: int | None) -> str:
    return "" if row is None or header.scale is None else grid.text(row, header.scale)


def bare_answer(text: str, question: Question, instrument: Instrument) -> bool:
    """Tell whether a text of the column “Pilihan Jawaban” is an answer that slipped there."""
    if instrument.scale_source == "instrument" and question.scale is not None:
        return looks_like_answer(text, instrument.scales[question.scale].options)
    return any(looks_like_answer(text, scale.options) for scale in instrument.scales.values())


def scale_findings(
    instrument: Instrument,
    rows: Mapping[str, int],
    grid: Grid,
    header: Header,
    explained: frozenset[str],
) -> list[Finding]:
    """Report rows whose “Pilihan Jawaban” is not as known, but for ``explained`` cells.

    Where the row decides, an unreadable one is reported, and one that differs from what is known.
    """
    if instrument.scale_source == "row":
        return list(_row_findings(instrument, rows, grid, header, explained))
    if header.scale is None:
        return []
    found = []
    for question, row in _in_order(instrument.questions.values(), rows):
        text, cell = _written(grid, header, row), address(row, header.scale)
        expected = _known(question, instrument)
        if text and words(text) != words(expected) and cell not in explained:
            found.append(_differs("scale_differs", grid, cell, text, expected))
    return found


def _row_findings(
    instrument: Instrument,
    rows: Mapping[str, int],
    grid: Grid,
    header: Header,
    explained: frozenset[str],
) -> Iterator[Finding]:
    if header.scale is None:
        yield finding("scale_column_missing", sheet=grid.name)
        return
    spelled = spellings(instrument)
    for question, row in _in_order(instrument.questions.values(), rows):
        text, cell = _written(grid, header, row), address(row, header.scale)
        if cell in explained:
            continue
        scale = spelled.get(words(text))
        if scale is None:
            shown = " ".join(text.split()) or "kosong"
            yield finding(
                "scale_unreadable", sheet=grid.name, cell=cell, written=shown, label=question.label
            )
        elif question.scale is not None and scale.id != question.scale:
            expected = _known(question, instrument)
            yield _differs("scale_differs_from_known", grid, cell, text, expected)


def _in_order(
    questions: Iterable[Question], rows: Mapping[str, int]
) -> Iterator[tuple[Question, int]]:
    for question in questions:
        if question.id in rows:
            yield question, rows[question.id]


def _known(question: Question, instrument: Instrument) -> str:
    return "" if question.scale is None else instrument.scales[question.scale].written


def _differs(code: str, grid: Grid, cell: str, text: str, expected: str) -> Finding:
    written = " ".join(text.split())
    return finding(code, sheet=grid.name, cell=cell, written=written, expected=expected)
