"""Weak areas on the page: the units chosen, what they lose, and where the reader stands."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from zi_analytics.insight.gaps import Gaps
from zi_analytics.instruments import Instrument
from zi_analytics.ui import compared, data, summary, tree
from zi_analytics.ui.filters import Selection


@dataclass(frozen=True)
class Scene:
    """What the page shows.

    ``units`` has a row a unit with a worksheet of the chosen assessor and kind, the nearest to the
    predicate first; ``losses`` (``weak.LOSSES``) are theirs. ``asked`` are all units of the kind.
    """

    selection: Selection
    values: Mapping[str, str]
    rules: Instrument
    units: pd.DataFrame
    losses: pd.DataFrame
    asked: pd.DataFrame

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
        names = self.asked.set_index("code")["short" if short else "name"]
        return str(names.get(unit, unit))

    def below(self, node: str) -> pd.DataFrame:
        """Return the losses of the questions below a node."""
        return self.losses.loc[self.losses["question"].isin(self.rules.leaves(node))]

    @property
    def judged(self) -> pd.DataFrame:
        """The units whose losses are shown; one with a worksheet of other rules is not."""
        return self.units.loc[self.units["unit"].isin(self.losses["unit"].unique())]

    def gaps(self) -> Gaps:
        """Return the gaps between the units' own assessment and TPI's, of the chosen kind."""
        return compared.gaps(self.selection.year).of_units(set(self.asked["code"]))


def scene(selection: Selection, values: Mapping[str, str]) -> Scene:
    """Gather what the page shows for these choices."""
    year, assessor = selection.year, selection.assessor
    units = summary.of_kind(data.overview(year, assessor, selection.predicate), selection.kind)
    losses = compared.losses(year, assessor)
    own = losses.loc[losses["unit"].isin(list(units["unit"]))]
    asked = summary.of_kind(data.units(year), selection.kind)
    return Scene(selection, values, data.instrument(year), units, own, asked)


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
