from collections.abc import Mapping

import pandas as pd
import pytest

from tests.makers import best_answers
from tests.scoring.conftest import answers_table
from zi_analytics.scoring import score

# What each unit answers other than best; None is left blank.
UNITS: Mapping[str, Mapping[str, object]] = {
    "A": {"A.I.1.i.b": "B", "A.II.4.iii.-": "D", "B.I.a": 3.2},
    "B": {"A.I.1.i.b": "C", "A.II.4.iii.-": None, "A.II.1.i.a.2": None},
    "C": {"A.I.1.i.b": "A"},
}


def table(changes: Mapping[str, object], **key: str) -> pd.DataFrame:
    """Answer everything best, but for the changes."""
    answers = {k: v for k, v in {**best_answers(), **changes}.items() if v is not None}
    return answers_table(answers, **key)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def scores() -> pd.DataFrame:
    return score(pd.concat(table(changes, unit=unit) for unit, changes in UNITS.items()))
