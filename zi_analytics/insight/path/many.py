"""The paths of all worksheets at once: who is nearest, and what helps most of them."""

from collections.abc import Collection, Sequence

import pandas as pd

from zi_analytics.insight.path.effort import Effort
from zi_analytics.insight.path.errors import PathError
from zi_analytics.insight.path.filled import filled, has_scales
from zi_analytics.insight.path.judge import judge
from zi_analytics.insight.path.model import Path, Paths
from zi_analytics.insight.path.shortest import solve
from zi_analytics.instruments import load
from zi_analytics.progress import Progress
from zi_analytics.tables import KEY, empty, typed

NEAREST = {
    "unit": "str",
    "year": "Int64",
    "assessor": "str",
    "reachable": "bool",
    "effort": "float64",
    "steps": "int64",
    "surveys": "int64",
    "blocking": "int64",
    "total_now": "float64",
    "total_after": "float64",
}

IMPROVEMENTS = {
    "question": "str",
    "planned": "int64",
    "possible": "int64",
    "points": "float64",
    "effort": "float64",
}


def paths(
    answers: pd.DataFrame,
    predicate: str,
    *,
    effort: Effort | None = None,
    fixed: Collection[str] = (),
    progress: Progress | None = None,
) -> Paths:
    """Return the shortest path of every worksheet, without alternatives.

    ``answers`` is ``tables.ANSWERS`` of any number of units, years and assessors; each of these
    together is a worksheet, so take one assessor to count units. Worksheets of an instrument
    without the predicate, or whose answer scales only the worksheet knows, are left out and
    counted. Raises `PathError` as `shortest_path` does, and where no worksheet is left.
    """
    groups = [rows for _, rows in answers.groupby(KEY, dropna=False, sort=True)]
    suited = [rows for rows in groups if _has(rows, predicate)]
    if groups and not suited:
        raise PathError(f"tidak ada lembar yang aturannya punya jalur ke predikat {predicate}")
    solved: list[tuple[pd.DataFrame, Path]] = []
    for done, rows in enumerate(suited, start=1):
        path = solve(
            filled(rows), predicate, effort=effort, fixed=fixed, alternatives=0, next_best=False
        )
        solved.append((rows, path))
        if progress is not None:
            progress(done, len(suited), path.unit or "")
    judge(solved)
    found = tuple(path for _, path in solved)
    left_out = len(groups) - len(suited)
    return Paths(predicate, found, _nearest(found), _improvements(found), left_out)


def _has(rows: pd.DataFrame, predicate: str) -> bool:
    instrument = load(str(rows["instrument"].iloc[0]))
    return predicate in instrument.predicates and has_scales(instrument)


def _nearest(found: Sequence[Path]) -> pd.DataFrame:
    rows = [
        {
            "unit": path.unit,
            "year": path.year,
            "assessor": path.assessor,
            "reachable": path.reachable,
            "effort": path.effort,
            "steps": len(path.steps),
            "surveys": len(path.surveys),
            "blocking": len(path.blocking),
            "total_now": path.total_now,
            "total_after": path.total_after,
        }
        for path in found
    ]
    if not rows:
        return empty(NEAREST)
    table = typed(pd.DataFrame(rows), NEAREST).sort_values(
        ["reachable", "effort", "surveys", "total_now"],
        ascending=[False, True, True, False],
        kind="stable",
    )
    return table.reset_index(drop=True)


def _improvements(found: Sequence[Path]) -> pd.DataFrame:
    made = [
        {
            "question": step.question,
            "path": position,
            "points": step.points,
            "effort": step.effort,
        }
        for position, path in enumerate(found)
        for step in path.steps
    ]
    if not made:
        return empty(IMPROVEMENTS)
    groups = pd.DataFrame(made).groupby("question", sort=False)
    table = groups.agg(
        planned=("path", "nunique"), points=("points", "sum"), effort=("effort", "sum")
    )
    open_ = pd.Series([q for path in found if path.steps for q in path.open_questions], dtype="str")
    table["possible"] = open_.value_counts()
    table = table.reset_index().sort_values(
        ["planned", "points", "question"], ascending=[False, False, True], kind="stable"
    )
    return typed(table, IMPROVEMENTS).reset_index(drop=True)
