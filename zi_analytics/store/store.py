"""The store: what the other rooms ask it, and the one way to put a workbook in."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import pandas as pd
from sqlalchemy import URL, Select, select

from zi_analytics.store import (
    collected,
    events,
    marks,
    reading,
    scenarios,
    thresholds,
    writing,
)
from zi_analytics.store.engine import connect, write
from zi_analytics.store.events import EVENTS, Event, EventFilter
from zi_analytics.store.internalization import InternalizationPart
from zi_analytics.store.model import (
    WRITTEN_PLACED,
    Change,
    Changes,
    Collected,
    Delivery,
    Entry,
    Scenario,
    ScenarioDraft,
    Submission,
)
from zi_analytics.store.presenting import Presenting
from zi_analytics.store.rejudging import Judging
from zi_analytics.store.rows import joined, tables
from zi_analytics.store.schema import VERSION, meta, readings
from zi_analytics.store.thresholds import Threshold
from zi_analytics.store.withdrawing import Withdrawing
from zi_analytics.tables import (
    ANSWERS,
    FINDINGS,
    PREREQUISITE_ENTRIES,
    SAKIP,
    SCORES,
    THRESHOLDS,
    Columns,
    typed,
)

FINDINGS_PLACED: Final[Columns] = {**FINDINGS, "unit": "str", "year": "Int64", "file": "str"}
SUBMISSIONS: Final[Columns] = {
    "id": "int64",
    "unit": "str",
    "year": "Int64",
    "assessor": "str",
    "instrument": "str",
    "file": "str",
    "workbook": "str",
    "sheet": "str",
    "received_at": "datetime64[us, UTC]",
    "synthetic": "bool",
    "current": "bool",
    "superseded_by": "Int64",
    "chosen": "bool",
    "errors": "int64",
    "warnings": "int64",
}
ENTERED: Final[Columns] = {
    **PREREQUISITE_ENTRIES,
    "source": "str",
    "entered_by": "str",
    "entered_at": "datetime64[us, UTC]",
    "current": "bool",
}
ENTERED_THRESHOLDS: Final[Columns] = {
    **{name: kind for name, kind in THRESHOLDS.items() if name != "line"},
    "taken_back": "bool",
    "entered_by": "str",
    "entered_at": "datetime64[us, UTC]",
    "current": "bool",
}


_VERSION: Final = select(meta.c.value).where(meta.c.name == VERSION)


def open_store(url: str | URL) -> "Store":
    """Open the store at this address, such as ``sqlite:///data/zi.db``; it is made if missing."""
    return Store(connect(url))


@dataclass(frozen=True)
class Store(InternalizationPart, Presenting, Judging, Withdrawing):
    """What was received. Tables hold current worksheets only, except where said otherwise."""

    def version(self) -> int:
        """Return a number that grows with every change; caches key on it."""
        return int(self._rows(_VERSION)[0][0])

    def years(self) -> list[int]:
        """Return the years that have worksheets, in order."""
        return [year for (year,) in self._rows(reading.years())]

    def instruments(self, year: int) -> set[str]:
        """Return the instruments that worksheets of a year follow."""
        return {name for (name,) in self._rows(reading.instruments(year))}

    def is_empty(self) -> bool:
        """Tell whether nothing was ever received, not even a file that was refused."""
        return not self._rows(reading.any_workbook())

    def synthetic(self) -> bool:
        """Tell whether the worksheets are sample data."""
        return bool(self._rows(reading.any_synthetic()))

    def scores(self, year: int) -> pd.DataFrame:
        """Return ``tables.SCORES`` of a year, a worksheet's nodes in its instrument's order."""
        return self._table(reading.current_scores(year), SCORES)

    def unit_scores(self, year: int, unit: str) -> pd.DataFrame:
        """Return ``tables.SCORES`` of a unit and year."""
        return self._table(reading.current_scores(year, unit=unit), SCORES)

    def answers(self, year: int, unit: str) -> pd.DataFrame:
        """Return ``tables.ANSWERS`` of a unit and year; ``workbook`` is the file's SHA-256."""
        return self._table(reading.current_answers(year, unit), ANSWERS)

    def written(self, year: int, unit: str) -> pd.DataFrame:
        """Return the points that worksheets state themselves: ``WRITTEN_PLACED``."""
        return self._table(reading.current_written(year, unit), WRITTEN_PLACED)

    def findings(self, year: int | None = None, unit: str | None = None) -> pd.DataFrame:
        """Return ``FINDINGS_PLACED``: ``tables.FINDINGS`` with unit, year and the file's name.

        They are the findings of current worksheets, and of worksheets that are kept out until a
        later one of the same unit and year is stored. With neither year nor unit they include
        those of files whose unit or year is not known.
        """
        return self._table(reading.open_findings(year, unit), FINDINGS_PLACED)

    def submissions(self, year: int | None = None) -> pd.DataFrame:
        """Return ``SUBMISSIONS``, one row a worksheet and assessor, superseded ones included.

        ``errors`` and ``warnings`` count the findings of the worksheet and of its file.
        """
        return self._table(reading.all_submissions(year), SUBMISSIONS)

    def submission(self, id_: int) -> Submission:
        """Return what one submission holds, current or not; raises KeyError for an unknown id."""
        for (instrument,) in self._rows(reading.instrument_of(id_)):
            return Submission(
                instrument,
                self._table(reading.answers_of(id_), ANSWERS),
                self._table(reading.scores_of(id_), SCORES),
            )
        raise KeyError(id_)

    def workbook_findings(self, workbooks: Collection[str]) -> pd.DataFrame:
        """Return ``tables.FINDINGS`` of workbooks (by SHA-256), current or not."""
        return self._table(reading.findings_of(workbooks), FINDINGS)

    def reading_marks(self) -> frozenset[str]:
        """Return the marks of files that were read and stored as a whole."""
        return frozenset(mark for (mark,) in self._rows(select(readings.c.mark)))

    def mark_as_read(self, read: Mapping[str, str]) -> None:
        """Keep marks (mark → SHA-256 of a workbook) for ``reading_marks``."""
        if read:
            write(self.engine, lambda connection: marks.mark_as_read(connection, read))

    def workbook(self, sha256: str) -> tuple[str, bytes]:
        """Return the name and the bytes of a workbook; raises KeyError for one never received."""
        for name, content in self._rows(reading.content(sha256)):
            return name, content
        raise KeyError(sha256)

    def receive(self, delivery: Delivery) -> Changes:
        """Take in a workbook, all of it or nothing, and tell what became of each worksheet.

        What is stored already is unchanged; a new worksheet supersedes the current one of the same
        unit, year and assessor; the first real one retires the sample.
        """
        at = datetime.now(UTC)
        return write(self.engine, lambda connection: writing.receive(connection, delivery, at))

    def receive_all(self, deliveries: Sequence[Delivery]) -> list[Changes]:
        """Take in workbooks as ``receive`` does, in this order and one transaction: all or none."""
        return write(
            self.engine,
            lambda connection: [
                writing.receive(connection, delivery, datetime.now(UTC)) for delivery in deliveries
            ],
        )

    def save_scenario(self, draft: ScenarioDraft) -> Scenario:
        """Keep a scenario as the next version of its name; raises `ScenarioError` for a bad name.

        The store's version stays: no table of worksheets depends on a scenario.
        """
        at = datetime.now(UTC)
        return write(self.engine, lambda connection: scenarios.save(connection, draft, at))

    def scenario(self, id_: int) -> Scenario:
        """Return a scenario by its number; raises KeyError for one never saved."""
        with self.engine.connect() as connection:
            found = scenarios.by_id(connection, id_)
        if found is None:
            raise KeyError(id_)
        return found

    def scenarios(self, unit: str, year: int, assessor: str) -> tuple[Scenario, ...]:
        """Return all versions of all scenarios of one worksheet, the latest first."""
        with self.engine.connect() as connection:
            return scenarios.of_unit(connection, unit, year, assessor)

    def sakip(self) -> pd.DataFrame:
        """Return ``tables.SAKIP`` of all units and years."""
        return self._table(reading.current_sakip(), SAKIP)

    def sakip_of(self, sha256: str) -> pd.DataFrame:
        """Return ``tables.SAKIP`` of a workbook, whether it counts or not."""
        return self._table(reading.sakip_of(sha256), SAKIP)

    def receive_sakip(self, delivery: Collected) -> Change:
        """Take in SAKIP scores; those of a unit and year supersede earlier ones."""
        at = datetime.now(UTC)
        return write(
            self.engine, lambda connection: collected.receive_sakip(connection, delivery, at)
        )

    def prerequisites(self, year: int) -> pd.DataFrame:
        """Return what is entered for prerequisites of a year: ``ENTERED``, one row an item."""
        return self._table(reading.entered(year, history=False), ENTERED)

    def prerequisite_history(self, year: int | None = None) -> pd.DataFrame:
        """Return all that was ever entered for prerequisites: ``ENTERED``, the oldest first."""
        return self._table(reading.entered(year, history=True), ENTERED)

    def receive_prerequisites(self, delivery: Collected) -> Change:
        """Take in a worksheet of prerequisites; each entry supersedes an earlier one."""
        at = datetime.now(UTC)
        return write(
            self.engine,
            lambda connection: collected.receive_prerequisites(connection, delivery, at),
        )

    def enter_prerequisite(self, entry: Entry) -> bool:
        """Enter a single value, or take one back; tell whether that changed anything."""
        at = datetime.now(UTC)
        return write(self.engine, lambda connection: collected.enter(connection, entry, at))

    def thresholds(self) -> pd.DataFrame:
        """Return the minimums that were entered and count now: ``ENTERED_THRESHOLDS``."""
        return self._table(thresholds.entered(history=False), ENTERED_THRESHOLDS)

    def threshold_history(self) -> pd.DataFrame:
        """Return all minimums that were ever entered, the oldest first: ``ENTERED_THRESHOLDS``."""
        return self._table(thresholds.entered(history=True), ENTERED_THRESHOLDS)

    def enter_thresholds(self, entries: Sequence[Threshold]) -> bool:
        """Enter minimums, all or none of them; tell whether that changed anything."""
        at = datetime.now(UTC)
        return write(self.engine, lambda connection: thresholds.enter(connection, entries, at))

    def record(self, event: Event) -> None:
        """Add an event to the trail, by ``person.acting()``; the store's version stays."""
        write(self.engine, lambda connection: events.record(connection, [event]))

    def events(self, wanted: EventFilter | None = None, latest: int | None = None) -> pd.DataFrame:
        """Return the trail, ``EVENTS``, the latest first; at most so many if named."""
        rows = [row._asdict() for row in self._rows(events.found(wanted or EventFilter(), latest))]
        for row in rows:
            row |= {name: events.as_json(row[name]) for name in ("before", "after")}
        return typed(pd.DataFrame(rows, columns=list(EVENTS)), EVENTS)

    def event_count(self, wanted: EventFilter | None = None) -> int:
        """Return how many events there are."""
        return int(self._rows(events.counted(wanted or EventFilter()))[0][0])

    def event_values(self, column: str) -> list[Any]:
        """Return the values of a column of ``EVENTS`` that occur, in order."""
        return [value for (value,) in self._rows(events.values(column))]

    def close(self) -> None:
        """Let go of the database's files."""
        self.engine.dispose()

    def _rows(self, query: Select[Any]) -> list[Any]:
        with self.engine.connect() as connection:
            return list(connection.execute(query).all())

    def _table(self, query: Select[Any], columns: Columns) -> pd.DataFrame:
        with self.engine.connect() as connection:
            return joined(tables(connection, query, columns), columns)
