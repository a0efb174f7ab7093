"""The association of two figures of units: Spearman's rank correlation, with how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from zi_analytics.insight.sakip import DESCRIPTIVE, YearKind, verdicts
from zi_analytics.insight.years import TOTAL, points_of
from zi_analytics.tables import Columns, typed

FIGURES: Final = {"sakip": "nilai SAKIP", "zi": "nilai Zona Integritas"}
PAIRS: Final[Columns] = {"unit": "str", "sakip": "float64", "zi": "float64", "predicate": "str"}
FEWEST: Final = 4
RESAMPLES: Final = 2000
CONFIDENCE: Final = 0.95
SEED: Final = 20_220_517
_CHUNK: Final = 200
_ENOUGH: Final = 0.9
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Association:
    """Spearman's rho of one year with its bootstrap interval; or the reason why there is none.

    ``pairs`` are the units with both figures; of ``association`` ``PAIRS``: SAKIP score (0–100) and
    share of the total (0–1). ``caution`` is the sentence that must stand beside the figure.
    """

    year: int
    pairs: pd.DataFrame
    rho: float | None
    lower: float | None
    upper: float | None
    reason: str | None
    caution: str = DESCRIPTIVE

    @property
    def n(self) -> int:
        """The number of units with both figures."""
        return len(self.pairs)


def pairs(
    scores: pd.DataFrame, sakip: pd.DataFrame, year: int, kind: YearKind = "evaluation"
) -> pd.DataFrame:
    """Return ``PAIRS`` of a year, of units with a SAKIP score and a worksheet of one assessor."""
    table = verdicts(sakip, kind)
    own = table.loc[table["year"].eq(year) & table["score"].notna(), ["unit", "score", "predicate"]]
    totals = points_of(scores, year)
    zi = totals.loc[totals["node"] == TOTAL, ["unit", "share"]]
    both = own.merge(zi, on="unit").rename(columns={"score": "sakip", "share": "zi"})
    return typed(both, PAIRS)


def association(
    scores: pd.DataFrame, sakip: pd.DataFrame, year: int, kind: YearKind = "evaluation"
) -> Association:
    """Return the association of SAKIP and the total of one year, as ``associated`` does."""
    both = pairs(scores, sakip, year, kind)
    return associated(year, both, FIGURES, "nilai SAKIP dan LKE")


def associated(
    year: int,
    both: pd.DataFrame,
    figures: Mapping[str, str],
    needed: str,
    caution: str = DESCRIPTIVE,
) -> Association:
    """Return the association of two columns of ``both``, a row a unit with both figures.

    ``figures`` names the two columns, ``needed`` what a unit must have. The same figures always
    give the same interval. There is none, and a reason instead, for fewer than ``FEWEST`` units,
    for a column that is constant or in which every value is tied, and where too many resamples come
    out constant.
    """
    reason = _why_not(both, figures, needed)
    if reason is not None:
        return Association(year, both, None, None, None, reason, caution)
    ordered = both.sort_values("unit", kind="stable")
    x, y = (ordered[column].to_numpy(dtype=np.float64) for column in figures)
    interval = _interval(x, y, np.random.default_rng([SEED, year]))
    if interval is None:
        reason = "Terlalu banyak nilai kembar, sehingga rentangnya tidak dapat dihitung."
        return Association(year, both, None, None, None, reason, caution)
    return Association(year, both, spearman(x, y), *interval, None, caution)


def _why_not(both: pd.DataFrame, figures: Mapping[str, str], needed: str) -> str | None:
    if len(both) < FEWEST:
        return f"Hanya {len(both)} unit punya {needed}; diperlukan sedikitnya {FEWEST}."
    for column, name in figures.items():
        counts = both[column].value_counts()
        if len(counts) == 1:
            return f"Semua unit mempunyai {name} yang sama."
        if counts.min() > 1:
            return f"Setiap {name} dipunyai lebih dari satu unit, jadi peringkatnya tidak berarti."
    return None


def spearman(x: Floats, y: Floats) -> float:
    """Return Spearman's rho of two columns; ties share their mean rank."""
    return float(_rho(_ranks(x[None, :]), _ranks(y[None, :]))[0])


def _interval(x: Floats, y: Floats, rng: np.random.Generator) -> tuple[float, float] | None:
    """Return the percentile interval of resampled units."""
    n = len(x)
    found = []
    for _ in range(0, RESAMPLES, _CHUNK):
        chosen = rng.integers(0, n, size=(_CHUNK, n))
        found.append(_rho(_ranks(x[chosen]), _ranks(y[chosen])))
    rho = np.concatenate(found)
    known = rho[~np.isnan(rho)]
    if len(known) < _ENOUGH * RESAMPLES:
        return None
    beyond = (1 - CONFIDENCE) / 2
    lower, upper = np.quantile(known, [beyond, 1 - beyond])
    return float(lower), float(upper)


def _ranks(rows: Floats) -> Floats:
    """Return the mean rank of every value within its row."""
    less = (rows[:, None, :] < rows[:, :, None]).sum(axis=2)
    equal = (rows[:, None, :] == rows[:, :, None]).sum(axis=2)
    return np.asarray(less + (equal + 1) / 2, dtype=np.float64)


def _rho(x: Floats, y: Floats) -> Floats:
    """Correlate two tables of ranks row by row; missing where a row is constant."""
    a = x - x.mean(axis=1, keepdims=True)
    b = y - y.mean(axis=1, keepdims=True)
    norm = np.sqrt((a * a).sum(axis=1) * (b * b).sum(axis=1))
    together = (a * b).sum(axis=1)
    result = np.divide(together, norm, out=np.full(len(norm), np.nan), where=norm > 0)
    return np.asarray(np.clip(result, -1.0, 1.0))
