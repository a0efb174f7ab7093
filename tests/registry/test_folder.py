from collections.abc import Callable
from pathlib import Path

import pytest

from zi_analytics.registry import RegionError, Unit, load_registry


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_another_region_needs_no_code(folder: Path) -> None:
    registry = load_registry(folder)
    assert registry.name == "Kota Cermin"
    assert registry.kinds == {"dinas": "Dinas", "uptd": "UPTD"}
    assert registry.units(2023)["code"].tolist() == ["AIR", "LAB"]
    assert registry.units(2024)["code"].tolist() == ["LAB", "AIRBARU"]
    assert registry.unit("LAB", 2021) == Unit(
        "LAB", "UPTD Laboratorium", "Lab", "uptd", counted=False, expected=False
    )
    assert registry.resolve("Dinas Sungai Kota Cermin", 2023).code == "AIR"
    assert registry.resolve("Dinas Sungai", 2024).candidates[0].code == "AIRBARU"
    assert registry.resolve("Dinas Kesehatan Situbondo", 2023).code is None
    assert registry.published["value"].tolist()[0] == "71.25"
    assert registry.published["performance_year"].tolist()[0] == 2020


def test_an_alias_holds_in_its_years_only(folder: Path) -> None:
    registry = load_registry(folder)
    assert registry.resolve("Balai Uji", 2022).code == "LAB"
    assert registry.resolve("Balai Uji", 2023).code is None
    assert registry.resolve("Balai Uji", 2023).candidates[0].code == "LAB"


def test_files_saved_by_an_indonesian_spreadsheet_are_read(folder: Path) -> None:
    before = load_registry(folder).units(2023)
    for name in ("units.csv", "aliases.csv", "succession.csv"):
        text = (folder / name).read_text(encoding="utf-8").replace(",", ";")
        (folder / name).write_text(text.replace("\n", "\r\n") + ";;\r\n", encoding="utf-8-sig")
    assert load_registry(folder).units(2023).equals(before)


MISTAKES = [
    ("units.csv", "AIR,dinas", "AIR,dinass", 2, ["kind", "'dinass'", "dinas, uptd"]),
    ("units.csv", "LAB,uptd", "AIR,uptd", 3, ["AIR", "sudah dipakai"]),
    ("units.csv", "AIR,dinas,,2023", "AIR,dinas,,23", 2, ["valid_to", "'23'", "tahun empat angka"]),
    ("units.csv", "AIR,dinas,,2023", "AIR,dinas,2024,2023", 2, ["2023 lebih awal", "2024"]),
    ("units.csv", "LAB,uptd,,,,tidak", "LAB,uptd,,,,x", 3, ["expected", "'x'", "ya, tidak"]),
    ("units.csv", "LAB,uptd,,,,tidak,pasti", "LAB,uptd,,,,tidak,ok", 3, ["certainty", "'ok'"]),
    ("units.csv", "LAB,uptd", ",uptd", 3, ["code kosong"]),
    ("units.csv", "certainty", "kepastian", 1, ["judul kolom", "kepastian"]),
    ("units.csv", "LAB,uptd,", "LAB,uptd,,", 3, ["9 kolom, seharusnya 8", "tanda kutip"]),
    ("units.csv", "AIRBARU,dinas", "BARU,dinas", 4, ["BARU", "tidak punya nama"]),
    ("names.csv", "AIR,", "AIRR,", 2, ["'AIRR'", "units.csv"]),
    ("names.csv", "Dinas Sumber Air,Sumber Air", "Dinas Sumber Air,", 5, ["short kosong"]),
    ("names.csv", "UPTD Laboratorium,", '"Dinas Air, Sungai & Danau",', 3, ["juga dipakai", "AIR"]),
    ("aliases.csv", "AIR,Dinas Sungai,,,ya", "AIR,Dinas Sungai,,,", 2, ["attested"]),
    ("aliases.csv", "AIR,Dinas Sungai", "SUNGAI,Dinas Sungai", 2, ["'SUNGAI'", "units.csv"]),
    ("aliases.csv", "AIR,Dinas Sungai", "AIR,--", 2, ["tidak memuat huruf"]),
    ("aliases.csv", "AIR,Dinas Sungai,,", "AIR,Dinas Sungai,2024,", 2, ["luar masa berlaku"]),
    ("aliases.csv", "LAB,Balai Uji,2020,2022,tidak", "AIR,Dinas Sungai,,,ya", 3, ["sudah ada"]),
    ("succession.csv", "AIR,AIRBARU", "AIR,AIRR", 2, ["'AIRR'", "units.csv"]),
    ("succession.csv", "AIR,AIRBARU", "LAB,AIRBARU", 2, ["LAB", "valid_to kosong"]),
    ("succession.csv", "AIR,AIRBARU", "AIR,AIR", 2, ["penerus AIR", "2024"]),
    ("published.csv", "sakip_score", "sakip", 2, ["field", "'sakip'", "bpk_opinion"]),
    ("published.csv", '"71,25"', "171", 2, ["'171'", "antara 0 dan 100"]),
    ("published.csv", "sakip_predicate,,", "sakip_predicate,A+,", 3, ["'A+'", "BB"]),
    ("published.csv", "2022,,,sakip_predicate", "2021,,,sakip_score", 3, ["2021 sudah ada"]),
    ("published.csv", "2021,2021,2020", ",2021,2020", 2, ["year kosong"]),
    ("region.yaml", "name: Kota Cermin", "name: 12", 1, ["name", "teks"]),
    ("region.yaml", "appended: [Kota Cermin, Cermin]", "appended: Cermin", 3, ["daftar teks"]),
    ("region.yaml", "UPTD, counted: tidak", "UPTD, counted: kadang", 6, ["kinds.uptd.counted"]),
    ("region.yaml", "{label: Dinas,", "{lable: Dinas,", 5, ["kinds.dinas.label"]),
    ("region.yaml", "name: Kota", "name: : Kota", 1, ["bukan YAML"]),
]


@pytest.mark.parametrize(("name", "old", "new", "line", "words"), MISTAKES)
def test_a_mistake_is_told_with_file_and_line(
    folder: Path, name: str, old: str, new: str, line: int, words: list[str]
) -> None:
    change(folder, name, old, new)
    with pytest.raises(RegionError) as caught:
        load_registry(folder)
    place = f"{folder / name}, baris {line}: "
    told = [text for text in caught.value.problems if text.startswith(place)]
    assert any(all(word in text for word in words) for text in told), caught.value.problems


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (",2021\n", ",2020\n", "LAB tidak punya nama pada tahun 2021"),
        (",2021\n", ",2022\n", "LAB punya dua nama pada tahun 2022"),
        ("2022,\n", "2022,2025\n", "nama unit LAB di names.csv tidak mencakup"),
    ],
)
def test_a_unit_has_one_name_in_each_year(folder: Path, old: str, new: str, words: str) -> None:
    change(folder, "names.csv", old, new)
    with pytest.raises(RegionError, match=words):
        load_registry(folder)


def remove(file: Path) -> None:
    file.unlink()


def spoil(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")


@pytest.mark.parametrize(
    ("damage", "words"),
    [(remove, "tidak ada atau tidak dapat dibaca"), (spoil, "bukan teks UTF-8")],
)
@pytest.mark.parametrize("name", ["region.yaml", "units.csv", "published.csv"])
def test_a_missing_or_unreadable_file_is_named(
    folder: Path, name: str, damage: Callable[[Path], None], words: str
) -> None:
    damage(folder / name)
    with pytest.raises(RegionError) as caught:
        load_registry(folder)
    assert any(name in text and words in text for text in caught.value.problems)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "baris 1: bukan JSON"),
        ("{}", "daftar features tidak ada"),
        ('{"features": [7]}', "feature ke-1 harus berupa Polygon"),
        (
            '{"features": [{"id": "X", "geometry": {"type": "Polygon", "coordinates": [[[0]]]}}]}',
            "id feature ke-1 bukan kode unit",
        ),
    ],
)
def test_a_map_that_does_not_fit_is_refused(folder: Path, text: str, words: str) -> None:
    (folder / "kecamatan.geojson").write_text(text, encoding="utf-8")
    with pytest.raises(RegionError, match=words):
        load_registry(folder)


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    change(folder, "units.csv", "AIR,dinas", "AIR,dinass")
    change(folder, "aliases.csv", "LAB,", "LABB,")
    with pytest.raises(RegionError) as caught:
        load_registry(folder)
    assert len(caught.value.problems) == 2
    assert str(caught.value).count("\n") == 1
