"""The worksheet's rows in the makers' own words, and what can be answered in them."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

TREE = "BCDEFG"
SCALES = {
    "Ya/Tidak": {"Ya": 1.0, "Tidak": 0.0},
    "A/B/C": {"A": 1.0, "B": 0.5, "C": 0.0},
    "A/B/C/D": {"A": 1.0, "B": 0.67, "C": 0.33, "D": 0.0},
    "A/B/C/D/E": {"A": 1.0, "B": 0.75, "C": 0.5, "D": 0.25, "E": 0.0},
}
INDEX = "Nilai (0-4)"
# Per ratio: what is counted, out of what (summed), and what is asked for but not used.
RATIOS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "A.II.1.i.a": ("2", ("1",), ()),
    "A.II.1.i.b": ("2", ("1",), ()),
    "A.II.3.iii.a": ("2", ("1",), ("3",)),
    "A.II.4.i.-": ("2", ("1",), ()),
    "A.II.5.ii.-": ("3", ("1",), ("2",)),
    "A.II.5.iii.a": ("5", ("2", "3", "4"), ()),
    "A.II.5.iii.b": ("5", ("2", "3", "4"), ()),
    "A.II.6.i.b": ("2", ("1",), ()),
}
DECLINE = "A.II.3.iii.a"
SUMS = ("A.II.5.iii.a.1", "A.II.5.iii.b.1")


@dataclass(frozen=True)
class Row:
    """One row: its mark stands in ``column`` (B to G), its text in the next one."""

    id: str
    column: str
    mark: str
    text: str
    weight: float | None
    choices: str
    text_b: str

    @property
    def is_input(self) -> bool:
        return self.choices == "Jumlah"

    @property
    def is_question(self) -> bool:
        return self.choices in SCALES or self.choices == INDEX or self.id in RATIOS


def _read() -> Iterator[Row]:
    with (Path(__file__).parent / "rows.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file, delimiter="|"):
            weight = float(line["weight"]) if line["weight"] else None
            yield Row(
                line["id"],
                line["column"],
                line["mark"],
                line["text"],
                weight,
                line["choices"],
                line["text_b"] or line["text"],
            )


ROWS = tuple(_read())
QUESTIONS = tuple(row for row in ROWS if row.is_question)
INPUTS = tuple(row for row in ROWS if row.is_input and row.id not in SUMS)


def inputs_of(ratio: str) -> tuple[str, ...]:
    """Give the ids of the counts that a ratio question asks for, in the order of the sheet."""
    return tuple(row.id for row in INPUTS if row.id.rpartition(".")[0] == ratio)


def best_answers() -> dict[str, object]:
    """Answer everything as well as can be: 113 questions' worth of choices, indices and counts."""
    answers: dict[str, object] = {row.id: 6 for row in INPUTS}
    answers |= {f"{DECLINE}.2": 0, f"{DECLINE}.3": 0, "A.II.5.ii.-.2": 0}
    answers |= {"A.II.5.iii.a.5": 18, "A.II.5.iii.b.5": 18}
    for row in QUESTIONS:
        if row.choices in SCALES:
            answers[row.id] = next(iter(SCALES[row.choices]))
        elif row.choices == INDEX:
            answers[row.id] = 4
    return answers


def random_answers(rng: np.random.Generator, unanswered: float = 0.0) -> dict[str, object]:
    """Answer at random, without a zero denominator; leave a share of the rows unanswered."""
    answers: dict[str, object] = {}
    for row in QUESTIONS:
        if row.choices in SCALES:
            answers[row.id] = str(rng.choice(list(SCALES[row.choices])))
        elif row.choices == INDEX:
            answers[row.id] = round(float(rng.uniform(0, 4)), 2)
    for ratio, (numerator, denominators, recorded) in RATIOS.items():
        counts = {f"{ratio}.{part}": int(rng.integers(1, 30)) for part in denominators}
        # Now and then more than was due, so that the cap is exercised.
        counts[f"{ratio}.{numerator}"] = int(rng.integers(0, int(sum(counts.values()) * 1.2) + 1))
        counts |= {f"{ratio}.{part}": int(rng.integers(0, 9)) for part in recorded}
        answers |= counts
    return {key: value for key, value in answers.items() if rng.random() >= unanswered}


def counts_of(ratio: str, answers: Mapping[str, object]) -> dict[str, float] | None:
    """Give a ratio's counts by the last part of their ids; None while one of them is blank."""
    counts = {key.rpartition(".")[2]: answers.get(key) for key in inputs_of(ratio)}
    if not all(isinstance(count, int | float) for count in counts.values()):
        return None
    return {part: float(count) for part, count in counts.items()}  # type: ignore[arg-type]
