"""The objects that ``--json`` prints. Keys are English, texts for people Indonesian."""

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from zi_analytics.instruments import Instrument, Yardstick, load
from zi_analytics.intake import (
    Assessed,
    ChangeOf,
    CollectedOutcome,
    Examined,
    Outcome,
    Result,
    in_order,
)

Object = dict[str, Any]


def dumps(value: object) -> str:
    """Return JSON text; what is missing must be None, never NaN."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)


def scored(examined: Examined) -> Object | list[Object]:
    """Return what ``score`` prints: an object, or an array if there are several worksheets.

    A sheet that could not be read beside several is an object of its own in the array, without
    assessors; beside a single one, its findings stand with that one's.
    """
    if not examined.worksheets:
        return _refused(examined.file.name, examined.findings)
    objects = [_worksheet(examined.file.name, assessed) for assessed in examined.worksheets]
    apart = examined.unusable_findings
    if len(objects) == 1:
        objects[0]["findings"] += findings_of(apart)
        return objects[0]
    return [*objects, *(_refused(examined.file.name, own) for _, own in apart.groupby("sheet"))]


def imported(outcome: Outcome) -> Object:
    """Return what ``import`` prints.

    ``files`` has an entry for each worksheet, and one for each file without any (``sheet`` is null
    then): file, sheet, status, unit, year, instrument, assessors, written (unit and year as the
    sheet says), candidates (codes of units to choose from), changes (an entry an assessor: what it
    replaces, and from where it moved), findings. ``counts`` says how many entries have each status:
    imported; superseded (stored in place of an earlier one); unchanged; kept_out; refused.
    ``skipped`` are files in folders that are no workbooks by name.
    """
    return {
        "dry_run": outcome.dry_run,
        "counts": dict(outcome.counts),
        "files": [_result(result) for result in outcome.results],
        "skipped": list(outcome.skipped),
    }


def collected(outcome: CollectedOutcome) -> Object:
    """Return what ``import`` prints of what is collected beside the LKE: a row for each file."""
    return {
        "dry_run": outcome.dry_run,
        "files": [
            {
                "file": result.file,
                "status": result.status,
                "rows": result.rows,
                "findings": findings_of(result.findings),
            }
            for result in outcome.results
        ],
        "skipped": list(outcome.skipped),
    }


def _result(result: Result) -> Object:
    return {
        "file": result.file,
        "sheet": result.sheet,
        "status": result.status,
        "unit": result.unit,
        "year": result.year,
        "instrument": result.instrument,
        "assessors": list(result.assessors),
        "written": {"unit": result.written_unit, "year": result.written_year},
        "candidates": [candidate.code for candidate in result.candidates],
        "changes": [_change(change) for change in result.changes],
        "findings": findings_of(result.findings),
    }


def _change(change: ChangeOf) -> Object:
    earlier = change.replaces
    moved = change.moved_from
    names = ("unit", "year", "assessor")
    return {
        "assessor": change.assessor,
        "total": number(change.total),
        "replaces": None
        if earlier is None
        else {
            "file": earlier.file,
            "received_at": earlier.received_at.isoformat(),
            "answers_changed": earlier.answers_changed,
            "total": number(earlier.total),
        },
        "moved_from": None if moved is None else dict(zip(names, moved, strict=True)),
    }


def _refused(file: str, findings: pd.DataFrame) -> Object:
    return {
        "file": file,
        "instrument": None,
        "unit": {"written": None, "code": None},
        "year": None,
        "assessors": {},
        "findings": findings_of(findings),
    }


def _worksheet(file: str, assessed: Assessed) -> Object:
    worksheet = assessed.worksheet
    instrument = load(worksheet.instrument)
    assessors = in_order(set(assessed.scores["assessor"]))
    return {
        "file": file,
        "instrument": worksheet.instrument,
        "unit": {"written": worksheet.unit_written, "code": worksheet.unit},
        "year": worksheet.year,
        "assessors": {name: of_assessor(name, assessed, instrument) for name in assessors},
        "findings": findings_of(assessed.findings),
    }


def of_assessor(name: str, assessed: Assessed, instrument: Instrument) -> Object:
    """Return one assessor's scores, unanswered questions, written totals and readiness."""
    scores = assessed.scores.loc[assessed.scores["assessor"] == name].set_index("node")
    readiness = assessed.readiness.loc[assessed.readiness["assessor"] == name]
    written = assessed.worksheet.written.get(name, {})
    points = scores["points"].to_dict()
    return {
        "total": number(points["total"]),
        "pengungkit": number(points["A"]),
        "hasil": number(points["B"]),
        "nodes": _nodes(scores),
        "areas": _areas(scores, instrument),
        "unanswered": _unanswered(scores),
        "written": _written(written),
        "readiness": {
            name: _predicate(readiness.loc[readiness["predicate"] == name], yardstick, instrument)
            for name, yardstick in assessed.yardsticks.items()
        },
    }


def _nodes(scores: pd.DataFrame) -> Object:
    columns = ["points", "points_workbook", "weight", "share"]
    own = scores.loc[~scores["level"].isin(["total", "area_total"]), columns]
    return {str(node): _numbers(row) for node, row in own.to_dict("index").items()}


def _areas(scores: pd.DataFrame, instrument: Instrument) -> Object:
    own = scores[["points", "weight", "share"]]
    return {str(area.number): _numbers(own.loc[area.id].to_dict()) for area in instrument.areas}


def _unanswered(scores: pd.DataFrame) -> list[str]:
    return list(scores.index[(scores["level"] == "question") & (scores["unanswered"] > 0)])


def _written(written: Mapping[str, float]) -> Object:
    nodes = {node: number(points) for node, points in written.items() if node != "total"}
    return {"total": number(written.get("total")), "nodes": nodes}


def _predicate(readiness: pd.DataFrame, yardstick: Yardstick, instrument: Instrument) -> Object:
    conditions = [
        {
            "id": row["condition"],
            "label": instrument.conditions[row["condition"]].label,
            "value": number(row["value"]),
            "minimum": number(row["minimum"]),
            "shortfall": number(row["shortfall"]),
            "met": truth(row["met"]),
        }
        for row in _records(readiness)
    ]
    met = all_met([condition["met"] for condition in conditions])
    return {"met": met, "basis": yardstick.basis, "conditions": conditions}


def all_met(verdicts: list[bool | None]) -> bool | None:
    """Return False if a condition is not met, None if one is not known, True otherwise."""
    if False in verdicts:
        return False
    return None if None in verdicts else True


def number(value: float | None) -> float | None:
    """Return a plain number, None where it is missing."""
    return None if value is None or pd.isna(value) else float(value)


def truth(value: bool | None) -> bool | None:
    """Return a plain truth value, None where it is not known."""
    return None if value is None or pd.isna(value) else bool(value)


def findings_of(findings: pd.DataFrame) -> list[Object]:
    """Return findings as objects; a sheet or cell that is not named is None."""
    return [
        {
            "severity": row["severity"],
            "code": row["code"],
            "sheet": row["sheet"] or None,
            "cell": row["cell"] or None,
            "message": row["message"],
            "hint": row["hint"],
        }
        for row in _records(findings)
    ]


def _numbers(row: Mapping[Any, Any]) -> Object:
    return {str(name): number(value) for name, value in row.items()}


def _records(table: pd.DataFrame) -> list[Object]:
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]
