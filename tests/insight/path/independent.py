"""The same question answered without a solver: every option of every question, counted out.

Nothing here uses the package but the table of minimums: rows, weights and values are the makers'.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np

from tests.makers import QUESTIONS, RATIOS, question_value
from tests.makers.points import children
from tests.makers.rows import DECLINE, INDEX, ROWS, SCALES, Row
from tests.scoring.test_readiness import MINIMUMS

ROW = {row.id: row for row in ROWS}
NOTHING_ATTEMPTED = {"A.II.1.i.a", "A.II.1.i.b", "A.II.4.i.-", "A.II.6.i.b"}
SURVEYS = {"B.I.a": "hasil.bersih.ipak", "B.II.a": "hasil.pelayanan"}
SAME = 1e-9
Answers = Mapping[str, object]


@dataclass(frozen=True)
class Option:
    """One way to leave or change a question: its effort, its points, and what is entered."""

    effort: int
    points: float
    entered: dict[str, object]


@cache
def weight(row: Row) -> float:
    """Give the full points of a question."""
    if row.weight:
        return row.weight
    group = row.id.rpartition(".")[0]
    if row.id.startswith("A.II.5.iii"):
        return 1.0
    heading = ROW[group].weight
    assert heading is not None
    return heading / sum(child.is_question for child in children(group))


def points(row: Row, answers: Answers) -> float:
    """Give the points of a question; none while it shows no figure."""
    value = question_value(row, answers)
    if row.id in NOTHING_ATTEMPTED and value == "#DIV/0!":
        return 0.0
    if value == "#DIV/0!":
        return 0.0 if row.id == DECLINE else weight(row)
    return value * weight(row) if isinstance(value, float) else 0.0


def unit_effort(question: str) -> int:
    return 3 if question[0] == "B" else 2 if question.startswith("A.II") else 1


def options(question: str, answers: Answers) -> list[Option]:
    """Give all ways to improve a question, and the one that leaves it as it stands."""
    row, each = ROW[question], unit_effort(question)
    stay = Option(0, points(row, answers), {})
    if row.choices in SCALES:
        scale = list(SCALES[row.choices])
        now = scale.index(str(answers[question])) if question in answers else len(scale) - 1
        changes = [({question: scale[to]}, now - to) for to in range(now)]
    else:
        changes = list(_count_changes(question, answers))
    better = [
        Option(each * units, points(row, {**answers, **entered}), entered)
        for entered, units in changes
    ]
    return [stay, *better]


def _count_changes(question: str, answers: Answers) -> list[tuple[dict[str, object], int]]:
    numerator, denominators, _ = RATIOS[question]
    done = f"{question}.{numerator}"
    now = int(str(answers[done]))
    if question == DECLINE:
        return [({done: to}, now - to) for to in range(now)]
    whole = sum(int(str(answers[f"{question}.{part}"])) for part in denominators)
    rises: list[tuple[dict[str, object], int]] = [
        ({done: to}, to - now) for to in range(now + 1, whole + 1)
    ]
    if whole == 0:
        due = f"{question}.{denominators[0]}"
        for some in (1, 2):
            rises += [({due: some, done: to}, some + to - now) for to in range(now, now + some + 1)]
    return [
        ({key: to for key, to in entered.items() if answers[key] != to}, units)
        for entered, units in rises
    ]


def minimum_points(predicate: str, question: str) -> float:
    """Give the points that a predicate asks of a survey."""
    return MINIMUMS[predicate][SURVEYS[question]]


def demanded(predicate: str, answers: Answers) -> dict[str, float]:
    """Give the points of the surveys after they were set to the larger of now and the minimum."""
    return {q: max(points(ROW[q], answers), minimum_points(predicate, q)) for q in SURVEYS}


def members() -> dict[str, set[str]]:
    """Give the questions of each condition."""
    ids = [row.id for row in QUESTIONS]
    found = {f"area.{n}": {q for q in ids if q.split(".")[2] == str(n)} for n in range(1, 7)}
    found |= {"pengungkit": {q for q in ids if q[0] == "A"}, "total": set(ids)}
    found |= {"hasil.bersih": {"B.I.a", "B.I.b"}, "hasil.bersih.ipak": {"B.I.a"}}
    return found | {"hasil.bersih.kinerja": {"B.I.b"}, "hasil.pelayanan": {"B.II.a"}}


MEMBERS = members()


def short(predicate: str, answers: Answers) -> set[str]:
    """Give the conditions that do not hold once the surveys are what is demanded."""
    of = {row.id: points(row, answers) for row in QUESTIONS} | demanded(predicate, answers)
    return {
        condition
        for condition, minimum in MINIMUMS[predicate].items()
        if sum(of[q] for q in MEMBERS[condition]) < minimum - SAME
    }


@dataclass(frozen=True)
class Counted:
    """All combinations of the free questions that meet a predicate, as (effort, what is entered).

    ``plans`` leaves out those of which a step could be taken back, wholly or in part.
    """

    feasible: list[tuple[int, dict[str, object]]]
    plans: list[tuple[int, dict[str, object]]]


def count_out(predicate: str, answers: Answers, free: Sequence[str]) -> Counted:
    """Try every combination of the options of the free questions; all others stay."""
    ways = [options(question, answers) for question in free]
    fixed = {row.id: points(row, answers) for row in QUESTIONS} | demanded(predicate, answers)
    picks = np.array(list(product(*(range(len(way)) for way in ways))))
    gained = np.stack(
        [np.array([o.points for o in way])[picks[:, i]] for i, way in enumerate(ways)], axis=1
    )
    met = np.ones(len(picks), dtype=bool)
    for condition, minimum in MINIMUMS[predicate].items():
        inside = [i for i, question in enumerate(free) if question in MEMBERS[condition]]
        rest = sum(fixed[q] for q in MEMBERS[condition] - {free[i] for i in inside})
        met &= rest + gained[:, inside].sum(axis=1) >= minimum - SAME
    good = {tuple(pick) for pick in picks[met]}
    found = [(pick, _plan(ways, pick)) for pick in sorted(good)]
    return Counted(
        [plan for _, plan in found],
        [plan for pick, plan in found if not _padded(pick, good, ways)],
    )


def _plan(ways: list[list[Option]], pick: tuple[int, ...]) -> tuple[int, dict[str, object]]:
    chosen = [way[i] for way, i in zip(ways, pick, strict=True)]
    entered = {key: value for option in chosen for key, value in option.entered.items()}
    return sum(option.effort for option in chosen), entered


def _padded(pick: tuple[int, ...], good: set[tuple[int, ...]], ways: list[list[Option]]) -> bool:
    """Tell whether one question could be left cheaper while everything still holds."""
    for i, way in enumerate(ways):
        for other, option in enumerate(way):
            if option.effort < way[pick[i]].effort and (*pick[:i], other, *pick[i + 1 :]) in good:
                return True
    return False


def least_effort(predicate: str, answers: Answers) -> int | None:
    """Give the least effort with every question free, by dynamic programming over whole efforts.

    ``best[e]`` is the most points of an area for effort e. Areas meet only in the conditions of
    pengungkit and total, where the points of all areas count alike.
    """
    lever = np.array([0.0])
    for number in range(1, 7):
        area = np.array([0.0])
        for question in sorted(MEMBERS[f"area.{number}"]):
            area = _combine(area, _frontier(options(question, answers)))
        area[area < MINIMUMS[predicate][f"area.{number}"] - SAME] = -np.inf
        lever = _combine(lever, area)
    lever[lever < MINIMUMS[predicate]["pengungkit"] - SAME] = -np.inf
    hasil = demanded(predicate, answers)
    result = _frontier(options("B.I.b", answers))
    result[result < MINIMUMS[predicate]["hasil.bersih.kinerja"] - SAME] = -np.inf
    result[result + hasil["B.I.a"] < MINIMUMS[predicate]["hasil.bersih"] - SAME] = -np.inf
    total = _combine(lever, result) + sum(hasil.values())
    enough = np.flatnonzero(total >= MINIMUMS[predicate]["total"] - SAME)
    return int(enough[0]) if len(enough) else None


def _frontier(ways: list[Option]) -> np.ndarray:
    best = np.full(max(way.effort for way in ways) + 1, -np.inf)
    for way in ways:
        best[way.effort] = max(best[way.effort], way.points)
    return best


def _combine(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    best = np.full(len(a) + len(b) - 1, -np.inf)
    for effort, value in enumerate(b):
        if value > -np.inf:
            window = slice(effort, effort + len(a))
            best[window] = np.maximum(best[window], a + value)
    return best


def is_index(question: str) -> bool:
    return ROW[question].choices == INDEX
