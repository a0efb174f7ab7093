"""A store of several years: older worksheets as scores by hand, 2022 from answers, and SAKIP."""

from dataclasses import dataclass, field

import pandas as pd

from tests.insight.figures import flat, sakip, worksheet
from tests.ui.fakes import FakeStore, answers_of
from zi_analytics.tables import SCORES, empty

LEVELS = {"DINSOS": 0.7, "DINKES": 0.9, "35.12.06": 0.45, "DLH": 0.6, "DISHUB": 0.65}
NEW_UNIT = "DPUPP"
RISES = [0.5, 0.5, 0.5, 0.5, 0.9, 0.5, 0.5]
"""DINSOS in 2021: only Pengawasan (weight 15) rises from 0.5 to 0.9, so the total by 6 points."""


@dataclass
class YearsStore(FakeStore):
    """A store whose earlier years are given as scores."""

    earlier: pd.DataFrame = field(default_factory=lambda: empty(SCORES))

    def __post_init__(self) -> None:
        """Score the answers, and put the earlier years before them."""
        super().__post_init__()
        self.all_scores = pd.concat([self.earlier, self.all_scores], ignore_index=True)

    def years(self) -> list[int]:
        """Return the years with scores."""
        return sorted({int(year) for year in self.all_scores["year"].unique()})

    def submissions(self, year: int | None = None) -> pd.DataFrame:
        """Return one row a unit and assessor, of the earlier years too."""
        now = super().submissions()
        keys = self.earlier.drop_duplicates(["unit", "year", "assessor"])
        beside = {name: now[name].iloc[0] for name in ("file", "received_at", "synthetic")}
        beside |= {"workbook": "", "sheet": "", "current": True, "errors": 0, "warnings": 0}
        then = keys[["unit", "year", "assessor", "instrument"]].assign(**beside)
        table = pd.concat([then, now], ignore_index=True)
        table["id"] = table.index
        return table if year is None else table.loc[table["year"] == year]


def older() -> pd.DataFrame:
    """Return scores of 2020 and 2021; DLH falls by 5 points, DISHUB has no 2020, Dinkes stays."""
    return pd.concat(
        [
            flat("DINSOS", 2020, 0.5),
            flat("DINKES", 2020, 0.8),
            flat("DLH", 2020, 0.55),
            flat("35.12.06", 2020, 0.4),
            flat("DPUPR", 2020, 0.5),
            flat("DPKP-RUMKIM", 2020, 0.7),
            worksheet("DINSOS", 2021, RISES),
            flat("DINKES", 2021, 0.8),
            flat("DLH", 2021, 0.50),
            flat("35.12.06", 2021, 0.42),
            flat("DISHUB", 2021, 0.6),
            flat("DPUPR", 2021, 0.6),
            flat("DPKP-RUMKIM", 2021, 0.7),
        ],
        ignore_index=True,
    )


def newest() -> pd.DataFrame:
    """Return the answers of 2022."""
    levels = {**LEVELS, NEW_UNIT: 0.66}
    frames = [answers_of(unit, "unit", level, n) for n, (unit, level) in enumerate(levels.items())]
    return pd.concat(frames, ignore_index=True)


def evaluated() -> pd.DataFrame:
    """Return SAKIP of 2020 to 2022: DINSOS rises to BB and A, DLH falls to CC."""
    return sakip(
        {
            ("DINSOS", 2020): (65.0, "B", "B"),
            ("DINKES", 2020): (75.0, "BB", "BB"),
            ("DLH", 2020): (62.0, "B", "B"),
            ("35.12.06", 2020): (64.0, "B", "B"),
            ("DINSOS", 2021): (72.0, "BB", "BB"),
            ("DINKES", 2021): (76.0, "BB", "BB"),
            ("DLH", 2021): (58.0, "CC", "CC"),
            ("35.12.06", 2021): (71.0, "BB", "BB"),
            ("DINSOS", 2022): (81.0, "A", "A"),
            ("DINKES", 2022): (78.0, "BB", "BB"),
            ("DLH", 2022): (59.0, "CC", "CC"),
            ("35.12.06", 2022): (66.0, "B", "B"),
            ("DISHUB", 2022): (69.0, "B", "B"),
        }
    )


def whole(sample: bool = False) -> YearsStore:
    """Return three years with SAKIP."""
    return YearsStore(newest(), sample=sample, all_sakip=evaluated(), earlier=older())
