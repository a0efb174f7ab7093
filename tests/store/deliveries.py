"""Small deliveries, made by hand: two questions, three nodes, one condition."""

import hashlib
from collections.abc import Sequence

import pandas as pd

from zi_analytics.store import WRITTEN, Delivery, SheetDelivery
from zi_analytics.tables import ANSWERS, FINDINGS, READINESS, SCORES, PlainTable, typed

INSTRUMENT = "permenpanrb-90-2021"


def sheet(
    unit: str | None = "DINKES",
    year: int | None = 2022,
    *,
    name: str = "LKE ZI",
    assessors: Sequence[str] = ("unit",),
    points: float = 70.5,
    synthetic: bool = False,
    accepted: bool = True,
    moves: bool = False,
) -> SheetDelivery:
    key = {"unit": unit, "year": year}
    return SheetDelivery(
        sheet=name,
        instrument=INSTRUMENT,
        unit_written="Dinas Kesehatan",
        unit=unit,
        year=year,
        synthetic=synthetic,
        accepted=accepted,
        chosen=moves,
        moves=moves,
        answers=PlainTable.of(pd.concat([_answers(key, name, a) for a in assessors]), ANSWERS),
        scores=PlainTable.of(pd.concat([_scores(key, a, points) for a in assessors]), SCORES),
        readiness=PlainTable.of(
            pd.concat([_readiness(key, a, points) for a in assessors]), READINESS
        ),
        written=PlainTable.of(
            pd.DataFrame(
                [{"assessor": a, "node": "total", "points": 71.0, "cell": "L3"} for a in assessors]
            ),
            WRITTEN,
        ),
    )


def _answers(key: dict[str, object], name: str, assessor: str) -> pd.DataFrame:
    rows = [
        {"question": "A.I.1.i.a", "raw": "Ya", "value": 1.0, "note": "ada SK", "cell": "K8"},
        {"question": "A.I.1.i.b", "raw": None, "value": None, "note": None, "cell": "K9"},
    ]
    shared = {
        **key,
        "instrument": INSTRUMENT,
        "assessor": assessor,
        "evidence": None,
        "wording": "Tim kerja",
        "sheet": name,
        "workbook": "",
    }
    return typed(pd.DataFrame([row | shared for row in rows]), ANSWERS)


def _scores(key: dict[str, object], assessor: str, points: float) -> pd.DataFrame:
    rows = [
        ("A", "component", 40.25, None, 60.0),
        ("B", "component", points - 40.25, points - 40.25, 40.0),
        ("total", "total", points, None, 100.0),
    ]
    frame = pd.DataFrame(rows, columns=["node", "level", "points", "points_workbook", "weight"])
    frame = frame.assign(
        **key,
        instrument=INSTRUMENT,
        assessor=assessor,
        share=frame["points"] / frame["weight"],
        unanswered=1,
    )
    return typed(frame, SCORES)


def _readiness(key: dict[str, object], assessor: str, points: float) -> pd.DataFrame:
    rows = [
        ("WBK", "total", points, 75.0, 75.0 - points, False),
        ("WBK", "hasil.bersih", None, None, None, None),
    ]
    names = ["predicate", "condition", "value", "minimum", "shortfall", "met"]
    frame = pd.DataFrame(rows, columns=names).assign(**key, assessor=assessor)
    return typed(frame, READINESS)


def finding(code: str = "unanswered", severity: str = "warning", sheet: str = "LKE ZI") -> dict:
    return {
        "severity": severity,
        "code": code,
        "sheet": sheet,
        "cell": "K9" if sheet else "",
        "message": f"pesan {code}",
        "hint": "isi",
    }


def delivery(
    content: bytes,
    *sheets: SheetDelivery,
    name: str = "dinkes.xlsx",
    findings: Sequence[dict] = (),
    synthetic: bool | None = None,
) -> Delivery:
    sha256 = hashlib.sha256(content).hexdigest()
    table = pd.DataFrame(list(findings), columns=list(FINDINGS)).assign(workbook=sha256)
    return Delivery(
        sha256=sha256,
        name=name,
        content=content,
        synthetic=any(s.synthetic for s in sheets) if synthetic is None else synthetic,
        worksheets=sheets,
        findings=typed(table, FINDINGS),
    )
