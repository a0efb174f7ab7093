"""Damaged workbooks through the loaders: what came of each, and what it cost.

Every file must end in a finding or in the right score. The score is reckoned a second time from the
cells as another reader sees them, by the arithmetic of ``tests.makers``, which knows nothing of the
package. The files are read in a child process, so that a hang or a crash can be told too.
"""

import multiprocessing
import resource
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path

import pandas as pd

from tests.faults.mutations import REGION, bases, damaged
from tests.faults.second_reader import cells_of
from tests.makers import RATIOS, old_shown, shown
from zi_analytics.intake.assess import assess
from zi_analytics.loaders import (
    Reading,
    Worksheet,
    read_lke,
    read_portal,
    read_prerequisites,
    read_sakip,
)
from zi_analytics.registry import Registry, load_registry

CHILD = multiprocessing.get_context("spawn")
MOST_SECONDS = 10.0
MOST_MEMORY = 2**30
LOST_AFTER = 120.0
SAME = 1e-6


@dataclass(frozen=True)
class Fuzzed:
    """One damaged file: what came of it, the seconds of processor time, the bytes at most in use.

    ``end`` is “refused”, “finding”, “right”, or what is wrong, which begins with “!”.
    """

    seed: int
    name: str
    way: str
    end: str
    seconds: float
    memory: int

    @property
    def fault(self) -> str:
        """Say what must not be; empty where all is well."""
        if self.end.startswith("!"):
            return self.end
        if self.seconds > MOST_SECONDS:
            return f"! {self.seconds:.1f} s"
        return f"! {self.memory / 2**20:.0f} MB" if self.memory > MOST_MEMORY else ""


def fuzz(registry: Registry, seeds: Iterable[int]) -> Iterator[Fuzzed]:
    """Read the damaged files of these seeds, one after the other."""
    bases()
    waiting = iter(seeds)
    seed = next(waiting, None)
    while seed is not None:
        ours, theirs = CHILD.Pipe()
        child = CHILD.Process(target=_serve, args=(theirs, registry))
        child.start()
        theirs.close()
        while seed is not None:
            ours.send(seed)
            try:
                found = ours.recv() if ours.poll(LOST_AFTER) else None
            except EOFError:
                found = None
            if found is None:
                name, way, _ = damaged(seed)
                yield Fuzzed(seed, name, way, "! hangs or crashes", LOST_AFTER, 0)
                seed = next(waiting, None)
                break
            yield found
            seed = next(waiting, None)
        child.kill()
        child.join()
        ours.close()


def _serve(pipe: Connection, registry: Registry) -> None:
    while True:
        seed = pipe.recv()
        name, way, data = damaged(seed)
        _reset_peak()
        before, below = _seconds(), _largest_child()
        end = outcome(name, data, registry)
        grown = _largest_child()
        memory = _peak() + (grown if grown > below else 0)
        pipe.send(Fuzzed(seed, name, way, end, _seconds() - before, memory))


def outcome(name: str, data: bytes, registry: Registry) -> str:
    """Say what comes of a file; nothing is raised."""
    try:
        if name in ("sakip.xlsx", "prasyarat.xlsx"):
            read = read_sakip if name == "sakip.xlsx" else read_prerequisites
            beside = read(data, name, registry)
            rows = beside.scores if name == "sakip.xlsx" else beside.entries
            if beside.refused or len(beside.findings):
                return _told(beside.findings, beside.refused)
            return "right" if len(rows) else "! neither rows nor a finding"
        load = read_portal if name == "portal.json" else read_lke
        return _judged(load(data, name, registry), name, data, registry)
    except BaseException as error:
        return f"! {type(error).__name__}: {error}"


def _told(findings: pd.DataFrame, refused: bool) -> str:
    lacking = findings["message"].eq("") | findings["hint"].eq("")
    if findings.empty or lacking.any():
        return "! a finding says nothing"
    return "refused" if refused else "finding"


def _judged(reading: Reading, name: str, data: bytes, registry: Registry) -> str:
    scored = assess(reading.worksheets, registry.thresholds)
    for one in scored:
        if isinstance(one, Exception):
            return f"! scoring: {type(one).__name__}: {one}"
    compared = sum(len(one.compared) for one in scored if not isinstance(one, Exception))
    if len(reading.findings) or compared:
        return "finding" if not len(reading.findings) else _told(reading.findings, reading.refused)
    if not scored:
        return "! neither a worksheet nor a finding"
    for sheet, one in zip(reading.worksheets, scored, strict=True):
        assert not isinstance(one, Exception)
        wrong = _wrong(sheet, one.scores.frame, name, data)
        if wrong:
            return wrong
    return "right"


def _wrong(sheet: Worksheet, scores: pd.DataFrame, name: str, data: bytes) -> str:
    """Reckon the total again from the cells; where nobody else can read it, nothing may differ."""
    page = cells_of(data, sheet.sheet, set(sheet.answers["cell"].dropna()))
    if page is None:
        same = _total_of(scores) == undamaged(name)
        return "" if same else "! another total, and no second reader"
    for assessor, own in sheet.answers.groupby("assessor"):
        typed = own.loc[~own["question"].isin(RATIOS) & own["cell"].notna()]
        cells = zip(typed["question"], typed["cell"], strict=True)
        answers = {question: _answer(page[cell]) for question, cell in cells if cell in page}
        own_total = old_shown(answers, {}) if name == "lama.xlsx" else shown(answers)
        expected = own_total["total"]
        points = _total_of(scores)[str(assessor)]
        if not isinstance(expected, float) or abs(points - expected) > SAME:
            return f"! {assessor}: {points} instead of {expected}"
    return ""


def _answer(value: object) -> object:
    """Write a letter as the makers do; the loader takes a small one as well."""
    return value.upper() if isinstance(value, str) and len(value) == 1 else value


def _total_of(scores: pd.DataFrame) -> dict[str, float]:
    own = scores.loc[scores["node"] == "total"]
    return dict(zip(own["assessor"], own["points"], strict=True))


@cache
def undamaged(name: str) -> dict[str, float]:
    """Return the totals of a file's first worksheet as it was before it was damaged."""
    registry = load_registry(REGION)
    reading = (read_portal if name == "portal.json" else read_lke)(bases()[name], name, registry)
    (tables, *_) = assess(reading.worksheets, registry.thresholds)
    assert not isinstance(tables, Exception)
    return _total_of(tables.scores.frame)


def _seconds() -> float:
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(kind) for kind in kinds]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _reset_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak() -> int:
    """Return the most memory of this process since then, in bytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    own = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(own.split()[1]) * 1024


def _largest_child() -> int:
    """Return the most memory of any process that was started here, in bytes."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
