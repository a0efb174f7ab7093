"""From files to the store: read, judge, take in."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path, PurePath
from typing import Final

from zi_analytics.intake.case import cases_of
from zi_analytics.intake.deliver import Judged, deliver, to_deliver
from zi_analytics.intake.examined import Progress, examine
from zi_analytics.intake.files import Given, Options, Source, find_files, readable
from zi_analytics.intake.held import standing
from zi_analytics.intake.judge import judge
from zi_analytics.intake.known import ReadBefore
from zi_analytics.intake.outcome import Outcome
from zi_analytics.intake.results import changes_of, results
from zi_analytics.intake.tasks import Reader, read_here
from zi_analytics.intake.thresholds import after_import, thresholds
from zi_analytics.registry import Registry
from zi_analytics.store import Store


def import_paths(
    store: Store,
    registry: Registry,
    paths: Iterable[Path],
    *,
    year: int | None = None,
    unit: str | None = None,
    assessor: str | None = None,
    dry_run: bool = False,
    sample: bool = False,
    progress: Progress | None = None,
    reader: Reader = read_here,
) -> Outcome:
    """Import files and folders: read all, score all at once, judge all, store some at a time.

    ``year``, ``unit`` (a code) and ``assessor`` override what the files say. Of a file that is
    named itself they also put right what was stored of the same bytes. A dry run tells what would
    become of each worksheet and writes nothing. With ``sample``, files that cannot be read count as
    part of the sample. ``reader`` does the reading, here or elsewhere. What is wrong in a file
    never raises; it is in the outcome.
    """
    found = find_files(paths)
    run = _Run(store, registry, Options(year, unit, assessor), dry_run, sample, reader)
    return _import(run, found.files, found.skipped, progress)


def import_files(
    store: Store,
    registry: Registry,
    files: Sequence[Given],
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Import files that a person hands over, each with the choices made for it.

    As ``import_paths`` otherwise. A choice that differs from how the same bytes were stored before
    puts that right: they stop counting under the wrong unit, year or assessor, and nothing is
    deleted. The results stand in the order of the files.
    """
    # A browser may send any text as a file's name, also a path.
    named = [replace(file, name=readable(PurePath(file.name).name)) for file in files]
    return _import(_Run(store, registry, Options(), dry_run, False), named, (), progress)


_TOGETHER: Final = 16
"""Files of one transaction: each waits until the disk has it, and keeps other writers waiting."""


@dataclass(frozen=True)
class _Run:
    store: Store
    registry: Registry
    options: Options
    dry_run: bool
    sample: bool
    reader: Reader = read_here


def _import(
    run: _Run, files: Sequence[Source], skipped: tuple[str, ...], progress: Progress | None
) -> Outcome:
    if not files:
        # What is held is asked only for files: of a large store it takes long to tell.
        return Outcome((), skipped, run.dry_run)
    store = run.store
    step = _counter(len(files) * (1 if run.dry_run else 2), progress)
    held = standing(store.submissions())
    known = ReadBefore(store.reading_marks(), held, run.registry)
    limits, judged_by = thresholds(store, run.registry), store.judged_by()
    examined = examine(files, run.registry, run.options, step, known, limits, run.reader)
    cases = [list(cases_of(file, held)) for file in examined]
    every = [case for of_file in cases for case in of_file]
    known_before = store.workbook_findings([file.workbook for file in examined if file.known])
    verdicts = iter(judge(every, held, run.registry, store.answers, known_before))
    judged = [
        Judged(file, tuple(islice(verdicts, len(of_file))))
        for file, of_file in zip(examined, cases, strict=True)
    ]
    # Said before anything is stored: afterwards nothing would differ from what the store holds.
    changes = [[changes_of(v, held, store) for v in one.verdicts] for one in judged]
    if not run.dry_run:
        judged = list(_deliver(run, judged, step))
        _remember(store, judged, known)
        after_import(store, run.registry, limits, judged_by)
    told = (result for pair in zip(judged, changes, strict=True) for result in results(*pair))
    return Outcome(tuple(told), skipped, run.dry_run)


def _counter(steps: int, progress: Progress | None) -> Callable[[str], None]:
    done = iter(range(1, steps + 1))

    def step(what: str) -> None:
        if progress is not None:
            progress(next(done), steps, what)

    return step


def _deliver(run: _Run, judged: list[Judged], step: Callable[[str], None]) -> Iterator[Judged]:
    """Store files a group at a time; what is stored is stored, whatever becomes of the next."""
    chosen = to_deliver(judged)
    for first in range(0, len(judged), _TOGETHER):
        group = range(first, min(first + _TOGETHER, len(judged)))
        given = [judged[position] for position in group if position in chosen]
        stored = iter(deliver(run.store, given, sample=run.sample))
        for position in group:
            yield next(stored) if position in chosen else judged[position]
            step(judged[position].file.file.name)


def _remember(store: Store, judged: Sequence[Judged], known: ReadBefore) -> None:
    """Let the next import pass over what is stored as a whole."""
    marks = {
        known.mark(one.file.file, one.file.options, one.file.workbook): one.file.workbook
        for one in judged
        if one.is_stored and not one.file.known
    }
    store.mark_as_read(marks)
