"""What is collected beside the LKE: from files to the store, a file at a time."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, Protocol

import pandas as pd

from zi_analytics.intake.examined import Progress, with_findings
from zi_analytics.intake.files import SUFFIXES, FileAt, find_files
from zi_analytics.intake.findings import finding
from zi_analytics.loaders import read_internalization, read_prerequisites, read_sakip
from zi_analytics.loaders.container import LIMITS
from zi_analytics.loaders.findings import Finding, findings_table
from zi_analytics.registry import Registry
from zi_analytics.store import Change, Collected, Store

Kind = Literal["sakip", "prerequisite", "internalization"]
CollectedStatus = Literal["imported", "superseded", "unchanged", "kept_out", "refused"]
_KEYS: Final[Mapping[Kind, list[str]]] = {
    "sakip": ["unit", "evaluation_year", "performance_year"],
    "prerequisite": ["unit", "year", "item"],
    "internalization": ["unit", "year", "group", "activity"],
}
_VALUES: Final[Mapping[Kind, list[str]]] = {
    "sakip": ["component", "score", "predicate_reported"],
    "prerequisite": ["value"],
    "internalization": ["people", "reached"],
}


@dataclass(frozen=True)
class CollectedResult:
    """What became of one file: how many ``rows`` it gave, and all of its findings."""

    file: str
    workbook: str
    status: CollectedStatus
    rows: int
    findings: pd.DataFrame


@dataclass(frozen=True)
class CollectedOutcome:
    """All results of one import, in the order of the files, and files that are no workbooks."""

    results: tuple[CollectedResult, ...]
    skipped: tuple[str, ...]
    dry_run: bool

    @property
    def keeps_out(self) -> bool:
        """Tell whether anything was not stored for a reason that someone should look at."""
        return any(
            result.status in ("kept_out", "refused")
            or (result.findings["severity"] == "error").any()
            for result in self.results
        )


class Reading(Protocol):
    """What the loaders of all kinds give."""

    @property
    def workbook(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def synthetic(self) -> bool: ...
    @property
    def findings(self) -> pd.DataFrame: ...
    @property
    def refused(self) -> bool: ...


@dataclass(frozen=True)
class _Read:
    """A file that was read; ``content`` is missing when it could not be opened."""

    file: FileAt
    content: bytes | None
    refused: bool
    delivery: Collected


def import_sakip(
    store: Store,
    registry: Registry,
    paths: Iterable[Path],
    *,
    year: int | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> CollectedOutcome:
    """Import SAKIP recaps and reports; ``year`` is the evaluation's, where a file names none."""

    def read(file: FileAt, content: bytes) -> tuple[Reading, pd.DataFrame]:
        reading = read_sakip(content, file.name, registry, folders=file.folders, year=year)
        return reading, reading.scores

    return _import(store, paths, "sakip", read, dry_run, progress)


def import_prerequisites(
    store: Store,
    registry: Registry,
    paths: Iterable[Path],
    *,
    year: int | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> CollectedOutcome:
    """Import worksheets of prerequisites; ``year`` is theirs, where a file names none."""

    def read(file: FileAt, content: bytes) -> tuple[Reading, pd.DataFrame]:
        reading = read_prerequisites(content, file.name, registry, folders=file.folders, year=year)
        return reading, reading.entries

    return _import(store, paths, "prerequisite", read, dry_run, progress)


def import_internalization(
    store: Store,
    registry: Registry,
    paths: Iterable[Path],
    *,
    year: int | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> CollectedOutcome:
    """Import worksheets of internalisation; ``year`` is theirs, where a file names none."""

    def read(file: FileAt, content: bytes) -> tuple[Reading, pd.DataFrame]:
        reading = read_internalization(
            content, file.name, registry, folders=file.folders, year=year
        )
        return reading, reading.rows

    return _import(store, paths, "internalization", read, dry_run, progress)


def _import(
    store: Store,
    paths: Iterable[Path],
    kind: Kind,
    read: Callable[[FileAt, bytes], tuple[Reading, pd.DataFrame]],
    dry_run: bool,
    progress: Progress | None,
) -> CollectedOutcome:
    found = find_files(paths, SUFFIXES)
    files = [_read(file, kind, read) for file in found.files]
    files = _without_rivals(files, kind)
    results = []
    for number, one in enumerate(files, start=1):
        results.append(_deliver(store, one, kind, dry_run))
        if progress is not None:
            progress(number, len(files), one.file.name)
    return CollectedOutcome(tuple(results), found.skipped, dry_run)


def _read(
    file: FileAt, kind: Kind, read: Callable[[FileAt, bytes], tuple[Reading, pd.DataFrame]]
) -> _Read:
    try:
        if file.path.stat().st_size > LIMITS.size:
            return _unread(file, kind, finding("file_unreadable", reason="berkas terlalu besar"))
        content = file.path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _unread(file, kind, finding("file_unreadable", reason=reason))
    try:
        reading, rows = read(file, content)
    # One file that the loader stumbles over must not keep the others of a folder out.
    except Exception as error:
        told = finding("cannot_process", error=f"{type(error).__name__}: {error}")
        return _unread(file, kind, told, hashlib.sha256(content).hexdigest())
    delivery = Collected(
        kind=kind,
        sha256=reading.workbook,
        name=file.name,
        content=content,
        synthetic=reading.synthetic,
        rows=rows,
        findings=reading.findings,
    )
    return _Read(file, content, reading.refused, delivery)


def _unread(file: FileAt, kind: Kind, reason: Finding, workbook: str = "") -> _Read:
    table = findings_table(workbook, [reason])
    delivery = Collected(kind, workbook, file.name, b"", False, pd.DataFrame(), table)
    return _Read(file, None, True, delivery)


def _without_rivals(files: Sequence[_Read], kind: Kind) -> list[_Read]:
    """Keep out what two different files of one run say differently about the same thing."""
    said: dict[tuple[object, ...], dict[str, tuple[object, ...]]] = {}
    for one in files:
        for key, values in _said(one, kind).items():
            said.setdefault(key, {})[one.delivery.sha256] = values
    clashing = {key for key, of_file in said.items() if len(set(of_file.values())) > 1}
    return [_without(one, clashing, files, kind) for one in files]


def _said(one: _Read, kind: Kind) -> dict[tuple[object, ...], tuple[object, ...]]:
    rows = one.delivery.rows
    if rows.empty:
        return {}
    said: dict[tuple[object, ...], list[tuple[object, ...]]] = {}
    for key, values in zip(_tuples(rows[_KEYS[kind]]), _tuples(rows[_VALUES[kind]]), strict=True):
        said.setdefault(key, []).append(values)
    return {key: tuple(values) for key, values in said.items()}


def _tuples(table: pd.DataFrame) -> list[tuple[object, ...]]:
    plain = table.astype(object).where(table.notna(), None)
    return list(plain.itertuples(index=False, name=None))


def _without(
    one: _Read, clashing: set[tuple[object, ...]], files: Sequence[_Read], kind: Kind
) -> _Read:
    own = [key for key in _said(one, kind) if key in clashing]
    if not own:
        return one
    rows = one.delivery.rows
    keep = [key not in clashing for key in _tuples(rows[_KEYS[kind]])]
    rivals = [f.file.name for f in files if set(_said(f, kind)) & set(own)]
    units = ", ".join(dict.fromkeys(str(key[0]) for key in own))
    told = finding("two_collected_files", units=units, files="; ".join(sorted(set(rivals))))
    delivery = replace(
        one.delivery,
        rows=rows.loc[keep].reset_index(drop=True),
        findings=with_findings(one.delivery.findings, one.delivery.sha256, [told]),
    )
    return replace(one, delivery=delivery)


def _deliver(store: Store, one: _Read, kind: Kind, dry_run: bool) -> CollectedResult:
    delivery = one.delivery
    status: CollectedStatus = "refused" if one.refused else _would_be(delivery)
    if not dry_run and one.content is not None:
        receive: Mapping[Kind, Callable[[Collected], Change]] = {
            "sakip": store.receive_sakip,
            "prerequisite": store.receive_prerequisites,
            "internalization": store.receive_internalization,
        }
        change = receive[kind](delivery)
        status = status if one.refused else change
    return CollectedResult(
        one.file.label, delivery.sha256, status, len(delivery.rows), delivery.findings
    )


def _would_be(delivery: Collected) -> CollectedStatus:
    return "kept_out" if delivery.rows.empty else "imported"
