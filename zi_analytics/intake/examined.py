"""Reading files and scoring what stands in them, without a store."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import pandas as pd

from zi_analytics.instruments import Yardstick, yardsticks
from zi_analytics.intake.files import PORTAL_SUFFIX, FileAt
from zi_analytics.intake.findings import finding
from zi_analytics.intake.reconcile import reconcile
from zi_analytics.loaders import Reading, Worksheet, read_lke, read_portal
from zi_analytics.loaders.container import LIMITS
from zi_analytics.loaders.findings import Finding, findings_table
from zi_analytics.loaders.findings import finding as loader_finding
from zi_analytics.registry import Registry
from zi_analytics.scoring import readiness, score
from zi_analytics.tables import ANSWERS, typed

Progress = Callable[[int, int, str], None]
"""Told after each step: steps done, steps in all, and what was worked on."""

_RANK: Final = {"error": 0, "warning": 1, "info": 2}
_Tables = tuple[pd.DataFrame, pd.DataFrame]


@dataclass(frozen=True)
class Options:
    """What the person says about the files; it overrides what is written in them."""

    year: int | None = None
    unit: str | None = None
    assessor: str | None = None


@dataclass(frozen=True)
class Assessed:
    """A worksheet with its scores and readiness, all its assessors in them.

    ``findings`` are those of its sheet and of the file as a whole; ``yardsticks`` are what it was
    judged by, by predicate.
    """

    worksheet: Worksheet
    scores: pd.DataFrame
    readiness: pd.DataFrame
    findings: pd.DataFrame
    yardsticks: Mapping[str, Yardstick]


@dataclass(frozen=True)
class Examined:
    """A file that was read. ``content`` is missing when it could not be opened or is too large.

    ``findings`` are all of the file's; ``worksheets`` stand in the order of its sheets.
    """

    file: FileAt
    content: bytes | None
    workbook: str
    refused: bool
    worksheets: tuple[Assessed, ...]
    findings: pd.DataFrame

    @property
    def unusable_sheets(self) -> tuple[str, ...]:
        """Return the LKE sheets that could not be read as worksheets, beside some that could."""
        errors = self.findings.loc[self.findings["severity"] == "error", "sheet"]
        known = {"", *(assessed.worksheet.sheet for assessed in self.worksheets)}
        return () if self.refused else tuple(sorted(set(errors) - known))


def examine(
    files: Sequence[FileAt],
    registry: Registry,
    options: Options,
    progress: Callable[[str], None] | None = None,
) -> list[Examined]:
    """Read the files and score all of their worksheets at once."""
    read: list[tuple[FileAt, bytes | None, Reading]] = []
    for file in files:
        read.append((file, *_read(file, registry, options)))
        if progress is not None:
            progress(file.name)
    limits = registry.thresholds
    assessed = _assess([sheet for *_, reading in read for sheet in reading.worksheets], limits)
    return [
        _examined(file, content, reading, [next(assessed) for _ in reading.worksheets], limits)
        for file, content, reading in read
    ]


def _read(file: FileAt, registry: Registry, options: Options) -> tuple[bytes | None, Reading]:
    try:
        size = file.path.stat().st_size
        if size > LIMITS.size:
            sizes = {"size": _megabytes(size), "limit": _megabytes(LIMITS.size)}
            return None, _refused(file, "", loader_finding("oversize", **sizes))
        content = file.path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return None, _refused(file, "", finding("file_unreadable", reason=reason))
    return content, _read_content(file, content, registry, options)


def _read_content(file: FileAt, content: bytes, registry: Registry, options: Options) -> Reading:
    is_portal = file.path.suffix.casefold() == PORTAL_SUFFIX
    read = read_portal if is_portal else partial(read_lke, assessor=options.assessor)
    try:
        return read(
            content,
            file.name,
            registry,
            folders=file.folders,
            year=options.year,
            unit=options.unit,
        )
    # One file that the loader stumbles over must not keep the others of a folder out.
    except Exception as error:
        told = finding("cannot_process", error=f"{type(error).__name__}: {error}")
        return _refused(file, hashlib.sha256(content).hexdigest(), told)


def _refused(file: FileAt, workbook: str, reason: Finding) -> Reading:
    return Reading(workbook, file.name, (), findings_table(workbook, [reason]), True)


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.1f} MB".replace(".", ",")


def _assess(
    worksheets: Sequence[Worksheet], thresholds: pd.DataFrame
) -> Iterator[tuple[Worksheet, _Tables]]:
    """Score the worksheets together, each under a key of its own: units may be missing or equal."""
    if not worksheets:
        return
    answers = pd.concat(
        [sheet.answers.assign(unit=str(i), year=0) for i, sheet in enumerate(worksheets)]
    )
    scores = score(typed(answers, ANSWERS))
    scores_of = _by_worksheet(scores, worksheets)
    readiness_of = _by_worksheet(readiness(scores, thresholds), worksheets)
    for i, sheet in enumerate(worksheets):
        yield sheet, (scores_of[str(i)], readiness_of[str(i)])


def _by_worksheet(
    table: pd.DataFrame, worksheets: Sequence[Worksheet]
) -> Mapping[str, pd.DataFrame]:
    """Split a table by the keys that stand in for units, and put the worksheets' own ones back."""
    stand_ins = table["unit"]
    place = stand_ins.astype("int64").to_numpy()
    units = pd.Series([sheet.unit for sheet in worksheets], dtype="str").array[place]
    years = pd.Series([sheet.year for sheet in worksheets], dtype="Int64").array[place]
    own = table.assign(unit=units, year=years)
    return {str(key): rows.reset_index(drop=True) for key, rows in own.groupby(stand_ins)}


def _examined(
    file: FileAt,
    content: bytes | None,
    reading: Reading,
    assessed: Sequence[tuple[Worksheet, _Tables]],
    thresholds: pd.DataFrame,
) -> Examined:
    compared = [seen for sheet, (scores, _) in assessed for seen in reconcile(sheet, scores)]
    findings = with_findings(reading.findings, reading.workbook, compared)
    others = {sheet.sheet for sheet, _ in assessed}
    worksheets = tuple(
        Assessed(
            sheet,
            *tables,
            findings_apart(findings, others - {sheet.sheet}),
            yardsticks(sheet.instrument, thresholds),
        )
        for sheet, tables in assessed
    )
    return Examined(file, content, reading.workbook, reading.refused, worksheets, findings)


def with_findings(findings: pd.DataFrame, workbook: str, found: Sequence[Finding]) -> pd.DataFrame:
    """Return the findings of a workbook with more of them, the gravest first."""
    return merged([findings, findings_table(workbook, found)]) if found else findings


def merged(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return findings of several tables as one, the gravest first."""
    table = pd.concat(tables, ignore_index=True)
    rank = table["severity"].map(_RANK)
    return table.iloc[rank.argsort(kind="stable")].reset_index(drop=True)


def findings_apart(findings: pd.DataFrame, others: Collection[str]) -> pd.DataFrame:
    """Return the findings that are not about one of the ``others`` among the file's sheets."""
    if not others:
        return findings
    return findings.loc[~findings["sheet"].isin(list(others))].reset_index(drop=True)
