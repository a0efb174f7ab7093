"""Who has handed in: one row a unit and year, and findings put together by what they say."""

from typing import Final

import pandas as pd

from zi_analytics.instruments import load
from zi_analytics.tables import ASSESSORS, empty, typed

COMPLETE: Final = "complete"
PARTIAL: Final = "partial"
HELD: Final = "held"
MISSING: Final = "missing"

BOARD: Final = {
    "unit": "str",
    "name": "str",
    "short": "str",
    "kind": "str",
    "counted": "bool",
    "expected": "bool",
    "year": "int64",
    "state": "str",
    "assessor": "str",
    "file": "str",
    "received_at": "datetime64[us, UTC]",
    "questions": "Int64",
    "unanswered": "Int64",
    "complete": "float64",
    "errors": "int64",
    "warnings": "int64",
    "tpi": "bool",
}
GROUPED: Final = {
    "severity": "str",
    "code": "str",
    "message": "str",
    "hint": "str",
    "file": "str",
    "sheet": "str",
    "cell": "str",
    "others": "int64",
}
UNPLACED: Final = {
    "workbook": "str",
    "file": "str",
    "code": "str",
    "message": "str",
    "hint": "str",
}
_TPI: Final = ("tpi", "tpi2")
_GRAVEST: Final = {"error": 0, "warning": 1, "info": 2}


def board(
    units: pd.DataFrame,
    year: int,
    submissions: pd.DataFrame,
    findings: pd.DataFrame,
    scores: pd.DataFrame,
) -> pd.DataFrame:
    """Return what each unit of a year has handed in: ``BOARD``, in the order of ``units``.

    Takes the registry's units of the year, and of that year the store's current submissions, open
    findings and scores. Units that are not expected stand in it only if they handed in.

    ``state``: ``complete`` (every question answered), ``partial``, ``held`` (something came, and
    all of it was kept out), ``missing``. Where a unit has worksheets of several assessors, its own
    counts for ``file``, ``received_at`` and ``complete`` (0–1, answered questions ÷ questions),
    else the first in the order of ``tables.ASSESSORS``. All of these are missing while nothing
    was stored. ``errors`` and ``warnings`` count the unit's open findings.
    """
    own = _first_of_each(submissions).merge(
        _answered(scores), on=["unit", "assessor", "instrument"], how="left"
    )
    counts = _counts(findings)
    table = units.rename(columns={"code": "unit"}).merge(own, on="unit", how="left")
    table = table.merge(counts, on="unit", how="left")
    for severity in ("errors", "warnings"):
        table[severity] = table[severity].fillna(0).astype("int64")
    table["year"] = year
    table["complete"] = 1 - table["unanswered"].astype("float64") / table["questions"].astype(
        "float64"
    )
    table["state"] = [
        _state(file, unanswered, errors)
        for file, unanswered, errors in zip(
            table["file"], table["unanswered"], table["errors"], strict=True
        )
    ]
    assessed = submissions.loc[submissions["assessor"].isin(_TPI), "unit"]
    table["tpi"] = table["unit"].isin(list(assessed))
    shown = table["expected"] | table["state"].ne(MISSING)
    return typed(table.loc[shown].reset_index(drop=True), BOARD)


def _first_of_each(submissions: pd.DataFrame) -> pd.DataFrame:
    rank = {assessor: place for place, assessor in enumerate(ASSESSORS)}
    order = submissions["assessor"].map(rank).fillna(len(rank))
    ordered = submissions.assign(rank=order).sort_values("rank", kind="stable")
    columns = ["unit", "assessor", "instrument", "file", "received_at"]
    return ordered.drop_duplicates("unit")[columns]


def _answered(scores: pd.DataFrame) -> pd.DataFrame:
    totals = scores.loc[scores["node"] == "total"]
    totals = totals[["unit", "assessor", "instrument", "unanswered"]]
    questions = {
        str(name): len(load(str(name)).questions) for name in totals["instrument"].unique()
    }
    return totals.assign(
        unanswered=totals["unanswered"].astype("Int64"),
        questions=totals["instrument"].map(questions).astype("Int64"),
    )


def _counts(findings: pd.DataFrame) -> pd.DataFrame:
    known = findings.loc[findings["unit"].notna()]
    return pd.DataFrame(
        {
            f"{severity}s": known["severity"].eq(severity).groupby(known["unit"]).sum()
            for severity in ("error", "warning")
        }
    ).reset_index(names="unit")


def _state(file: object, unanswered: object, errors: int) -> str:
    if pd.isna(file):  # type: ignore[call-overload]
        return HELD if errors else MISSING
    return COMPLETE if unanswered == 0 else PARTIAL


def unplaced(findings: pd.DataFrame) -> pd.DataFrame:
    """Return the files that were kept out and belong to no unit and year yet: ``UNPLACED``.

    Takes all of the store's open findings, and gives of each file the first that keeps it out.
    """
    no_key = findings["unit"].isna() | findings["year"].isna()
    of_nobody = findings.loc[no_key & findings["severity"].eq("error")]
    return typed(of_nobody.drop_duplicates("workbook").reset_index(drop=True), UNPLACED)


def grouped(findings: pd.DataFrame) -> pd.DataFrame:
    """Put findings of the same code together: ``GROUPED``, the gravest and most frequent first.

    Takes ``tables.FINDINGS`` with the name of the ``file``. Text and place are the first one's;
    ``others`` counts the further places.
    """
    if findings.empty:
        return empty(GROUPED)
    by = ["severity", "code"]
    first = findings.drop_duplicates(by)
    sizes = findings.groupby(by, sort=False).size().rename("size").reset_index()
    table = first.merge(sizes, on=by)
    table["others"] = table["size"] - 1
    table["rank"] = table["severity"].map(_GRAVEST)
    ordered = table.sort_values(["rank", "size"], ascending=[True, False], kind="stable")
    return typed(ordered.reset_index(drop=True), GROUPED)
