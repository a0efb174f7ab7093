"""What tests of the simulation share: a worksheet, a draft, and hands on the editor."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.fakes import YEAR, answers_of
from zi_analytics.store import ScenarioDraft
from zi_analytics.ui import plan_keep

SIMULASI = "pages/simulasi.py"
CHOICE = "A.II.4.iii.-"


def worksheet(level: float = 0.7, **raw: tuple[str, float]) -> pd.DataFrame:
    """Return one unit's answers, with IPAK at 3,42 and some others as given."""
    table = answers_of("DINSOS", "unit", level, 1)
    given = {"B.I.a": ("3.42", 3.42 / 4), CHOICE: ("D", 0.0), **raw}
    for question, (text, value) in given.items():
        table.loc[table["question"] == question, ["raw", "value"]] = [text, value]
    return table


def draft(**changes: Any) -> ScenarioDraft:
    """Return a scenario of the unit."""
    given = {"name": "Rencana A", "changes": {CHOICE: "A"}, **changes}
    return ScenarioDraft(unit="DINSOS", year=YEAR, assessor="unit", predicate="WBBM", **given)


def metric(app: AppTest, label: str) -> str:
    """Return a figure by its label."""
    return next(m.value for m in app.metric if m.label == label)


def edit(app: AppTest, part: str) -> AppTest:
    """Open the editor at one area."""
    app.query_params["lihat_rencana"] = "ubah"
    app.session_state[f"edit_{part}"] = True
    return app.run()


def choice(app: AppTest, question: str) -> Any:
    """Return the widget of a question."""
    return next(w for w in app.get("button_group") if str(w.key).endswith(f"_{question}"))


def downloads(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """Give what the page offers to take away, by the file's name."""
    made: dict[str, Callable[[], bytes]] = {}
    monkeypatch.setattr(
        plan_keep.st,
        "download_button",
        lambda *given, **kw: made.update({kw["file_name"]: given[1]}),
    )
    return made
