"""One question as its assessors answered it, down to file, sheet and cell.

Whatever stands in a worksheet is shown with ``st.text``: never as Markdown, HTML or a link.
"""

from typing import Any

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.instruments import Instrument, Question
from zi_analytics.ui import data, listing
from zi_analytics.ui.filters import ASSESSORS, Selection
from zi_analytics.ui.viewport import is_narrow


def panel(
    selection: Selection, scores: pd.DataFrame, answers: pd.DataFrame, rules: Instrument
) -> None:
    """Draw a question: its rule, its wording, and what each assessor wrote."""
    question = rules.questions[selection.node]
    st.caption(
        f"Pilihan jawaban {rules.choices(question.id)} · bobot {formats.points(question.weight)} · "
        f"{question.article}"
    )
    own = answers.loc[answers["question"] == question.id]
    _fact("Bunyi pertanyaan di lembar kerja", _first(own["wording"]))
    present = [name for name in ASSESSORS if name in set(scores["assessor"])]
    files = _files(selection)
    columns = st.columns(max(1, len(present)), gap="large")
    for column, assessor in zip(columns, present, strict=False):
        with column:
            st.subheader(ASSESSORS[assessor], anchor=False)
            row = own.loc[own["assessor"] == assessor]
            _answer(row, _score(scores, assessor, question.id), question, files)
    if question.ratio is not None:
        _inputs(question, answers, rules, present)


def _first(values: pd.Series) -> str:
    known = values.dropna()
    return str(known.iloc[0]) if len(known) else ""


def _files(selection: Selection) -> dict[str, str]:
    table = data.submissions(selection.year)
    own = table.loc[table["unit"] == selection.unit]
    return dict(zip(own["workbook"].astype(str), own["file"].astype(str), strict=True))


def _score(scores: pd.DataFrame, assessor: str, node: str) -> float:
    own = scores.loc[(scores["assessor"] == assessor) & (scores["node"] == node), "points"]
    return float(own.iloc[0]) if len(own) else float("nan")


def _answer(row: pd.DataFrame, points: float, question: Question, files: dict[str, str]) -> None:
    if row.empty:
        st.text("Belum dijawab: pertanyaan ini tidak ditemukan di lembar kerja.")
        return
    answer = row.iloc[0]
    raw = "" if formats.is_missing(answer["raw"]) else str(answer["raw"])
    unknown = formats.is_missing(answer["value"])
    typed = raw or ("dihitung dari isian di bawah" if question.ratio and not unknown else "")
    _fact("Jawaban", typed or "Belum dijawab, dihitung 0")
    _fact("Nilai jawaban (0–1)", formats.decimal(answer["value"], 4))
    _fact(
        "Poin",
        f"{formats.points(points)} dari {formats.points(question.weight)}, "
        f"hilang {formats.shortfall(max(0.0, question.weight - points))}",
    )
    _fact("Catatan", answer["note"])
    _fact("Bukti dukung", answer["evidence"])
    _fact("Berkas", files.get(str(answer["workbook"]), formats.MISSING))
    _fact("Lembar dan sel", f"{answer['sheet']}, sel {answer['cell']}")


def _fact(label: str, value: Any) -> None:  # noqa: ANN401
    with st.container(gap=None):
        st.caption(label)
        st.text(formats.MISSING if formats.is_missing(value) or not str(value) else str(value))


def _inputs(
    question: Question, answers: pd.DataFrame, rules: Instrument, present: list[str]
) -> None:
    st.caption("Isian yang dihitung")
    own = answers.loc[answers["question"].isin(question.inputs)]
    table = pd.DataFrame({"Isian": [rules.label(name) for name in question.inputs]})
    for assessor in present:
        rows = (
            own.loc[own["assessor"] == assessor].drop_duplicates("question").set_index("question")
        )
        table[ASSESSORS[assessor]] = [
            _count(rows["raw"].get(name), rows["cell"].get(name)) for name in question.inputs
        ]
    narrow = {"Isian": 160} | {ASSESSORS[assessor]: 94 for assessor in present}
    listing.table(table, {}, f"Tabel {len(table)} isian jumlah", narrow=narrow, wrapped=is_narrow())
    st.caption(ratio_words(question, rules))


def ratio_words(question: Question, rules: Instrument) -> str:
    """Say how the counts become a value: "a ÷ (b + c)", and what holds when nothing was due."""
    ratio = question.ratio
    if ratio is None:
        return ""
    below = " + ".join(rules.label(name) for name in ratio.denominator)
    above = rules.label(ratio.numerator)
    if ratio.kind == "decline":
        text = f"({below} − {above}) ÷ {below}, paling sedikit 0; 0 di kedua tahun bernilai 1."
    else:
        grouped = f"({below})" if len(ratio.denominator) > 1 else below
        text = f"{above} ÷ {grouped}, paling banyak 1."
    return f"{text} {ratio.note}"


def _count(raw: Any, cell: Any) -> str:  # noqa: ANN401
    written = "kosong" if formats.is_missing(raw) or not str(raw) else str(raw)
    return written if formats.is_missing(cell) else f"{written} · sel {cell}"
