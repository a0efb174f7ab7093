"""Which instrument a sheet belongs to: read from its own headings, never from year or file name."""

from collections.abc import Sequence
from typing import Final

from zi_analytics.instruments import available, load
from zi_analytics.instruments.model import Signature
from zi_analytics.loaders.grid import Grid
from zi_analytics.loaders.outline import RowText, question_count
from zi_analytics.loaders.wording import is_marker, words

_ENOUGH_QUESTIONS: Final = 20


def row_texts(grid: Grid, first: int, columns: Sequence[int]) -> tuple[RowText, ...]:
    """Return the wording and numbering of each row from ``first`` on, empty ones above it."""
    above = [RowText("", "")] * first
    return (*above, *(_row_text(grid, row, columns) for row in range(first, len(grid.rows))))


def _row_text(grid: Grid, row: int, columns: Sequence[int]) -> RowText:
    texts = [text for column in columns if (text := grid.text(row, column))]
    wordings = [text for text in texts if not is_marker(text)]
    markers = [text for text in texts if is_marker(text)]
    return RowText(max(wordings, key=len, default=""), markers[-1] if markers else "")


def recognise(rows: Sequence[RowText]) -> str | None:
    """Return the instrument whose headings these rows hold and no other's; None where unclear."""
    texts = [words(row.wording) for row in rows if row.wording]
    whole, all_text = set(texts), " ".join(texts)
    votes = {name: _votes(load(name).signature, whole, all_text) for name in available()}
    best = max(votes, key=lambda name: votes[name])
    return best if votes[best] > 0 else None


def speaks_for_another(rows: Sequence[RowText]) -> str:
    """Return the words in these rows that belong to an instrument which is not known here."""
    texts = [words(row.wording) for row in rows if row.wording]
    whole, all_text = set(texts), " ".join(texts)
    found = [
        word for name in available() for word in _against(load(name).signature, whole, all_text)
    ]
    return ", ".join(dict.fromkeys(found))


def holds_questions(rows: Sequence[RowText]) -> bool:
    """Tell whether these rows hold many questions of an instrument, whatever the header says."""
    return any(question_count(rows, name) >= _ENOUGH_QUESTIONS for name in available())


def _votes(signature: Signature, whole: set[str], text: str) -> int:
    headings = sum(heading in whole for heading in signature.headings)
    spoken = sum(f" {word}" in f" {text}" for word in signature.words)
    return 2 * headings + spoken - 2 * len(_against(signature, whole, text))


def _against(signature: Signature, whole: set[str], text: str) -> list[str]:
    return [
        *(heading for heading in signature.against_headings if heading in whole),
        *(word for word in signature.against_words if f" {word}" in f" {text}"),
    ]
