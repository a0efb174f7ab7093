from collections.abc import Mapping

import pandas as pd

from tests.makers import RATIOS, inputs_of
from zi_analytics.instruments import load
from zi_analytics.instruments.ratios import evaluate
from zi_analytics.tables import ANSWERS, typed

INSTRUMENT = "permenpanrb-90-2021"


def answers_table(
    typed_in: Mapping[str, object], unit: str = "X", year: int = 2022, assessor: str = "unit"
) -> pd.DataFrame:
    """Turn what a person types (letters, counts, indexes) into the answers table."""
    instrument = load(INSTRUMENT)
    rows = []
    for question in instrument.questions.values():
        answer = typed_in.get(question.id)
        value = None
        if question.id in RATIOS and question.ratio is not None:
            counts = {
                name: pd.Series([typed_in.get(name)], dtype="float64").to_numpy()
                for name in inputs_of(question.id)
            }
            value = evaluate(question.ratio, counts).value[0]
        elif answer is not None:
            scale = instrument.scales[question.scale]
            value = scale.options[str(answer)] if scale.options else float(str(answer)) / 4
        rows.append((question.id, None if answer is None else str(answer), value))
        rows += [(name, typed_in.get(name), None) for name in question.inputs]
    frame = pd.DataFrame(rows, columns=["question", "raw", "value"])
    frame["raw"] = frame["raw"].map(lambda raw: raw if raw is None else str(raw))
    frame = frame.assign(
        unit=unit, year=year, instrument=INSTRUMENT, assessor=assessor, workbook="w", sheet="s"
    )
    return typed(frame.reindex(columns=list(ANSWERS)), ANSWERS)
