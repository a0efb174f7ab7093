"""What the worksheets of an instrument are judged by: its own minimums, entered or borrowed ones.

A predicate whose minimums are not confirmed is judged by those that a region entered for it, or
else by another instrument's, as shares of weight; then the verdict is only indicative.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final, Literal

import pandas as pd

from zi_analytics.instruments.model import Instrument, InstrumentError
from zi_analytics.instruments.model_predicates import Condition, Minimum
from zi_analytics.instruments.reader import load

Basis = Literal["regulation", "indicative"]

THRESHOLDS_FILE: Final = "thresholds.csv"


@dataclass(frozen=True)
class Yardstick:
    """The minimums of one predicate by condition, in their order; None where it is not known.

    A condition that the region says is not asked for is left out.
    """

    predicate: str
    basis: Basis
    minimums: Mapping[str, Minimum | None]

    @property
    def known(self) -> tuple[Minimum, ...]:
        """The minimums that are known, in order."""
        return tuple(minimum for minimum in self.minimums.values() if minimum is not None)


def yardsticks(instrument: str, thresholds: pd.DataFrame | None = None) -> Mapping[str, Yardstick]:
    """Return the yardstick of every predicate of an instrument, by predicate.

    ``thresholds`` is ``tables.THRESHOLDS``, entered for predicates that are not confirmed. Raises
    ``InstrumentError`` that names the line of an entry which cannot be meant.
    """
    found = dict(_by_rules(instrument))
    if thresholds is None or thresholds.empty:
        return found
    rules = load(instrument)
    own = thresholds.loc[thresholds["instrument"].isin([rules.id, rules.short])]
    for row in own.to_dict("records"):
        _check(row, rules)
    for row in own.loc[own.duplicated(["predicate", "condition"])].to_dict("records"):
        problem = f"syarat {row['condition']} untuk {row['predicate']} sudah ada di atas"
        raise InstrumentError(THRESHOLDS_FILE, int(row["line"]), problem)
    for predicate, entered in own.groupby("predicate", sort=False):
        found[str(predicate)] = _entered(rules, str(predicate), entered)
    return found


def ruled(instrument: str, thresholds: pd.DataFrame) -> Instrument:
    """Return an instrument, with the minimums that were entered where its own are not confirmed."""
    rules = load(instrument)
    return replace(rules, thresholds=thresholds) if rules.borrowed else rules


def yardsticks_of(rules: Instrument) -> Mapping[str, Yardstick]:
    """Return the yardstick of every predicate by the minimums that the instrument came with."""
    return yardsticks(rules.id, rules.thresholds)


@cache
def _by_rules(instrument: str) -> Mapping[str, Yardstick]:
    rules = load(instrument)
    found: dict[str, Yardstick] = {}
    for predicate in rules.predicates.values():
        minimums: dict[str, Minimum | None] = dict.fromkeys(rules.conditions)
        minimums |= {minimum.condition: minimum for minimum in predicate.minimums}
        basis: Basis = "regulation" if predicate.confirmed else "indicative"
        if rules.borrowed is not None:
            minimums |= _borrowed(rules, predicate.id)
        found[predicate.id] = Yardstick(predicate.id, basis, minimums)
    return found


def _borrowed(rules: Instrument, predicate: str) -> dict[str, Minimum | None]:
    """Turn another instrument's minimums into the same shares of this one's weights."""
    assert rules.borrowed is not None
    other = load(rules.borrowed.instrument)
    found: dict[str, Minimum | None] = {}
    for minimum in other.predicates[predicate].minimums:
        if minimum.condition in rules.borrowed.conditions:
            share = minimum.minimum / other.weight(minimum.node)
            own = _minimum(rules, rules.conditions[minimum.condition], share)
            found[minimum.condition] = replace(own, index=minimum.index)
    return found


def _minimum(rules: Instrument, condition: Condition, share: float) -> Minimum:
    assert rules.borrowed is not None and condition.node is not None
    return Minimum(
        condition=condition.id,
        label=condition.label,
        short=condition.short,
        node=condition.node,
        minimum=share * rules.weight(condition.node),
        share=share,
        index=None,
        display=None,
        article=rules.borrowed.article,
    )


def _entered(rules: Instrument, predicate: str, entered: pd.DataFrame) -> Yardstick:
    minimums: dict[str, Minimum | None] = dict.fromkeys(rules.conditions)
    for row in entered.to_dict("records"):
        condition = rules.conditions[row["condition"]]
        if not row["asked"]:
            del minimums[condition.id]
            continue
        assert condition.node is not None
        by_share = pd.notna(row["share"])
        points = row["share"] * rules.weight(condition.node) if by_share else row["minimum"]
        minimums[condition.id] = Minimum(
            condition=condition.id,
            label=condition.label,
            short=condition.short,
            node=condition.node,
            minimum=float(points),
            share=float(row["share"]) if by_share else None,
            index=None,
            display=None,
            article=row["article"],
        )
    return Yardstick(predicate, "regulation", minimums)


def _check(row: Mapping[Any, Any], rules: Instrument) -> None:
    def fail(problem: str) -> InstrumentError:
        return InstrumentError(THRESHOLDS_FILE, int(str(row["line"])), problem)

    predicate, condition = str(row["predicate"]), str(row["condition"])
    if predicate not in rules.predicates:
        raise fail(f"predikat {predicate!r} tidak ada; pilihannya {', '.join(rules.predicates)}")
    if rules.predicates[predicate].confirmed:
        raise fail(f"ambang {predicate} PermenPANRB {rules.short} sudah ditetapkan peraturan")
    if condition not in rules.conditions:
        raise fail(f"syarat {condition!r} tidak ada; pilihannya {', '.join(rules.conditions)}")
    node = rules.conditions[condition].node
    if not row["asked"]:
        return
    if node is None:
        raise fail(f"syarat {condition!r} tidak punya padanan; isilah “tidak ada”")
    points = row["minimum"]
    if isinstance(points, float) and points > rules.weight(node):
        raise fail(f"minimum {points:g} melebihi bobot {node} ({rules.weight(node):g})")
