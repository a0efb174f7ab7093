"""The checklist of a unit or the region: state, value, what is asked, where it comes from."""

from typing import Any, Final

import pandas as pd

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.prerequisite_board import state_of
from zi_analytics.scoring import checklist
from zi_analytics.scoring.prerequisites import ENTERED, FROM_SAKIP, FROM_WORKSHEET
from zi_analytics.tables import REGENCY
from zi_analytics.ui import data, export, listing, prereq_data, unit_data
from zi_analytics.ui.filters import ASSESSMENTS, Selection
from zi_analytics.ui.viewport import is_narrow

FORM: Final = "formulir"
LEVELS: Final = {"instansi": "Kabupaten", "unit": "Unit"}
METHOD: Final = (
    "Prasyarat menurut Tabel 5 PermenPANRB 90/2021 (hal. 46). Yang tidak diisi belum diketahui, "
    "tidak pernah dianggap terpenuhi."
)
WIDTHS: Final = {"Prasyarat": 345, "WBK": 135, "WBBM": 135, "Isi": 100, "Sumber": 350}


def table(unit: str, selection: Selection) -> pd.DataFrame:
    """Return the checklist for people: the chosen predicate's columns come first.

    ``id`` is the prerequisite's, and is not shown.
    """
    predicates = list(data.instrument().predicates)
    judged = unit_data.judged(selection.year, selection.assessor, unit)
    rows = records(checklist(judged, unit, predicates))
    first = selection.predicate
    shown = pd.DataFrame(
        {
            "id": [row.prerequisite for row in rows],
            "Prasyarat": [row.label for row in rows],
            first: [_state(row, first) for row in rows],
            "Isi": [formats.MISSING if formats.is_missing(r.value) else r.value for r in rows],
            f"Diminta {first}": [_asked(row, first) for row in rows],
            "Sumber": [source(unit, row, selection) for row in rows],
        }
    )
    for other in predicates:
        if other != first:
            shown[other] = [_state(row, other) for row in rows]
            shown[f"Diminta {other}"] = [_asked(row, other) for row in rows]
    if unit != REGENCY:
        shown["Tingkat"] = [LEVELS[row.level] for row in rows]
    shown["Dasar"] = [row.article for row in rows]
    return shown


def draw(shown: pd.DataFrame, selection: Selection, key: str) -> str | None:
    """Draw a checklist; return the prerequisite whose row was picked, if any."""
    picked = listing.pick(
        shown.drop(columns="id"),
        {},
        f"Daftar periksa {len(shown)} prasyarat {selection.predicate} dengan isi dan sumbernya",
        key,
        widths=WIDTHS,
        narrow={"Prasyarat": 170, selection.predicate: 140},
        wrapped=is_narrow(),
    )
    return None if picked is None else str(shown["id"].iloc[picked])


def download(shown: pd.DataFrame, name: str, selection: Selection) -> None:
    """Draw the button that takes a checklist away."""
    export.download(lambda: {"Daftar periksa": shown.drop(columns="id")}, name, METHOD, selection)


def source(unit: str, row: Any, selection: Selection) -> str:  # noqa: ANN401
    """Say where a value comes from: who entered it and when, or which cell says so."""
    item, said = str(row.prerequisite), getattr(row, "source", None)
    whose = REGENCY if row.level == "instansi" else unit
    if formats.is_missing(said):
        return formats.MISSING
    if said == ENTERED:
        own = prereq_data.entries(selection.year)
        return entry_words(own.loc[own["unit"].eq(whose) & own["item"].eq(item)].iloc[0])
    if said == FROM_SAKIP:
        found = prereq_data.sakip_row(whose, selection.year)
        return f"SAKIP {found.evaluation_year}: {found.sheet}, sel {found.cell}"
    return _from_worksheet(whose, item, selection)


def entry_words(entry: pd.Series) -> str:
    """Say who entered a value, how, and when: a row of ``store.ENTERED``."""
    day = formats.day(entry["entered_at"])
    if entry["source"] == FORM:
        who = entry["entered_by"]
        return f"Formulir: {'tanpa nama' if formats.is_missing(who) else who}, {day}"
    file = prereq_data.file_name(entry["workbook"])
    return f"{entry['sheet']}, sel {entry['cell']} ({file}), {day}"


def _from_worksheet(unit: str, item: str, selection: Selection) -> str:
    answers = data.answers(selection.year, unit)
    asked = prereq_data.rules()[item].prefilled_from
    own = answers.loc[answers["assessor"].eq(selection.assessor) & answers["question"].isin(asked)]
    if own.empty:
        return FROM_WORKSHEET
    cells = formats.listing([str(cell) for cell in own["cell"]])
    return f"LKE ({ASSESSMENTS[selection.assessor]}): {own['sheet'].iloc[0]}, sel {cells}"


def _state(row: Any, predicate: str) -> str:  # noqa: ANN401
    if formats.is_missing(getattr(row, f"required_{predicate}")):
        return formats.MISSING
    return state_of(getattr(row, f"met_{predicate}")).text


def _asked(row: Any, predicate: str) -> str:  # noqa: ANN401
    asked = getattr(row, f"required_{predicate}")
    return formats.MISSING if formats.is_missing(asked) else str(asked)
