"""One plan on the page: whose answers, which path, and the changes made so far."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from zlib import crc32

import pandas as pd
import streamlit as st

from zi_analytics.charts import planned_table
from zi_analytics.insight.path import Effort, Path, Plan, default_effort, shortest_path
from zi_analytics.instruments import Instrument
from zi_analytics.store import Scenario
from zi_analytics.ui import data, plan_link, planning
from zi_analytics.ui.filters import Selection
from zi_analytics.ui.planning import Changes, Simulation
from zi_analytics.ui.unit_rules import rules_of

STATE: Final = "simulasi"
FROM_ANSWERS: Final = ("tahun", "unit", "penilai", plan_link.SCENARIO)
FROM_PATH: Final = (*FROM_ANSWERS, "predikat", plan_link.FIXED, plan_link.EFFORT)


@dataclass(frozen=True)
class Case:
    """One worksheet that is planned for, with the assumptions chosen in the address."""

    selection: Selection
    name: str
    rules: Instrument
    answers: pd.DataFrame
    values: Mapping[str, str]
    path: Path
    kept: Scenario | None

    @property
    def effort(self) -> Effort:
        """The effort chosen."""
        code = self.values[plan_link.EFFORT]
        return plan_link.effort_of(code, self.rules) or default_effort(self.rules.id)

    @property
    def fixed(self) -> tuple[str, ...]:
        """The questions that cannot be improved this year."""
        return plan_link.fixed_of(self.values[plan_link.FIXED], self.rules)

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plan of the path, the alternatives, and the next-best."""
        found = (self.path.plan, *self.path.alternatives, self.path.next_best)
        return tuple(plan for plan in found if plan is not None)

    def at_start(self) -> dict[str, str]:
        """Return the changes that the chosen start brings."""
        if self.kept is not None:
            return planning.sound(self.kept.draft.changes, self.rules)
        if self.values[plan_link.SCENARIO] == plan_link.PRESENT:
            return {}
        if self.path.plan is None:
            return planning.surveys_of(self.path)
        return planning.of_plan(self.path.plan)


@dataclass(frozen=True)
class Draft:
    """The changes made so far; ``edition`` renews the widgets when all are replaced at once."""

    of: tuple[str, ...]
    changes: Changes
    edition: int = 0

    @property
    def key(self) -> str:
        """What the widgets of this draft are called after."""
        return f"{crc32(' '.join(self.of).encode()):x}_{self.edition}"


def case(
    selection: Selection, name: str, rules: Instrument, values: Mapping[str, str]
) -> Case | None:
    """Return what is planned for; None where the assessor has no answers for the unit.

    Raises `PathError` for an instrument that has no paths.
    """
    answers = data.answers(selection.year, selection.unit)
    own = answers.loc[answers["assessor"] == selection.assessor].reset_index(drop=True)
    if own.empty:
        return None
    key = (selection.year, selection.unit, selection.assessor, selection.predicate)
    path = _path(data.store().version(), *key, values[plan_link.FIXED], values[plan_link.EFFORT])
    kept = plan_link.scenario(values[plan_link.SCENARIO])
    return Case(selection, name, rules, own, values, path, kept)


@st.cache_data(max_entries=data.MANY, show_spinner="Menghitung jalur terpendek…")
def _path(
    version: int, year: int, unit: str, assessor: str, predicate: str, fixed: str, effort: str
) -> Path:
    answers = data.whole_answers(year, unit)
    own = answers.loc[answers["assessor"] == assessor]
    rules = rules_of(year, unit, assessor)
    costs, held = plan_link.effort_of(effort, rules), plan_link.fixed_of(fixed, rules)
    return shortest_path(own, predicate, effort=costs, fixed=held)


def draft(of: Case) -> Draft:
    """Return the changes made so far in this session; another start begins anew.

    With the path as the start, so do another predicate and other assumptions: the path is another.
    """
    follows_path = of.values[plan_link.SCENARIO] == plan_link.PATH
    names = FROM_PATH if follows_path else FROM_ANSWERS
    key = tuple(of.values[name] for name in names)
    found = st.session_state.get(STATE)
    if not isinstance(found, Draft) or found.of != key:
        found = Draft(key, of.at_start())
        st.session_state[STATE] = found
    return found


def replace_all(of: Case, changes: Changes) -> None:
    """Put other changes in place of all that were made."""
    made = draft(of)
    st.session_state[STATE] = replace(made, changes=dict(changes), edition=made.edition + 1)


def put(of: Case, item: str, text: str | None) -> None:
    """Change one answer; what stands so now, or nothing, takes the change back."""
    made = draft(of)
    rest = {name: to for name, to in made.changes.items() if name != item}
    if text is not None and text != planning.present(of.answers).get(item):
        rest = {**made.changes, item: text}
    st.session_state[STATE] = replace(made, changes=rest)


def simulated(of: Case, changes: Changes) -> Simulation:
    """Return what changes do, from the cache where they were seen before."""
    key = (data.store().version(), *of.values.values())
    return _simulated(key, tuple(changes.items()), of)


@st.cache_data(max_entries=data.MANY, show_spinner=False)
def _simulated(key: tuple[Any, ...], changes: tuple[tuple[str, str], ...], _of: Case) -> Simulation:
    costs = planning.costs_of(_of.plans)
    return planning.simulate(_of.answers, dict(changes), _of.effort, costs)


def conditions(of: Case, done: Simulation) -> pd.DataFrame:
    """Return ``charts.planned_table`` for the chosen predicate."""
    return planned_table(done.ready_now, done.ready, done.scores, of.rules, of.selection.predicate)
