"""Where each question belongs, for tables that add up by sub-component, area or worksheet."""

from functools import cache
from typing import Final

import pandas as pd

from zi_analytics.instruments import load

PLACES: Final = {
    "question": "str",
    "sub_component": "str",
    "area": "str",
}


@cache
def places(instrument: str) -> pd.DataFrame:
    """Return the place of every question of an instrument, in the order of the worksheet.

    ``sub_component`` is the node right above the question (in Hasil an aspect), ``area`` the area
    of change over both aspects (``area.1`` …), and for Hasil its component.
    """
    rules = load(instrument)
    area_of = {question: area.id for area in rules.areas for question in rules.leaves(area.id)}
    rows = [
        (question.id, question.group, area_of.get(question.id, question.id.partition(".")[0]))
        for question in rules.questions.values()
    ]
    return pd.DataFrame(rows, columns=list(PLACES)).astype(PLACES)


def question_scores(scores: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of ``tables.SCORES`` that are questions, with their places."""
    questions = scores.loc[scores["level"] == "question"].rename(columns={"node": "question"})
    if questions.empty:
        return questions.assign(sub_component=pd.Series(dtype="str"), area=pd.Series(dtype="str"))
    known = pd.concat(
        places(str(name)).assign(instrument=str(name)) for name in questions["instrument"].unique()
    )
    return questions.merge(known, on=["instrument", "question"], how="left")
