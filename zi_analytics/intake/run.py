"""From paths to the store: read, judge, take in."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from zi_analytics.intake.case import cases, standing
from zi_analytics.intake.deliver import Judged, deliver, to_deliver
from zi_analytics.intake.examined import Examined, Options, Progress, examine, findings_apart
from zi_analytics.intake.files import find_files
from zi_analytics.intake.judge import Verdict, judge
from zi_analytics.intake.outcome import Outcome, Result
from zi_analytics.intake.thresholds import thresholds
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
) -> Outcome:
    """Import files and folders: read all, score all at once, judge all, store a file at a time.

    ``year``, ``unit`` (a code) and ``assessor`` override what the files say. A dry run tells what
    would become of each worksheet and writes nothing. With ``sample``, files that cannot be read
    count as part of the sample. What is wrong in a file never raises; it is in the outcome.
    """
    found = find_files(paths)
    step = _counter(len(found.files) * (1 if dry_run else 2), progress)
    limits = thresholds(store, registry)
    examined = examine(found.files, registry, Options(year, unit, assessor), step, limits)
    judged = _judge(store, registry, examined, assessor)
    if not dry_run:
        judged = list(_deliver(store, judged, sample, step))
    results = tuple(result for one in judged for result in _results(one))
    return Outcome(results, found.skipped, dry_run)


def _counter(steps: int, progress: Progress | None) -> Callable[[str], None]:
    done = iter(range(1, steps + 1))

    def step(what: str) -> None:
        if progress is not None:
            progress(next(done), steps, what)

    return step


def _judge(
    store: Store, registry: Registry, examined: list[Examined], assessor: str | None
) -> list[Judged]:
    held = standing(store.submissions())
    all_cases = list(cases(examined, held, assessor))
    verdicts = iter(judge(all_cases, held, registry, store.answers))
    return [Judged(file, tuple(islice(verdicts, len(file.worksheets)))) for file in examined]


def _deliver(
    store: Store, judged: list[Judged], sample: bool, step: Callable[[str], None]
) -> Iterator[Judged]:
    chosen = to_deliver(judged)
    for position, one in enumerate(judged):
        yield deliver(store, one, sample=sample) if position in chosen else one
        step(one.file.file.name)


def _results(one: Judged) -> Iterator[Result]:
    file = one.file
    if file.refused:
        yield _unread(file, None)
    for verdict in one.verdicts:
        yield _result(file, verdict)
    for sheet in file.unusable_sheets:
        yield _unread(file, sheet)


def _result(file: Examined, verdict: Verdict) -> Result:
    case = verdict.case
    return Result(
        file=file.file.label,
        workbook=file.workbook,
        sheet=case.sheet,
        status=verdict.status,
        unit=case.unit,
        year=case.year,
        instrument=case.assessed.worksheet.instrument,
        assessors=case.assessors,
        findings=findings_apart(verdict.findings, file.unusable_sheets),
    )


def _unread(file: Examined, sheet: str | None) -> Result:
    table = file.findings
    return Result(
        file=file.file.label,
        workbook=file.workbook,
        sheet=sheet,
        status="refused" if sheet is None else "kept_out",
        unit=None,
        year=None,
        instrument=None,
        assessors=(),
        findings=table if sheet is None else table.loc[table["sheet"] == sheet],
    )
