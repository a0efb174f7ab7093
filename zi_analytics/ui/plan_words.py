"""What a path or a plan says, in sentences and in the words of tables."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from zi_analytics.charts import condition_names, formats
from zi_analytics.charts.frames import is_true, records
from zi_analytics.charts.overview import APART_NOUN, COUNTED_NOUN
from zi_analytics.charts.planned import states
from zi_analytics.charts.sentences import Finding
from zi_analytics.charts.survey_words import survey_name
from zi_analytics.insight.path import Effort, Path, Plan, Survey
from zi_analytics.instruments import Instrument
from zi_analytics.ui.planning import Changes, Simulation

BLANK: Final = "belum diisi"
FEW: Final = 3
NOT_A_PATH: Final = "walau semua yang boleh diperbaiki bernilai terbaik"


def item_label(item: str, rules: Instrument) -> str:
    """Name a question, or a count and, behind it, its question."""
    if item in rules.inputs:
        return f"{rules.label(item)} ({rules.label(rules.inputs[item].question)})"
    return rules.label(item)


def is_survey(item: str, rules: Instrument) -> bool:
    """Tell whether this is a survey index."""
    question = rules.questions.get(item)
    return question is not None and rules.scale_of(question.id).kind == "index"


def written(item: str, text: object, rules: Instrument) -> str:
    """Write an answer as people do: "3,60" for an index, "belum diisi" for nothing."""
    if formats.is_missing(text):
        return BLANK
    return formats.points(float(str(text))) if is_survey(item, rules) else str(text)


def survey_rises(surveys: Sequence[Survey], rules: Instrument) -> str:
    """Say "IPAK harus naik dari 3,42 ke 3,60" of each survey."""
    said = []
    for survey in surveys:
        name, needed = survey_name(survey.question, rules), formats.points(survey.needed)
        if survey.now is None:
            said.append(f"{name} belum diisi dan harus {needed}")
        else:
            said.append(f"{name} harus naik dari {formats.points(survey.now)} ke {needed}")
    return " dan ".join(said)


def path_finding(name: str, path: Path, rules: Instrument, fixed: Sequence[str] = ()) -> Finding:
    """Say how a unit can come to a predicate, or what stands in the way."""
    if path.plan is None:
        return _blocked(name, path, rules, fixed)
    totals = f"Total {formats.points(path.total_now)} → {formats.points(path.plan.total_after)}."
    if not path.steps and not path.surveys:
        return Finding(
            f"{name} sudah memenuhi seluruh syarat nilai {path.predicate}.",
            f"Total {formats.points(path.total_now)}; tidak ada perbaikan yang diperlukan.",
        )
    rises = survey_rises(path.surveys, rules)
    if not path.steps:
        surveys = formats.listing([survey_name(s.question, rules) for s in path.surveys])
        only = f"Yang kurang hanya hasil survei {surveys}; jawaban LKE tidak perlu diubah."
        headline = f"{name} dapat mencapai {path.predicate} bila {_bare(rises)}."
        return Finding(headline, f"{only} {totals}")
    does = (
        f"{name} dapat mencapai {path.predicate} dengan {len(path.steps)} perbaikan "
        f"(upaya {formats.short(path.plan.effort)})"
    )
    return Finding(f"{does}; {rises}." if rises else f"{does}.", totals)


def _bare(rises: str) -> str:
    return rises.replace(" harus naik dari ", " naik dari ")


def _blocked(name: str, path: Path, rules: Instrument, fixed: Sequence[str]) -> Finding:
    names = condition_names(rules)
    short = formats.listing([names[block.condition] for block in path.blocking], FEW)
    each = [
        f"{names[block.condition]} paling tinggi {formats.points(block.at_best)} dari batas "
        f"{formats.short(block.minimum)}"
        for block in path.blocking
    ]
    held = [rules.label(q) for q in fixed if _stands_in(q, path, rules)]
    why = f" Ditandai tidak mungkin tahun ini: {formats.listing(held, FEW)}." if held else ""
    return Finding(
        f"{name} belum dapat mencapai {path.predicate}: terhalang {short}.",
        f"{'; '.join(each)}; {NOT_A_PATH}.{why}",
    )


def _stands_in(question: str, path: Path, rules: Instrument) -> bool:
    """Tell whether a question counts for a condition that cannot be met."""
    nodes = {m.condition: m.node for m in rules.predicates[path.predicate].minimums}
    return any(question in rules.leaves(nodes[block.condition]) for block in path.blocking)


def plan_finding(
    name: str, table: pd.DataFrame, done: Simulation, rules: Instrument, predicate: str
) -> Finding:
    """Say whether a plan that somebody made meets the predicate; ``table`` is ``planned_table``."""
    names = condition_names(rules)
    unmet = [
        f"{names[row.condition]} {formats.shortfall(row.minimum - row.planned)}"
        for row in records(table)
        if states(row)[1].id != "met"
    ]
    met_now = int(is_true(table["met_now"]).sum())
    verdict = "belum memenuhi" if unmet else "memenuhi"
    counted = formats.count_of(len(table) - len(unmet), len(table), "syarat nilai terpenuhi")
    now = f"Total {formats.points(done.total_now)}"
    if done.steps.empty:
        return Finding(
            f"{name} {verdict} {predicate}.", f"{now}; {counted}. {_still(unmet)}".strip()
        )
    return Finding(
        f"Dengan {len(done.steps)} perubahan ini {name} {verdict} {predicate}.",
        f"{now} → {formats.points(done.total)}; {counted}, sekarang {met_now}. "
        f"{_still(unmet)}".strip(),
    )


def _still(unmet: list[str]) -> str:
    return f"Masih kurang: {formats.listing(unmet, FEW)} poin." if unmet else ""


def exchange(plan: Plan, other: Plan, rules: Instrument) -> str:
    """Say what another plan does instead of the first one's steps."""
    mine = {step.item: str(step.after) for step in plan.steps}
    theirs = {step.item: str(step.after) for step in other.steps}
    return (
        f"{_only(theirs, mine, rules)}, sebagai ganti {_only(mine, theirs, rules)}. "
        f"{len(other.steps)} langkah, upaya {formats.short(other.effort)}, total menjadi "
        f"{formats.points(other.total_after)}."
    )


def _only(these: Changes, those: Changes, rules: Instrument) -> str:
    own = [
        f"{item_label(item, rules)} menjadi {to}"
        for item, to in these.items()
        if those.get(item) != to
    ]
    return formats.listing(own, 4) if own else "tidak ada"


def rates(effort: Effort, rules: Instrument) -> str:
    """Say which effort is reckoned with."""
    said = [
        f"{rules.label(node)} {formats.short(rate.level)} setiap tingkat, "
        f"{formats.short(rate.count)} setiap hitungan"
        for node, rate in effort.rates.items()
    ]
    return f"Anggapan upaya: {'; '.join(said)}."


def region_finding(table: pd.DataFrame, improvements: pd.DataFrame, predicate: str) -> Finding:
    """Say how many units have a path, who is nearest, and what helps most of them.

    ``table`` has the columns of ``Paths.nearest`` with name, short and counted; ``improvements``
    those of ``Paths.improvements`` with label.
    """
    parts = []
    for counts, noun in ((True, COUNTED_NOUN), (False, APART_NOUN)):
        own = table.loc[table["counted"] == counts, "reachable"]
        if len(own):
            parts.append(formats.count_of(int(own.sum()), len(own), noun))
    return Finding(
        f"{' dan '.join(parts)} punya jalur ke {predicate}.",
        " ".join([*_nearest(table), *_helps(table, improvements)]),
    )


def _nearest(table: pd.DataFrame) -> list[str]:
    reached = table.loc[table["reachable"]]
    light = reached.loc[reached["steps"] == 0]
    ready = list(light.loc[light["surveys"] == 0, "short"])
    surveys = list(light.loc[light["surveys"] > 0, "short"])
    said = [f"Syarat nilai sudah terpenuhi: {formats.listing(ready, FEW)}."] if ready else []
    if surveys:
        said.append(f"Cukup hasil survei yang naik: {formats.listing(surveys, FEW)}.")
    for row in records(reached.loc[reached["steps"] > 0].head(1)):
        said.append(
            f"Terdekat dengan perbaikan: {row.short}, {row.steps} langkah, upaya "
            f"{formats.short(row.effort)}."
        )
    return said


def _helps(table: pd.DataFrame, improvements: pd.DataFrame) -> list[str]:
    whole = int((table["steps"] > 0).sum())
    return [
        f"Paling banyak dibutuhkan: {row.label}, di {row.planned} dari {whole} jalur."
        for row in records(improvements.head(1))
    ]
