"""The worksheet of a unit, walked from areas to sub-components to questions and their cells."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.instruments import Instrument
from zi_analytics.ui import answer_panel, link, listing, page, tree
from zi_analytics.ui.filters import ASSESSORS, WHOLE, Selection
from zi_analytics.ui.unit_parts import other_assessor
from zi_analytics.ui.viewport import is_narrow

UNANSWERED = "– belum dijawab"

NARROW: Final = {"Bagian": 164, "Nilai": 58, "Hilang": 62}
NARROW_QUESTIONS: Final = {"Pertanyaan": 148, "Jawaban": 76, "Hilang": 62}


def worksheet(
    scores: pd.DataFrame, answers: pd.DataFrame, rules: Instrument, selection: Selection
) -> None:
    """Draw the chosen node's way back and what stands below it, or the answer of a question."""
    page.section(
        "Lembar kerja",
        "Dari area ke subkomponen, pertanyaan, sampai jawaban dan selnya. Klik baris untuk masuk.",
    )
    _trail(rules, selection.node)
    if selection.node in rules.questions:
        answer_panel.panel(selection, scores, answers, rules)
        return
    present = [name for name in ASSESSORS if name in set(scores["assessor"])]
    table = tree.level_table(rules, selection.node, scores, present)
    own_answers = answers.loc[answers["assessor"] == selection.assessor]
    shown = _shown(table, own_answers, rules, selection.assessor, present)
    picked = listing.pick(
        shown,
        _written(shown),
        f"Isi {_name(rules, selection.node)}: {len(shown)} baris dengan nilai dan kehilangannya",
        f"drill_{selection.unit}_{selection.assessor}_{selection.node}",
        narrow=NARROW if "Bagian" in shown else NARROW_QUESTIONS,
        wrapped=is_narrow(),
    )
    if picked is not None:
        _go(str(table.iloc[picked]["node"]))


def _go(node: str) -> None:
    link.write({"node": node})
    st.rerun()


def _trail(rules: Instrument, node: str) -> None:
    way = tree.trail(rules, node)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        for step in way[:-1]:
            if st.button(f"{_name(rules, step)} ›", key=f"trail_{step}", type="tertiary"):
                _go(step)
        st.markdown(f"**{_name(rules, way[-1])}**")


def _name(rules: Instrument, node: str) -> str:
    if node == WHOLE:
        return "Seluruh lembar"
    return f"{rules.label(node)}" if node.startswith("area.") else f"{rules.label(node)} ({node})"


def _shown(
    table: pd.DataFrame,
    answers: pd.DataFrame,
    rules: Instrument,
    assessor: str,
    present: list[str],
) -> pd.DataFrame:
    is_question = table["node"].isin(list(rules.questions)).all()
    shown = pd.DataFrame({"Pertanyaan" if is_question else "Bagian": table["label"]})
    if is_question:
        raw = answers.drop_duplicates("question").set_index("question")["raw"]
        shown["Jawaban"] = [_answer(raw.get(node), rules, node) for node in table["node"]]
    elif table["aspect"].ne("").all():
        shown["Aspek"] = table["aspect"]
    own = table[f"points_{assessor}"]
    shown["Nilai"] = own
    shown["Bobot"] = table["weight"]
    shown["Hilang"] = table["weight"] - own
    shown["% bobot"] = table[f"share_{assessor}"]
    other = other_assessor(present, assessor)
    if other is not None:
        shown[ASSESSORS[other]] = table[f"points_{other}"]
        shown = listing.checkable(shown, "Selisih", ASSESSORS[other], "Nilai")
    if not is_question:
        shown["Belum dijawab"] = table[f"unanswered_{assessor}"]
    return shown


def _answer(raw: Any, rules: Instrument, question: str) -> str:  # noqa: ANN401
    if not formats.is_missing(raw) and str(raw).strip():
        return str(raw)
    return "dari isian" if rules.questions[question].ratio else UNANSWERED


def _written(shown: pd.DataFrame) -> dict[str, Any]:
    written: dict[str, Any] = {
        c: formats.points for c in shown.columns if shown[c].dtype == "float64"
    }
    return written | {
        "Hilang": formats.shortfall,
        "% bobot": formats.share,
        "Selisih": formats.change,
        "Belum dijawab": lambda value: formats.decimal(value, 0),
    }
