"""Minimums that a region enters: read as written, and every mistake with its line."""

from pathlib import Path

import pytest

from zi_analytics.registry import RegionError, Registry, load_registry

HEADING = "instrument,predicate,condition,minimum,article\n"


def write(folder: Path, *rows: str) -> None:
    text = HEADING + "".join(f"{row}\n" for row in rows)
    (folder / "thresholds.csv").write_text(text, encoding="utf-8")


def test_the_region_that_is_shipped_enters_none(situbondo: Registry) -> None:
    assert situbondo.thresholds.empty


def test_a_folder_without_the_file_enters_none(folder: Path) -> None:
    assert not (folder / "thresholds.csv").exists()
    assert load_registry(folder).thresholds.empty


def test_points_shares_and_conditions_that_are_not_asked_for(folder: Path) -> None:
    write(
        folder,
        '52/2014,WBK,hasil.bersih,"18,5",hal. 9',
        "52/2014,WBK,area.1,60 %,hal. 9",
        "52/2014,WBK,pengungkit,Tidak Ada,hal. 9",
    )
    table = load_registry(folder).thresholds
    assert table["minimum"].fillna(-1).tolist() == [18.5, -1, -1]
    assert table["share"].fillna(-1).tolist() == [-1, 0.6, -1]
    assert table["asked"].tolist() == [True, True, False]
    assert table["line"].tolist() == [2, 3, 4]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("52/2014,WBK,total,tujuh,hal. 9", "'tujuh' bukan poin"),
        ("52/2014,WBK,total,160 %,hal. 9", "'160 %' bukan poin"),
        ("52/2014,WBK,total,75,", "article kosong"),
        ("52/2014,WBK,total,,hal. 9", "minimum kosong"),
        ("52/2014,WBK,area.1,75,hal. 9", "area.1 untuk WBK sudah ada"),
    ],
)
def test_a_mistake_is_named_with_its_line(row: str, says: str, folder: Path) -> None:
    write(folder, "52/2014,WBK,area.1,60 %,hal. 9", row)
    with pytest.raises(RegionError) as caught:
        load_registry(folder)
    (problem,) = caught.value.problems
    assert "thresholds.csv, baris 3: " in problem
    assert says in problem
