"""An LKE sheet as found, and closer looks at its cells."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from zi_analytics.instruments import Instrument
from zi_analytics.instruments.model import Input, Question
from zi_analytics.loaders.archive import Archive
from zi_analytics.loaders.closer import CellState, SheetCells
from zi_analytics.loaders.closer_document import DocumentCells, cells_of
from zi_analytics.loaders.grid import Grid, address
from zi_analytics.loaders.headers import Header
from zi_analytics.loaders.outline import Outline, RowText
from zi_analytics.loaders.scales import Scales

Item = Question | Input


@dataclass(frozen=True)
class Place:
    """An LKE sheet as found: its grid, header, the rows' texts and what they are, its scales."""

    grid: Grid
    header: Header
    texts: tuple[RowText, ...]
    outline: Outline
    instrument: Instrument
    scales: Scales
    archive: Archive
    seen: dict[str, CellState | None] = field(default_factory=dict)

    def look_closer(self, cells: Collection[str]) -> Mapping[str, CellState]:
        """Look at cells of this sheet again as ``closer.look_closer`` does.

        Where that goes through all of a sheet's XML, all cells of answers are looked at at once.
        """
        if not self.seen.keys() >= set(cells):
            wanted = set(cells) if self._cells.is_quick else {*cells, *self._answer_cells()}
            found = self._cells.look_closer(wanted)
            self.seen.update({cell: found.get(cell) for cell in wanted})
        states = {cell: self.seen[cell] for cell in cells}
        return {cell: state for cell, state in states.items() if state is not None}

    @cached_property
    def _cells(self) -> SheetCells | DocumentCells:
        return cells_of(self.archive, self.grid.name)

    def _answer_cells(self) -> Iterator[str]:
        for _, row in self.rows:
            for column in self.header.answers:
                yield address(row, column.answer)

    @cached_property
    def rows(self) -> tuple[tuple[Item, int], ...]:
        """Every recognised question and count with its row, in the instrument's order."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[tuple[Item, int]]:
        for question in self.instrument.questions.values():
            if question.id in self.outline.questions:
                yield question, self.outline.questions[question.id]
            for name in question.inputs:
                if name in self.outline.inputs:
                    yield self.instrument.inputs[name], self.outline.inputs[name]

    def row_of(self, item: str) -> int | None:
        """Return the row of a question or count; None where it has none."""
        row = self.outline.questions.get(item)
        return self.outline.inputs.get(item) if row is None else row

    def wording(self, row: int) -> str:
        """Return the row's own text: the longest one left of the answers that is no numbering."""
        return self.texts[row].wording if row < len(self.texts) else ""
