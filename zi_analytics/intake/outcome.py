"""What became of the files of one import, or would."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, get_args

import pandas as pd

from zi_analytics.registry import Candidate

Status = Literal["imported", "superseded", "unchanged", "kept_out", "refused"]
STATUSES: Final[tuple[Status, ...]] = get_args(Status)


@dataclass(frozen=True)
class Earlier:
    """The worksheet whose place another one takes.

    ``submission`` is its id in the store, ``answers_changed`` the number of questions and counts
    that are answered differently, ``total`` its points (0–100).
    """

    submission: int
    file: str
    received_at: datetime
    answers_changed: int
    total: float | None


@dataclass(frozen=True)
class ChangeOf:
    """What changes for one assessor of a unit and year: ``total`` are the points afterwards.

    ``replaces`` is missing where there was no worksheet yet. ``moved_from`` is the unit, year and
    assessor under which the same bytes counted until now, where a choice puts that right.
    """

    assessor: str
    total: float
    replaces: Earlier | None
    moved_from: tuple[str, int, str] | None = None


@dataclass(frozen=True)
class Recognised:
    """What decided unit, year and assessors; missing where they are not known.

    One of “pilihan” (a person's choice), “lembar”, “nama lembar”, “folder”, “nama berkas”, and
    “tersimpan” for what the store knows. Assessors are “pilihan”, “lembar” or “tersimpan”.
    """

    unit: str | None = None
    year: str | None = None
    assessor: str | None = None


@dataclass(frozen=True)
class Result:
    """What became of one worksheet, or of a file without any.

    ``imported``: stored; ``superseded``: stored, in place of an earlier one; ``unchanged``: was
    stored before; ``kept_out``: not stored; ``refused``: the file holds no worksheet that can be
    read. ``file`` is the path as named, ``workbook`` its SHA-256 (empty when it was not opened).
    ``findings`` are those of the sheet and of the file as a whole.

    ``unit`` and ``year`` are what counts, ``written_unit`` and ``written_year`` what the sheet
    says; ``candidates`` are units to choose from where that is unclear. ``changes`` has one entry
    an assessor, and none unless the worksheet is stored or would be.
    """

    file: str
    workbook: str
    sheet: str | None
    status: Status
    unit: str | None
    year: int | None
    instrument: str | None
    assessors: tuple[str, ...]
    findings: pd.DataFrame
    written_unit: str | None = None
    written_year: int | None = None
    candidates: tuple[Candidate, ...] = ()
    recognised: Recognised = Recognised()
    changes: tuple[ChangeOf, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """All results of one import, in the order of the files, and files that are no workbooks."""

    results: tuple[Result, ...]
    skipped: tuple[str, ...]
    dry_run: bool

    @property
    def counts(self) -> Mapping[Status, int]:
        """Return how many worksheets and files have each status."""
        found = Counter(result.status for result in self.results)
        return {status: found[status] for status in STATUSES}

    @property
    def keeps_out(self) -> bool:
        """Tell whether anything was not stored for a reason that someone should look at."""
        return self.counts["kept_out"] + self.counts["refused"] > 0
