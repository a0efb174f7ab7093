"""The recap of a year: every score, condition, answer and finding, as an Excel workbook."""

from datetime import date
from typing import Final

import pandas as pd

from zi_analytics.publishing import subjects, words
from zi_analytics.publishing.action_sheet import ACTION_FORMATS, action_sheet
from zi_analytics.publishing.shelf import Shelf
from zi_analytics.reports import Year, people_table, recap, workbook
from zi_analytics.tables import ANSWERS, empty

# As many decimals as there are, up to six: a rounded figure could contradict its verdict.
EXACT: Final = "0.00####"
NOTES: Final = "Catatan"
METHOD_SHEET: Final = "Metode"
METHOD: Final = (
    "Nilai dihitung ulang dari jawaban menurut peraturan; pertanyaan yang belum dijawab dihitung "
    "0 dan disebut. “Poin menurut cara lembar” mengikuti rumus lembar kerja, yang melewati "
    "jawaban kosong; hanya untuk mencocokkan. Sel kosong berarti tidak ada atau belum diketahui."
)


def recap_workbook(shelf: Shelf, year: int, day: date, unit: str | None = None) -> bytes:
    """Return the recap of a year, or of one unit in it, as .xlsx bytes.

    ``day`` is when it is made. Raises `NothingToShowError` where there is no worksheet.
    """
    instruments = words.rules_of(shelf, year)
    gathered = _gather(shelf, year, instruments, unit)
    if gathered.scores.empty:
        raise words.NothingToShowError(f"belum ada lembar kerja {unit} untuk tahun {year}")
    people = shelf.internalization(year)
    own = people if unit is None else people.loc[people["unit"] == unit]
    sheet = people_table(own, gathered.units, shelf.file_names(own))
    tables = {
        **recap(gathered),
        "Internalisasi": sheet,
        **action_sheet(shelf, year, day, unit),
        NOTES: _noted(shelf, year, unit),
    }
    notes = [
        *words.mark(shelf),
        f"Rekap Zona Integritas {shelf.registry.name}, tahun {year}.",
        METHOD,
        *(words.source(instrument) for instrument in instruments),
        words.made_on(day),
    ]
    shown = {**dict.fromkeys(tables, EXACT), **ACTION_FORMATS}
    return workbook(tables, notes, shown, notes_title=METHOD_SHEET)


def _noted(shelf: Shelf, year: int, unit: str | None) -> pd.DataFrame:
    """Return what people wrote on the year, as plain text, one row a note."""
    names = shelf.units(year).set_index("code")["name"]
    own = [n for n in shelf.notes(year) if unit is None or n.draft.unit == unit]
    codes = [note.draft.unit or "" for note in own]
    return pd.DataFrame(
        {
            "Kode unit": codes,
            "Unit": [names.get(code, code) if code else shelf.registry.name for code in codes],
            "Tahun": [note.draft.year for note in own],
            "Tentang": [subjects.title(note.draft.subject) for note in own],
            "Catatan": [note.draft.text for note in own],
            "Penulis": [note.draft.author for note in own],
            "Ditulis": [note.written_at.astimezone().replace(tzinfo=None) for note in own],
            "Versi": [note.version for note in own],
        }
    )


def _gather(shelf: Shelf, year: int, instruments: tuple[str, ...], unit: str | None) -> Year:
    submissions = shelf.submissions(year)
    units = shelf.units(year)
    kinds = [shelf.registry.kinds.get(kind, kind) for kind in units["kind"]]

    def own(table: pd.DataFrame) -> pd.DataFrame:
        return table if unit is None else table.loc[table["unit"] == unit]

    scores = own(shelf.scores(year))
    answers = [shelf.answers(year, str(code)) for code in scores["unit"].unique()]
    return Year(
        scores=scores,
        readiness=own(shelf.readiness(year)),
        answers=pd.concat(answers, ignore_index=True) if answers else empty(ANSWERS),
        findings=own(shelf.store.findings(year)),
        submissions=own(submissions.loc[submissions["current"]]),
        units=units.assign(kind=kinds),
        basis={k: v for name in instruments for k, v in words.basis(name, shelf).items()},
    )
