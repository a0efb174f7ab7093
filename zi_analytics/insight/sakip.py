"""SAKIP beside Zona Integritas: predicates over the years, the gate, and the association.

What is shown of both together is descriptive: no published study connects the two.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

import pandas as pd

from zi_analytics.instruments import PREREQUISITES_OF, load, sakip_rules
from zi_analytics.scoring import distance
from zi_analytics.tables import REGENCY, Columns, typed

YearKind = Literal["evaluation", "performance"]
Quadrant = Literal["both", "sakip_only", "zi_only", "neither", "unknown"]

GATE: Final = "unit.sakip"
DESCRIPTIVE: Final = (
    "Hubungan ini hanya deskriptif: belum ada kajian terbit yang mengaitkan SAKIP dengan Zona "
    "Integritas, dan hubungan bukan sebab."
)
QUADRANTS: Final[dict[Quadrant, str]] = {
    "both": "SAKIP cukup, ZI siap",
    "sakip_only": "SAKIP cukup, ZI belum",
    "zi_only": "SAKIP belum cukup, ZI siap",
    "neither": "SAKIP belum cukup, ZI belum",
    "unknown": "Belum diketahui",
}
VERDICTS: Final[Columns] = {
    "unit": "str",
    "year": "Int64",
    "score": "float64",
    "predicate": "str",
    "reported": "str",
    "recomputed": "bool",
}
STREAMS: Final[Columns] = {"before": "str", "after": "str", "n": "int64", "direction": "int64"}
MEMBERS: Final[Columns] = {
    "unit": "str",
    "before": "str",
    "after": "str",
    "score_before": "float64",
    "score_after": "float64",
    "direction": "int64",
}
GATED: Final[Columns] = {
    "unit": "str",
    "predicate_sakip": "str",
    "score_sakip": "float64",
    "enough": "boolean",
    "ready": "boolean",
    "unmet": "Int64",
    "quadrant": "str",
}
PUBLISHED: Final[Columns] = {
    "year": "Int64",
    "score": "float64",
    "predicate": "str",
    "certainty": "str",
    "note": "str",
}


@dataclass(frozen=True)
class Flow:
    """How predicates went from one year to another, over the units that have both.

    ``streams`` are ``STREAMS`` (``direction`` 1: better, -1: worse, 0: the same), ``members`` the
    units behind each (``MEMBERS``), ``left_out`` those with only one of the years.
    """

    before: int
    after: int
    streams: pd.DataFrame
    members: pd.DataFrame
    left_out: tuple[str, ...]

    @property
    def n(self) -> int:
        """The number of units with both years."""
        return len(self.members)

    def behind(self, before: str, after: str) -> tuple[str, ...]:
        """Return the units of one stream."""
        own = self.members["before"].eq(before) & self.members["after"].eq(after)
        return tuple(self.members.loc[own, "unit"])


def verdicts(sakip: pd.DataFrame, kind: YearKind = "evaluation") -> pd.DataFrame:
    """Return ``VERDICTS``: score and predicate of each unit and year; the region is left out.

    The predicate is the score's; where only a predicate was reported, that one, and ``recomputed``
    is False. Rows whose year of this kind is not known are left out.
    """
    return _verdicts(sakip.loc[sakip["unit"] != REGENCY], kind)


def _verdicts(sakip: pd.DataFrame, kind: YearKind) -> pd.DataFrame:
    year = sakip[f"{kind}_year"]
    own = sakip.loc[sakip["component"].eq("total") & year.notna()]
    table = pd.DataFrame(
        {
            "unit": own["unit"],
            "year": own[f"{kind}_year"],
            "score": own["score"],
            "predicate": own["predicate"].fillna(own["predicate_reported"]),
            "reported": own["predicate_reported"],
            "recomputed": own["predicate"].notna(),
        }
    )
    known = table.loc[table["predicate"].notna()].drop_duplicates(["unit", "year"], keep="last")
    return typed(
        known.sort_values(["year", "unit"], kind="stable").reset_index(drop=True), VERDICTS
    )


def distribution(sakip: pd.DataFrame, kind: YearKind = "evaluation") -> pd.DataFrame:
    """Return DataFrame[year, predicate, n]: units by predicate, the best first, zeros included."""
    table = verdicts(sakip, kind)
    order = [one.id for one in sakip_rules().predicates]
    counts = table.groupby(["year", "predicate"]).size()
    years = sorted(table["year"].unique())
    index = pd.MultiIndex.from_product([years, order], names=["year", "predicate"])
    rows = counts.reindex(index, fill_value=0).rename("n").reset_index()
    return typed(rows, {"year": "Int64", "predicate": "str", "n": "int64"})


def flow(sakip: pd.DataFrame, before: int, after: int, kind: YearKind = "evaluation") -> Flow:
    """Return how predicates went between two years.

    A predicate cannot be averaged, so units that were merged or split in between are left out.
    """
    table = verdicts(sakip, kind)
    first, last = table.loc[table["year"] == before], table.loc[table["year"] == after]
    both = first.merge(last, on="unit", suffixes=("_before", "_after"))
    rank = {one.id: sakip_rules().rank(one.id) for one in sakip_rules().predicates}
    rise = both["predicate_after"].map(rank) - both["predicate_before"].map(rank)
    members = pd.DataFrame(
        {
            "unit": both["unit"],
            "before": both["predicate_before"],
            "after": both["predicate_after"],
            "score_before": both["score_before"],
            "score_after": both["score_after"],
            "direction": (rise > 0).astype("int64") - (rise < 0).astype("int64"),
        }
    )
    members = typed(members, MEMBERS)
    streams = members.groupby(["before", "after", "direction"]).size().rename("n").reset_index()
    order = streams["before"].map(rank) * len(rank) + streams["after"].map(rank)
    ordered = streams.iloc[(-order).argsort(kind="stable")].reset_index(drop=True)
    left_out = set(first["unit"]) ^ set(last["unit"])
    return Flow(before, after, typed(ordered, STREAMS), members, tuple(sorted(left_out)))


def flows(sakip: pd.DataFrame, kind: YearKind = "evaluation") -> tuple[Flow, ...]:
    """Return the flow from each year with scores to the next."""
    years = sorted(int(year) for year in verdicts(sakip, kind)["year"].unique())
    return tuple(flow(sakip, before, after, kind) for before, after in pairwise(years))


def gate(predicate: str) -> str:
    """Return the SAKIP predicate that a predicate asks of a unit (90/2021, Tabel 5, p. 46)."""
    rule = next(rule for rule in load(PREREQUISITES_OF).prerequisites if rule.id == GATE)
    return str(rule.minimum[predicate])


def quadrants(
    readiness: pd.DataFrame,
    sakip: pd.DataFrame,
    year: int,
    predicate: str,
    kind: YearKind = "evaluation",
) -> pd.DataFrame:
    """Return ``GATED``: SAKIP against its gate, and readiness for a predicate, by unit.

    ``readiness`` is of one assessor. ``enough`` is missing for a unit without a SAKIP predicate of
    that year, ``ready`` for one without a worksheet or whose verdict is not known; either makes the
    quadrant ``unknown``. Labels stand in ``QUADRANTS``.
    """
    rules = sakip_rules()
    least = rules.rank(gate(predicate))
    table = verdicts(sakip, kind)
    own = table.loc[table["year"] == year].set_index("unit")
    judged = distance(readiness.loc[readiness["year"].eq(year)])
    zi = judged.loc[judged["predicate"] == predicate].set_index("unit")
    units = sorted(set(own.index) | set(zi.index))
    both = pd.DataFrame(index=pd.Index(units, name="unit")).join(own[["predicate", "score"]])
    both = both.join(zi[["met", "unmet"]])
    ranks = both["predicate"].map({one.id: rules.rank(one.id) for one in rules.predicates})
    enough = (ranks >= least).astype("boolean").mask(ranks.isna())
    ready = both["met"].astype("boolean")
    gated = pd.DataFrame(
        {
            "unit": both.index.to_series(),
            "predicate_sakip": both["predicate"],
            "score_sakip": both["score"],
            "enough": enough,
            "ready": ready,
            "unmet": both["unmet"],
            "quadrant": [_quadrant(e, r) for e, r in zip(enough, ready, strict=True)],
        }
    )
    return typed(gated.reset_index(drop=True), GATED)


def _quadrant(enough: object, ready: object) -> Quadrant:
    if enough is pd.NA or ready is pd.NA:
        return "unknown"
    if enough:
        return "both" if ready else "sakip_only"
    return "zi_only" if ready else "neither"


def region_line(published: pd.DataFrame, sakip: pd.DataFrame) -> pd.DataFrame:
    """Return ``PUBLISHED``: the region's own SAKIP by year, as published, with its certainty.

    ``published`` is the registry's. A year that was collected (``sakip``) and not published has the
    certainty ``dikumpulkan``. What is not known stays missing.
    """
    own = published.loc[published["field"].isin(["sakip_score", "sakip_predicate"])]
    rows = []
    for year, facts in own.groupby("year", sort=True):
        by_field = facts.set_index("field")
        score = by_field["value"].get("sakip_score")
        predicate = by_field["value"].get("sakip_predicate")
        best = by_field.loc[by_field["value"].notna()]
        chosen = best if len(best) else by_field
        rows.append((year, score, predicate, chosen["certainty"].iloc[0], chosen["note"].iloc[0]))
    table = typed(pd.DataFrame(rows, columns=list(PUBLISHED)), PUBLISHED)
    collected = _verdicts(sakip.loc[sakip["unit"] == REGENCY], "evaluation")
    known = set(table.loc[table["predicate"].notna() | table["score"].notna(), "year"])
    more = collected.loc[~collected["year"].isin(known), ["year", "score", "predicate"]]
    added = typed(more.assign(certainty="dikumpulkan", note=""), PUBLISHED)
    kept = table.loc[~table["year"].isin(added["year"])]
    return pd.concat([kept, added]).sort_values("year", kind="stable").reset_index(drop=True)
