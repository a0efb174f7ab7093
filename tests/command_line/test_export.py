"""The command ``export``."""

import json
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from tests.makers import best_answers, make_b
from zi_analytics.store import DeckDraft, open_store

from .files import UNIT, Run, lke, put


def test_a_recap_is_written(run: Run, folder: Path) -> None:
    assert run("import", lke())[0] == 0
    status, out, _ = run("export", "recap", "--year", "2022", "--out", "rekap.xlsx")
    assert status == 0 and "rekap.xlsx" in out
    sheet = load_workbook(folder / "rekap.xlsx")["Unit"]
    assert [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["Dinas Kesehatan"]
    store = open_store(f"sqlite:///{folder / 'data' / 'zi.db'}")
    latest = store.events(latest=1).iloc[0]
    store.close()
    assert (latest["kind"], latest["subject"], latest["year"]) == ("export", "recap", 2022)


def test_a_year_without_worksheets_is_said(run: Run, folder: Path) -> None:
    status, _, err = run("export", "recap", "--year", "2021", "--out", "rekap.xlsx")
    assert status == 1 and "2021" in err
    assert not (folder / "rekap.xlsx").exists()


def test_an_unknown_unit_or_folder_is_wrong_usage(run: Run, folder: Path) -> None:
    options = ("export", "recap", "--year", "2022", "--out")
    assert run(*options, "rekap.xlsx", "--unit", "TIDAKADA")[0] == 2
    assert run(*options, "tidak/ada/rekap.xlsx")[0] == 2


def test_a_report_card_and_all_of_them(run: Run, folder: Path) -> None:
    assert run("import", lke())[0] == 0
    options = ("export", "report", "--year", "2022", "--out")
    assert run(*options, "rapor.pdf", "--unit", "dinkes")[0] == 0
    assert (folder / "rapor.pdf").read_bytes().startswith(b"%PDF-")
    assert run(*options, "rapor.zip")[0] == 0
    with ZipFile(folder / "rapor.zip") as archive:
        assert archive.namelist() == ["Rapor ZI 2022 Dinas Kesehatan.pdf"]
    assert run(*options, "lain.pdf", "--unit", "DINSOS")[0] == 1


def test_a_presentation(run: Run, folder: Path) -> None:
    assert run("import", lke())[0] == 0
    assert run("export", "deck", "--year", "2022", "--out", "paparan.pptx")[0] == 0
    titles = [shape.text for shape in Presentation(folder / "paparan.pptx").slides[0].shapes]
    assert "Menuju Zona Integritas" in titles
    assert run("export", "deck", "--year", "2021", "--out", "lain.pptx")[0] == 1


def test_a_saved_presentation_by_its_name(run: Run, folder: Path) -> None:
    assert run("import", lke())[0] == 0
    store = open_store(f"sqlite:///{folder / 'data' / 'zi.db'}")
    said = {"posisi": "Mohon perhatian."}
    store.save_deck(DeckDraft("Rakor Mei", 2022, "unit", "WBK", ("posisi", "tren"), said))
    status, _, err = run("export", "deck", "--deck", "Rakor Mei", "--out", "mei.pptx")
    assert status == 0 and "tidak ada lagi: tren" in err
    (page,) = Presentation(folder / "mei.pptx").slides
    assert any("Mohon perhatian." in shape.text for shape in page.shapes if shape.has_text_frame)
    store.archive_deck("Rakor Mei")
    store.close()
    status, _, err = run("export", "deck", "--deck", "Rakor Mei", "--out", "lagi.pptx")
    assert status == 2 and "Rakor Mei" in err and not (folder / "lagi.pptx").exists()


def test_the_leaders_two_pages(run: Run, folder: Path) -> None:
    assert run("import", lke())[0] == 0
    options = ("export", "report", "--year", "2022", "--regency", "--out", "pimpinan.pdf")
    assert run(*options)[0] == 0
    assert len(PdfReader(folder / "pimpinan.pdf").pages) == 2
    assert run(*options, "--unit", "DINKES")[0] == 2


def test_options_that_do_not_go_together_are_wrong_usage(run: Run) -> None:
    assert run("export", "recap", "--out", "x.xlsx")[0] == 2
    assert run("export", "recap", "--year", "2022", "--regency", "--out", "x.xlsx")[0] == 2
    assert run("export", "report", "--deck", "A", "--out", "x.pdf")[0] == 2
    assert run("export", "deck", "--year", "2022", "--deck", "A", "--out", "x.pptx")[0] == 2


def test_answers_for_the_portal_come_back_the_same(run: Run, folder: Path) -> None:
    assert run("import", lke())[0] == 0
    options = ("export", "portal", "--year", "2022", "--out")
    assert run(*options, "dinkes.json", "--unit", "dinkes")[0] == 0
    before = _stored(folder)
    (folder / "data" / "zi.db").unlink()
    assert run("import", "dinkes.json")[0] == 0
    pd.testing.assert_frame_equal(_stored(folder), before)


def test_the_portal_gets_one_assessor_where_one_is_named(run: Run, folder: Path) -> None:
    both = make_b(best_answers(), best_answers(), unit_name=UNIT, year=2022)
    assert run("import", put("lke.xlsx", both.data))[0] == 0
    options = ("export", "portal", "--year", "2022", "--unit", "DINKES", "--out", "x.json")
    assert run(*options, "--assessor", "tpi")[0] == 0
    given = json.loads((folder / "x.json").read_text(encoding="utf-8"))["answers"]
    assert {answer["jawaban_unit"] for answer in given} == {None}
    assert all(answer["jawaban_tpi"] is not None for answer in given)


def test_the_portal_needs_a_unit_that_has_answers(run: Run, folder: Path) -> None:
    assert run("import", lke())[0] == 0
    options = ("export", "portal", "--year", "2022", "--out", "x.json")
    assert run(*options)[0] == 2
    assert run(*options, "--unit", "DINSOS")[0] == 1
    assert run(*options, "--unit", "DINKES", "--assessor", "tpi")[0] == 1
    assert run("export", "recap", *options[2:], "--assessor", "unit")[0] == 2
    assert not (folder / "x.json").exists()


def _stored(folder: Path) -> pd.DataFrame:
    store = open_store(f"sqlite:///{folder / 'data' / 'zi.db'}")
    answers = store.answers(2022, "DINKES")
    store.close()
    kept = answers[["question", "assessor", "raw", "value"]]
    return kept.sort_values(["assessor", "question"]).reset_index(drop=True)


def test_parquet_by_region_and_year(run: Run, folder: Path) -> None:
    assert run("import", lke())[0] == 0
    assert run("export", "parquet", "--out", "tabel")[0] == 0
    files = {str(p.relative_to(folder / "tabel")) for p in (folder / "tabel").rglob("*.parquet")}
    tables = ("answers", "scores", "readiness")
    assert files == {f"{name}/region=Situbondo/year=2022/data.parquet" for name in tables}
    assert run("export", "parquet", "--year", "2021", "--out", "tabel")[0] == 1
    assert run("export", "parquet", "--unit", "DINKES", "--out", "tabel")[0] == 2
    assert run("export", "recap", "--out", "rekap.xlsx")[0] == 2
