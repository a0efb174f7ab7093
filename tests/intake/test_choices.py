"""Files handed over with choices: what a dry run shows, and putting right what was stored."""

import json

import pytest

from tests.makers import best_answers, make_many
from zi_analytics.intake import Given, Outcome, Result, import_files
from zi_analytics.store import EventFilter

from .folder import Folder, codes, workbook


def give(box: Folder, *files: Given, dry_run: bool = False) -> Outcome:
    return import_files(box.store, box.registry, files, dry_run=dry_run)


def given(box: Folder, data: bytes, **choices: object) -> Result:
    (result,) = give(box, Given("unggahan.xlsx", data, **choices)).results  # type: ignore[arg-type]
    return result


def keys(box: Folder) -> set[tuple[str, int, str]]:
    return {key[:3] for key in box.current()}


def test_files_come_in_from_bytes(box: Folder) -> None:
    steps: list[tuple[int, int, str]] = []
    files = [Given("a.xlsx", workbook()), Given("b.xlsx", b"bukan")]
    outcome = import_files(
        box.store, box.registry, files, progress=lambda *step: steps.append(step)
    )
    assert [(r.file, r.status) for r in outcome.results] == [
        ("a.xlsx", "imported"),
        ("b.xlsx", "refused"),
    ]
    assert [step[:2] for step in steps] == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_dry_run_shows_what_is_written_and_what_decided(box: Folder) -> None:
    data = workbook("Dinas Kesehatn", 2022)
    (result,) = give(box, Given("x.xlsx", data), dry_run=True).results
    assert (result.status, result.unit, result.year) == ("kept_out", None, 2022)
    assert (result.written_unit, result.written_year) == ("Dinas Kesehatn", 2022)
    assert (result.recognised.unit, result.recognised.year) == (None, "lembar")
    assert result.candidates[0].code == "DINKES"
    assert result.changes == ()
    chosen = given(box, data, unit="DINKES")
    assert (chosen.status, chosen.recognised.unit) == ("imported", "pilihan")
    assert chosen.changes[0].replaces is None


def test_sources_that_disagree_are_candidates(box: Folder) -> None:
    (result,) = give(box, Given("LKE Dinas Sosial.xlsx", workbook()), dry_run=True).results
    assert [candidate.code for candidate in result.candidates] == ["DINKES", "DINSOS"]
    assert (result.unit, result.recognised.unit) == ("DINKES", "lembar")


def test_a_dry_run_shows_what_would_change(box: Folder) -> None:
    give(box, Given("lama.xlsx", workbook(tpi=True)))
    new = Given("baru.xlsx", workbook(first="Tidak"))
    (result,) = give(box, new, dry_run=True).results
    (change,) = result.changes
    assert change.assessor == "unit" and change.replaces is not None
    assert (change.replaces.file, change.replaces.answers_changed) == ("lama.xlsx", 1)
    assert (change.replaces.total, change.total) == pytest.approx((100.0, 99.75))
    assert change.replaces.received_at == box.store.submissions()["received_at"].iloc[0]
    (after,) = give(box, new).results
    assert after.changes == result.changes


@pytest.mark.parametrize(
    ("choice", "right"),
    [
        ({"unit": "DINSOS"}, ("DINSOS", 2022, "unit")),
        ({"year": 2021}, ("DINKES", 2021, "unit")),
        ({"assessor": "tpi"}, ("DINKES", 2022, "tpi")),
    ],
)
def test_a_choice_puts_right_whose_a_stored_worksheet_is(
    box: Folder, choice: dict[str, object], right: tuple[str, int, str]
) -> None:
    data = workbook()
    given(box, data)
    trial = give(box, Given("x.xlsx", data, **choice), dry_run=True).results[0]  # type: ignore[arg-type]
    assert keys(box) == {("DINKES", 2022, "unit")}
    result = given(box, data, **choice)
    assert (trial.status, result.status) == ("imported", "imported")
    assert "put_right" in codes(result, "info")
    assert "Dinas Kesehatan tahun 2022 (penilaian mandiri)" in result.findings["message"].str.cat()
    assert result.changes[0].moved_from == ("DINKES", 2022, "unit")
    assert keys(box) == {right}
    assert len(box.store.submissions()) == 2
    assert box.store.scores(right[1])["unit"].unique().tolist() == [right[0]]
    unit, year, _ = right
    assert "put_right" in box.store.findings(year, unit)["code"].tolist()
    version = box.store.version()
    assert given(box, data, **choice).status == "unchanged"
    assert given(box, data).status == "unchanged"
    assert keys(box) == {right}
    assert box.store.version() == version


def test_what_was_chosen_can_be_chosen_back(box: Folder) -> None:
    data = workbook()
    given(box, data)
    for unit in ("DINSOS", "DINKES", "DINSOS"):
        assert given(box, data, unit=unit).status == "imported"
        assert keys(box) == {(unit, 2022, "unit")}
    assert len(box.store.submissions()) == 4


def test_what_the_wrong_one_had_replaced_counts_again(box: Folder) -> None:
    right, wrong = workbook(), workbook(first="Tidak")
    give(box, Given("benar.xlsx", right))
    give(box, Given("salah.xlsx", wrong))
    (result,) = give(box, Given("salah.xlsx", wrong, unit="DINSOS")).results
    assert "benar.xlsx" in result.findings["message"].str.cat()
    assert {(unit, file) for unit, _, _, file in box.current()} == {
        ("DINKES", "benar.xlsx"),
        ("DINSOS", "salah.xlsx"),
    }


def test_the_trail_tells_whose_it_was_and_whose_it_is(box: Folder) -> None:
    give(box, Given("benar.xlsx", workbook()))
    wrong = workbook(first="Tidak")
    give(box, Given("salah.xlsx", wrong))
    give(box, Given("salah.xlsx", wrong, unit="DINSOS", year=2021))
    (event,) = box.store.events(EventFilter(kind="put_right")).to_dict("records")
    assert (event["unit"], event["year"], event["subject"]) == ("DINSOS", 2021, "salah.xlsx")
    assert json.loads(event["before"]) == {"unit": "DINKES", "year": 2022, "assessor": "unit"}
    after = {"unit": "DINSOS", "year": 2021, "assessor": "unit", "counts_again": ["benar.xlsx"]}
    assert json.loads(event["after"]) == after
    give(box, Given("salah.xlsx", wrong, unit="DINSOS", year=2021))
    assert box.store.event_count(EventFilter(kind="put_right")) == 1


def test_one_that_was_replaced_since_can_be_put_right_too(box: Folder) -> None:
    old = workbook(first="Tidak")
    give(box, Given("lama.xlsx", old))
    give(box, Given("baru.xlsx", workbook()))
    give(box, Given("lama.xlsx", old, unit="DINSOS"))
    assert {(unit, file) for unit, _, _, file in box.current()} == {
        ("DINKES", "baru.xlsx"),
        ("DINSOS", "lama.xlsx"),
    }


def test_a_choice_for_the_unit_keeps_an_earlier_one_for_the_assessor(box: Folder) -> None:
    data = workbook()
    given(box, data, assessor="tpi")
    given(box, data, unit="DINSOS")
    assert keys(box) == {("DINSOS", 2022, "tpi")}
    assert box.store.answers(2022, "DINSOS")["assessor"].unique().tolist() == ["tpi"]


def test_put_right_in_a_workbook_of_several(box: Folder) -> None:
    data = make_many({"Dinas Sosial": best_answers(), "Entah": best_answers()}, year=2022).data
    results = give(box, Given("x.xlsx", data)).results
    assert [result.status for result in results] == ["imported", "kept_out"]
    again = give(box, Given("x.xlsx", data, year=2021)).results
    assert [result.status for result in again] == ["imported", "kept_out"]
    assert keys(box) == {("DINSOS", 2021, "unit")}


def test_the_same_bytes_with_two_choices_at_once_are_kept_out(box: Folder) -> None:
    data = workbook()
    given(box, data)
    files = [Given("a.xlsx", data, unit="DINSOS"), Given("b.xlsx", data, unit="DISHUB")]
    outcome = give(box, *files)
    assert [codes(result, "error") for result in outcome.results] == [["same_file_twice"]] * 2
    assert keys(box) == {("DINKES", 2022, "unit")}


def test_an_unknown_choice_is_kept_out(box: Folder) -> None:
    result = given(box, workbook(), unit="TIDAKADA")
    assert (result.status, codes(result, "error")) == ("kept_out", ["unit_not_in_year"])


def test_a_choice_for_a_whole_folder_puts_nothing_right(box: Folder) -> None:
    box.put("2022/x.xlsx", workbook())
    box.take_in()
    assert codes(box.result(unit="DINSOS"), "error") == ["same_file_elsewhere"]
    assert box.result("2022/x.xlsx", unit="DINSOS").status == "imported"
    assert keys(box) == {("DINSOS", 2022, "unit")}
    assert box.result().status == "unchanged"
