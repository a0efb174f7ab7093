"""From judged files to what the store is given."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from zi_analytics.intake.examined import Examined, merged
from zi_analytics.intake.judge import Verdict
from zi_analytics.loaders import Worksheet
from zi_analytics.store import WRITTEN, Changes, Delivery, SheetDelivery, Store
from zi_analytics.tables import PlainTable


@dataclass(frozen=True)
class Judged:
    """A file and the verdicts on its worksheets, in the order of its sheets."""

    file: Examined
    verdicts: tuple[Verdict, ...]

    @property
    def accepted(self) -> bool:
        """Tell whether anything of the file is to be stored."""
        return any(verdict.accepted for verdict in self.verdicts)

    @property
    def is_settled(self) -> bool:
        """Tell whether all of the file is stored already."""
        statuses = {verdict.status for verdict in self.verdicts}
        return statuses == {"unchanged"} and not self.file.unusable_sheets

    @property
    def is_stored(self) -> bool:
        """Tell whether nothing of the file is kept out."""
        stored = bool(self.verdicts) and not any(v.status == "kept_out" for v in self.verdicts)
        return stored and not self.file.unusable_sheets


def to_deliver(judged: Sequence[Judged]) -> set[int]:
    """Return the positions of files that go to the store; of equal bytes only one, taken if any."""
    chosen: dict[str, int] = {}
    for position, one in enumerate(judged):
        if one.file.content is None or one.is_settled:
            continue
        other = chosen.setdefault(one.file.workbook, position)
        if one.accepted and not judged[other].accepted:
            chosen[one.file.workbook] = position
    return set(chosen.values())


def deliver(store: Store, files: Sequence[Judged], *, sample: bool) -> list[Judged]:
    """Give files to the store together; the verdicts then say what became of their worksheets.

    Where that fails they are given one after the other, so that those before the one at fault are
    kept. Another process may have stored the same bytes in the meantime; they are unchanged then.
    """
    deliveries = [_delivery(one, sample) for one in files]
    try:
        changes = store.receive_all(deliveries) if deliveries else []
    except Exception:
        changes = [store.receive(delivery) for delivery in deliveries]
    return [_with_changes(one, own) for one, own in zip(files, changes, strict=True)]


def _with_changes(one: Judged, changes: Changes) -> Judged:
    verdicts = (
        replace(verdict, status=changes[verdict.case.sheet]) if verdict.accepted else verdict
        for verdict in one.verdicts
    )
    return Judged(one.file, tuple(verdicts))


def _delivery(one: Judged, sample: bool) -> Delivery:
    assert one.file.content is not None
    of_sheets = [*(verdict.findings for verdict in one.verdicts), one.file.unusable_findings]
    return Delivery(
        sha256=one.file.workbook,
        name=one.file.file.name,
        content=one.file.content,
        synthetic=sample or any(verdict.case.synthetic for verdict in one.verdicts),
        worksheets=tuple(_sheet(verdict) for verdict in one.verdicts),
        findings=_once(merged(of_sheets)) if one.verdicts else one.file.findings,
    )


def _once(findings: pd.DataFrame) -> pd.DataFrame:
    """Return findings without those that several sheets have of their file."""
    return findings.drop_duplicates() if len(findings) else findings


def _sheet(verdict: Verdict) -> SheetDelivery:
    case, assessed = verdict.case, verdict.case.assessed
    assert assessed is not None
    worksheet = assessed.worksheet
    return SheetDelivery(
        sheet=worksheet.sheet,
        instrument=worksheet.instrument,
        unit_written=worksheet.unit_written,
        unit=case.unit,
        year=case.year,
        synthetic=worksheet.synthetic,
        accepted=verdict.accepted,
        chosen=case.chosen,
        moves=case.moves,
        answers=worksheet.plain_answers,
        scores=assessed.plain_scores,
        readiness=assessed.plain_readiness,
        written=_written(worksheet),
    )


def _written(worksheet: Worksheet) -> PlainTable:
    rows = [
        (assessor, node, points, worksheet.written_cells[assessor][node])
        for assessor, stated in worksheet.written.items()
        for node, points in stated.items()
    ]
    columns = zip(*rows, strict=True) if rows else ((),) * len(WRITTEN)
    return PlainTable(dict(zip(WRITTEN, columns, strict=True)), WRITTEN)
