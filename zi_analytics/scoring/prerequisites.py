"""Prerequisites of a predicate, and whether a unit may be proposed for it.

Tabel 5 of PermenPANRB 90/2021 (p. 46), and what p. 52–53 and p. 64 add to it.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

import pandas as pd

from zi_analytics.instruments import PREREQUISITES_OF, Prerequisite, canonical, judge_entry, load
from zi_analytics.scoring.distance import distance
from zi_analytics.tables import PREREQUISITES, PROPOSABLE, REGENCY, empty, made_of, typed

ENTERED: Final = "isian"
FROM_WORKSHEET: Final = "LKE"
FROM_SAKIP: Final = "SAKIP"
_CLOSING: Final = (5, 31)
_FULL: Final = 1 - 1e-9
_SAKIP: Final = {"unit.sakip": False, "instansi.sakip": True}

_JUDGED: Final = ("unit", "predicate", "prerequisite", "level", "value", "source", "met")
_Known = dict[str, dict[str, tuple[str, str]]]
"""Value and source by unit and item."""


def closing_day(year: int) -> date:
    """Return the day on which proposals of a year close, unless a letter says otherwise (p. 50)."""
    return date(year, *_CLOSING)


def prefilled(scores: pd.DataFrame, sakip: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return what other tables say about prerequisites: DataFrame[unit, item, value, source].

    ``scores`` are of one assessor: LHKPN and LHKASN are 100 % when both questions are, and not
    known while either is unanswered. ``sakip`` (``tables.SAKIP``) gives the predicate of the latest
    evaluation up to this year, if that is not more than a year old.
    """
    rows = [*_reports(scores, year), *_sakip(sakip, year)]
    return pd.DataFrame(rows, columns=["unit", "item", "value", "source"]).astype("str")


def prerequisites(
    entries: pd.DataFrame,
    units: Iterable[str],
    year: int,
    *,
    known: pd.DataFrame | None = None,
    on: date | None = None,
) -> pd.DataFrame:
    """Judge every prerequisite for every unit, and those of the region for ``REGENCY``.

    ``entries`` are ``tables.PREREQUISITE_ENTRIES``; ``known`` is what ``prefilled`` gives, and an
    entry has the last word. Gives ``tables.PREREQUISITES``: one row a unit, predicate and
    prerequisite; the region's stand with every unit too. ``met`` is missing where nothing is
    entered. ``on`` is the day of the proposal, by default the last one of the year.
    """
    rules = load(PREREQUISITES_OF).prerequisites
    values = _values(entries, year, known)
    day = on or closing_day(year)
    of_region = [rule for rule in rules if rule.level == "instansi"]
    rows = [(REGENCY, *row) for rule in of_region for row in _judged(rule, REGENCY, values, day)]
    # Of thousands of units most have the same entries, and so the same verdicts.
    verdicts: dict[tuple[object, ...], list[tuple[object, ...]]] = {}
    for unit in units:
        entered = tuple(sorted(values.get(unit, {}).items()))
        if entered not in verdicts:
            verdicts[entered] = [row for rule in rules for row in _judged(rule, unit, values, day)]
        rows += [(unit, *row) for row in verdicts[entered]]
    if not rows:
        return empty(PREREQUISITES)
    columns = dict(zip(_JUDGED, zip(*rows, strict=True), strict=True))
    return made_of({**columns, "year": [year] * len(rows)}, PREREQUISITES)


def proposable(readiness: pd.DataFrame, prerequisites: pd.DataFrame) -> pd.DataFrame:
    """Tell who may be proposed: score conditions and prerequisites must hold, both of them.

    Takes ``tables.READINESS`` and ``tables.PREREQUISITES`` and gives ``tables.PROPOSABLE``, one row
    a unit, year, assessor and predicate. False where anything fails; missing where nothing fails
    but something is not known.
    """
    if readiness.empty:
        return empty(PROPOSABLE)
    by = ["unit", "year", "predicate"]
    scores = distance(readiness)[["unit", "year", "assessor", "predicate", "met"]]
    met = prerequisites["met"]
    states = prerequisites[by].assign(unmet=met.eq(False).fillna(False), unknown=met.isna())
    counts = states.groupby(by, sort=False).sum().reset_index()
    table = scores.rename(columns={"met": "scores_met"}).merge(counts, on=by, how="left")
    judged = table["unmet"].notna()
    none_fails = table["unmet"].eq(0)
    holds = none_fails.astype("boolean").mask(~judged | (none_fails & table["unknown"].gt(0)))
    table["prerequisites_met"] = holds
    table["proposable"] = table["scores_met"].astype("boolean") & holds
    table[["unmet", "unknown"]] = table[["unmet", "unknown"]].astype("Int64")
    return typed(table, PROPOSABLE)


def checklist(table: pd.DataFrame, unit: str, predicates: Sequence[str]) -> pd.DataFrame:
    """Return the prerequisites of a unit, or of ``REGENCY``, with their texts for people.

    DataFrame[prerequisite, level, label, value, source, article], and for each predicate what is
    ``required_…`` and whether it is ``met_…``.
    """
    own: dict[tuple[str, str], dict[str, Any]] = {
        (row["prerequisite"], row["predicate"]): {str(name): row[name] for name in row}
        for row in table.loc[table["unit"] == unit].to_dict("records")
    }
    rows = []
    for rule in load(PREREQUISITES_OF).prerequisites:
        if rule.level == "unit" and unit == REGENCY:
            continue
        row: dict[str, object] = {"prerequisite": rule.id, "level": rule.level, "label": rule.label}
        for predicate in predicates:
            facts = own.get((rule.id, predicate), {"met": pd.NA})
            row |= {f"required_{predicate}": rule.required.get(predicate)}
            row |= {f"met_{predicate}": facts["met"]}
            if "value" in facts and predicate not in rule.counted_from:
                row |= {"value": facts["value"], "source": facts["source"]}
        rows.append(row | {"article": rule.article})
    return pd.DataFrame(rows).astype({f"met_{name}": "boolean" for name in predicates})


def _values(entries: pd.DataFrame, year: int, known: pd.DataFrame | None) -> _Known:
    """Return what is known of every unit; what was entered has the last word."""
    own = entries.loc[entries["year"].eq(year) & entries["value"].notna()]
    told = [own.assign(source=ENTERED)] if known is None else [known, own.assign(source=ENTERED)]
    found: _Known = {}
    for table in told:
        rows = table[["unit", "item", "value", "source"]].itertuples(index=False, name=None)
        for unit, item, value, source in rows:
            found.setdefault(unit, {})[item] = (value, source)
    return found


def _judged(rule: Prerequisite, unit: str, values: _Known, day: date) -> list[tuple[object, ...]]:
    """Return ``_JUDGED`` but the unit, a row a predicate."""
    own = values.get(REGENCY if rule.level == "instansi" else unit, {})
    entries = {item: value for item, (value, _) in own.items()}
    rows: list[tuple[object, ...]] = []
    for predicate in rule.required:
        shown = rule.counted_from.get(predicate, rule.id)
        value, source = own.get(shown, (None, None))
        met = judge_entry(rule, predicate, entries, day)
        rows.append((predicate, rule.id, rule.level, value, source, met))
    return rows


def _reports(scores: pd.DataFrame, year: int) -> list[tuple[str, str, str, str]]:
    rows: list[tuple[str, str, str, str]] = []
    own = scores.loc[scores["year"].eq(year) & scores["instrument"].eq(PREREQUISITES_OF)]
    for rule in load(PREREQUISITES_OF).prerequisites:
        questions = own.loc[own["node"].isin(rule.prefilled_from)]
        table = questions.groupby("unit", sort=False).agg(
            unanswered=("unanswered", "sum"), asked=("node", "size"), least=("share", "min")
        )
        full = table.loc[table["unanswered"].eq(0) & table["asked"].eq(len(rule.prefilled_from))]
        for unit, least in full["least"].to_dict().items():
            share = 1.0 if least >= _FULL else min(least, 0.9999)
            text = f"{int(share * 10_000) / 100:g} %".replace(".", ",")
            rows.append((str(unit), rule.id, text, FROM_WORKSHEET))
    return rows


def _sakip(sakip: pd.DataFrame, year: int) -> list[tuple[str, str, str, str]]:
    rules = {rule.id: rule for rule in load(PREREQUISITES_OF).prerequisites}
    recent = sakip.loc[
        sakip["component"].eq("total") & sakip["evaluation_year"].isin([year - 1, year])
    ]
    latest = recent.sort_values("evaluation_year", kind="stable").drop_duplicates(
        "unit", keep="last"
    )
    predicates = latest["predicate"].fillna(latest["predicate_reported"])
    rows: list[tuple[str, str, str, str]] = []
    for unit, predicate in zip(latest["unit"], predicates, strict=True):
        for item, of_region in _SAKIP.items():
            if of_region == (unit == REGENCY) and canonical(rules[item], predicate):
                rows.append((str(unit), item, str(predicate), FROM_SAKIP))
    return rows
