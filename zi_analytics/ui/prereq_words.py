"""What the pages say about prerequisites, computed from the tables."""

from typing import Final

import pandas as pd

from zi_analytics.charts import formats
from zi_analytics.charts.frames import is_true
from zi_analytics.charts.overview import APART_NOUN, COUNTED_NOUN
from zi_analytics.charts.prerequisite_board import state_of
from zi_analytics.charts.sentences import Finding
from zi_analytics.charts.status import MET, UNKNOWN
from zi_analytics.instruments import Prerequisite, holds_from
from zi_analytics.tables import REGENCY

READY: Final = {
    "met": "Siap diusulkan",
    "unmet": "Belum siap diusulkan",
    "unknown": "Belum diketahui apakah siap diusulkan",
}
NAMED: Final = 3


def finding(
    table: pd.DataFrame, judged: pd.DataFrame, predicate: str, short: dict[str, str]
) -> Finding:
    """Say how many units fulfil all prerequisites, what is missing, and how the region stands.

    Takes the standing of the chosen units, ``tables.PREREQUISITES``, and short names by id.
    """
    counted = table.loc[table["counted"]] if table["counted"].any() else table
    region = region_words(judged, predicate)
    if len(counted) == 1:
        return Finding(_of_one(counted.iloc[0], predicate), region)
    noun = COUNTED_NOUN if table["counted"].any() else APART_NOUN
    met = int(is_true(counted["holds"]).sum())
    unknown = int(counted["holds"].isna().sum())
    unmet = len(counted) - met - unknown
    rest = [f"{unknown} belum diketahui"] if unknown else []
    rest += [f"{unmet} belum memenuhi"] if unmet else []
    head = f"{formats.count_of(met, len(counted), noun)} memenuhi semua prasyarat {predicate}"
    headline = f"{head}; {', '.join(rest)}." if rest else f"{head}."
    return Finding(headline, f"{region} {most_open(judged, counted, predicate, short)}".strip())


def _of_one(row: pd.Series, predicate: str) -> str:
    said = {
        MET.id: f"{row['name']} memenuhi semua prasyarat {predicate}.",
        UNKNOWN.id: f"Belum diketahui apakah {row['name']} memenuhi semua prasyarat {predicate}.",
    }
    state = state_of(row["holds"]).id
    return said.get(state, f"{row['name']} belum memenuhi semua prasyarat {predicate}.")


def region_words(judged: pd.DataFrame, predicate: str) -> str:
    """Say how the region's own prerequisites stand."""
    own = judged.loc[judged["unit"].eq(REGENCY) & judged["predicate"].eq(predicate)]
    met, unknown = int(is_true(own["met"]).sum()), int(own["met"].isna().sum())
    rest = [f"{unknown} belum diketahui"] if unknown else []
    rest += [f"{n} belum"] if (n := len(own) - met - unknown) else []
    return f"Kabupaten: {', '.join([f'{met} dari {len(own)} prasyarat terpenuhi', *rest])}."


def most_open(
    judged: pd.DataFrame, units: pd.DataFrame, predicate: str, short: dict[str, str]
) -> str:
    """Say which prerequisite of units is most often not known or not met."""
    own = judged.loc[
        judged["predicate"].eq(predicate)
        & judged["level"].eq("unit")
        & judged["unit"].isin(units["unit"])
    ]
    open_ = own.loc[~is_true(own["met"]), "prerequisite"].value_counts()
    if open_.empty:
        return ""
    count = formats.count_of(int(open_.iloc[0]), len(units), "unit")
    name = short[str(open_.index[0])]
    return f"Paling sering belum terpenuhi atau belum diketahui: {name}, pada {count}."


def ready_sentence(
    predicate: str, row: pd.Series, open_: pd.DataFrame, short: dict[str, str], indicative: bool
) -> str:
    """Say whether a unit may be proposed, and what stands in the way.

    ``row`` is the unit's standing, ``open_`` its ``tables.PREREQUISITES`` of the predicate.
    """
    state = state_of(row["proposable"])
    lead = f"{state.sign} {READY[state.id]} {predicate}"
    if state is MET:
        return f"{lead}: syarat nilai dan semua prasyarat terpenuhi."
    parts = []
    failing = [short[p] for p in open_.loc[open_["met"].eq(False).fillna(False), "prerequisite"]]
    missing = [short[p] for p in open_.loc[open_["met"].isna(), "prerequisite"]]
    scores = state_of(row["scores_met"])
    if scores is not MET:
        words = "belum diketahui" if scores is UNKNOWN else "belum terpenuhi"
        parts.append(f"syarat nilai {words}")
    if failing:
        parts.append(f"{len(failing)} prasyarat belum terpenuhi: {formats.listing(failing, NAMED)}")
    if missing:
        parts.append(f"{len(missing)} prasyarat belum diketahui: {formats.listing(missing, NAMED)}")
    if indicative:
        parts.append("prasyarat peraturan tahun itu belum dikonfirmasi")
    return f"{lead}: {'; '.join(parts)}."


def held_words(rules: dict[str, Prerequisite], judged: pd.DataFrame, predicate: str) -> str:
    """Say whether a unit holds WBK, and until when a revocation rules it out.

    Takes ``tables.PREREQUISITES`` of one unit and the prerequisites by id.
    """
    values = dict(zip(judged["prerequisite"], judged["value"], strict=True))
    said = [
        f"{rule.label}: {dated(rule, predicate, values.get(rule.id))}"
        for rule in rules.values()
        if rule.kind in ("holds", "revoked")
    ]
    return f"{'. '.join(said)}."


def dated(rule: Prerequisite, predicate: str, value: object) -> str:
    """Say what a value of a prerequisite with a date means: also the end of two years (p. 64)."""
    if formats.is_missing(value):
        return UNKNOWN.word
    text = str(value)
    if text in ("ya", "tidak"):
        never = rule.kind == "revoked" and text == "tidak"
        return "ya, tidak pernah dicabut" if never else text
    if rule.kind == "revoked" and (day := holds_from(rule, predicate, text)):
        return f"dicabut {text}, boleh diusulkan lagi mulai {formats.day(day)}"
    return f"sejak {text}"
