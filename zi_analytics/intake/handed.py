"""A file that is handed in on a page: looked at first, then stored as it was seen."""

import hashlib
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

import pandas as pd

from zi_analytics.intake.collected import Kind, Reading
from zi_analytics.intake.findings import finding
from zi_analytics.loaders.findings import findings_table
from zi_analytics.store import Collected, Store

EntryChange = Literal["new", "changed", "same", "received"]
"""What storing one entry would do; ``received``: the same bytes said so before, so nothing."""

Read = TypeVar("Read", bound=Reading, covariant=True)


@dataclass(frozen=True)
class Handed(Generic[Read]):
    """A file, what is read from it, and what storing it would do.

    ``changes`` has a row an entry, whose and of which year; its column ``change`` is an
    ``EntryChange``. The module of each kind says what else stands in it.
    """

    content: bytes
    reading: Read
    changes: pd.DataFrame

    @property
    def fresh(self) -> int:
        """How many entries would be new or other than they are."""
        return int(self.changes["change"].isin(["new", "changed"]).sum())

    def delivery(self, kind: Kind, rows: pd.DataFrame) -> Collected:
        """Return what the store is given: the file and the rows that its loader read."""
        return Collected(
            kind=kind,
            sha256=self.reading.workbook,
            name=self.reading.name,
            content=self.content,
            synthetic=self.reading.synthetic,
            rows=rows,
            findings=self.reading.findings,
        )


def stumbled(content: bytes, error: Exception) -> tuple[str, pd.DataFrame]:
    """Return a file's SHA-256 and the finding that it could not be processed."""
    sha256 = hashlib.sha256(content).hexdigest()
    told = finding("cannot_process", error=f"{type(error).__name__}: {error}")
    return sha256, findings_table(sha256, [told])


def replaces_sample(store: Store, reading: Reading) -> bool:
    """Tell whether the file would be the first real one, so that nothing of today stays."""
    return store.synthetic() and not reading.synthetic
