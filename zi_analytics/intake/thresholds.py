"""Minimums of regulations that are not confirmed: what counts, entering them, judging anew."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

import pandas as pd

from zi_analytics.instruments import available, load, yardsticks
from zi_analytics.intake.known import program
from zi_analytics.registry import Registry
from zi_analytics.scoring import readiness
from zi_analytics.store import Store, Threshold
from zi_analytics.tables import THRESHOLDS, typed

_KEY: Final = ["instrument", "predicate", "condition"]
_ENTERED_LINE: Final = 0


def thresholds(store: Store, registry: Registry) -> pd.DataFrame:
    """Return the minimums that count (``tables.THRESHOLDS``).

    They are what the region's folder says; an entry in the store takes the place of its row, and
    has line 0. The instrument is named by its id.
    """
    return _merged(_of_region(registry), store.thresholds())


def enter_thresholds(store: Store, registry: Registry, entries: Sequence[Threshold]) -> list[int]:
    """Enter minimums, all or none, and judge stored worksheets anew; return the years that changed.

    Raises ``InstrumentError`` for one that cannot be meant, such as more than the weight.
    """
    kept = [entry for entry in entries if not entry.taken_back]
    table = _merged(_of_region(registry), pd.DataFrame([asdict(entry) for entry in kept]))
    for instrument in {entry.instrument for entry in kept}:
        yardsticks(instrument, table)
    store.enter_thresholds(entries)
    return rejudge(store, registry)


def rejudge(store: Store, registry: Registry) -> list[int]:
    """Judge stored worksheets anew by the minimums that count now; return the years that changed.

    Only a regulation whose minimums are not confirmed can be judged differently than before, and
    only where the minimums or the program changed since.
    """
    limits = thresholds(store, registry)
    mark = _mark(limits)
    if store.judged_by() == mark:
        return []
    version, years = store.version(), []
    for year in store.years():
        unsure = any(load(name).borrowed for name in store.instruments(year))
        if unsure and store.rejudge(year, readiness(store.scores(year), limits)):
            years.append(year)
    if store.version() == version + len(years):
        # Otherwise something came in meanwhile, and may have been judged by other minimums.
        store.mark_judged(mark)
    return years


def after_import(store: Store, registry: Registry, limits: pd.DataFrame, was: str | None) -> None:
    """Let all that counts be judged by the same; ``was`` is what the store said before the import.

    Worksheets that came in were judged by ``limits``; what counts again instead of one that was put
    right was judged long ago.
    """
    if was not in (None, _mark(limits)):
        store.mark_judged(None)
    elif was is not None and store.judged_by() is None:
        rejudge(store, registry)


def withdraw(store: Store, registry: Registry, workbook: str, unit: str, year: int) -> bool:
    """Let a workbook no longer count, as ``Store.withdraw``; what counts again is judged anew."""
    done = store.withdraw(workbook, unit, year)
    if done:
        rejudge(store, registry)
    return done


def _mark(limits: pd.DataFrame) -> str:
    """Return what stands for these minimums and the program that judges by them."""
    text = limits.drop(columns="line").to_csv(index=False)
    return hashlib.sha256(f"{program()}\n{text}".encode()).hexdigest()


def _of_region(registry: Registry) -> pd.DataFrame:
    table = registry.thresholds
    ids = {rules.short: rules.id for rules in map(load, available())}
    return table.assign(instrument=table["instrument"].replace(ids))


def _merged(of_region: pd.DataFrame, entered: pd.DataFrame) -> pd.DataFrame:
    if entered.empty:
        return of_region
    rows = pd.concat([of_region, entered.assign(line=_ENTERED_LINE)], ignore_index=True)
    return typed(rows.drop_duplicates(_KEY, keep="last").reset_index(drop=True), THRESHOLDS)
