"""The steps of a plan in order, and apart from them what surveys must show."""

from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.survey_words import survey_name
from zi_analytics.instruments import Instrument
from zi_analytics.ui import listing, plan_words, planning
from zi_analytics.ui.plan_state import Case
from zi_analytics.ui.planning import Simulation
from zi_analytics.ui.viewport import is_narrow

MOST_ROWS: Final = 15
STEP_WIDTHS: Final = {
    **{"Pertanyaan": 320, "Dari": 58, "Menjadi": 68},
    **{"Poin": 56, "Upaya": 58, "Total": 60},
}


def steps(of: Case, done: Simulation) -> None:
    """Draw the ordered steps, and apart from them what surveys must show."""
    rules = of.rules
    surveys = are_surveys(done, rules)
    own, demanded = done.steps.loc[~surveys], done.steps.loc[surveys]
    if done.steps.empty:
        st.write("Tidak ada jawaban yang diubah. Buka “Ubah jawaban” untuk mencoba.")
    elif own.empty:
        st.write(f"{counted(done, rules)}: jawaban LKE tidak perlu diubah.")
    else:
        _steps_table(own.assign(points=gains(done).loc[~surveys]), of)
    for row in records(demanded):
        name = survey_name(row.question, rules)
        needed = plan_words.written(row.item, row.after, rules)
        now = plan_words.written(row.item, row.before, rules)
        st.markdown(
            f"**Survei: {name} harus {needed}; sekarang {now}** ({survey_points(row.item, done)})"
        )
    if len(demanded):
        st.caption(
            "Survei adalah permintaan tersendiri: tidak dihitung sebagai upaya, dan tidak "
            "dinaikkan melebihi batas."
        )


def are_surveys(done: Simulation, rules: Instrument) -> "pd.Series[bool]":
    """Tell of each step whether it is what a survey must show."""
    return done.steps["item"].map(lambda item: plan_words.is_survey(item, rules)).astype(bool)


def counted(done: Simulation, rules: Instrument) -> str:
    """Count what changes: "8 jawaban", or "1 survei, 0 jawaban" where surveys are among it."""
    surveys = int(are_surveys(done, rules).sum())
    answers = f"{len(done.steps) - surveys} jawaban"
    return f"{surveys} survei, {answers}" if surveys else answers


def gains(done: Simulation) -> "pd.Series[float]":
    """Return what each step adds, as the totals before and after it are shown."""
    after = done.steps["total"]
    before = after.shift(fill_value=done.total_now)
    return pd.Series(formats.differences(before, after), index=done.steps.index, dtype="float64")


def survey_points(item: str, done: Simulation) -> str:
    """Say what a survey adds to its own points: "nilai 13,86 → 14,00, +0,14 poin"."""
    before = planning.points_of(done.scores_now, item)
    after = planning.points_of(done.scores, item)
    moved = formats.change_between(before, after)
    return f"nilai {formats.points(before)} → {formats.points(after)}, {moved} poin"


def steps_table(table: pd.DataFrame, of: Case) -> pd.DataFrame:
    """Return steps as people read them: question, from, to, points, effort, total after it."""
    rules, rows = of.rules, records(table)
    return pd.DataFrame(
        {
            "Pertanyaan": [plan_words.item_label(row.item, rules) for row in rows],
            "Dari": [plan_words.written(row.item, row.before, rules) for row in rows],
            "Menjadi": [plan_words.written(row.item, row.after, rules) for row in rows],
            "Poin": table["points"].to_numpy(),
            "Upaya": table["effort"].to_numpy(),
            "Total": table["total"].to_numpy(),
        }
    )


def _steps_table(table: pd.DataFrame, of: Case) -> None:
    listing.table(
        steps_table(table, of),
        {"Poin": formats.change, "Upaya": formats.short, "Total": formats.points},
        f"Tabel {len(table)} langkah berurutan dengan poin, upaya, dan total sesudahnya",
        widths=STEP_WIDTHS,
        narrow={"Pertanyaan": 138, "Menjadi": 72, "Poin": 56, "Upaya": 60},
        rows=None if is_narrow() else MOST_ROWS,
        wrapped=is_narrow(),
    )
