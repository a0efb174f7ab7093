"""What the rows of a synthetic worksheet say, read from a YAML file an instrument."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from zi_analytics.instruments import Instrument, Scale

_FILES: Final[Mapping[str, str]] = {
    "permenpanrb-90-2021": "wording.yaml",
    "permenpanrb-52-2014": "wording_52_2014.yaml",
}
_USUAL: Final = "abcd"


@dataclass(frozen=True)
class Wording:
    """Sentences by question or input, and by scale for ``criteria``.

    ``headings`` stand above questions that have a heading of their own; ``sums`` are the rows
    that add up the counts of a question. ``scales`` holds questions by scale, where the instrument
    leaves it to the worksheet; all others are answered with A/B/C/D.
    """

    questions: Mapping[str, str]
    inputs: Mapping[str, str]
    headings: Mapping[str, str]
    sums: Mapping[str, str]
    criteria: Mapping[str, str]
    scales: Mapping[str, list[str]] = field(default_factory=dict)


@cache
def wording(instrument: str) -> Wording:
    """Return the sentences; raises TypeError where a part of the file is missing or unknown."""
    file = Path(__file__).with_name(_FILES[instrument])
    return Wording(**yaml.safe_load(file.read_text(encoding="utf-8")))


def scale_of(question: str, instrument: Instrument) -> Scale:
    """Return how a question is answered in the synthetic worksheets."""
    known = instrument.questions[question].scale
    if instrument.scale_source == "instrument" and known is not None:
        return instrument.scales[known]
    return instrument.scales[_written(instrument.id).get(question, _USUAL)]


@cache
def _written(instrument: str) -> Mapping[str, str]:
    scales = wording(instrument).scales
    return {question: scale for scale, questions in scales.items() for question in questions}
