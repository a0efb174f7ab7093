"""Write the synthetic worksheets of a year into a folder."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from zi_analytics.instruments import Instrument, load
from zi_analytics.progress import Progress
from zi_analytics.registry import Registry
from zi_analytics.sample.answers import Filled, answer
from zi_analytics.sample.files import workbook
from zi_analytics.sample.notes import evidence, notes, remarks
from zi_analytics.sample.sheets import Column, Key, Points, handwriting, workbook_points
from zi_analytics.sample.submissions import UNUSABLE, Assessor, Submission, generator, submissions

SAMPLE_YEAR: Final = 2022
EARLIER_YEARS: Final = (2021, 2020, 2019, 2018)
_INSTRUMENTS: Final[Mapping[int, str]] = {
    SAMPLE_YEAR: "permenpanrb-90-2021",
    **dict.fromkeys(EARLIER_YEARS, "permenpanrb-52-2014"),
}
_GAPS: Final = (3, 7)


def write_sample(
    out: Path,
    registry: Registry,
    progress: Progress | None = None,
    *,
    year: int = SAMPLE_YEAR,
) -> list[Path]:
    """Write ``<out>/<year>/<file>.xlsx`` for the units that should hand in, and return the paths.

    ``progress`` is called with files done, files in all, and the file's name. Raises ValueError
    for a year without a sample.
    """
    if year not in _INSTRUMENTS:
        raise ValueError(f"no sample for {year}, only for {', '.join(map(str, _INSTRUMENTS))}")
    instrument = load(_INSTRUMENTS[year])
    files = submissions(registry, year)
    filled = _filled(files, instrument)
    points = workbook_points(filled, year, instrument)
    folder = out / str(year)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, submission in enumerate(files, start=1):
        columns = _columns(submission, filled, points, instrument)
        path = folder / submission.file
        path.write_bytes(workbook(submission, columns, instrument))
        paths.append(path)
        if progress is not None:
            progress(number, len(files), submission.file)
    return paths


def sample_files(registry: Registry, year: int) -> frozenset[str]:
    """Return the names of a year's files whose worksheets count; some are damaged or empty."""
    files = submissions(registry, year)
    return frozenset(one.file for one in files if one.state not in UNUSABLE)


def _filled(files: Iterable[Submission], instrument: Instrument) -> dict[Key, Filled]:
    """Answer for every unit and assessor that a file is of."""
    filled: dict[Key, Filled] = {}
    for submission in files:
        unit = submission.unit
        both = answer(unit, submission.year, instrument)
        for assessor in submission.assessors:
            filled[unit.code, assessor] = both[assessor]
        if submission.state == "gaps":
            filled[unit.code, "unit"] = _with_gaps(both["unit"], submission, instrument)
    return filled


def _with_gaps(filled: Filled, submission: Submission, instrument: Instrument) -> Filled:
    """Leave some questions of Pengungkit unanswered, and one count that a ratio does not use."""
    rng = generator(submission.year, submission.unit.code, "gaps")
    choices = [
        q.id
        for q in instrument.questions.values()
        if q.ratio is None and instrument.nodes[q.group].level == "sub_component"
    ]
    recorded = [q for q in instrument.questions.values() if q.ratio and q.ratio.recorded]
    left = set(rng.choice(choices, int(rng.integers(*_GAPS)), replace=False).tolist())
    for question in recorded[:1]:
        assert question.ratio is not None
        left |= {question.id, question.ratio.recorded[0]}
    return Filled(
        {name: raw for name, raw in filled.raw.items() if name not in left},
        {name: value for name, value in filled.value.items() if name not in left},
    )


def _columns(
    submission: Submission,
    filled: Mapping[Key, Filled],
    points: Mapping[Key, Points],
    instrument: Instrument,
) -> dict[Assessor, Column]:
    code, year = submission.unit.code, submission.year
    columns: dict[Assessor, Column] = {}
    for assessor in submission.assessors:
        rng = generator(year, code, assessor, "texts")
        own = filled[code, assessor]
        claimed = filled.get((code, "unit"), own).value
        of_unit = assessor == "unit"
        columns[assessor] = Column(
            answers=handwriting(own, instrument, rng),
            points=points[code, assessor] if submission.totals else {},
            notes=notes(instrument, own.value, year, rng)
            if of_unit
            else remarks(claimed, own.value, rng),
            evidence=evidence(own.value, submission.unit, year, rng) if of_unit else {},
        )
    return columns
