"""The loader of the ministry's portal's JSON: a file → one worksheet, as if read from a sheet.

The answers are laid out as a table of which row n is ``soal_id`` n and the columns are A soal_id, B
jawaban_unit, C jawaban_tpi, D catatan_unit, E bukti_dukung_unit, F catatan_tpi; a cell such as B12
names a place in it.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import pandas as pd

from zi_analytics.instruments import Instrument, load, portal_ids, portal_problem
from zi_analytics.instruments.portal import FIELDS, PORTAL_INSTRUMENT
from zi_analytics.loaders.archive import Archive
from zi_analytics.loaders.columns import answers_table, read_columns
from zi_analytics.loaders.container import LIMITS, megabytes
from zi_analytics.loaders.findings import Finding, RefusedError, findings_table, refusal
from zi_analytics.loaders.grid import Grid, Value, address
from zi_analytics.loaders.headers import AnswerColumn, Header
from zi_analytics.loaders.identity import Identity, identify
from zi_analytics.loaders.model import Reading, Worksheet
from zi_analytics.loaders.outline import Outline
from zi_analytics.loaders.place import Place
from zi_analytics.loaders.recognise import law_findings
from zi_analytics.loaders.scales import scales_of
from zi_analytics.loaders.sheet import read_column
from zi_analytics.registry import Registry
from zi_analytics.tables import PlainTable

SHEET: Final = "JSON portal"
_COLUMNS: Final = (
    AnswerColumn("unit", "jawaban_unit", 1, None, (3,), (4,)),
    AnswerColumn("tpi", "jawaban_tpi", 2, None, (5,), ()),
)


def read_portal(
    data: bytes,
    name: str,
    registry: Registry,
    *,
    folders: tuple[str, ...] = (),
    year: int | None = None,
    unit: str | None = None,
) -> Reading:
    """Read the portal's JSON of one unit and year; ``year`` and ``unit`` override what it says.

    Gives what ``read_lke`` gives, and like it never raises for what is in the file: one that is no
    JSON, breaks the schema or holds no answer is refused, with the finding that says why.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        document = _document(data)
        place = _place(document, load(PORTAL_INSTRUMENT))
        columns = [c for c in (read_column(place, a) for a in _COLUMNS) if c.answered]
        if not columns:
            raise refusal("empty_template", sheet=SHEET)
    except RefusedError as refused:
        return Reading(sha256, name, (), findings_table(sha256, [refused.finding]), True)
    identity = _identity(document, name, folders, registry, unit, year)
    law = law_findings(SHEET, place.instrument, identity.year)
    own = [seen for column in columns for seen in column.findings]
    findings: list[Finding] = [*identity.findings, *law, *own]
    rows, _ = read_columns(place, columns, findings, "xlsx")
    answers = answers_table(rows, place, sha256, identity.unit, identity.year)
    moved = _moved(place)
    worksheet = Worksheet(
        sheet=SHEET,
        instrument=place.instrument.id,
        unit_written=identity.written,
        year_written=identity.written_year,
        unit=identity.unit,
        unit_from=identity.unit_from,
        year=identity.year,
        year_from=identity.year_from,
        candidates=identity.candidates,
        synthetic=document.get("data_contoh", False),
        plain_answers=_with_cells_moved(answers, moved),
        written={},
        written_cells={},
        written_again={},
    )
    table = findings_table(sha256, findings)
    table = table.assign(cell=table["cell"].replace(moved))
    return Reading(sha256, name, (worksheet,), table, False)


def _document(data: bytes) -> dict[str, Any]:
    if not data:
        raise refusal("empty_file")
    if len(data) > LIMITS.size:
        raise refusal("oversize", size=megabytes(len(data)), limit=megabytes(LIMITS.size))
    try:
        document = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise refusal("portal_no_json") from error
    problem = portal_problem(document)
    if problem is not None:
        raise refusal("portal_invalid", problem=problem)
    numbers = pd.Series([answer["soal_id"] for answer in document["answers"]], dtype="Int64")
    twice = sorted(set(numbers[numbers.duplicated()]))
    if twice:
        raise refusal("portal_repeated", numbers=", ".join(str(number) for number in twice))
    return dict(document)


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _place(document: Mapping[str, Any], instrument: Instrument) -> Place:
    """Lay the answers out as a sheet; computed questions get empty rows below them."""
    numbers = portal_ids(instrument)
    given = {int(answer["soal_id"]): answer for answer in document["answers"]}
    rows = tuple(_row(given.get(number, {})) for number in numbers.values())
    computed = [q.id for q in instrument.questions.values() if q.ratio is not None]
    at = {id_: number - 1 for id_, number in numbers.items()}
    at |= {id_: len(rows) + place for place, id_ in enumerate(computed)}
    grid = Grid(SHEET, False, rows, ())
    outline = Outline(
        nodes={},
        totals={},
        questions={id_: at[id_] for id_ in instrument.questions},
        inputs={id_: at[id_] for id_ in instrument.inputs},
        repeats=(),
        counted=frozenset(),
        last=len(rows) - 1,
    )
    header = Header(row=-1, texts=(), scale=None, weight=None, answers=_COLUMNS)
    scales = scales_of(instrument, outline.questions, grid, header)
    return Place(grid, header, (), outline, instrument, scales, Archive(b""))


def _row(answer: Mapping[str, Any]) -> tuple[Value, ...]:
    return tuple("" if (value := answer.get(field)) is None else value for field in FIELDS)


def _with_cells_moved(answers: PlainTable, moved: Mapping[str, str]) -> PlainTable:
    cells = [moved.get(cell, cell) for cell in answers["cell"]]
    return replace(answers, values={**answers.values, "cell": cells})


def _moved(place: Place) -> dict[str, str]:
    """Return, for cells of computed questions, those of the first of their counts."""
    return {
        address(place.outline.questions[question.id], column.answer): address(
            place.outline.inputs[question.inputs[0]], column.answer
        )
        for question in place.instrument.questions.values()
        if question.ratio is not None
        for column in _COLUMNS
    }


def _identity(
    document: Mapping[str, Any],
    name: str,
    folders: tuple[str, ...],
    registry: Registry,
    unit: str | None,
    year: int | None,
) -> Identity:
    written = " ".join(str(document["nama_unit"]).split())
    # The first year counts: no name can bring another one.
    title = ((f"Tahun: {document['tahun']}",), (f"Unit Kerja: {written}",))
    grid = Grid(SHEET, False, title, ())
    return identify(grid, len(title), (), name, folders, registry, unit=unit, year=year)
