"""A path as a person reads it: the steps in order, what surveys must show, or what blocks it."""

from collections.abc import Iterator
from typing import Final

from zi_analytics.charts.formats import change, points, short
from zi_analytics.command_line.as_text import heading
from zi_analytics.insight.path import Path, Plan
from zi_analytics.instruments import Instrument, load
from zi_analytics.intake import Assessed
from zi_analytics.registry import Registry
from zi_analytics.tables import ASSESSORS

BLANK: Final = "belum diisi"
_LABEL: Final = 38


def as_text(file: str, assessed: Assessed, path: Path, registry: Registry) -> str:
    """Return the path of one worksheet."""
    lines = [
        *heading(file, assessed.worksheet, registry),
        f"  Jawaban    {ASSESSORS.get(path.assessor, path.assessor)}",
        "",
        *_path(path, load(path.instrument)),
    ]
    return "\n".join(lines)


def _path(path: Path, instrument: Instrument) -> Iterator[str]:
    yield f"JALUR TERPENDEK KE {path.predicate}"
    if path.plan is None:
        yield from _blocked(path, instrument)
    elif path.plan.steps or path.plan.surveys:
        yield from _plan(path, path.plan, instrument)
    else:
        yield f"  Semua syarat nilai sudah terpenuhi dengan total {points(path.total_now)}."
    yield from _surveys(path, instrument)
    if path.plan is not None:
        yield from _others(path, path.plan)


def _blocked(path: Path, instrument: Instrument) -> Iterator[str]:
    yield "  TIDAK ADA JALUR. Walau semua yang boleh diperbaiki bernilai terbaik, masih kurang:"
    for block in path.blocking:
        label = instrument.label(block.condition)
        best, minimum = points(block.at_best), points(block.minimum)
        yield f"    {label:<{_LABEL}} paling tinggi {best:>6}, minimal {minimum}"


def _plan(path: Path, plan: Plan, instrument: Instrument) -> Iterator[str]:
    totals = f"{points(path.total_now)} → {points(plan.total_after)}"
    yield f"  Total {totals}; upaya {short(plan.effort)}"
    if not plan.steps:
        yield "  Tidak ada jawaban yang perlu diperbaiki; cukup survei berikut."
        return
    yield f"  {len(plan.steps)} langkah, yang paling banyak poin per upaya lebih dahulu:"
    width = max(len(step.item) for step in plan.steps)
    for position, step in enumerate(plan.steps, start=1):
        moved = f"{BLANK if step.before is None else step.before} → {step.after}"
        yield (
            f"    {position:>2}. {step.item:<{width}}  {instrument.label(step.item):<{_LABEL}}  "
            f"{moved:<15} {change(step.points):>6}  upaya {short(step.effort):>2}  "
            f"total {points(step.total)}"
        )


def _surveys(path: Path, instrument: Instrument) -> Iterator[str]:
    if path.surveys:
        yield "  Survei harus mencapai (tidak dihitung sebagai upaya):"
    for survey in path.surveys:
        now = BLANK if survey.now is None else points(survey.now)
        label = instrument.label(survey.question)
        yield (
            f"    {survey.question}  {label}: {points(survey.needed)}; sekarang {now} "
            f"({change(survey.points)} poin)"
        )


def _others(path: Path, plan: Plan) -> Iterator[str]:
    if path.alternatives:
        yield "  Pilihan lain dengan upaya yang sama:"
    for other in path.alternatives:
        yield f"    {_exchange(plan, other)}"
    if path.next_best is not None:
        yield f"  Pilihan berikutnya, upaya {short(path.next_best.effort)}:"
        yield f"    {_exchange(plan, path.next_best)}"


def _exchange(plan: Plan, other: Plan) -> str:
    """Say what another plan does instead of the best one's steps."""
    mine, theirs = _entries(plan), _entries(other)
    instead = ", ".join(f"{item} {to}" for item, to in theirs.items() if mine.get(item) != to)
    dropped = ", ".join(f"{item} {to}" for item, to in mine.items() if theirs.get(item) != to)
    return f"{instead} sebagai ganti {dropped}"


def _entries(plan: Plan) -> dict[str, str]:
    return {step.item: f"→ {step.after}" for step in plan.steps}
