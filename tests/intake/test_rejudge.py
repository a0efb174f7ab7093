"""Worksheets of 52/2014 through the intake, and judged anew when a region enters thresholds."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from tests.conftest import REGION
from tests.makers import best_old, make_old
from zi_analytics.instruments import load
from zi_analytics.intake import rejudge
from zi_analytics.registry import Registry, load_registry
from zi_analytics.store import Store

from .folder import Folder, codes, workbook

NEW = "permenpanrb-90-2021"


def old(
    unit: str = "Dinas Kesehatan", year: int = 2019, answers: dict[str, object] | None = None
) -> bytes:
    given = {**best_old(), **(answers or {})}
    return make_old(given, unit_name=unit, year=year, formats={"B.I.b": "0%"}).data


def with_thresholds(folder: Path, *rows: str) -> Registry:
    shutil.copytree(REGION, folder)
    text = "instrument,predicate,condition,minimum,article\n" + "".join(f"{r}\n" for r in rows)
    (folder / "thresholds.csv").write_text(text, encoding="utf-8")
    return load_registry(folder)


def verdict(box: Folder, condition: str, predicate: str = "WBK") -> object:
    table = box.store.readiness(2019).set_index(["predicate", "condition"])
    met = table.loc[(predicate, condition), "met"]
    return None if pd.isna(met) else bool(met)


def test_both_instruments_are_stored_side_by_side(box: Folder) -> None:
    box.put("2019/a.xlsx", old())
    box.put("2022/b.xlsx", workbook())
    assert box.take_in().counts["imported"] == 2
    table = box.store.submissions().set_index("year")["instrument"]
    assert table.to_dict() == {2019: "permenpanrb-52-2014", 2022: NEW}


def test_a_worksheet_of_another_law_than_its_years_is_accepted_with_a_finding(box: Folder) -> None:
    box.put("a.xlsx", old(year=2022))
    result = box.result()
    assert result.status == "imported"
    assert codes(result) == ["instrument_not_in_force"]
    assert set(box.store.scores(2022)["instrument"]) == {"permenpanrb-52-2014"}


def test_without_new_thresholds_nothing_is_judged_anew(box: Folder) -> None:
    box.put("a.xlsx", old())
    box.take_in()
    version = box.store.version()
    assert rejudge(box.store, box.registry) == []
    assert box.store.version() == version


def test_what_was_judged_by_the_same_is_not_even_read(
    box: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box.put("a.xlsx", old())
    box.take_in()
    rejudge(box.store, box.registry)
    read: list[int] = []
    scores = Store.scores

    def noted(store: Store, year: int) -> pd.DataFrame:
        read.append(year)
        return scores(store, year)

    monkeypatch.setattr(Store, "scores", noted)
    assert rejudge(box.store, box.registry) == [] and read == []
    other = with_thresholds(tmp_path / "region", "52/2014,WBK,hasil.bersih,18,hal. 9")
    assert rejudge(box.store, other) == [2019] and read == [2019]


def test_an_import_by_other_thresholds_is_judged_anew_when_they_are_taken_back(
    box: Folder, tmp_path: Path
) -> None:
    rejudge(box.store, box.registry)
    other = with_thresholds(tmp_path / "region", "52/2014,WBK,hasil.bersih,18,hal. 9")
    box.put("a.xlsx", old())
    Folder(box.path, box.store, other).take_in()
    assert verdict(box, "hasil.bersih") is True
    assert rejudge(box.store, box.registry) == [2019]
    assert verdict(box, "hasil.bersih") is None


def test_a_year_with_both_instruments_is_not_judged_anew_at_every_start(box: Folder) -> None:
    box.put("a.xlsx", workbook("Dinas Kesehatan", 2021))
    box.put("b.xlsx", old("Dinas Sosial", 2021))
    assert box.take_in().counts["imported"] == 2
    version = box.store.version()
    assert rejudge(box.store, box.registry) == []
    assert box.store.version() == version


def test_entered_thresholds_judge_stored_worksheets_anew(box: Folder, tmp_path: Path) -> None:
    box.put("a.xlsx", old())
    box.put("b.xlsx", workbook())
    box.take_in()
    before = box.store.readiness(2022)
    assert (verdict(box, "total"), verdict(box, "hasil.bersih")) == (True, None)
    registry = with_thresholds(tmp_path / "region", "52/2014,WBK,hasil.bersih,18,hal. 9")
    assert rejudge(box.store, registry) == [2019]
    assert (verdict(box, "total"), verdict(box, "hasil.bersih")) == (None, True)
    assert verdict(box, "total", "WBBM") is True
    assert rejudge(box.store, registry) == []
    pd.testing.assert_frame_equal(box.store.readiness(2022), before)
    assert rejudge(box.store, box.registry) == [2019]


def test_a_predicate_can_be_met_once_every_condition_is_decided(
    box: Folder, tmp_path: Path
) -> None:
    rest = [c for c in load(NEW).conditions if c != "total"]
    rows = [f"52/2014,WBK,{condition},tidak ada,hal. 9" for condition in rest]
    registry = with_thresholds(tmp_path / "region", "52/2014,WBK,total,75,hal. 9", *rows)
    box.put("a.xlsx", old())
    Folder(box.path, box.store, registry).take_in()
    own = box.store.readiness(2019)
    wbk = own[own["predicate"] == "WBK"]
    assert wbk[["condition", "met"]].to_numpy().tolist() == [["total", True]]
