"""A store that answers as the real one does, over synthetic answers made here."""

import atexit
import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path
from tempfile import mkdtemp

import numpy as np
import pandas as pd

from zi_analytics import scoring
from zi_analytics.instruments import Instrument, Question, load
from zi_analytics.registry import Registry, load_registry
from zi_analytics.store import (
    EVENTS,
    Event,
    EventFilter,
    Scenario,
    ScenarioDraft,
    Store,
    open_store,
)
from zi_analytics.store.scenarios import cleaned
from zi_analytics.tables import ANSWERS, FINDINGS, SAKIP, empty, typed

ROOT = Path(__file__).resolve().parents[2]
INSTRUMENT = "permenpanrb-90-2021"
OLDER = "permenpanrb-52-2014"
YEAR = 2022
BESIDE = {
    *("prerequisites", "prerequisite_history", "enter_prerequisite", "receive_prerequisites"),
    *("thresholds", "threshold_history", "enter_thresholds"),
    *("receive_sakip", "sakip_of"),
    *("internalization", "internalization_history"),
    *("enter_internalization", "receive_internalization"),
    *("notes", "note_history", "add_note", "change_note", "remove_note"),
    *("decks", "deck", "deck_named", "deck_versions", "save_deck", "archive_deck"),
    "engine",
}
MARKUP = "**tebal** <b>html</b> [tautan](http://contoh.invalid)"


def rules() -> Instrument:
    """Return the instrument that the synthetic worksheets follow."""
    return load(INSTRUMENT)


def registry() -> Registry:
    """Return the region's units as they are shipped."""
    return load_registry(ROOT / "data" / "region")


def answers_of(unit: str, assessor: str, level: float, seed: int, year: int = YEAR) -> pd.DataFrame:
    """Return one worksheet's answers; ``level`` (0–1) is how good they are on the whole."""
    draws = np.random.default_rng(seed)
    rows: list[dict[str, object]] = []
    for number, question in enumerate(rules().questions.values()):
        rows += _rows(question, number, level, draws)
    frame = pd.DataFrame(rows)
    fixed = {
        "unit": unit,
        "year": year,
        "instrument": INSTRUMENT,
        "assessor": assessor,
        "evidence": "https://contoh.invalid/berkas",
        "sheet": "LKE ZI",
        "workbook": f"sha-{unit}-{assessor}",
    }
    return typed(frame.assign(**fixed), ANSWERS)


def _rows(
    question: Question, number: int, level: float, draws: np.random.Generator
) -> list[dict[str, object]]:
    scale = rules().scales[question.scale]
    good = float(np.clip(draws.normal(level, 0.22), 0, 1))
    raw: str | None = None
    if scale.options:
        raw = min(scale.options, key=lambda option: abs(scale.options[option] - good))
        value = scale.options[raw]
    elif scale.kind == "index":
        index = round(2.4 + 1.6 * good, 2)
        raw, value = f"{index:.2f}".replace(".", ","), index / 4
    else:
        value = good
    row = {"question": question.id, "raw": raw, "value": value, "cell": f"K{number + 8}"}
    row |= {"wording": f"Bunyi uji {question.label}", "note": MARKUP if number % 7 == 0 else None}
    inputs = [
        {**row, "question": name, "raw": "7", "value": np.nan, "cell": f"K{number + 200}"}
        for name in question.inputs
    ]
    return [row, *inputs]


def older_answers(unit: str, year: int, value: float = 0.5) -> pd.DataFrame:
    """Return one worksheet of 52/2014, whose scales only the worksheet knows."""
    older = load(OLDER)
    rows = {
        "question": list(older.questions),
        "wording": [question.label for question in older.questions.values()],
        "cell": [f"K{number + 8}" for number in range(len(older.questions))],
    }
    fixed = {
        **{"unit": unit, "year": year, "instrument": OLDER, "assessor": "unit", "raw": "B"},
        **{"value": value, "note": None, "evidence": None, "sheet": "LKE ZI"},
        "workbook": f"sha-{unit}-{year}",
    }
    return typed(pd.DataFrame(rows).assign(**fixed), ANSWERS)


@cache
def whole_sample() -> pd.DataFrame:
    """Return answers of nearly all expected units, most of them by both assessors."""
    units = registry().units(YEAR).query("expected")["code"].tolist()
    frames = []
    for number, unit in enumerate(units[:-2]):
        level = 0.55 + 0.35 * ((number * 7) % len(units)) / len(units)
        frames.append(answers_of(unit, "unit", level, number))
        if number % 6:
            frames.append(answers_of(unit, "tpi", level - 0.06, number + 1000))
    return pd.concat(frames, ignore_index=True)


@cache
def _sample_scores() -> tuple[pd.DataFrame, pd.DataFrame]:
    scores = scoring.score(whole_sample())
    return scores, scoring.readiness(scores)


def _scored(answers: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    if answers is whole_sample():
        return _sample_scores()
    scores = scoring.score(answers)
    return scores, scoring.readiness(scores)


def _by(table: pd.DataFrame, assessor: str | None) -> pd.DataFrame:
    return table if assessor is None else table.loc[table["assessor"] == assessor]


@dataclass
class FakeStore:
    """The store's reading side over frames in memory."""

    all_answers: pd.DataFrame = field(default_factory=lambda: empty(ANSWERS))
    sample: bool = False
    number: int = 1
    kept: list[Scenario] = field(default_factory=list)
    told: list[Event] = field(default_factory=list)
    all_sakip: pd.DataFrame = field(default_factory=lambda: empty(SAKIP))

    def __post_init__(self) -> None:
        """Score once."""
        self.all_scores, self.all_readiness = _scored(self.all_answers)

    def version(self) -> int:
        """Return the number this store was made with, and one more for every entry since."""
        return self.number + (self.beside.version() if "beside" in self.__dict__ else 0)

    @cached_property
    def beside(self) -> Store:
        """A real store, for what is entered beside the worksheets."""
        folder = mkdtemp(prefix="zi-uji-")
        store = open_store(f"sqlite:///{folder}/zi.db")
        atexit.register(lambda: (store.close(), shutil.rmtree(folder)))
        return store

    def __getattr__(self, name: str) -> object:
        """Leave entries to the real store."""
        if name in BESIDE:
            return getattr(self.beside, name)
        raise AttributeError(name)

    def workbook(self, sha256: str) -> tuple[str, bytes]:
        """Return a file that was handed in."""
        return self.beside.workbook(sha256)

    def judged_by(self) -> str | None:
        """Return nothing: it is not known."""

    def mark_judged(self, mark: str | None) -> None:
        """Keep nothing."""

    def rejudge(self, year: int, readiness: pd.DataFrame) -> bool:
        """Replace the readiness of a year."""
        if readiness.reset_index(drop=True).equals(self.readiness(year).reset_index(drop=True)):
            return False
        rest = self.all_readiness.loc[self.all_readiness["year"] != year]
        self.all_readiness = pd.concat([rest, readiness], ignore_index=True)
        self.number += 1
        return True

    def years(self) -> list[int]:
        """Return the years with answers."""
        return sorted({int(year) for year in self.all_answers["year"].unique()})

    def synthetic(self) -> bool:
        """Tell whether this is sample data."""
        return self.sample

    def scores(self, year: int) -> pd.DataFrame:
        """Return the scores of a year."""
        return self.all_scores.loc[self.all_scores["year"] == year]

    def node_scores(
        self, year: int, nodes: Collection[str], assessor: str | None = None
    ) -> pd.DataFrame:
        """Return the scores of some nodes."""
        table = _by(self.scores(year), assessor)
        return table.loc[table["node"].isin(nodes)]

    def question_scores(self, year: int, assessor: str, instrument: str) -> Iterator[pd.DataFrame]:
        """Yield the scores of the questions, a worksheet at a time."""
        table = _by(self.scores(year), assessor)
        asked = table["level"].eq("question") & table["instrument"].eq(instrument)
        yield from (part for _, part in table.loc[asked].groupby("unit"))

    def handed_in(self, year: int) -> list[str]:
        """Return the units with answers."""
        return [str(unit) for unit in self.scores(year)["unit"].unique()]

    def meeting(self, year: int, assessor: str, predicate: str) -> list[str]:
        """Return the units that meet a predicate."""
        table = scoring.distance(self.readiness(year, assessor=assessor))
        own = table.loc[table["predicate"].eq(predicate) & table["met"].eq(True).fillna(False)]
        return [str(unit) for unit in own["unit"]]

    def nearest(self, year: int, assessor: str, predicate: str) -> list[str]:
        """Return the units in the order of their distance."""
        table = scoring.distance(self.readiness(year, assessor=assessor))
        return [str(unit) for unit in table.loc[table["predicate"] == predicate, "unit"]]

    def condition_values(self, year: int, assessor: str) -> pd.DataFrame:
        """Return each condition's value once."""
        table = self.readiness(year, assessor=assessor)
        return table.drop_duplicates(["unit", "condition"])[["unit", "condition", "value"]]

    def unit_scores(self, year: int, unit: str) -> pd.DataFrame:
        """Return the scores of a unit."""
        table = self.scores(year)
        return table.loc[table["unit"] == unit]

    def instruments(self, year: int) -> set[str]:
        """Return the instruments of a year."""
        return set(self.scores(year)["instrument"])

    def readiness(
        self, year: int, unit: str | None = None, assessor: str | None = None
    ) -> pd.DataFrame:
        """Return the readiness of a year."""
        table = _by(self.all_readiness.loc[self.all_readiness["year"] == year], assessor)
        return table if unit is None else table.loc[table["unit"] == unit]

    def answers(self, year: int, unit: str) -> pd.DataFrame:
        """Return a unit's answers."""
        table = self.all_answers
        return table.loc[(table["year"] == year) & (table["unit"] == unit)]

    def assessor_answers(
        self, year: int, assessor: str, questions: Collection[str] | None = None
    ) -> pd.DataFrame:
        """Return the answers of an assessor, to some questions if named."""
        table = _by(self.all_answers.loc[self.all_answers["year"] == year], assessor)
        return table if questions is None else table.loc[table["question"].isin(questions)]

    def sakip(self) -> pd.DataFrame:
        """Return the SAKIP scores of all years."""
        if "beside" not in self.__dict__:
            return self.all_sakip
        return pd.concat([self.all_sakip, self.beside.sakip()], ignore_index=True)

    def findings(self, year: int | None = None, unit: str | None = None) -> pd.DataFrame:
        """Return one finding a worksheet of the unit."""
        columns = {**FINDINGS, "unit": "str", "year": "Int64", "file": "str"}
        table = self.submissions(year)
        rows = [
            {
                "workbook": row.workbook,
                "severity": "warning",
                "code": "uji",
                "sheet": "LKE ZI",
                "cell": "K175",
                "message": f"Nilai sel ini berbeda dari hitungan ulang. {MARKUP}",
                "hint": "Periksa rumus sel ini.",
                "unit": row.unit,
                "year": row.year,
                "file": row.file,
            }
            for row in table.itertuples()
            if unit is None or row.unit == unit
        ]
        return typed(pd.DataFrame(rows, columns=list(columns)), columns)

    def submissions(self, year: int | None = None) -> pd.DataFrame:
        """Return one row a unit and assessor."""
        keys = self.all_answers.drop_duplicates(["unit", "year", "assessor"])
        table = keys[["unit", "year", "assessor", "instrument", "workbook", "sheet"]]
        table = table.reset_index(drop=True)
        table["id"] = table.index
        table["file"] = [f"LKE {row.unit} {row.assessor}.xlsx" for row in table.itertuples()]
        table["received_at"] = datetime(2022, 5, 17, tzinfo=UTC)
        table["synthetic"] = self.sample
        table["current"] = True
        table["errors"] = 0
        table["warnings"] = 1
        return table if year is None else table.loc[table["year"] == year]

    def record(self, event: Event) -> None:
        """Keep an event."""
        self.told.append(event)

    def events(self, wanted: EventFilter | None = None, latest: int | None = None) -> pd.DataFrame:
        """Return no event: pages of the trail are tested over a real store."""
        return empty(EVENTS)

    def event_count(self, wanted: EventFilter | None = None) -> int:
        """Return how many there are."""
        return 0

    def event_values(self, column: str) -> list[str]:
        """Return the values of a column."""
        return []

    def save_scenario(self, draft: ScenarioDraft) -> Scenario:
        """Keep a scenario as the next version of its name."""
        named = replace(draft, name=cleaned(draft.name))
        earlier = self.scenarios(draft.unit, draft.year, draft.assessor)
        version = 1 + sum(kept.draft.name == named.name for kept in earlier)
        at = datetime(2022, 5, 17, tzinfo=UTC)
        self.kept.append(Scenario(len(self.kept) + 1, version, at, named))
        return self.kept[-1]

    def scenario(self, id_: int) -> Scenario:
        """Return a scenario by its number."""
        found = [kept for kept in self.kept if kept.id == id_]
        if not found:
            raise KeyError(id_)
        return found[0]

    def scenarios(self, unit: str, year: int, assessor: str) -> tuple[Scenario, ...]:
        """Return the scenarios of a worksheet, the latest first."""
        key = (unit, year, assessor)
        own = [k for k in self.kept if (k.draft.unit, k.draft.year, k.draft.assessor) == key]
        return tuple(reversed(own))
