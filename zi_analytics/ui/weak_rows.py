"""Answers of units as tables: what was answered, what it loses, and where it stands."""

from typing import Any, Final

import pandas as pd

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.instruments import Instrument
from zi_analytics.ui import answers_data, data
from zi_analytics.ui.weak_state import Scene

UNANSWERED: Final = "– belum dijawab"
FROM_COUNTS: Final = "dari isian"
WRITTEN: Final[dict[str, Any]] = {
    **dict.fromkeys(("Nilai", "Bobot", "Mandiri", "TPI"), formats.points),
    **{"Hilang": formats.shortfall, "Selisih": formats.change},
    "% hilang": formats.share,
}


def answered(of: Scene, units: list[str], questions: list[str]) -> pd.DataFrame:
    """Return the answers that some units gave to some questions, the most lost points first.

    One row a unit and question, with the codes ``unit`` and ``question`` and the columns that
    people read: answer, value (0–1), lost points, note, evidence, wording, file, sheet, cell.
    """
    lost = of.losses.loc[of.losses["unit"].isin(units) & of.losses["question"].isin(questions)]
    lost = lost.astype({"unit": "str", "question": "str"})
    answers = _answers(of, units, questions)
    own = answers.loc[answers["assessor"] == of.selection.assessor]
    own = own.drop_duplicates(["unit", "question"])
    columns = ["unit", "question", "raw", "value", *TEXTS, "workbook"]
    table = lost.merge(own[columns], on=["unit", "question"], how="left")
    table = table.sort_values("lost", ascending=False, kind="stable").reset_index(drop=True)
    return as_read(table, of).assign(
        Nilai=table["value"], Hilang=table["lost"], Bobot=table["weight"]
    )


TEXTS: Final = ("note", "evidence", "wording", "sheet", "cell")


def as_read(table: pd.DataFrame, of: Scene) -> pd.DataFrame:
    """Return answers with the names that people read, codes first."""
    rows = records(table)
    files = _files(of.selection.year)
    return pd.DataFrame(
        {
            "unit": table["unit"],
            "question": table["question"],
            "Unit": [of.name(str(row.unit), short=True) for row in rows],
            "Pertanyaan": [of.rules.label(str(row.question)) for row in rows],
            "Jawaban": [answer(row, of.rules) for row in rows],
            "Catatan": table["note"],
            "Bukti dukung": table["evidence"],
            "Bunyi di lembar": table["wording"],
            "Berkas": [files.get(str(row.workbook)) for row in rows],
            "Lembar": table["sheet"],
            "Sel": table["cell"],
        }
    )


def answer(row: Any, rules: Instrument) -> str:  # noqa: ANN401
    """Write an answer: as typed, from counts, or not there."""
    if not formats.is_missing(row.raw) and str(row.raw).strip():
        return str(row.raw)
    question = rules.questions.get(str(row.question))
    if question is not None and question.ratio and not formats.is_missing(row.value):
        return FROM_COUNTS
    return UNANSWERED


def _answers(of: Scene, units: list[str], questions: list[str]) -> pd.DataFrame:
    if len(units) == 1:
        return data.answers(of.selection.year, units[0])
    return answers_data.to_questions(of.selection.year, of.selection.assessor, tuple(questions))


def _files(year: int) -> dict[str, str]:
    table = data.submissions(year)
    return dict(zip(table["workbook"].astype(str), table["file"].astype(str), strict=True))
