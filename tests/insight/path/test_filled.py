"""Which worksheets a path can be found for."""

import pandas as pd
import pytest

from zi_analytics.insight.path import PathError, shortest_path
from zi_analytics.tables import ANSWERS, typed


def test_scales_that_only_the_worksheet_knows_give_no_path() -> None:
    row = {
        "unit": "X",
        "year": 2019,
        "instrument": "permenpanrb-52-2014",
        "assessor": "unit",
        "question": "A.I.1.a",
        "value": 1.0,
    }
    answers = typed(pd.DataFrame([row]).reindex(columns=list(ANSWERS)), ANSWERS)
    with pytest.raises(PathError, match="52/2014"):
        shortest_path(answers, "WBK")
