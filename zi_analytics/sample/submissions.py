"""Who hands in what: every expected unit's file, its layout, and what is wrong with it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, cast
from zlib import crc32

import numpy as np
import pandas as pd

from zi_analytics.registry import Registry, Unit

SEED: Final = 20_220_517
State = Literal["whole", "truncated", "empty", "mistyped", "overtyped", "gaps"]
Assessor = Literal["unit", "tpi"]
Layout = Literal["A", "B"]

UNUSABLE: Final[tuple[State, ...]] = ("truncated", "empty")
# One unit each; the first three have no worksheet that counts.
_LATE: Final = ("absent", *UNUSABLE)
_FLAWED: Final[tuple[State, ...]] = ("overtyped", "mistyped", "gaps", "gaps", "gaps")
_UNITS_A_STATE: Final = 4
_FORBIDDEN: Final = re.compile(r'[\\/:*?"<>|]')
STRONG_KINDS: Final = frozenset({"rsud", "inspektorat", "sekretariat"})
_STRONG_NAMES: Final = ("kependudukan", "pelayanan terpadu")
_NAMES: Final = (
    "LKE ZI {name}.xlsx",
    "LKE ZI {year} - {short}.xlsx",
    "{short} LKE Zona Integritas {year} (final).xlsx",
    "{name} - LKE {year} rev2.xlsx",
    "KK ZI_{short}_{year}.xlsx",
    "lke zi {short} {year} fix.xlsx",
)


@dataclass(frozen=True)
class Submission:
    """One file: whose it is, its layout, the assessors it has answers of, and its state.

    ``totals``: the worksheet's own totals are written in it.
    """

    unit: Unit
    year: int
    layout: Layout
    assessors: tuple[Assessor, ...]
    state: State
    totals: bool
    file: str


def generator(year: int, *parts: str) -> np.random.Generator:
    """Return the random numbers of a year and, for example, a unit: the same in every run."""
    return np.random.default_rng([SEED, year, *(crc32(part.encode()) for part in parts)])


def is_strong(unit: Unit) -> bool:
    """Tell whether a unit is one of those that build integrity zones in earnest."""
    name = unit.name.casefold()
    return unit.kind in STRONG_KINDS or any(word in name for word in _STRONG_NAMES)


def submissions(registry: Registry, year: int) -> tuple[Submission, ...]:
    """Return the files of a year in the registry's order; absent units have none."""
    units = expected_units(registry.units(year))
    states = _states(units, year)
    files: list[Submission] = []
    for number, unit in enumerate(units):
        state = states.get(unit.code, "whole")
        if state != "absent":
            files += _files(unit, year, number, state)
    return tuple(files)


def expected_units(table: pd.DataFrame) -> tuple[Unit, ...]:
    """Return the units that should hand in, from the registry's table."""
    rows = table[table["expected"]].to_dict("records")
    return tuple(Unit(**{str(key): value for key, value in row.items()}) for row in rows)


def _states(units: Sequence[Unit], year: int) -> Mapping[str, str]:
    ordinary = [unit.code for unit in units if not is_strong(unit)]
    states = (*_LATE, *_FLAWED)[: len(ordinary) // _UNITS_A_STATE]
    drawn = generator(year).permutation(len(ordinary))[: len(states)]
    return {ordinary[index]: state for index, state in zip(drawn, states, strict=True)}


def _files(unit: Unit, year: int, number: int, state: str) -> list[Submission]:
    draws = generator(year, unit.code, "file").random(4).tolist()
    pattern = _NAMES[number % len(_NAMES)]
    own = pattern.format(name=unit.name, short=unit.short, year=year)
    totals = state in ("overtyped", "truncated") or (state != "mistyped" and draws[0] < 0.8)
    if state in ("truncated", "empty", "overtyped") or (state == "whole" and draws[1] < 0.4):
        files = [_submission(unit, year, "A", ("unit",), state, totals, own)]
        if state in ("whole", "overtyped") and draws[2] < 0.5:
            name = f"LKE ZI TPI {year} - {unit.short}.xlsx"
            files.append(_submission(unit, year, "A", ("tpi",), "whole", totals, name))
        return files
    both: tuple[Assessor, ...] = ("unit", "tpi") if draws[3] < 0.9 else ("unit",)
    return [_submission(unit, year, "B", both, state, totals, own)]


def _submission(
    unit: Unit,
    year: int,
    layout: Layout,
    assessors: tuple[Assessor, ...],
    state: str,
    totals: bool,
    name: str,
) -> Submission:
    file = " ".join(_FORBIDDEN.sub(" ", name).split())
    return Submission(unit, year, layout, assessors, cast(State, state), totals, file)
