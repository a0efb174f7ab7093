"""Reading files and scoring what stands in them, without a store."""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from zi_analytics.instruments import Yardstick, yardsticks
from zi_analytics.intake.assess import Tables, assess
from zi_analytics.intake.files import Options, Source, UnreadableError
from zi_analytics.intake.findings import finding
from zi_analytics.intake.tasks import Reader, Task, read_here, refused, told
from zi_analytics.loaders import Reading, Worksheet
from zi_analytics.loaders.findings import NO_FINDINGS, RANK, Finding, findings_table
from zi_analytics.progress import Progress as Progress
from zi_analytics.registry import Registry
from zi_analytics.tables import PlainTable

Known = Callable[[Source, Options, str], bool]
"""Tells whether a file with these options and this SHA-256 was read before, with the same result.
"""


@dataclass(frozen=True)
class Assessed:
    """A worksheet with its scores and readiness, all its assessors in them.

    ``findings`` are those of its sheet and of the file as a whole; ``yardsticks`` are what it was
    judged by, by predicate.
    """

    worksheet: Worksheet
    plain_scores: PlainTable
    plain_readiness: PlainTable
    findings: pd.DataFrame
    yardsticks: Mapping[str, Yardstick]

    @property
    def scores(self) -> pd.DataFrame:
        """The scores as a frame."""
        return self.plain_scores.frame

    @property
    def readiness(self) -> pd.DataFrame:
        """The readiness as a frame."""
        return self.plain_readiness.frame

    def as_assessor(self, name: str) -> "Assessed":
        """Return the same worksheet, which has one assessor, as another one's."""
        sheet = self.worksheet
        renamed = replace(
            sheet,
            plain_answers=sheet.plain_answers.with_same(assessor=name),
            written={name: next(iter(sheet.written.values()))},
            written_again={name: next(iter(sheet.written_again.values()))},
            written_cells={name: next(iter(sheet.written_cells.values()))},
        )
        return replace(
            self,
            worksheet=renamed,
            plain_scores=self.plain_scores.with_same(assessor=name),
            plain_readiness=self.plain_readiness.with_same(assessor=name),
        )


@dataclass(frozen=True)
class Examined:
    """A file that was read. ``content`` is missing when it could not be opened or is too large.

    ``options`` are what a person says of it. ``findings`` are all of the file's; ``worksheets``
    stand in the order of its sheets. Of a file that is ``known`` from the store there are neither.
    """

    file: Source
    options: Options
    content: bytes | None
    workbook: str
    refused: bool
    worksheets: tuple[Assessed, ...]
    findings: pd.DataFrame
    known: bool = False

    @cached_property
    def unusable_sheets(self) -> tuple[str, ...]:
        """Return the LKE sheets that could not be read as worksheets, beside some that could."""
        if self.known or self.findings.empty:
            return ()
        known = {"", *(assessed.worksheet.sheet for assessed in self.worksheets)}
        return () if self.refused else tuple(sorted(_sheets_in_error(self.findings) - known))

    @property
    def unusable_findings(self) -> pd.DataFrame:
        """Return the findings of those sheets, which are no worksheet's."""
        if not self.unusable_sheets:
            return NO_FINDINGS
        return self.findings.loc[self.findings["sheet"].isin(self.unusable_sheets)]


@dataclass(frozen=True)
class _Open:
    """A file that is to be read."""

    file: Source
    task: Task

    def with_reading(self, reading: Reading) -> "_Read":
        """Return the file with what stands in it."""
        return _Read(self.file, self.task.options, self.task.content, reading)


@dataclass(frozen=True)
class _Read:
    """A file that was read, before anything is scored."""

    file: Source
    options: Options
    content: bytes | None
    reading: Reading


def examine(
    files: Sequence[Source],
    registry: Registry,
    options: Options,
    progress: Callable[[str], None] | None = None,
    known: Known | None = None,
    thresholds: pd.DataFrame | None = None,
    reader: Reader = read_here,
) -> list[Examined]:
    """Read the files and score all of their worksheets at once.

    A file that ``known`` says was read before, by the same program and with the same choices, is
    not parsed again. ``thresholds`` (``tables.THRESHOLDS``) are what counts where a regulation's
    are not confirmed, by default the region's. ``reader`` does the reading, wherever it does.
    """
    opened = [_open(file, file.options(options), known) for file in files]
    readings = reader([one.task for one in opened if isinstance(one, _Open)], registry)
    read: list[Examined | _Read] = []
    for file, one in zip(files, opened, strict=True):
        read.append(one.with_reading(next(readings)) if isinstance(one, _Open) else one)
        if progress is not None:
            progress(file.name)
    limits = registry.thresholds if thresholds is None else thresholds
    sheets = [sheet for one in read if isinstance(one, _Read) for sheet in one.reading.worksheets]
    assessed = iter(assess(sheets, limits))
    return [
        one
        if isinstance(one, Examined)
        else _examined(one, [next(assessed) for _ in one.reading.worksheets], limits)
        for one in read
    ]


def _open(file: Source, options: Options, known: Known | None) -> "Examined | _Open | _Read":
    try:
        content = file.read()
    except UnreadableError as error:
        return _Read(file, options, None, refused(file.name, "", error.finding))
    sha256 = hashlib.sha256(content).hexdigest()
    if known is not None and known(file, options, sha256):
        nothing = findings_table(sha256, [])
        return Examined(file, options, content, sha256, False, (), nothing, known=True)
    return _Open(file, Task(file.name, file.folders, content, sha256, options))


def _examined(
    read: "_Read", tables: Sequence[Tables | Exception], thresholds: pd.DataFrame
) -> Examined:
    """Put a file's worksheets together with their scores; one that has none is kept out alone."""
    reading = read.reading
    found: list[Finding] = []
    scored: list[tuple[Worksheet, Tables]] = []
    for sheet, own in zip(reading.worksheets, tables, strict=True):
        if isinstance(own, Exception):
            found.append(finding("cannot_score", sheet=sheet.sheet, error=told(own)))
        else:
            scored.append((sheet, own))
            found += own.compared
    findings = with_findings(reading.findings, reading.workbook, found)
    apart = {*(sheet.sheet for sheet, _ in scored), *_sheets_in_error(findings)} - {""}
    worksheets = tuple(
        Assessed(
            sheet,
            own.scores,
            own.readiness,
            findings_apart(findings, apart - {sheet.sheet}),
            yardsticks(sheet.instrument, thresholds),
        )
        for sheet, own in scored
    )
    refused = reading.refused or not worksheets
    facts = (read.content, reading.workbook, refused, worksheets, findings)
    return Examined(read.file, read.options, *facts)


def _sheets_in_error(findings: pd.DataFrame) -> set[str]:
    if findings.empty:
        return set()
    return set(findings.loc[findings["severity"] == "error", "sheet"])


def with_findings(findings: pd.DataFrame, workbook: str, found: Sequence[Finding]) -> pd.DataFrame:
    """Return the findings of a workbook with more of them, the gravest first."""
    return merged([findings, findings_table(workbook, found)]) if found else findings


def merged(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return findings of several tables as one, the gravest first."""
    filled = [table for table in tables if len(table)]
    if not filled:
        return NO_FINDINGS
    table = pd.concat(filled, ignore_index=True)
    rank = table["severity"].map(RANK)
    return table.iloc[rank.argsort(kind="stable")].reset_index(drop=True)


def findings_apart(findings: pd.DataFrame, others: Collection[str]) -> pd.DataFrame:
    """Return the findings that are not about one of the ``others`` among the file's sheets."""
    if not others or findings.empty:
        return findings
    return findings.loc[~findings["sheet"].isin(list(others))].reset_index(drop=True)
