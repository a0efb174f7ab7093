"""From single figures to SAKIP scores: weights, totals and predicates, computed and compared."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import pandas as pd

from zi_analytics.instruments import SakipRules, SakipScheme
from zi_analytics.instruments.model import TOTAL
from zi_analytics.loaders.findings import Finding, finding
from zi_analytics.loaders.sakip_facts import Fact, Years
from zi_analytics.loaders.sakip_header import PREDICATE
from zi_analytics.loaders.wording import words
from zi_analytics.tables import SAKIP, typed

TOLERANCE: Final = 0.005 + 1e-9
"""Reports round to two decimals; only more than that is a difference."""
FULL: Final = 100.0
_Row = dict[str, Any]


def assemble(
    facts: Sequence[Fact], rules: SakipRules, workbook: str
) -> tuple[pd.DataFrame, list[Finding]]:
    """Return ``tables.SAKIP`` of all facts, and what does not agree among them."""
    findings: list[Finding] = []
    evaluations: dict[tuple[str, Years], dict[str, Fact]] = {}
    for fact in facts:
        own = evaluations.setdefault((fact.unit, fact.years), {})
        if fact.what not in own:
            own[fact.what] = fact
        elif fact.text != own[fact.what].text:
            findings.append(_repeated(fact, own[fact.what], rules))
    rows: list[_Row] = []
    for (unit, years), own in evaluations.items():
        scheme = _scheme(years, own, rules)
        checked = {fact.what: fact for fact in _within(own, scheme, rules, findings)}
        rows += [
            {"unit": unit, "evaluation_year": years.evaluation, **row, "workbook": workbook}
            | {"performance_year": years.performance}
            for row in _rows(checked, scheme, rules, findings)
        ]
    return typed(pd.DataFrame(rows, columns=list(SAKIP)), SAKIP), findings


def read_predicate(text: str, rules: SakipRules) -> str | None:
    """Return the predicate that a text names, such as ``BB (Sangat Baik)``; None where unclear."""
    said = words(text) if "+" not in text else ""
    first, _, rest = said.partition(" ")
    by_id = {one.id.casefold(): one.id for one in rules.predicates}
    by_name = {name: one.id for one in rules.predicates for name in one.names}
    if first in by_id and (not rest or by_name.get(rest) == by_id[first]):
        return by_id[first]
    return by_name.get(said)


def _scheme(years: Years, own: Mapping[str, Fact], rules: SakipRules) -> SakipScheme:
    """Return the regulation of an evaluation: by a component that only one has, or its year."""
    for what in own:
        having = [scheme for scheme in rules.schemes if what in scheme.weights]
        if len(having) == 1:
            return having[0]
    year = years.evaluation
    if year is None:
        # A performance is evaluated in the next year; here that decides about weights only.
        year = (years.performance or 0) + 1
    return rules.scheme(year)


def _within(
    own: Mapping[str, Fact], scheme: SakipScheme, rules: SakipRules, findings: list[Finding]
) -> Iterator[Fact]:
    """Give the facts whose figures can be: from 0 to their weight."""
    for fact in own.values():
        weight = FULL if fact.what == TOTAL else scheme.weights.get(fact.what)
        facts = {"label": "" if fact.what == PREDICATE else rules.label(fact.what)}
        if fact.number is not None and weight is not None and not 0 <= fact.number <= weight:
            limit = f"{weight:g}"
            findings.append(_at("sakip_score_outside", fact, raw=fact.text, limit=limit, **facts))
            continue
        if fact.weight is not None and weight is not None and fact.weight != weight:
            stated = {"written": f"{fact.weight:g}", "expected": f"{weight:g}"}
            text = {**facts, **stated, "scheme": scheme.short}
            findings.append(_at("sakip_weight_differs", fact, **text))
        yield fact


def _rows(
    own: Mapping[str, Fact], scheme: SakipScheme, rules: SakipRules, findings: list[Finding]
) -> Iterator[_Row]:
    for component, weight in scheme.weights.items():
        if component in own:
            yield _row(own[component], weight, own[component].number)
    parts = [own[c].number for c in scheme.weights if c in own]
    together = sum(p for p in parts if p is not None) if len(parts) == len(scheme.weights) else None
    stated = own.get(TOTAL)
    reported = own.get(PREDICATE)
    score = together if stated is None else stated.number
    place = (
        stated or reported or (own[next(iter(scheme.weights))] if together is not None else None)
    )
    if place is None:
        return
    if stated is not None and together is not None and score is not None:
        if abs(score - together) > TOLERANCE:
            numbers = {"written": _shown(score), "computed": _shown(together)}
            findings.append(_at("sakip_total_differs", stated, **numbers))
    computed = None if score is None else rules.predicate(score)
    text = None if reported is None else _reported(reported, rules, findings)
    if reported is not None and text and computed and text != computed:
        facts = {"written": text, "score": _shown(score or 0.0), "computed": computed}
        findings.append(_at("sakip_predicate_differs", reported, **facts))
    yield _row(place, FULL, score) | {
        "component": TOTAL,
        "predicate_reported": text,
        "predicate": computed,
    }


def _reported(fact: Fact, rules: SakipRules, findings: list[Finding]) -> str | None:
    predicate = read_predicate(fact.text, rules)
    if predicate is None:
        findings.append(_at("sakip_predicate_unclear", fact, raw=fact.text))
    return predicate


def _row(fact: Fact, weight: float, score: float | None) -> _Row:
    return {
        "component": fact.what,
        "weight": weight,
        "score": score,
        "predicate_reported": None,
        "predicate": None,
        "sheet": fact.sheet,
        "cell": fact.cell,
    }


def _repeated(fact: Fact, first: Fact, rules: SakipRules) -> Finding:
    label = "Predikat" if fact.what == PREDICATE else rules.label(fact.what)
    return _at("sakip_repeated", fact, label=label, unit=fact.unit, other=first.cell)


def _at(code: str, fact: Fact, **facts: object) -> Finding:
    return finding(code, sheet=fact.sheet, cell=fact.cell, **facts)


def _shown(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")
