"""All scores and conditions of a year as tables for Excel, down to file, sheet and cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from zi_analytics.instruments import load
from zi_analytics.tables import ASSESSORS, SEVERITIES

LEVELS: Final = {
    "total": "total",
    "component": "komponen",
    "aspect": "aspek",
    "area_total": "area (pemenuhan + reform)",
    "area": "area",
    "sub_component": "sub-komponen",
    "question": "pertanyaan",
}
WHO: Final = ["unit", "assessor"]
UNIT_FIGURES: Final = (
    ("total", "points", ""),
    ("component", "points", ""),
    ("area_total", "share", " (bagian dari bobot)"),
)
UNKNOWN: Final = "belum diketahui"
VERDICTS: Final = {True: "terpenuhi", False: "belum"}


@dataclass(frozen=True)
class Year:
    """What the store holds of a year: ``tables`` of that name, and the names of its units.

    ``units`` has code, name and kind; ``submissions`` are the current ones; ``basis`` says by
    predicate whether a verdict is the regulation's or only indicative.
    """

    scores: pd.DataFrame
    readiness: pd.DataFrame
    answers: pd.DataFrame
    findings: pd.DataFrame
    submissions: pd.DataFrame
    units: pd.DataFrame
    basis: Mapping[str, str]


def recap(year: Year) -> dict[str, pd.DataFrame]:
    """Return the recap's tables by sheet title; figures are as computed, none is rounded.

    Points are of the weight; "Bagian dari bobot" is a share (0–1). What is missing is empty. Rows
    of units stand in the order of ``year.units``, assessors in their usual order.
    """
    return {
        "Unit": _units(year),
        "Syarat": _conditions(year),
        "Nilai": _scores(year),
        "Jawaban": _answers(year),
        "Temuan": _findings(year),
        "Berkas": _files(year),
    }


def _units(year: Year) -> pd.DataFrame:
    scores = _placed(year.scores, year)
    table = scores.drop_duplicates(WHO)[[*WHO, "instrument"]]
    index = pd.MultiIndex.from_frame(table[WHO])
    found = _named(table, year)
    for level, figure, suffix in UNIT_FIGURES:
        own = scores.loc[scores["level"] == level].copy()
        own["label"] = _labels(own, "node")
        wide = own.pivot_table(figure, WHO, "label", sort=False).reindex(index)
        for label in wide.columns:
            found[f"{label}{suffix}"] = wide[label].to_numpy()
    for predicate in year.basis:
        own = year.readiness.loc[year.readiness["predicate"] == predicate]
        verdict = own.groupby(WHO, sort=False)["met"].agg(_overall)
        found[predicate] = verdict.reindex(index).to_numpy()
        short = (own["met"].eq(False)).groupby([own["unit"], own["assessor"]]).sum()
        found[f"Syarat {predicate} yang kurang"] = short.reindex(index).to_numpy()
    return found


def _overall(met: pd.Series) -> str:
    if met.eq(False).any():
        return VERDICTS[False]
    return UNKNOWN if met.isna().any() else VERDICTS[True]


def _conditions(year: Year) -> pd.DataFrame:
    table = _placed(year.readiness, year)
    instruments = year.scores.drop_duplicates(WHO).set_index(WHO)
    keys = pd.MultiIndex.from_frame(table[WHO])
    rules = instruments["instrument"].reindex(keys).to_numpy()
    labels = [
        load(str(instrument)).conditions[str(condition)].label
        for instrument, condition in zip(rules, table["condition"], strict=True)
    ]
    return _beside(
        table,
        year,
        {
            "Predikat": table["predicate"].to_numpy(),
            "Dasar": [year.basis.get(str(predicate), "") for predicate in table["predicate"]],
            "Syarat": labels,
            "Nilai": table["value"].to_numpy(),
            "Batas": table["minimum"].to_numpy(),
            "Kurang": table["shortfall"].to_numpy(),
            "Status": [UNKNOWN if pd.isna(met) else VERDICTS[bool(met)] for met in table["met"]],
        },
    )


def _scores(year: Year) -> pd.DataFrame:
    table = _placed(year.scores, year)
    return _beside(
        table,
        year,
        {
            "Simpul": table["node"].to_numpy(),
            "Nama": _labels(table, "node"),
            "Tingkat": table["level"].map(LEVELS).to_numpy(),
            "Poin": table["points"].to_numpy(),
            "Bobot": table["weight"].to_numpy(),
            "Bagian dari bobot": table["share"].to_numpy(),
            "Poin menurut cara lembar": table["points_workbook"].to_numpy(),
            "Belum dijawab": table["unanswered"].to_numpy(),
        },
    )


def _answers(year: Year) -> pd.DataFrame:
    table = _placed(year.answers, year)
    names = year.submissions.drop_duplicates("workbook").set_index("workbook")["file"]
    return _beside(
        table,
        year,
        {
            "Pertanyaan": table["question"].to_numpy(),
            "Nama": _labels(table, "question"),
            "Jawaban": table["raw"].to_numpy(),
            "Nilai jawaban (0–1)": table["value"].to_numpy(),
            "Catatan": table["note"].to_numpy(),
            "Bukti": table["evidence"].to_numpy(),
            "Bunyi pada lembar": table["wording"].to_numpy(),
            "Berkas": table["workbook"].map(names).to_numpy(),
            "Lembar": table["sheet"].to_numpy(),
            "Sel": table["cell"].to_numpy(),
        },
    )


def _findings(year: Year) -> pd.DataFrame:
    table = year.findings
    names = year.units.set_index("code")["name"]
    return pd.DataFrame(
        {
            "Unit": table["unit"].map(names).to_numpy(),
            "Berat": table["severity"].map(SEVERITIES).to_numpy(),
            "Berkas": table["file"].to_numpy(),
            "Lembar": table["sheet"].to_numpy(),
            "Sel": table["cell"].to_numpy(),
            "Temuan": table["message"].to_numpy(),
            "Yang perlu dilakukan": table["hint"].to_numpy(),
            "Kode temuan": table["code"].to_numpy(),
        }
    )


def _files(year: Year) -> pd.DataFrame:
    table = _placed(year.submissions, year)
    return _beside(
        table,
        year,
        {
            "Berkas": table["file"].to_numpy(),
            "Lembar": table["sheet"].to_numpy(),
            "Diterima (UTC)": table["received_at"].dt.tz_localize(None).to_numpy(),
            "SHA-256": table["workbook"].to_numpy(),
            "Temuan perlu dilihat": table["warnings"].to_numpy(),
        },
    )


def _placed(table: pd.DataFrame, year: Year) -> pd.DataFrame:
    """Order by unit and assessor; what stands together stays in its order."""
    unit = {code: place for place, code in enumerate(year.units["code"])}
    who = {assessor: place for place, assessor in enumerate(ASSESSORS)}
    keys = pd.DataFrame({"unit": table["unit"].map(unit), "who": table["assessor"].map(who)})
    return table.loc[keys.sort_values(["unit", "who"], kind="stable").index].reset_index(drop=True)


def _named(table: pd.DataFrame, year: Year) -> pd.DataFrame:
    units = year.units.set_index("code")
    return pd.DataFrame(
        {
            "Kode unit": table["unit"].to_numpy(),
            "Unit": table["unit"].map(units["name"]).to_numpy(),
            "Jenis": table["unit"].map(units["kind"]).to_numpy(),
            "Penilai": table["assessor"].map(ASSESSORS).to_numpy(),
        }
    )


def _beside(table: pd.DataFrame, year: Year, columns: Mapping[str, object]) -> pd.DataFrame:
    """Put columns beside those that name the unit and the assessor."""
    return pd.concat([_named(table, year), pd.DataFrame(columns)], axis="columns")


def _labels(table: pd.DataFrame, column: str) -> list[str]:
    pairs = zip(table["instrument"], table[column], strict=True)
    return [_label(str(instrument), str(id_)) for instrument, id_ in pairs]


def _label(instrument: str, id_: str) -> str:
    return load(instrument).label(id_)
