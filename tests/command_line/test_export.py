"""The command ``export``."""

from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook
from pptx import Presentation

from zi_analytics.store import open_store

from .files import Run, lke


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


def test_parquet_by_region_and_year(run: Run, folder: Path) -> None:
    assert run("import", lke())[0] == 0
    assert run("export", "parquet", "--out", "tabel")[0] == 0
    files = {str(p.relative_to(folder / "tabel")) for p in (folder / "tabel").rglob("*.parquet")}
    tables = ("answers", "scores", "readiness")
    assert files == {f"{name}/region=Situbondo/year=2022/data.parquet" for name in tables}
    assert run("export", "parquet", "--year", "2021", "--out", "tabel")[0] == 1
    assert run("export", "parquet", "--unit", "DINKES", "--out", "tabel")[0] == 2
    assert run("export", "recap", "--out", "rekap.xlsx")[0] == 2
