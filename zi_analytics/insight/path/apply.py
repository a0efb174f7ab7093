"""A plan carried out: the answers as they would be afterwards."""

import math
from collections.abc import Mapping

import pandas as pd

from zi_analytics.insight.path.counts import ratio_value
from zi_analytics.insight.path.filled import filled
from zi_analytics.insight.path.model import Plan
from zi_analytics.instruments import Instrument
from zi_analytics.tables import ANSWERS, typed

_Entered = dict[str, tuple[str, float]]
"""What is entered, by question or input: the text, and the value (NaN for a count)."""


def apply(answers: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """Return ``tables.ANSWERS`` of one unit, year and assessor after a plan.

    Options, counts and survey indices are entered in ``raw`` and ``value``; the value of a ratio
    question follows from its counts. A row that was missing is added at the end.
    """
    sheet = filled(answers)
    entered = _entries(sheet.instrument, plan) | _ratios(sheet.instrument, sheet.counts, plan)
    known = set(answers["question"])
    added = pd.DataFrame([_row(answers, id_) for id_ in entered if id_ not in known])
    after = pd.concat([answers, typed(added, ANSWERS)]) if len(added) else answers.copy()
    at = after["question"].isin(list(entered))
    names = after.loc[at, "question"]
    after.loc[at, "raw"] = [entered[name][0] for name in names]
    after.loc[at, "value"] = [entered[name][1] for name in names]
    return typed(after.reset_index(drop=True), ANSWERS)


def _entries(instrument: Instrument, plan: Plan) -> _Entered:
    """Return what is entered itself: options, counts and indices."""
    found: _Entered = {}
    for step in plan.steps:
        options = instrument.scale_of(step.question).options
        found[step.item] = (str(step.after), options.get(str(step.after), math.nan))
    for survey in plan.surveys:
        maximum = instrument.scale_of(survey.question).maximum
        value = math.nan if maximum is None else survey.needed / maximum
        found[survey.question] = (f"{survey.needed:g}", value)
    return found


def _ratios(instrument: Instrument, counts: Mapping[str, int | None], plan: Plan) -> _Entered:
    """Return the ratio questions whose counts change, with the value that these give."""
    changed = {step.item: step.after for step in plan.steps if isinstance(step.after, int)}
    found: _Entered = {}
    for question in dict.fromkeys(instrument.inputs[item].question for item in changed):
        rule = instrument.questions[question]
        if rule.ratio is not None:
            own = {name: changed.get(name, counts[name]) for name in rule.inputs}
            value = ratio_value(rule.ratio, own)
            found[question] = (repr(value), value)
    return found


def _row(answers: pd.DataFrame, id_: str) -> dict[str, object]:
    first = answers.iloc[0]
    kept = ("unit", "year", "instrument", "assessor", "workbook", "sheet")
    return dict.fromkeys(ANSWERS) | {name: first[name] for name in kept} | {"question": id_}
