"""The worksheet as a tree to walk: what stands below a node, and the way back up."""

import pandas as pd

from zi_analytics.instruments import Instrument

WHOLE = "total"


def children(instrument: Instrument, node: str) -> list[str]:
    """Return what a reader sees below a node, in the worksheet's order.

    Below the whole stand the six areas over both aspects and the two parts of Hasil; below an area
    its sub-components of both aspects. A question has nothing below it.
    """
    if node == WHOLE:
        grouped = {part for area in instrument.areas for part in area.nodes}
        apart = [
            n.id for n in instrument.nodes.values() if n.combine and not _inside(n.id, grouped)
        ]
        return [*(area.id for area in instrument.areas), *apart]
    for area in instrument.areas:
        if area.id == node:
            return [child for part in area.nodes for child in children(instrument, part)]
    below = [n.id for n in instrument.nodes.values() if n.parent == node]
    return below or [q.id for q in instrument.questions.values() if q.group == node]


def _inside(node: str, parts: set[str]) -> bool:
    return any(node == part or node.startswith(f"{part}.") for part in parts)


def trail(instrument: Instrument, node: str) -> list[str]:
    """Return the way from the whole down to a node, both included."""
    if node == WHOLE:
        return [WHOLE]
    above = _above(instrument, node)
    return [*trail(instrument, above), node]


def _above(instrument: Instrument, node: str) -> str:
    if node in instrument.questions:
        return instrument.questions[node].group
    if node not in instrument.nodes:
        return WHOLE
    own = instrument.nodes[node]
    for area in instrument.areas:
        if own.parent in area.nodes:
            return area.id
    return own.parent if own.parent and own.level != "aspect" else WHOLE


def aspect(instrument: Instrument, node: str) -> str:
    """Return the label of the aspect that a node stands in, or nothing for an area over both."""
    parts = node.split(".")
    root = ".".join(parts[:2])
    own = instrument.nodes.get(root)
    return own.label if own is not None and own.level == "aspect" else ""


def level_table(
    instrument: Instrument, node: str, scores: pd.DataFrame, assessors: list[str]
) -> pd.DataFrame:
    """Give one row a child of a node: node, label, aspect, weight, and points by assessor.

    Takes the scores of one unit and year. Columns ``points_X`` are points, ``share_X`` shares of
    weight (0–1) and ``unanswered_X`` counts, for each assessor X; missing where X has no answers.
    """
    below = children(instrument, node)
    table = pd.DataFrame(
        {
            "node": below,
            "label": [instrument.label(child) for child in below],
            "aspect": [aspect(instrument, child) for child in below],
            "weight": [instrument.weight(child) for child in below],
        }
    )
    for assessor in assessors:
        own = scores.loc[scores["assessor"] == assessor].set_index("node")
        for column in ("points", "share", "unanswered"):
            table[f"{column}_{assessor}"] = table["node"].map(own[column])
    return table
