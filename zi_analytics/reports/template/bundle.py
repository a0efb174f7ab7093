"""Worksheets to hand out, one for each of many units."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

import pandas as pd

from zi_analytics.instruments import Instrument
from zi_analytics.reports.template.build import template
from zi_analytics.reports.template.label import UnitLabel

_UNSAFE: Final = re.compile(r"[^0-9A-Za-z]+")
_LONGEST: Final = 80


def file_name(unit: UnitLabel, year: int) -> str:
    """Return a file name for a unit's worksheet that is safe on every system.

    The loader of worksheets recognises unit and year by what stands inside, not by this name.
    """
    words = _UNSAFE.sub(" ", unit.name).split()
    return f"LKE_{year}_{'-'.join(words)[:_LONGEST] or 'unit'}.xlsx"


def worksheets(
    instrument: Instrument,
    units: Sequence[UnitLabel],
    year: int,
    prefill: Mapping[str, pd.DataFrame],
    *,
    synthetic: Collection[str] = (),
) -> Iterator[tuple[str, bytes]]:
    """Give the worksheet of each unit with its file name, one after the other.

    ``prefill`` holds earlier answers by unit code, ``synthetic`` the codes whose answers are
    made-up data. Raises as ``template`` does.
    """
    taken: set[str] = set()
    for unit in units:
        name = _free(file_name(unit, year), taken)
        taken.add(name.casefold())
        answers = prefill.get(unit.code)
        yield name, template(instrument, unit, year, answers, synthetic=unit.code in synthetic)


def _free(name: str, taken: Collection[str]) -> str:
    """Return a name that differs from all others by more than the case of its letters."""
    stem = name.removesuffix(".xlsx")
    names = (name, *(f"{stem}_{count}.xlsx" for count in range(2, len(taken) + 3)))
    return next(one for one in names if one.casefold() not in taken)
