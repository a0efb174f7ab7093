"""Files for the command line to work on, and its output parsed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.makers import best_answers, make_a

UNIT = "Dinas Kesehatan"
Run = Callable[..., tuple[int, str, str]]
"""Runs a command: exit status, standard output, standard error."""


def put(name: str, content: bytes) -> str:
    """Write a file into the working directory."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(content)
    return name


def lke(name: str = "lke.xlsx", **options: object) -> str:
    """Write a worksheet with the best answers."""
    return put(name, make_a(best_answers(), **{"unit_name": UNIT, "year": 2022, **options}).data)


def parsed(text: str) -> Any:
    """Parse strict JSON: no NaN, no Infinity, one value."""

    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is no JSON")

    return json.loads(text, parse_constant=refuse)
