"""The command ``template``."""

import argparse
from collections.abc import Iterator
from contextlib import closing
from typing import Final

import pandas as pd

from zi_analytics.command_line.terminal import progress_bar
from zi_analytics.registry import Registry
from zi_analytics.reports import UnitLabel, edition, worksheets
from zi_analytics.settings import Settings
from zi_analytics.store import is_missing, open_store

_IN_MEMORY: Final = "sqlite://"
_NONE: Final = frozenset[str]()


def run(arguments: argparse.Namespace, registry: Registry, settings: Settings) -> int:
    """Write one worksheet, or one for every unit that is expected to hand in, and say where."""
    instrument, year = edition(arguments.year), arguments.year
    units = _units(arguments, registry)
    codes = [unit.code for unit in units]
    before, sample = _earlier(settings, year - 1, codes) if arguments.prefill else ({}, _NONE)
    files = worksheets(instrument, units, year, before, synthetic=sample)
    if arguments.all:
        arguments.out.mkdir(parents=True, exist_ok=True)
        with progress_bar() as progress:
            for done, (name, data) in enumerate(files, start=1):
                (arguments.out / name).write_bytes(data)
                if progress is not None:
                    progress(done, len(units), name)
        print(f"{len(units)} LKE {year} ditulis di {arguments.out}.")
    else:
        arguments.out.parent.mkdir(parents=True, exist_ok=True)
        arguments.out.write_bytes(next(files)[1])
        print(f"LKE {year} untuk {units[0].name} ditulis di {arguments.out}.")
    for line in _told(arguments, units, before):
        print(line)
    return 0


def _units(arguments: argparse.Namespace, registry: Registry) -> list[UnitLabel]:
    if not arguments.all:
        unit = registry.unit(arguments.unit, arguments.year)
        return [UnitLabel(unit.code, unit.name)]
    known = registry.units(arguments.year)
    expected = known.loc[known["expected"]]
    return [UnitLabel(*row) for row in zip(expected["code"], expected["name"], strict=True)]


def _earlier(
    settings: Settings, year: int, units: list[str]
) -> tuple[dict[str, pd.DataFrame], frozenset[str]]:
    """Return the answers of a year by unit, and the units whose answers are sample data."""
    database = _IN_MEMORY if is_missing(settings.database) else settings.database
    with closing(open_store(database)) as store:
        held = store.submissions(year)
        current = held.loc[held["current"] & held["unit"].isin(units)]
        answers = {str(unit): store.answers(year, str(unit)) for unit in current["unit"].unique()}
        return answers, frozenset(current.loc[current["synthetic"], "unit"])


def _told(
    arguments: argparse.Namespace, units: list[UnitLabel], before: dict[str, pd.DataFrame]
) -> Iterator[str]:
    lacking = [unit.name for unit in units if unit.code not in before]
    if arguments.prefill and lacking:
        yield f"Tanpa isian {arguments.year - 1} (LKE-nya tidak ada): {', '.join(lacking)}."
