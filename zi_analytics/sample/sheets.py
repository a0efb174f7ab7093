"""What stands in the cells of one assessor's columns, as people and the worksheet write it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pandas as pd

from zi_analytics.instruments import Instrument
from zi_analytics.sample.answers import Filled, Raw
from zi_analytics.sample.submissions import Assessor
from zi_analytics.scoring import score
from zi_analytics.tables import ANSWERS, typed

Key = tuple[str, Assessor]
Points = Mapping[str, float | str]
NOT_FILLED: Final = "Blm Diisi"
DIVIDED_BY_ZERO: Final = "#DIV/0!"
_HANDS: Final = ("{}", "{}", "{}", "{}.", " {}", "{} ")


@dataclass(frozen=True)
class Column:
    """One assessor's columns: ``answers`` by question and input, ``points`` by node and question.

    ``points`` is empty where the worksheet's own figures are not written.
    """

    answers: Mapping[str, Raw] = field(default_factory=dict)
    points: Points = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, str] = field(default_factory=dict)


def handwriting(filled: Filled, instrument: Instrument, rng: np.random.Generator) -> dict[str, Raw]:
    """Write answers as this person does: in capitals or not, with a full stop, a stray space.

    Ratio questions hold the percentage that the worksheet computes from the counts.
    """
    hand = _HANDS[int(rng.integers(len(_HANDS)))]
    small = bool(rng.random() < 0.3)
    written: dict[str, Raw] = {}
    for name, question in instrument.questions.items():
        raw = filled.raw.get(name)
        if question.ratio is not None and name in filled.value:
            written[name] = filled.value[name]
        elif isinstance(raw, str):
            written[name] = hand.format(raw.lower() if small else raw)
        elif raw is not None:
            written[name] = raw
    return written | {name: filled.raw[name] for name in instrument.inputs if name in filled.raw}


def workbook_points(
    filled: Mapping[Key, Filled], year: int, instrument: Instrument
) -> dict[Key, Points]:
    """Return what column Nilai shows in every worksheet: unanswered questions left out of means.

    By unit and assessor: the points of nodes and of the questions of Hasil, the value (0-1) of
    other questions. Where the worksheet shows a text or an error, that is what stands here.
    """
    scores = score(answer_table(filled, year, instrument))
    in_pengungkit = {
        q.id: q.weight
        for q in instrument.questions.values()
        if instrument.nodes[q.group].level == "sub_component"
    }
    scale = scores["node"].map(in_pengungkit).fillna(1.0)
    scores["shown"] = scores["points_workbook"] / scale
    is_question = scores["level"].eq("question")
    texts = np.where(is_question, NOT_FILLED, DIVIDED_BY_ZERO)
    shown = scores["shown"].astype(object).where(scores["shown"].notna(), pd.Series(texts))
    result: dict[Key, Points] = {}
    for (unit, assessor), rows in scores.groupby(["unit", "assessor"], sort=False):
        own = dict(zip(rows["node"], shown.loc[rows.index], strict=True))
        result[str(unit), "tpi" if assessor == "tpi" else "unit"] = own
    return result


def answer_table(filled: Mapping[Key, Filled], year: int, instrument: Instrument) -> pd.DataFrame:
    """Return ``tables.ANSWERS`` of answers by unit and assessor, without what only a file has."""
    rows = [
        (unit, year, assessor, name, str(raw), one.value.get(name))
        for (unit, assessor), one in filled.items()
        for name, raw in {**dict.fromkeys(one.value, ""), **one.raw}.items()
    ]
    frame = pd.DataFrame(rows, columns=["unit", "year", "assessor", "question", "raw", "value"])
    frame["instrument"] = instrument.id
    return typed(frame.reindex(columns=list(ANSWERS), fill_value=""), ANSWERS)
