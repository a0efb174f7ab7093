"""Synthetic goals and actions of the region and a dozen units; nobody's real plan.

Goals of the year after the worksheets are steps of computed paths, most of them done or overdue by
now; a grand design of five years reaches into the future, so that there is something of each kind.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

import numpy as np
import pandas as pd

from zi_analytics.insight.path import PathError, Step, shortest_path
from zi_analytics.instruments import Instrument, load
from zi_analytics.registry import Registry
from zi_analytics.sample.submissions import generator
from zi_analytics.store import ActionDraft, ActionState, GoalKey, SampleAction
from zi_analytics.tables import REGENCY

Answers = Callable[[str], pd.DataFrame]

UNITS: Final = 12
STEPS: Final = 4
SPAN: Final = 4
PACE: Final = (25, 75)
PACE_FAR: Final = (140, 270)
_DUE_BY_THEN: Final = (*[100] * 7, 70, 40, 0)
_YET_TO_COME: Final = (0, 20, 40, 60)
PREDICATE: Final = "WBK"
BLANK: Final = "belum diisi"
OWNERS: Final = ("Sekretaris", "Ketua Tim ZI", "Kasubbag Umum", "Kepala Bidang Pelayanan")
REGENCY_OWNERS: Final = ("Bagian Organisasi", "Inspektorat", "BKPSDM", "Diskominfo")
_OF_REGENCY: Final = (
    "Internalisasi sampai petugas kebersihan dan satpam di semua unit",
    "Pendampingan lima unit terdekat ke predikat",
    "Survei persepsi bersama dengan responden yang cukup",
    "LHKPN dan LHKASN lengkap setiap 31 Maret",
    "Satu kanal pengaduan untuk semua unit layanan",
    "Pelatihan penilai internal TPI",
)
_OF_UNIT: Final = ("Pelihara bukti dukung setiap triwulan", "Forum berbagi praktik antarunit")
_NOTES: Final = ("Menunggu tanda tangan.", "Sudah dibahas di rapat bulanan.", None, None)
_REASON: Final = "Digabung dengan aksi lain."


def sample_actions(registry: Registry, year: int, answers: Answers) -> list[SampleAction]:
    """Return the actions that follow from the worksheets of ``year``.

    ``answers`` gives a unit's answers of that year; a unit without a path has no steps.
    """
    units = registry.units(year)
    codes = [str(code) for code in units.loc[units["expected"], "code"]]
    found = list(_of_regency(year))
    for code in codes[:: max(1, len(codes) // UNITS)][:UNITS]:
        found += _of_unit(code, year, answers(code))
    return found


def _of_regency(year: int) -> Iterator[SampleAction]:
    rng = generator(year, REGENCY, "actions")
    goal = _grand_design(REGENCY, year)
    for number, title in enumerate(_OF_REGENCY):
        owner = REGENCY_OWNERS[number % len(REGENCY_OWNERS)]
        yield _action(goal, ActionDraft(ActionState(title, owner, _month(rng, year))), rng, year)


def _of_unit(code: str, year: int, answers: pd.DataFrame) -> Iterator[SampleAction]:
    rng = generator(year, code, "actions")
    goal = GoalKey(code, year + 1, f"Menuju {PREDICATE} {year + 1}")
    for number, (step, label) in enumerate(_steps(answers)):
        due = date(year + 1, int(rng.integers(3, 13)), 28)
        owner = None if number == STEPS - 1 else str(rng.choice(OWNERS))
        state = ActionState(label, owner, None if rng.random() < 0.1 else due)
        before = BLANK if step.before is None else str(step.before)
        draft = ActionDraft(state, step.item, before, str(step.after), step.points)
        yield _action(goal, draft, rng, year)
    for title in _OF_UNIT:
        state = ActionState(title, str(rng.choice(OWNERS)), _month(rng, year))
        yield _action(_grand_design(code, year), ActionDraft(state), rng, year)


def _steps(answers: pd.DataFrame) -> list[tuple[Step, str]]:
    """Return the first steps of the path of the self-assessment, each with its name."""
    own = answers.loc[answers["assessor"] == "unit"]
    if own.empty:
        return []
    rules = load(str(own["instrument"].iloc[0]))
    try:
        path = shortest_path(own, PREDICATE, alternatives=0, next_best=False)
    except PathError:
        return []
    return [(step, _label(step, rules)) for step in path.steps[:STEPS]]


def _label(step: Step, rules: Instrument) -> str:
    if step.item == step.question:
        return rules.label(step.item)
    return f"{rules.label(step.item)} ({rules.label(step.question)})"


def _grand_design(code: str, year: int) -> GoalKey:
    return GoalKey(code, year + 1, f"Grand design {year + 1}–{year + 1 + SPAN}")


def _month(rng: np.random.Generator, year: int) -> date:
    """Return the end of a month in the later years of the grand design."""
    month = int(rng.integers(12 * SPAN - 18, 12 * (SPAN + 1)))
    first = date(year + 1 + month // 12, month % 12 + 1, 1)
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _action(goal: GoalKey, draft: ActionDraft, rng: np.random.Generator, year: int) -> SampleAction:
    """Let an action come along in some steps, until it is done, stands still, or is cancelled."""
    begun = datetime(year + 1, 1, int(rng.integers(8, 29)), 2, tzinfo=UTC)
    due = draft.state.due
    far = due is not None and due.year > year + 1
    ends = _YET_TO_COME if due is not None and due.year > year + SPAN else _DUE_BY_THEN
    end = int(rng.choice(ends))
    pace = PACE_FAR if far else PACE
    marks = [mark for mark in (20, 50, 80) if mark < end] + ([end] if end else [])
    entries = [(begun, draft.state)]
    for mark in marks:
        at = entries[-1][0] + timedelta(days=int(rng.integers(*pace)), hours=1)
        note = _NOTES[int(rng.integers(len(_NOTES)))]
        entries.append((at, replace(draft.state, progress=mark, note=note)))
    if end == 100:
        proof = f"https://contoh.invalid/bukti/{goal.unit}/{draft.item or 'grand-design'}"
        entries[-1] = (entries[-1][0], replace(entries[-1][1], evidence=proof, note=None))
    elif not end and not far and rng.random() < 0.3:
        cancelled = replace(draft.state, cancelled=True, reason=_REASON)
        entries.append((begun + timedelta(days=60), cancelled))
    return SampleAction(goal, draft, tuple(entries))
