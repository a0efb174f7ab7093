"""Scoring alone, against a plain loop over the same rules."""

import pandas as pd

from benchmarks.timing import Work, line, milliseconds, ratio, side_by_side
from zi_analytics.instruments import load
from zi_analytics.scoring import score
from zi_analytics.tables import ANSWERS, KEY, typed

INSTRUMENT = "permenpanrb-90-2021"
WORKSHEETS = 480


def run(rounds: int) -> None:
    """Print how many questions are scored a second by either."""
    answers = _answers()
    questions = len(load(INSTRUMENT).questions) * WORKSHEETS
    print(f"Scoring: {WORKSHEETS} worksheets of {INSTRUMENT}, median of {rounds} rounds")
    works: dict[str, Work] = {"score": lambda: score(answers), "loop": lambda: _loop(answers)}
    seconds = side_by_side(works, rounds)
    for name in works:
        rate = questions / sorted(seconds[name])[rounds // 2]
        line(name, milliseconds(seconds[name]), f"{rate:,.0f} questions a second")
    line("plain loop ÷ score", f"{ratio(seconds, 'loop', 'score'):.2f}")
    _check(answers)


def _answers() -> pd.DataFrame:
    rows = [
        (f"U{number:03}", question, ((number * 31 + place * 17) % 5) / 4)
        for number in range(WORKSHEETS)
        for place, question in enumerate(load(INSTRUMENT).questions)
    ]
    frame = pd.DataFrame(rows, columns=["unit", "question", "value"])
    fixed = dict.fromkeys(("raw", "note", "evidence", "wording", "sheet", "cell", "workbook"))
    known = {"year": 2022, "instrument": INSTRUMENT, "assessor": "unit"}
    return typed(frame.assign(**fixed, **known), ANSWERS)


def _loop(answers: pd.DataFrame) -> dict[tuple[object, ...], float]:
    """Score every node of every worksheet, one at a time, as one would by hand."""
    rules = load(INSTRUMENT)
    leaves = {node: rules.leaves(node) for node in rules.nodes}
    leaves |= {area.id: rules.leaves(area.id) for area in rules.areas}
    leaves |= {question: (question,) for question in rules.questions}
    leaves["total"] = tuple(rules.questions)
    values: dict[tuple[object, ...], dict[str, float]] = {}
    columns = [answers[name].tolist() for name in (*KEY, "question", "value")]
    for unit, year, assessor, question, value in zip(*columns, strict=True):
        values.setdefault((unit, year, assessor), {})[question] = value
    found = {}
    for key, own in values.items():
        for node, below in leaves.items():
            found[(*key, node)] = sum(own[q] * rules.questions[q].weight for q in below)
    return found


def _check(answers: pd.DataFrame) -> None:
    expected = _loop(answers)
    for row in score(answers).itertuples(index=False):
        key = (row.unit, row.year, row.assessor, row.node)
        assert abs(expected[key] - row.points) < 1e-9, key
