"""What the rows of a synthetic worksheet say, read from ``wording.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml

_FILE: Final = Path(__file__).with_name("wording.yaml")


@dataclass(frozen=True)
class Wording:
    """Sentences by question or input, and by scale for ``criteria``.

    ``headings`` stand above questions that have a heading of their own; ``sums`` are the rows
    that add up the counts of a question.
    """

    questions: Mapping[str, str]
    inputs: Mapping[str, str]
    headings: Mapping[str, str]
    sums: Mapping[str, str]
    criteria: Mapping[str, str]


@cache
def wording() -> Wording:
    """Return the sentences; raises TypeError where a part of the file is missing or unknown."""
    return Wording(**yaml.safe_load(_FILE.read_text(encoding="utf-8")))
