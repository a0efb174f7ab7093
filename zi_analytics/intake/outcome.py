"""What became of the files of one import."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

import pandas as pd

Status = Literal["imported", "superseded", "unchanged", "kept_out", "refused"]
STATUSES: Final[tuple[Status, ...]] = get_args(Status)


@dataclass(frozen=True)
class Result:
    """What became of one worksheet, or of a file without any.

    ``imported``: stored; ``superseded``: stored, in place of an earlier one; ``unchanged``: was
    stored before; ``kept_out``: not stored; ``refused``: the file holds no worksheet that can be
    read. ``file`` is the path as named, ``workbook`` its SHA-256 (empty when it was not opened).
    ``findings`` are those of the sheet and of the file as a whole.
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
