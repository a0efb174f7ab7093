"""What the judged files of an import come to, as it is told."""

from collections.abc import Iterator, Sequence

from zi_analytics.intake.case import CHOSEN, SHEET, STORED, Case
from zi_analytics.intake.deliver import Judged
from zi_analytics.intake.examined import Examined, findings_apart
from zi_analytics.intake.held import Key, Standing
from zi_analytics.intake.judge import Verdict, replaced
from zi_analytics.intake.outcome import ChangeOf, Earlier, Recognised, Result
from zi_analytics.intake.versions import differing_answers
from zi_analytics.store import Store

Changes = tuple[ChangeOf, ...]


def changes_of(verdict: Verdict, held: Standing, store: Store) -> Changes:
    """Return what storing a worksheet changes, one entry an assessor; none if it is not stored."""
    if not verdict.accepted:
        return ()
    return tuple(_change(verdict.case, key, held, store) for key in verdict.case.keys)


def _change(case: Case, key: Key, held: Standing, store: Store) -> ChangeOf:
    assert case.assessed is not None
    rows = case.assessed.plain_scores.rows("assessor", "node", "points")
    total = next(points for who, node, points in rows if (who, node) == (key.assessor, "total"))
    earlier = replaced(case, key, held)
    return ChangeOf(
        assessor=key.assessor,
        total=total,
        replaces=None if earlier is None else _earlier(case, key, earlier.id, held, store),
        moved_from=_moved_from(case, key),
    )


def _moved_from(case: Case, key: Key) -> tuple[str, int, str] | None:
    if not (case.moves and case.counted):
        return None
    keys = [one.key for one in case.counted]
    return next((one for one in keys if one.assessor == key.assessor), keys[0])


def _earlier(case: Case, key: Key, submission: int, held: Standing, store: Store) -> Earlier:
    assert case.assessed is not None
    answers = case.assessed.worksheet.answers
    before = store.submission(submission)
    now = answers.loc[answers["assessor"] == key.assessor]
    total = before.scores.loc[before.scores["node"] == "total", "points"]
    stored = held.current[key]
    return Earlier(
        submission=submission,
        file=stored.file,
        received_at=stored.received_at,
        answers_changed=len(differing_answers(before.answers, now)),
        total=float(total.iloc[0]) if len(total) else None,
    )


def results(one: Judged, changes: Sequence[Changes]) -> Iterator[Result]:
    """Give the results of one file: of each worksheet, and of the file or sheets without any."""
    file = one.file
    if file.refused:
        yield _unread(file, None)
    for verdict, own in zip(one.verdicts, changes, strict=True):
        yield _result(file, verdict, own)
    if not file.refused:
        for sheet in file.unusable_sheets:
            yield _unread(file, sheet)


def _result(file: Examined, verdict: Verdict, changes: Changes) -> Result:
    case = verdict.case
    sheet = None if case.assessed is None else case.assessed.worksheet
    return Result(
        file=file.file.label,
        workbook=file.workbook,
        sheet=case.sheet,
        status=verdict.status,
        unit=case.unit,
        year=case.year,
        instrument=case.instrument,
        assessors=case.assessors,
        findings=findings_apart(verdict.findings, file.unusable_sheets),
        written_unit=None if sheet is None else sheet.unit_written,
        written_year=None if sheet is None else sheet.year_written,
        candidates=() if sheet is None else sheet.candidates,
        recognised=_recognised(file, case),
        changes=changes,
    )


def _recognised(file: Examined, case: Case) -> Recognised:
    """Say what decided; the store did where it holds what the sheet does not say."""
    if case.assessed is None:
        return Recognised(STORED, STORED, STORED)
    sheet = case.assessed.worksheet
    unit = sheet.unit_from if case.unit == sheet.unit else STORED
    year = sheet.year_from if case.year == sheet.year else STORED
    assessor = CHOSEN if file.options.assessor is not None else SHEET
    return Recognised(unit, year, assessor)


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
