"""The columns of all assessors, as one table of answers and their findings."""

from collections.abc import Sequence

from zi_analytics.loaders.answers import (
    VARYING,
    Row,
    answer_rows,
    errors_finding,
    ratio_findings,
    ratio_outcomes,
    unanswered_finding,
)
from zi_analytics.loaders.container import Kind
from zi_analytics.loaders.findings import Finding
from zi_analytics.loaders.place import Place
from zi_analytics.loaders.sheet import Entries, Written, written_points
from zi_analytics.tables import ANSWERS, ASSESSORS, PlainTable


def read_columns(
    place: Place, columns: Sequence[Entries], findings: list[Finding], kind: Kind
) -> tuple[list[Row], dict[str, Written]]:
    """Return answers and stated points by assessor; add to the findings."""
    rows: list[Row] = []
    written: dict[str, Written] = {}
    for column in columns:
        assessor = column.column.assessor or "unit"
        outcomes = ratio_outcomes(place, column)
        rows += answer_rows(place, column, assessor, outcomes)
        written[assessor] = written_points(place, column.column)
        name = ASSESSORS.get(assessor, assessor)
        findings += unanswered_finding(place, column, name, outcomes)
        if kind in ("xls", "xlsb"):
            findings += errors_finding(place, column, name, f".{kind}")
        findings += ratio_findings(place, column, outcomes)
    return rows, written


def answers_table(
    rows: Sequence[Row], place: Place, sha256: str, unit: str | None, year: int | None
) -> PlainTable:
    """Return ``tables.ANSWERS`` of one worksheet."""
    own = dict(zip(VARYING, zip(*rows, strict=True), strict=True))
    facts = {"unit": unit, "year": year, "instrument": place.instrument.id}
    facts |= {"sheet": place.grid.name, "workbook": sha256}
    shared = {name: (fact,) * len(rows) for name, fact in facts.items()}
    values = shared | own
    return PlainTable({name: values[name] for name in ANSWERS}, ANSWERS)
