"""Findings: something a person should look at, where it stands, and what to do about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from zi_analytics.loaders.cleaning import shortened
from zi_analytics.loaders.messages import MESSAGES
from zi_analytics.tables import FINDINGS, empty, typed

Severity = Literal["error", "warning", "info"]
RANK: Final[Mapping[Severity, int]] = {"error": 0, "warning": 1, "info": 2}
"""The order in which findings are shown."""


@dataclass(frozen=True)
class Finding:
    """One finding; ``error`` keeps the worksheet out of the store."""

    severity: Severity
    code: str
    sheet: str
    cell: str
    message: str
    hint: str


NO_FINDINGS: Final = empty(FINDINGS)
"""The table without a row, made once: most worksheets have none."""


class RefusedError(Exception):
    """A file that cannot be read as a worksheet; carries the one finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def finding(code: str, *, sheet: str = "", cell: str = "", **facts: object) -> Finding:
    """Make the finding of this code; ``facts`` fill the places in its texts."""
    severity, message, hint = MESSAGES[code]
    told = {
        name: shortened(fact) if isinstance(fact, str) else fact for name, fact in facts.items()
    }
    places = {"sheet": sheet, "cell": cell, **told}
    return Finding(severity, code, sheet, cell, message.format(**places), hint.format(**places))


def refusal(code: str, *, sheet: str = "", cell: str = "", **facts: object) -> RefusedError:
    """Make the error that refuses a file with the finding of this code."""
    return RefusedError(finding(code, sheet=sheet, cell=cell, **facts))


def findings_table(workbook: str, findings: Iterable[Finding]) -> pd.DataFrame:
    """Return ``tables.FINDINGS`` of one workbook, the gravest first, in the order of the sheet."""
    found = list(findings)
    if not found:
        return NO_FINDINGS
    sheets = list(dict.fromkeys(one.sheet for one in found))
    found.sort(key=lambda f: (RANK[f.severity], sheets.index(f.sheet), *_row_and_column(f.cell)))
    rows = [(workbook, f.severity, f.code, f.sheet, f.cell, f.message, f.hint) for f in found]
    return typed(pd.DataFrame(rows, columns=list(FINDINGS)), FINDINGS)


def _row_and_column(cell: str) -> tuple[int, int, str]:
    """Return what puts cells in the order in which a sheet is read; no cell comes first."""
    column = cell.rstrip("0123456789")
    row = cell.removeprefix(column)
    return (int(row) if row else 0, len(column), column)
