"""Every plan is carried out on the answers and judged by the same rules as any worksheet."""

from collections.abc import Iterable

import pandas as pd

from zi_analytics.insight.path.apply import apply
from zi_analytics.insight.path.model import Path
from zi_analytics.scoring import readiness, score
from zi_analytics.tables import ANSWERS, typed

_SAME = 1e-6


def judge(paths: Iterable[tuple[pd.DataFrame, Path]]) -> None:
    """Raise RuntimeError unless every plan, carried out, meets its predicate as it says.

    Takes the answers of each path with it. A plan that fails here is a fault of this program.
    """
    plans = [
        (answers, path, plan)
        for answers, path in paths
        for plan in (path.plan, *path.alternatives, path.next_best)
        if plan is not None
    ]
    if not plans:
        return
    applied = [
        apply(answers, plan).assign(unit=str(i)) for i, (answers, _, plan) in enumerate(plans)
    ]
    scores = score(typed(pd.concat(applied), ANSWERS))
    totals = scores.loc[scores["node"] == "total"].set_index("unit")["points"]
    judged = readiness(scores)
    unmet = judged.loc[~judged["met"].fillna(False).astype(bool)]
    failed = set(zip(unmet["unit"], unmet["predicate"], strict=True))
    for i, (_, path, plan) in enumerate(plans):
        if (str(i), path.predicate) in failed or abs(totals[str(i)] - plan.total_after) > _SAME:
            raise RuntimeError(f"plan of {path.unit} to {path.predicate} does not hold")
