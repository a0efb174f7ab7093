"""The worksheet's own totals against the recomputed ones: where they first differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from zi_analytics.instruments import Instrument, load
from zi_analytics.loaders import Worksheet
from zi_analytics.loaders.findings import Finding, finding

TOLERANCE: Final = 0.005 + 1e-9
"""People type totals rounded to two decimals; only more than that is a difference."""


@dataclass(frozen=True)
class _Compared:
    """One assessor's stated points and, by node, how far they are above the recomputed ones."""

    instrument: Instrument
    written: Mapping[str, float]
    difference: Mapping[str, float]
    cells: Mapping[str, str]


def reconcile(worksheet: Worksheet, scores: pd.DataFrame) -> list[Finding]:
    """Compare what a worksheet states with ``points_workbook``, its own convention recomputed.

    ``scores`` are the scores of this worksheet. A difference is reported once, at the lowest node
    where it arises; the totals above it that only carry it on are named in the same finding.
    """
    instrument = load(worksheet.instrument)
    found: list[Finding] = []
    for assessor, written in worksheet.written.items():
        own = scores.loc[scores["assessor"] == assessor].set_index("node")["points_workbook"]
        difference = {
            node: points - own[node]
            for node, points in written.items()
            if node in own.index and pd.notna(own[node])
        }
        compared = _Compared(instrument, written, difference, worksheet.written_cells[assessor])
        found += _findings(worksheet.sheet, compared)
    return found


def _findings(sheet: str, compared: _Compared) -> list[Finding]:
    differing = [node for node, d in compared.difference.items() if abs(d) > TOLERANCE]
    roots = [node for node in differing if not _carried(node, compared)]
    return [_finding(sheet, node, differing, compared) for node in roots]


def _carried(node: str, compared: _Compared) -> bool:
    """Tell whether a difference is only the sum of the differences right below the node."""
    below = _children(node, compared.instrument)
    deltas = [compared.difference.get(child, 0.0) for child in below]
    if node in compared.instrument.nodes and compared.instrument.nodes[node].combine == "mean":
        # An unanswered question moves the others' share of the mean, so that deltas do not add up.
        return any(abs(delta) > TOLERANCE for delta in deltas)
    explained = sum(deltas)
    return bool(below) and abs(compared.difference[node] - explained) <= TOLERANCE


def _children(node: str, instrument: Instrument) -> list[str]:
    if node == "total":
        return [n.id for n in instrument.nodes.values() if n.parent is None]
    nodes = [n.id for n in instrument.nodes.values() if n.parent == node]
    return nodes + [q.id for q in instrument.questions.values() if q.group == node]


def _finding(sheet: str, node: str, differing: list[str], compared: _Compared) -> Finding:
    above = [n for n in differing if _is_above(n, node) and _carried(n, compared)]
    cells = ", ".join(compared.cells[n] for n in reversed(above))
    points, difference = compared.written[node], compared.difference[node]
    defect = next((d for d in compared.instrument.known_defects if d.node == node), None)
    return finding(
        "total_differs" if defect is None else "total_known_defect",
        sheet=sheet,
        cell=compared.cells[node],
        label=compared.instrument.label(node),
        written=_number(points),
        computed=_number(points - difference),
        difference=_number(difference),
        also=f" Ikut berbeda: {cells}." if cells else "",
        text=defect.text if defect else "",
    )


def _is_above(node: str, below: str) -> bool:
    return node == "total" or below.startswith(f"{node}.")


def _number(points: float) -> str:
    return f"{points:.4f}".rstrip("0").rstrip(".").replace(".", ",").replace("-", "−")
