"""The report card of a unit: all that its two pages say, ready for print."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import pandas as pd

from zi_analytics.charts import conditions_table, formats
from zi_analytics.charts.bullets import row_status
from zi_analytics.charts.frames import records
from zi_analytics.charts.sentences import unit_verdict
from zi_analytics.insight.weak import losses
from zi_analytics.instruments import Instrument
from zi_analytics.publishing import subjects, words
from zi_analytics.publishing.card_path import path_of
from zi_analytics.publishing.card_years import five_years
from zi_analytics.publishing.shelf import Shelf
from zi_analytics.registry import Unit
from zi_analytics.reports import report_card
from zi_analytics.tables import ASSESSORS

Content = dict[str, Any]

MOST_WEAK: Final = 8


def unit_report(shelf: Shelf, unit: str, year: int, day: date) -> bytes:
    """Return a unit's report card for a year as PDF bytes, made on ``day``.

    The assessment that counts is the unit's own, or else the first that there is; another stands
    beside it. Raises `NothingToShowError` for a unit without a worksheet in that year.
    """
    return report_card(card(shelf, unit, year, day), day)


def card(shelf: Shelf, code: str, year: int, day: date) -> Content:
    """Return what the report card says: texts and numbers as they are printed."""
    scores = shelf.scores(year)
    own = scores.loc[scores["unit"] == code]
    if own.empty:
        raise words.NothingToShowError(f"belum ada lembar kerja {code} untuk tahun {year}")
    present = [who for who in ASSESSORS if who in set(own["assessor"])]
    rules = shelf.rules(str(own["instrument"].iloc[0]))
    unit = shelf.registry.unit(code, year)
    answers = shelf.answers(year, code)
    return {
        **_heading(shelf, unit, year, own, present, rules),
        **_conditions(shelf, unit, year, present[0], rules),
        "assessors": [_capital(ASSESSORS[who]) for who in present[:2]],
        "components": _components(own, present[:2], rules),
        **five_years(shelf, code, year, present[0]),
        "weakest": _weakest(own, answers, present[0], rules),
        "paths": path_of(answers.loc[answers["assessor"] == present[0]], rules),
        "notes": subjects.lines(subjects.of_unit(shelf.notes(year), code)),
        "sources": _sources(shelf, code, year, rules, day),
    }


def _heading(
    shelf: Shelf,
    unit: Unit,
    year: int,
    own: pd.DataFrame,
    present: Sequence[str],
    rules: Instrument,
) -> Content:
    totals = own.loc[own["node"] == "total"].set_index("assessor")["points"]
    beside = "".join(f" · {ASSESSORS[who]} {formats.points(totals[who])}" for who in present[1:2])
    return {
        "title": f"Rapor Zona Integritas {unit.name} {year}",
        "region": shelf.registry.name,
        "kind": shelf.registry.kinds.get(unit.kind, unit.kind),
        "unit": unit.name,
        "what": f"Rapor Zona Integritas tahun {year}, {ASSESSORS[present[0]]}",
        "total": formats.points(totals[present[0]]),
        "total_of": f"nilai total dari 100{beside}",
        "mark": "".join(words.mark(shelf)),
        "caution": words.CAUTION,
        "predicates": list(rules.predicates),
        "footer": f"{shelf.registry.name} · Zona Integritas {year} · {unit.short}",
    }


def _conditions(
    shelf: Shelf,
    unit: Unit,
    year: int,
    assessor: str,
    rules: Instrument,
) -> Content:
    readiness, scores = shelf.readiness(year), shelf.scores(year)
    ready = readiness.loc[readiness["assessor"] == assessor]
    mine = ready.loc[ready["unit"] == unit.code]
    own = scores.loc[(scores["unit"] == unit.code) & (scores["assessor"] == assessor)]
    table = conditions_table(mine, own, rules)
    basis = words.basis(rules.id, shelf)
    verdicts = []
    for predicate in rules.predicates:
        said = unit_verdict(unit.name, table, rules, predicate)
        indicative = (
            f" ({basis[predicate]})" if basis[predicate] != words.BASIS["regulation"] else ""
        )
        verdicts.append({"headline": said.headline, "detail": f"{said.detail}{indicative}"})
    rows = [
        {
            "label": rules.conditions[row.condition].label,
            "value": formats.points(row.value),
            "verdicts": [_verdict(row, predicate) for predicate in rules.predicates],
        }
        for row in records(table)
    ]
    return {"verdicts": verdicts, "conditions": rows}


def _verdict(row: Any, predicate: str) -> Content:  # noqa: ANN401
    state = row_status(row, predicate)
    gap = getattr(row, f"shortfall_{predicate}")
    return {
        "minimum": formats.short(getattr(row, f"minimum_{predicate}")),
        "shortfall": formats.shortfall(gap) if gap > 0 else "",
        "state": {"id": state.id, "text": state.text},
    }


def _components(own: pd.DataFrame, present: Sequence[str], rules: Instrument) -> list[Content]:
    """Give total, components, aspects and areas in the order of the worksheet."""
    by_node = {who: own.loc[own["assessor"] == who].set_index("node") for who in present}
    first = by_node[present[0]]
    nodes = [node for node in rules.nodes.values() if node.level in DEPTHS]
    rows = [
        {
            "label": node.label,
            "depth": DEPTHS[node.level],
            "weight": formats.short(node.weight),
            "scores": [_score(by_node[who], node.id) for who in present],
            "bar": float(first["share"].get(node.id, 0.0)),
        }
        for node in nodes
    ]
    total = {
        "label": "Nilai total",
        "depth": 0,
        "weight": "100",
        "scores": [_score(by_node[who], "total") for who in present],
        "bar": 0.0,
    }
    return [*rows, total]


DEPTHS: Final = {"component": 0, "aspect": 1, "area": 2}


def _score(by_node: pd.DataFrame, node: str) -> Content:
    figures = by_node[["points", "share"]].to_dict("index").get(node, {})
    return {
        "points": formats.points(figures.get("points")),
        "share": formats.share(figures.get("share")),
    }


def _weakest(
    own: pd.DataFrame, answers: pd.DataFrame, assessor: str, rules: Instrument
) -> list[Content]:
    lost = losses(own.loc[own["assessor"] == assessor])
    most = lost.loc[lost["lost"] > formats.GUARD].sort_values(
        "lost", ascending=False, kind="stable"
    )
    mine = answers.loc[answers["assessor"] == assessor].set_index("question")
    return [
        {
            "label": rules.label(row.question),
            "area": rules.label(row.area),
            "answer": _answer(mine, row.question, row.blank, rules),
            "lost": formats.points(row.lost),
            "weight": formats.points(row.weight),
        }
        for row in records(most.head(MOST_WEAK))
    ]


def _answer(mine: pd.DataFrame, question: str, blank: bool, rules: Instrument) -> str:
    """Write an answer as people read it: a choice, a share, or a survey's index."""
    if blank:
        return "belum dijawab"
    raw, value = str(mine.at[question, "raw"]), float(str(mine.at[question, "value"]))
    if rules.questions[question].ratio is not None:
        return formats.share(value)
    number = re.fullmatch(r"-?\d+\.\d+", raw)
    return formats.short(float(raw)) if number else raw


def _sources(shelf: Shelf, code: str, year: int, rules: Instrument, day: date) -> list[str]:
    table = shelf.submissions(year)
    files = table.loc[table["current"] & (table["unit"] == code), "file"].drop_duplicates()
    return [
        *words.mark(shelf),
        f"Lembar kerja: {formats.listing(list(files), 4)}.",
        words.source(rules.id),
        f"{shelf.registry.name}. {words.made_on(day)}",
    ]


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
