"""Five years of synthetic worksheets and SAKIP: 52/2014 until 2021, 90/2021 in 2022."""

from functools import cache

import numpy as np
import pandas as pd

from tests.makers.old import SCALES
from tests.ui.fakes import FakeStore, answers_of
from zi_analytics.instruments import load
from zi_analytics.tables import ANSWERS, SAKIP, typed

OLD = "permenpanrb-52-2014"
YEARS = (2018, 2019, 2020, 2021, 2022)
MERGED, BEFORE = "BAPENDA", "BPPKAD"
LEVELS = {"DINSOS": 0.5, "DINKES": 0.6, "RSAR": 0.7, "35.12.06": 0.4}


def old_answers_of(unit: str, assessor: str, level: float, seed: int, year: int) -> pd.DataFrame:
    """Return one worksheet's answers by 52/2014; ``level`` (0–1) is how good they are."""
    draws = np.random.default_rng(seed)
    rows = []
    for number, question in enumerate(load(OLD).questions):
        good = float(np.clip(draws.normal(level, 0.2), 0, 1))
        raw = min(SCALES["A/B/C/D"], key=lambda option: abs(SCALES["A/B/C/D"][option] - good))
        value = SCALES["A/B/C/D"][raw]
        row = {"question": question, "raw": raw, "value": value, "cell": f"K{number + 8}"}
        rows.append(row | {"wording": f"Bunyi uji {question}", "note": None})
    fixed = {"unit": unit, "year": year, "instrument": OLD, "assessor": assessor}
    fixed |= {"evidence": None, "sheet": "LKE ZI", "workbook": f"sha-{unit}-{assessor}-{year}"}
    return typed(pd.DataFrame(rows).assign(**fixed), ANSWERS)


@cache
def five_years() -> pd.DataFrame:
    """Return answers of five units over five years; one of them took another's place in 2022."""
    frames = []
    for year in YEARS:
        levels = LEVELS | {MERGED if year == YEARS[-1] else BEFORE: 0.6}
        for seed, (unit, level) in enumerate(levels.items()):
            risen = level + 0.04 * (year - YEARS[0])
            make = answers_of if year == YEARS[-1] else old_answers_of
            frames += [make(unit, one, risen, seed, year) for one in ("unit", "tpi")]
    return pd.concat(frames, ignore_index=True)


def sakip(*rows: tuple[str, int, float | None, str | None]) -> pd.DataFrame:
    """Return SAKIP totals: unit, evaluation year, score, predicate."""
    table = pd.DataFrame(rows, columns=["unit", "evaluation_year", "score", "predicate"])
    fixed = {"performance_year": None, "component": "total", "weight": 100.0, "sheet": "Rekap"}
    fixed |= {"predicate_reported": table["predicate"], "cell": "H5", "workbook": "sha-rekap"}
    return typed(table.assign(**fixed), SAKIP)


def store() -> FakeStore:
    """Return a store with all of this, marked as sample."""
    scores = sakip(
        ("DINSOS", 2018, 58.0, "CC"),
        ("DINSOS", 2019, 61.0, "B"),
        ("DINSOS", 2020, 69.0, "B"),
        ("DINSOS", 2022, 71.25, "BB"),
        (MERGED, 2022, None, "BB"),
    )
    return FakeStore(five_years(), sample=True, all_sakip=scores)
