"""The queries behind the store's tables."""

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, exists, func, null, or_, select

from zi_analytics.store.schema import (
    answers,
    findings,
    prerequisites,
    readiness,
    sakip,
    scores,
    submissions,
    workbooks,
    worksheets,
    written,
)

_OF_SUBMISSION: Final = submissions.join(worksheets).join(workbooks)
_KEY: Final = (submissions.c.unit, submissions.c.year, submissions.c.assessor)
_ORDER: Final = (submissions.c.unit, submissions.c.assessor)
_OF_FILE: Final = and_(findings.c.worksheet_id == null(), findings.c.sheet == "")


def years() -> Select[Any]:
    """Years that have current worksheets."""
    year = submissions.c.year
    return select(year).where(submissions.c.current).distinct().order_by(year)


def any_workbook() -> Select[Any]:
    """One row if anything was ever received."""
    return select(workbooks.c.id).limit(1)


def any_synthetic() -> Select[Any]:
    """One row if current worksheets are sample data."""
    return (
        select(submissions.c.id)
        .join(worksheets)
        .where(submissions.c.current, worksheets.c.synthetic)
        .limit(1)
    )


def content(sha256: str) -> Select[Any]:
    """The name and bytes of a workbook."""
    return select(workbooks.c.name, workbooks.c.content).where(workbooks.c.sha256 == sha256)


def current_scores(
    year: int,
    *,
    unit: str | None = None,
    assessor: str | None = None,
    nodes: Collection[str] | None = None,
) -> Select[Any]:
    """``tables.SCORES`` of a year, of a unit, an assessor and of some nodes if named."""
    query = _scores().where(current(year, unit, assessor))
    return query if nodes is None else query.where(scores.c.node.in_(nodes))


def instruments(year: int) -> Select[Any]:
    """The instruments of current worksheets of a year."""
    query = select(worksheets.c.instrument).select_from(submissions.join(worksheets))
    return query.where(current(year)).distinct()


def _scores() -> Select[Any]:
    table = scores.c
    return (
        select(
            *_KEY,
            worksheets.c.instrument,
            *(table.node, table.level, table.points, table.points_workbook),
            *(table.weight, table.share, table.unanswered),
        )
        .select_from(submissions.join(worksheets).join(scores))
        .order_by(*_ORDER, table.position)
    )


def current_readiness(
    year: int, unit: str | None = None, assessor: str | None = None
) -> Select[Any]:
    """``tables.READINESS`` of a year, of a unit and an assessor if named."""
    table = readiness.c
    return (
        select(
            *_KEY,
            *(table.predicate, table.condition, table.value, table.minimum),
            *(table.shortfall, table.met),
        )
        .select_from(submissions.join(readiness))
        .where(current(year, unit, assessor))
        .order_by(*_ORDER, table.position)
    )


def current_answers(year: int, unit: str) -> Select[Any]:
    """``tables.ANSWERS`` of a unit and year."""
    return _answers().where(current(year), submissions.c.unit == unit)


def assessor_answers(
    year: int, assessor: str, questions: Collection[str] | None = None
) -> Select[Any]:
    """``tables.ANSWERS`` of a year and assessor, of some questions if named."""
    query = _answers().where(current(year, assessor=assessor))
    return query if questions is None else query.where(answers.c.question.in_(questions))


def _answers() -> Select[Any]:
    table = answers.c
    return (
        select(
            *_KEY,
            worksheets.c.instrument,
            *(table.question, table.raw, table.value, table.note, table.evidence, table.wording),
            worksheets.c.sheet,
            table.cell,
            workbooks.c.sha256.label("workbook"),
        )
        .select_from(_OF_SUBMISSION.join(answers))
        .order_by(*_ORDER, table.position)
    )


def current_written(year: int, unit: str) -> Select[Any]:
    """What the worksheets of a unit and year state for their nodes."""
    return (
        select(
            *_KEY,
            *(written.c.node, written.c.points, worksheets.c.sheet, written.c.cell),
            workbooks.c.sha256.label("workbook"),
        )
        .select_from(_OF_SUBMISSION.join(written))
        .where(current(year), submissions.c.unit == unit)
        .order_by(*_ORDER, written.c.position)
    )


def all_submissions(year: int | None) -> Select[Any]:
    """Every submission, also superseded ones, with the number of its findings by severity."""
    query = (
        select(
            submissions.c.id,
            *_KEY,
            worksheets.c.instrument,
            workbooks.c.name.label("file"),
            workbooks.c.sha256.label("workbook"),
            worksheets.c.sheet,
            workbooks.c.received_at,
            worksheets.c.synthetic,
            submissions.c.current,
            submissions.c.superseded_by,
            worksheets.c.chosen,
            _number_of("error").label("errors"),
            _number_of("warning").label("warnings"),
        )
        .select_from(_OF_SUBMISSION)
        .order_by(submissions.c.year, *_ORDER, submissions.c.id)
    )
    return query if year is None else query.where(submissions.c.year == year)


def instrument_of(submission: int) -> Select[Any]:
    """The instrument of a submission."""
    query = select(worksheets.c.instrument).select_from(submissions.join(worksheets))
    return query.where(submissions.c.id == submission)


def answers_of(submission: int) -> Select[Any]:
    """``tables.ANSWERS`` of a submission, current or not."""
    return _answers().where(submissions.c.id == submission)


def scores_of(submission: int) -> Select[Any]:
    """``tables.SCORES`` of a submission, current or not."""
    return _scores().where(submissions.c.id == submission)


def findings_of(sha256: Collection[str]) -> Select[Any]:
    """``tables.FINDINGS`` of workbooks, in the order they were found."""
    table = findings.c
    return (
        select(
            workbooks.c.sha256.label("workbook"),
            *(table.severity, table.code, table.sheet, table.cell, table.message, table.hint),
        )
        .select_from(findings.join(workbooks))
        .where(workbooks.c.sha256.in_(sha256))
        .order_by(table.workbook_id, table.position)
    )


def open_findings(year: int | None, unit: str | None) -> Select[Any]:
    """Findings of what is current, and of what is kept out and was not sent again since.

    A finding of the file as a whole is one of each of its worksheets; one of a sheet that could not
    be read as a worksheet is nobody's.
    """
    of_worksheet = or_(findings.c.worksheet_id == worksheets.c.id, _OF_FILE)
    query = (
        select(
            workbooks.c.sha256.label("workbook"),
            *(findings.c.severity, findings.c.code, findings.c.sheet, findings.c.cell),
            *(findings.c.message, findings.c.hint, worksheets.c.unit, worksheets.c.year),
            workbooks.c.name.label("file"),
        )
        .select_from(
            findings.join(workbooks).outerjoin(
                worksheets, and_(worksheets.c.workbook_id == workbooks.c.id, of_worksheet)
            )
        )
        .where(~workbooks.c.retired, or_(worksheets.c.id == null(), _is_current(), _is_open()))
        .order_by(worksheets.c.year, worksheets.c.unit, workbooks.c.id, findings.c.position)
    )
    if year is not None:
        query = query.where(worksheets.c.year == year)
    return query if unit is None else query.where(worksheets.c.unit == unit)


def current_sakip() -> Select[Any]:
    """``tables.SAKIP`` of all years."""
    return _sakip().where(sakip.c.current)


def sakip_of(sha256: str) -> Select[Any]:
    """``tables.SAKIP`` of a workbook, current or not."""
    return _sakip().where(workbooks.c.sha256 == sha256)


def _sakip() -> Select[Any]:
    table = sakip.c
    return (
        select(
            *(table.unit, table.evaluation_year, table.performance_year, table.component),
            *(table.weight, table.score, table.predicate_reported, table.predicate),
            *(table.sheet, table.cell, workbooks.c.sha256.label("workbook")),
        )
        .select_from(sakip.join(workbooks))
        .order_by(table.unit, table.year_key, table.id)
    )


def entered(year: int | None, *, history: bool) -> Select[Any]:
    """What was entered for prerequisites, the newest of each last; superseded ones if asked for."""
    table = prerequisites.c
    query = (
        select(
            *(table.unit, table.year, table.item, table.value, table.note, table.source),
            *(table.entered_by, table.entered_at, table.sheet, table.cell),
            *(workbooks.c.sha256.label("workbook"), table.current),
        )
        .select_from(prerequisites.outerjoin(workbooks))
        .order_by(table.year, table.unit, table.item, table.id)
    )
    if not history:
        query = query.where(table.current)
    return query if year is None else query.where(table.year == year)


def current(year: int, unit: str | None = None, assessor: str | None = None) -> ColumnElement[bool]:
    """What is current of a year, of a unit and an assessor if named."""
    asked = and_(submissions.c.current, submissions.c.year == year)
    if unit is not None:
        asked = and_(asked, submissions.c.unit == unit)
    return asked if assessor is None else and_(asked, submissions.c.assessor == assessor)


def _number_of(severity: str) -> Any:  # noqa: ANN401
    return (
        select(func.count())
        .where(
            findings.c.workbook_id == workbooks.c.id,
            or_(findings.c.worksheet_id == worksheets.c.id, _OF_FILE),
            findings.c.severity == severity,
        )
        .correlate(workbooks, worksheets)
        .scalar_subquery()
    )


def _is_current() -> ColumnElement[bool]:
    return exists().where(submissions.c.worksheet_id == worksheets.c.id, submissions.c.current)


def _is_open() -> ColumnElement[bool]:
    later = submissions.alias()
    sent_again = exists().where(
        later.c.unit == worksheets.c.unit,
        later.c.year == worksheets.c.year,
        later.c.current,
        later.c.imported_at > worksheets.c.judged_at,
    )
    return and_(~worksheets.c.stored, ~sent_again)
