"""One worksheet that scoring stumbles over keeps only itself out."""

import pandas as pd
import pytest

from tests.makers import best_answers, make_many
from zi_analytics.intake import assess

from .folder import Folder, codes, statuses, workbook


def stumble_over(raw: str, monkeypatch: pytest.MonkeyPatch) -> None:
    score = assess.score

    def stumbling(answers: pd.DataFrame) -> pd.DataFrame:
        if (answers["raw"] == raw).any():
            raise ZeroDivisionError("A.I")
        return score(answers)

    monkeypatch.setattr(assess, "score", stumbling)


def test_the_other_files_come_in(box: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    stumble_over("Tidak", monkeypatch)
    box.put("a.xlsx", workbook(first="Tidak"))
    box.put("b.xlsx", workbook("Dinas Sosial"))
    outcome = box.take_in()
    assert statuses(outcome) == {"a.xlsx": "refused", "b.xlsx": "imported"}
    assert codes(outcome.results[0], "error") == ["cannot_score"]
    assert "ZeroDivisionError" in outcome.results[0].findings["message"].iloc[0]
    assert {key[0] for key in box.current()} == {"DINSOS"}


def test_the_other_sheets_come_in(box: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    stumble_over("Tidak", monkeypatch)
    bad = {**best_answers(), "A.I.1.i.a": "Tidak"}
    sheets = {"Dinas Kesehatan": bad, "Dinas Sosial": best_answers()}
    box.put("x.xlsx", make_many(sheets, year=2022).data)
    results = {result.sheet: result for result in box.take_in().results}
    assert results["Dinas Sosial"].status == "imported"
    assert codes(results["Dinas Sosial"]) == []
    assert results["Dinas Kesehatan"].status == "kept_out"
    assert codes(results["Dinas Kesehatan"]) == ["cannot_score"]
