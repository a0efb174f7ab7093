"""Weak areas on the page: the units chosen, what they lose, and where the reader stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from zi_analytics.insight.gaps import Gaps
from zi_analytics.instruments import Instrument
from zi_analytics.ui import compared, data, summary, tree
from zi_analytics.ui.filters import Selection

Result = TypeVar("Result")
Mark = tuple[int, int, str, str, str]


@dataclass(frozen=True)
class Scene:
    """What the page shows.

    ``units`` has a row a unit with a worksheet of the chosen assessor and kind, the nearest to the
    predicate first, of those that the reader may see; ``losses`` (``weak.LOSSES``) are theirs.
    ``asked`` are all units of the kind. ``mark`` tells these losses from all others.
    """

    selection: Selection
    values: Mapping[str, str]
    rules: Instrument
    units: pd.DataFrame
    asked: pd.DataFrame
    mark: Mark

    @cached_property
    def losses(self) -> pd.DataFrame:
        """What each question of each of the units loses."""
        whole = compared.whole_losses(self.selection.year, self.selection.assessor)
        own = whole["unit"].isin(self.units["unit"])
        return whole if own.all() else whole.loc[own]

    def kept(self, name: str, work: Callable[[], Result]) -> Result:
        """Return what a piece of work on ``losses`` alone gives, which is done once for its name.

        To sum takes the longer the more units there are; a page runs again at every click.
        """
        result: Result = _kept(self.mark, name, work)
        return result.copy(deep=False) if isinstance(result, pd.DataFrame) else result

    @property
    def node(self) -> str:
        """The node chosen."""
        return self.values["node"]

    @property
    def is_question(self) -> bool:
        """Whether a question is chosen."""
        return self.node in self.rules.questions

    def name(self, unit: str, short: bool = False) -> str:
        """Return a unit's name."""
        return (self._shorts if short else self._names).get(unit, unit)

    @cached_property
    def _names(self) -> dict[str, str]:
        return dict(zip(self.asked["code"].tolist(), self.asked["name"].tolist(), strict=True))

    @cached_property
    def _shorts(self) -> dict[str, str]:
        return dict(zip(self.asked["code"].tolist(), self.asked["short"].tolist(), strict=True))

    def below(self, node: str) -> pd.DataFrame:
        """Return the losses of the questions below a node."""
        return self.losses.loc[self.losses["question"].isin(self.rules.leaves(node))]

    @property
    def judged(self) -> pd.DataFrame:
        """The units whose losses are shown; one with a worksheet of other rules is not."""
        return self.kept(f"judged {self.selection.predicate}", self._judged)

    def _judged(self) -> pd.DataFrame:
        with_losses = self.losses["unit"].unique().tolist()
        return self.units.loc[self.units["unit"].isin(with_losses)]

    def gaps(self) -> Gaps:
        """Return the gaps between the units' own assessment and TPI's, of the chosen kind."""
        return compared.gaps(self.selection.year).of_units(set(self.asked["code"]))


def scene(selection: Selection, values: Mapping[str, str]) -> Scene:
    """Gather what the page shows for these choices."""
    year, assessor = selection.year, selection.assessor
    units = summary.of_kind(data.overview(year, assessor, selection.predicate), selection.kind)
    asked, rules = summary.of_kind(data.units(year), selection.kind), data.instrument(year)
    # By the units themselves: who may see others has another mark, and other sums.
    whose = blake2b("\n".join(units["unit"].tolist()).encode()).hexdigest()
    mark = (data.store().version(), year, assessor, rules.id, whose)
    return Scene(selection, values, rules, units, asked, mark)


@st.cache_resource(max_entries=data.MANY, show_spinner=False)
def _kept(mark: Mark, name: str, _work: Callable[[], Any]) -> Any:  # noqa: ANN401
    return _work()


def parts_below(rules: Instrument, node: str) -> dict[str, str]:
    """Map each question below a node to the child of the node that holds it."""
    return {
        question: child for child in tree.children(rules, node) for question in rules.leaves(child)
    }


def label(rules: Instrument, node: str) -> str:
    """Name a node as part of a sentence."""
    return "seluruh lembar kerja" if node == tree.WHOLE else rules.label(node)


def area_of(rules: Instrument, node: str) -> str:
    """Return the short name of the area of change that a node stands in, or of its component."""
    question = rules.leaves(node)[0]
    for area in rules.areas:
        if question in rules.leaves(area.id):
            return area.short
    return rules.label(question.partition(".")[0])
