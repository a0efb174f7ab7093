"""One unit's shortest path to a predicate, and what any change of its answers would do."""

from collections.abc import Mapping

from zi_analytics.insight.path import PathError, has_scales
from zi_analytics.instruments import Instrument
from zi_analytics.ui import (
    data,
    filters,
    page,
    plan_assumptions,
    plan_board,
    plan_link,
    plan_none,
    plan_parts,
    plan_region,
    plan_state,
)
from zi_analytics.ui.filters import Selection
from zi_analytics.ui.unit_rules import rules_of


def one_unit(chosen: Selection, rules: Instrument, values: Mapping[str, str]) -> None:
    """Draw the plan of one unit, or why there is none."""
    name = data.registry().unit(chosen.unit, chosen.year).name
    case = plan_state.case(chosen, name, rules, values)
    if case is None:
        plan_none.unanswered(chosen, name)
        return
    plan_board.board(case)
    plan_assumptions.assumptions(rules, values)
    page.closing(
        plan_parts.reading(case),
        f"{page.received(chosen.year, [chosen.unit])} Aturan: {rules.source}.",
    )


def main() -> None:
    """Draw the year's plan of one unit or the paths of all."""
    chosen, values = filters.plan_filters("simulasi", plan_link.starts, plan_link.assumptions)
    rules = rules_of(chosen.year, chosen.unit, chosen.assessor)
    if not has_scales(rules):
        plan_none.older(chosen, rules)
    elif chosen.unit == filters.EVERY_UNIT:
        plan_region.region(chosen, rules, values)
        plan_assumptions.assumptions(rules, values)
    else:
        one_unit(chosen, rules, values)


page.opening()
plan_link.follow()
try:
    main()
except PathError as error:
    plan_none.impossible(error)
