"""Whose a worksheet is: unknown, doubled, renamed or copied, each kept out with a reason."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tests.makers import best_answers, make_many, random_answers

from .folder import Folder, codes, statuses, workbook


def test_two_files_for_one_key_are_both_kept_out_until_one_is_chosen(box: Folder) -> None:
    box.put("a.xlsx", workbook())
    box.put("b.xlsx", workbook(first="Tidak"))
    box.put("lain.xlsx", workbook("Dinas Sosial"))
    outcome = box.take_in()
    kept_out = {"a.xlsx": "kept_out", "b.xlsx": "kept_out"}
    assert statuses(outcome) == {**kept_out, "lain.xlsx": "imported"}
    for result in outcome.results[:2]:
        assert codes(result, "error") == ["two_files"]
        message = result.findings["message"].iloc[0]
        assert "a.xlsx" in message and "b.xlsx" in message
    assert box.store.workbook(outcome.results[0].workbook)[1] == workbook()
    assert list(box.store.findings(2022, "DINKES")["code"]) == ["two_files"] * 2
    assert box.result("b.xlsx").status == "imported"
    assert box.store.findings(2022, "DINKES").empty
    assert statuses(box.take_in()) == {
        "a.xlsx": "kept_out",
        "b.xlsx": "unchanged",
        "lain.xlsx": "unchanged",
    }
    assert ("DINKES", 2022, "unit", "b.xlsx") in box.current()
    assert box.result("a.xlsx").status == "superseded"
    assert statuses(box.take_in("a.xlsx", "b.xlsx")) == dict.fromkeys(
        ["a.xlsx", "b.xlsx"], "unchanged"
    )


def test_two_sheets_for_one_key_are_both_kept_out(box: Folder) -> None:
    rng = np.random.default_rng(1)
    sheets = {"Satu": best_answers(), "Dua": random_answers(rng), "Dinas Sosial": best_answers()}
    box.put("2022/x.xlsx", make_many(sheets).data)
    outcome = box.take_in(unit="DINKES")
    assert {result.status for result in outcome.results} == {"kept_out"}
    assert "Dua" in outcome.results[0].findings["message"].iloc[0]
    assert box.current() == set()


def test_sheets_of_one_workbook_come_in_apart(box: Folder) -> None:
    sheets = {name: best_answers() for name in ("Dinas Sosial", "Entah", "Kosong")}
    sheets["Kosong"] = {}
    box.put("2022/banyak.xls", make_many(sheets).data)
    outcome = box.take_in()
    by_sheet = {result.sheet: result for result in outcome.results}
    assert {sheet: result.status for sheet, result in by_sheet.items()} == {
        "Dinas Sosial": "imported",
        "Entah": "kept_out",
        "Kosong": "kept_out",
    }
    assert codes(by_sheet["Entah"], "error") == ["unit_unknown"]
    assert codes(by_sheet["Kosong"]) == ["empty_template"]
    assert codes(by_sheet["Dinas Sosial"]) == ["renamed_format"]
    assert list(box.store.findings(2022, "DINSOS")["code"]) == ["renamed_format"]
    everywhere = box.store.findings()
    errors = everywhere.loc[everywhere["severity"] == "error", ["code", "sheet"]]
    assert sorted(errors["sheet"]) == ["Entah", "Kosong"]
    assert list(box.store.submissions()["errors"]) == [0]
    assert box.take_in().counts["unchanged"] == 1
    assert box.store.version() == 1


def test_an_unknown_unit_keeps_a_worksheet_out_until_it_is_said(box: Folder) -> None:
    box.put("2022/entah.xlsx", workbook(None, None))
    result = box.result()
    assert (result.status, result.unit, result.year) == ("kept_out", None, 2022)
    assert codes(result, "error") == ["unit_unknown"]
    assert "--unit" in result.findings["hint"].iloc[0]
    assert box.store.submissions().empty
    assert list(box.store.findings()["severity"]) == ["error"]
    assert box.result(unit="DINKES").status == "imported"
    assert box.current() == {("DINKES", 2022, "unit", "entah.xlsx")}
    assert "error" not in set(box.store.findings()["severity"])
    again = box.result()
    assert (again.status, again.unit) == ("unchanged", "DINKES")
    assert codes(again, "error") == []


def test_of_two_copies_the_one_whose_unit_is_known_is_stored(box: Folder) -> None:
    box.put("2022/a.xlsx", workbook(None, None))
    box.put("2022/b/Dinas Kesehatan.xlsx", workbook(None, None))
    assert statuses(box.take_in()) == {"a.xlsx": "kept_out", "Dinas Kesehatan.xlsx": "imported"}
    assert box.current() == {("DINKES", 2022, "unit", "Dinas Kesehatan.xlsx")}
    assert statuses(box.take_in()) == {"a.xlsx": "unchanged", "Dinas Kesehatan.xlsx": "unchanged"}


def test_an_unknown_year_keeps_a_worksheet_out(box: Folder) -> None:
    box.put("Dinas Kesehatan.xlsx", workbook(None, None))
    result = box.result()
    assert (result.status, result.unit, result.year) == ("kept_out", "DINKES", None)
    assert codes(result, "error") == ["year_unknown"]
    assert "--year" in result.findings["hint"].iloc[0]
    assert box.result(year=2022).status == "imported"


def test_a_year_that_is_far_away_is_asked_for_and_not_believed(box: Folder) -> None:
    far = date.today().year + 2
    box.put("Dinas Kesehatan.xlsx", workbook("Dinas Kesehatan", far))
    result = box.result()
    assert (result.status, result.year) == ("kept_out", None)
    assert "year_beyond" in set(result.findings["code"])
    assert any(str(far) in message for message in result.findings["message"])
    assert codes(result, "error") == ["year_unknown"]
    assert box.result(year=2022).status == "imported"


def test_a_unit_that_did_not_exist_in_that_year_is_kept_out(box: Folder) -> None:
    box.put("2022/x.xlsx", workbook(None, None))
    result = box.result(unit="DPUPR")
    assert (result.status, codes(result, "error")) == ("kept_out", ["unit_not_in_year"])
    assert box.result(unit="DPUPR", year=2021).status == "imported"


def test_a_renamed_file_of_another_year_is_kept_out(box: Folder) -> None:
    box.put("2021/Dinas Kesehatan.xlsx", workbook(None, None))
    box.take_in()
    box.put("2022/Dinas Kesehatan revisi.xlsx", workbook(None, None))
    result = box.result("2022")
    assert (result.status, codes(result, "error")) == ("kept_out", ["same_file_elsewhere"])
    message = result.findings["message"].iloc[0]
    assert (
        "Dinas Kesehatan tahun" in message
        and "2021" in message
        and "Dinas Kesehatan.xlsx" in message
    )
    assert {(unit, year) for unit, year, *_ in box.current()} == {("DINKES", 2021)}
    assert box.store.version() == 1


def test_a_renamed_file_of_another_year_does_not_keep_the_right_one_out(box: Folder) -> None:
    box.put("2021/Dinas Kesehatan.xlsx", workbook(None, None))
    box.take_in()
    box.put("2022/Dinas Kesehatan salinan.xlsx", workbook(None, None))
    box.put("2022/Dinas Kesehatan.xlsx", workbook(None, None, first="Tidak"))
    results = {Path(result.file).parts[-2:]: result for result in box.take_in().results}
    copy = results["2022", "Dinas Kesehatan salinan.xlsx"]
    assert codes(copy, "error") == ["same_file_elsewhere"]
    assert results["2022", "Dinas Kesehatan.xlsx"].status == "imported"
    assert results["2021", "Dinas Kesehatan.xlsx"].status == "unchanged"


def test_the_same_bytes_for_two_units_at_once_are_both_kept_out(box: Folder) -> None:
    box.put("2022/Dinas Kesehatan.xlsx", workbook(None, None))
    box.put("2022/Dinas Sosial.xlsx", workbook(None, None))
    outcome = box.take_in()
    assert [codes(result, "error") for result in outcome.results] == [["same_file_twice"]] * 2
    assert box.store.submissions().empty
    version = box.store.version()
    box.take_in()
    assert box.store.version() == version


def test_a_file_of_a_named_assessor_stays_his(box: Folder) -> None:
    box.put("2022/Dinas Kesehatan.xlsx", workbook(None, None))
    assert box.result(assessor="tpi").assessors == ("tpi",)
    again = box.result()
    assert (again.status, again.assessors) == ("unchanged", ("tpi",))
    other = box.result(assessor="unit")
    assert (other.status, codes(other, "error")) == ("kept_out", ["same_file_elsewhere"])


@pytest.mark.parametrize("together", [True, False])
def test_answers_that_equal_another_years_are_told_of(box: Folder, together: bool) -> None:
    box.put("2021/Dinas Kesehatan.xlsx", workbook(None, None))
    # Another title makes other bytes; the answers are the same.
    box.put("2022/Dinas Kesehatan.xlsx", workbook(None, None, title="LKE ZONA INTEGRITAS"))
    box.put("2022/Dinas Sosial.xlsx", workbook(None, None, title="LKE"))
    if not together:
        box.take_in("2021")
    results = {Path(r.file).parts[-2:]: r for r in box.take_in().results}
    renamed = results["2022", "Dinas Kesehatan.xlsx"]
    assert renamed.status == "imported"
    assert codes(renamed, "warning") == ["same_as_other_year"]
    assert "2021" in renamed.findings["message"].iloc[0]
    assert codes(results["2022", "Dinas Sosial.xlsx"], "warning") == []


def test_one_changed_answer_is_another_worksheet(box: Folder) -> None:
    box.put("2021/Dinas Kesehatan.xlsx", workbook(None, None))
    box.put("2022/Dinas Kesehatan.xlsx", workbook(None, None, first="Tidak"))
    assert [codes(result) for result in box.take_in().results] == [[], []]
