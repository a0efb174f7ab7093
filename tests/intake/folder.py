"""A folder that worksheets are put into, and what importing it gives."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.makers import best_answers, make_a, make_b
from zi_analytics.intake import Outcome, Result, import_paths
from zi_analytics.registry import Registry
from zi_analytics.store import Store

TITLE = "LEMBAR KERJA EVALUASI\nZONA INTEGRITAS"
SAMPLE_TITLE = f"{TITLE}\nDATA CONTOH - SINTETIS"


@cache
def workbook(
    unit: str | None = "Dinas Kesehatan",
    year: int | None = 2022,
    *,
    first: str = "Ya",
    tpi: bool = False,
    title: str = TITLE,
) -> bytes:
    """A filled-in workbook; ``first`` is the first answer, which tells versions apart."""
    answers = {**best_answers(), "A.I.1.i.a": first}
    if tpi:
        return make_b(answers, answers, unit_name=unit, year=year, title=title).data
    return make_a(answers, unit_name=unit, year=year, title=title).data


@dataclass(frozen=True)
class Folder:
    path: Path
    store: Store
    registry: Registry

    def put(self, name: str, content: bytes) -> Path:
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        return file

    def take_in(self, *names: str, **options: object) -> Outcome:
        """Import files by their names, or the whole folder."""
        paths = [self.path / name for name in names] or [self.path]
        return import_paths(self.store, self.registry, paths, **options)  # type: ignore[arg-type]

    def result(self, *names: str, **options: object) -> Result:
        (result,) = self.take_in(*names, **options).results
        return result

    def current(self) -> set[tuple[str, int, str, str]]:
        table = self.store.submissions()
        own = table.loc[table["current"], ["unit", "year", "assessor", "file"]]
        return {(unit, int(year), who, file) for unit, year, who, file in own.to_numpy()}


def codes(result: Result, severity: str | None = None) -> list[str]:
    table = result.findings
    return list(
        table["code"] if severity is None else table.loc[table["severity"] == severity, "code"]
    )


def statuses(outcome: Outcome) -> dict[str, str]:
    """Status by file name."""
    return {Path(result.file).name: result.status for result in outcome.results}
