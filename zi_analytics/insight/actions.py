"""Where actions stand against a day: their status, who is behind, and progress over the months.

What is not known stays so: an action without a due date is never late.
"""

from datetime import date, datetime
from typing import Any, Final

import pandas as pd

SOON_DAYS: Final = 30
DONE: Final = 100
STATUSES: Final = ("late", "soon", "running", "not_started", "done", "cancelled")
"""The statuses, those that ask for attention first."""
OPEN: Final = ("late", "soon", "running", "not_started")
_MONTH_END: Final = pd.offsets.MonthEnd(0)


def judged(table: pd.DataFrame, day: date) -> pd.DataFrame:
    """Return ``tables.ACTIONS`` with ``status`` and ``days`` until the due date (negative: past).

    ``days`` is missing without a due date. An action is due soon up to ``SOON_DAYS`` before its
    date, and late from the day after it. The most urgent come first.
    """
    days = (table["due"] - pd.Timestamp(day)).dt.days.astype("Int64")
    status = pd.Series("not_started", index=table.index, dtype="str")
    status = status.mask(table["progress"] > 0, "running")
    status = status.mask((days <= SOON_DAYS).fillna(False).astype(bool), "soon")
    status = status.mask((days < 0).fillna(False).astype(bool), "late")
    status = status.mask(table["progress"] >= DONE, "done")
    status = status.mask(table["cancelled"], "cancelled")
    order = status.map({name: rank for rank, name in enumerate(STATUSES)})
    found = table.assign(status=status, days=days, order=order)
    found = found.sort_values(["order", "due", "id"], kind="stable", na_position="last")
    return found.drop(columns="order").reset_index(drop=True)


def counts(table: pd.DataFrame) -> dict[str, int]:
    """Return how many actions have each status, of all ``STATUSES``; takes ``judged``."""
    found = table["status"].value_counts()
    return {status: int(found.get(status, 0)) for status in STATUSES}


def grouped(table: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return one row a value of ``column`` (unit, owner), a missing one included.

    Columns: the column itself, a count a status, ``actions`` (those cancelled left out) and
    ``progress`` (their mean in percent, missing where all are cancelled). Most late come first.
    """
    rows = [_group(value, own, column) for value, own in table.groupby(column, dropna=False)]
    names = [column, *STATUSES, "actions", "progress"]
    found = pd.DataFrame(rows, columns=names).astype({column: table[column].dtype})
    keys = ["late", "soon", "actions"]
    return found.sort_values(keys, ascending=False, kind="stable").reset_index(drop=True)


def _group(value: object, own: pd.DataFrame, column: str) -> dict[str, Any]:
    counting = own.loc[~own["cancelled"]]
    return {
        column: value,
        **counts(own),
        "actions": len(counting),
        "progress": counting["progress"].mean() if len(counting) else None,
    }


def over_time(table: pd.DataFrame, history: pd.DataFrame, day: date) -> pd.DataFrame:
    """Return, at each month's end: ``month``, ``planned``, ``realised`` (shares, 0–1), ``late``.

    Of the actions that have a due date and are not cancelled now: the share that was to be done by
    then, the mean of their progress, and how many that were due in the month are late on ``day``.
    Realised is missing after the month of ``day``, and before the first entry. Takes
    ``tables.ACTIONS`` and ``tables.ACTION_HISTORY``; empty where no action has a due date.
    """
    own = table.loc[~table["cancelled"] & table["due"].notna()]
    names = ["month", "planned", "realised", "late"]
    if own.empty:
        return pd.DataFrame(columns=names)
    entries = history.loc[history["action"].isin(own["id"])]
    here = datetime.now().astimezone().tzinfo
    told = entries.assign(at=entries["at"].dt.tz_convert(here).dt.tz_localize(None))
    first, now = min(told["at"].min().normalize(), own["due"].min()), pd.Timestamp(day)
    last = max(own["due"].max(), now)
    late = own.loc[own["due"].lt(now) & own["progress"].lt(DONE), "due"] + _MONTH_END
    rows = []
    for end in pd.date_range(first + _MONTH_END, last + _MONTH_END, freq="ME"):
        planned = float((own["due"] <= end).mean())
        overdue = int(late.eq(end).sum())
        rows.append((end, planned, _realised(told, len(own), end, now), overdue))
    return pd.DataFrame(rows, columns=names).astype({"realised": "float64"})


def pace(table: pd.DataFrame, day: date) -> tuple[float, float] | None:
    """Return how far actions with a due date are, and how far they were to be by ``day`` (shares).

    None where no action has one. Takes ``tables.ACTIONS``; those cancelled are left out.
    """
    own = table.loc[~table["cancelled"] & table["due"].notna()]
    if own.empty:
        return None
    return float(own["progress"].mean() / DONE), float(own["due"].lt(pd.Timestamp(day)).mean())


def _realised(told: pd.DataFrame, actions: int, end: pd.Timestamp, now: pd.Timestamp) -> float:
    """Return the mean progress at a month's end; what was not written yet counts as nothing done.

    That is how the plan counts as well: an action belongs to it from the beginning.
    """
    then = told.loc[told["at"] < end + pd.Timedelta(days=1)]
    if then.empty or end > now + _MONTH_END:
        return float("nan")
    latest = then.sort_values(["action", "version"]).drop_duplicates("action", keep="last")
    return float(latest["progress"].sum() / DONE / actions)
