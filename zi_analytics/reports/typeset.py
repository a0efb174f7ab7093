"""Printed reports: a Typst template of the package and figures ready for print → PDF bytes."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import typst

HERE: Final = "typesetting"


def report_card(card: Mapping[str, Any], day: date) -> bytes:
    """Return a unit's report card as PDF bytes; see ``publishing.card`` for what it holds."""
    return typeset("report_card", card, day)


def typeset(template: str, content: Mapping[str, Any], day: date) -> bytes:
    """Return a template filled with texts and figures, as PDF bytes dated ``day``.

    The content reaches the template as JSON and is printed as it stands: a text is never taken for
    markup. Fonts are the package's own, so that every machine sets the same pages.
    """
    folder = _folder()
    made = typst.compile(
        str(folder / f"{template}.typ"),
        root=str(folder),
        font_paths=[str(folder)],
        ignore_system_fonts=True,
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        sys_inputs={"data": json.dumps(content, ensure_ascii=False, allow_nan=False)},
    )
    assert isinstance(made, bytes)
    return made


@cache
def _folder() -> Path:
    return Path(str(files("zi_analytics.reports") / HERE))
