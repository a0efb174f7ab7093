"""Collecting: the board, taking files in, versions, and worksheets to hand out."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.intake.folder import SAMPLE_TITLE, workbook
from tests.pages import people, reading
from tests.pages.conftest import Open
from tests.ui.fakes import FakeStore, answers_of, whole_sample
from zi_analytics.store import Store, open_store

PAGE = "pages/pengumpulan.py"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TRICKY = "**tebal** <b>x.xlsx"
Drop = Callable[..., AppTest]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Return a real, empty store; the inbox lies beside it."""
    monkeypatch.setenv("ZI_DATA", str(tmp_path))
    opened = open_store(f"sqlite:///{tmp_path / 'zi.db'}")
    yield opened
    opened.close()


def dropped(open_page: Open, store: Store, *files: tuple[str, bytes]) -> AppTest:
    """Open the part that takes files in, and drop these."""
    app = open_page(store, PAGE, lihat="terima")
    app.file_uploader[0].set_value([(name, content, TYPE) for name, content in files])
    return app.run()


def press(app: AppTest, label: str) -> AppTest:
    """Press the button whose label begins so."""
    return next(b for b in app.button if b.label.startswith(label)).click().run()


def column(app: AppTest, name: str) -> list[object]:
    """Return a column of the first table that has it."""
    return next(t.value for t in app.dataframe if name in t.value)[name].tolist()


def select(app: AppTest, label: str, value: str) -> AppTest:
    """Choose in the first select box of that label."""
    return next(s for s in app.selectbox if s.label == label).select(value).run()


def test_the_finding_counts_and_names_who_is_missing(open_page: Open) -> None:
    app = open_page(FakeStore(whole_sample()), PAGE)
    assert reading.finding(app) == "Semua 44 perangkat daerah sudah mengumpulkan LKE 2022."
    assert "RSUD: 1 dari 3." in app.subheader[0].value
    missing = next(code.value for code in app.code if "Belum mengumpulkan" in code.value)
    assert "(2 unit)" in missing and "1. RSUD Besuki" in missing and "Bagian" not in missing


def test_few_who_are_missing_stand_in_the_finding(open_page: Open) -> None:
    answers = whole_sample()
    without = answers.loc[~answers["unit"].isin(["DINSOS", "35.12.06"])]
    app = open_page(FakeStore(without), PAGE)
    said = reading.finding(app)
    assert said.startswith("42 dari 44 perangkat daerah sudah mengumpulkan LKE 2022; 2 belum: ")
    assert "Dinsos" in said


def test_the_kind_narrows_board_table_and_sentence(open_page: Open) -> None:
    app = open_page(FakeStore(whole_sample()), PAGE, jenis="rsud")
    assert (
        reading.finding(app)
        == "1 dari 3 RSUD sudah mengumpulkan LKE 2022; 2 belum: "
        + (reading.finding(app).partition("belum: ")[2])
    )
    assert len(column(app, "Terisi")) == 3
    assert "Papan pengumpulan 3 unit" in reading.pictures(app)[0].alt


def test_a_year_without_worksheets_says_so(open_page: Open) -> None:
    app = open_page(FakeStore(answers_of("DINSOS", "unit", 0.7, 1)), PAGE, tahun="2023")
    assert reading.finding(app) == "Belum ada perangkat daerah yang mengumpulkan LKE 2023."


def test_nothing_was_stored_before_import_is_pressed(open_page: Open, store: Store) -> None:
    app = dropped(open_page, store, ("LKE Dinkes.xlsx", workbook()))
    assert reading.finding(app) == "1 dari 1 lembar kerja siap diimpor."
    assert column(app, "Akan menjadi") == ["✓ baru"]
    assert store.is_empty()


def test_import_stores_once_and_lets_go_of_the_files(open_page: Open, store: Store) -> None:
    app = press(dropped(open_page, store, ("LKE Dinkes.xlsx", workbook())), "Impor 1")
    assert reading.finding(app).startswith("1 lembar kerja tersimpan: 1 baru")
    version = store.version()
    for _ in range(2):
        app.run()
    assert not app.exception and store.version() == version
    assert len(store.submissions()) == 1
    state = app.session_state["terima"]
    assert state.trial is None and state.round == 1
    assert not app.file_uploader[0].value and app.session_state["terima_sidik"] == {}


def test_an_unclear_unit_is_chosen_from_candidates(open_page: Open, store: Store) -> None:
    files = ((TRICKY, workbook("Dinas Sosal")), ("LKE Dinkes.xlsx", workbook()))
    app = dropped(open_page, store, *files)
    assert "1 perlu dipilih" in reading.finding(app)
    box = next(s for s in app.selectbox if s.label == "Unit")
    assert box.options[1] == "Dinas Sosial (mirip)"
    app = select(app, "Unit", "DINSOS")
    assert reading.finding(app) == "2 dari 2 lembar kerja siap diimpor."
    press(app, "Impor 2")
    assert set(store.submissions()["unit"]) == {"DINSOS", "DINKES"}


def test_names_of_files_are_never_markup(open_page: Open, store: Store) -> None:
    app = dropped(open_page, store, (TRICKY, workbook("Dinas Sosal")))
    marked = [*app.markdown, *app.caption, *app.title, *app.subheader, *app.header, *app.warning]
    assert not any("tebal" in str(element.value) for element in marked)
    assert any(TRICKY in str(element.value) for element in app.text)
    assert not any("tebal" in button.label for button in app.button)


def test_a_year_that_no_file_says_is_chosen(open_page: Open, store: Store) -> None:
    app = dropped(open_page, store, ("LKE Dinkes.xlsx", workbook(year=None)))
    assert "Impor 0 lembar kerja" in [b.label for b in app.button]
    app = press(select(app, "Tahun", "2022"), "Impor 1")
    assert store.submissions()[["unit", "year"]].to_numpy().tolist() == [["DINKES", 2022]]


def test_a_file_can_be_left_out_and_taken_back(open_page: Open, store: Store) -> None:
    rivals = (("a.xlsx", workbook()), ("b.xlsx", workbook(first="Tidak")))
    app = dropped(open_page, store, *rivals)
    assert "2 perlu dipilih" in reading.finding(app)
    app = press(app, "Jangan impor")
    assert reading.finding(app) == "1 dari 1 lembar kerja siap diimpor."
    app = press(app, "Impor juga")
    assert "2 perlu dipilih" in reading.finding(app)


def test_what_a_new_version_would_change_is_told(open_page: Open, store: Store) -> None:
    app = press(dropped(open_page, store, ("a.xlsx", workbook())), "Impor 1")
    app.file_uploader[0].set_value([("b.xlsx", workbook(first="Tidak"), TYPE)])
    app.run()
    assert column(app, "Akan menjadi") == ["✓ mengganti"]
    assert column(app, "Perubahan")[0].startswith("1 jawaban berubah, total 100,00 → ")


def test_a_damaged_file_is_told_and_keeps_nothing_else_out(open_page: Open, store: Store) -> None:
    app = dropped(open_page, store, ("rusak.xlsx", b"PK\x03\x04"), ("LKE Dinkes.xlsx", workbook()))
    assert reading.finding(app) == "1 dari 2 lembar kerja siap diimpor."
    assert "✕ ditolak" in column(app, "Akan menjadi")
    assert "✕ galat" in column(app, "Tingkat")


def test_findings_of_a_kind_are_one_row_with_how_many_more(open_page: Open, store: Store) -> None:
    files = [(f"{n}.xlsx", workbook(f"Dinas Tidak Ada {n}")) for n in range(3)]
    app = dropped(open_page, store, *files)
    places = column(app, "Tempat")
    assert any(str(place).endswith("dan 2 tempat lain") for place in places)
    assert not any("--unit" in str(hint) for hint in column(app, "Yang perlu dilakukan"))


def test_the_inbox_is_looked_at_and_taken_in(open_page: Open, store: Store, tmp_path: Path) -> None:
    (tmp_path / "lke" / "2022").mkdir(parents=True)
    (tmp_path / "lke" / "2022" / "Dinas Sosial.xlsx").write_bytes(workbook(None, None))
    app = press(open_page(store, PAGE, lihat="terima"), "Periksa kotak masuk")
    assert reading.finding(app) == "1 dari 1 lembar kerja siap diimpor." and store.is_empty()
    press(app, "Impor 1")
    assert store.submissions()["unit"].tolist() == ["DINSOS"]


def test_without_the_right_to_write_nothing_can_be_handed_in(
    open_page: Open, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.look(monkeypatch, people.LEADER)
    app = open_page(store, PAGE, lihat="terima")
    assert not app.file_uploader and not app.exception
    assert "tidak memasukkan berkas" in reading.finding(app)


def test_the_right_is_asked_again_before_the_write(
    open_page: Open, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = dropped(open_page, store, ("LKE Dinkes.xlsx", workbook()))
    people.look(monkeypatch, people.LEADER)
    press(app, "Impor 1")
    assert store.is_empty()


def test_versions_are_compared(open_page: Open, store: Store) -> None:
    app = press(dropped(open_page, store, ("a.xlsx", workbook())), "Impor 1")
    app.file_uploader[0].set_value([("b.xlsx", workbook(first="Tidak"), TYPE)])
    press(app.run(), "Impor 1")
    app = open_page(store, PAGE, lihat="versi", tahun="2022", unit="DINKES")
    assert not app.exception
    assert reading.finding(app).startswith("Dinas Kesehatan, 2022: 2 berkas diterima")
    assert column(app, "Status") == ["✓ berlaku", "– digantikan"]
    assert column(app, "Sebelum")[0] == "Ya" and column(app, "Sesudah")[0] == "Tidak"
    assert "1 jawaban berubah; nilai total 100,00 → " in reading.prose(app)
    labels = [button.proto.label for button in app.get("download_button")]
    assert "Jawaban untuk portal (.json)" in labels


def test_a_wrong_file_is_withdrawn_after_asking(open_page: Open, store: Store) -> None:
    for content in (workbook(), workbook(first="Tidak")):
        press(dropped(open_page, store, ("LKE.xlsx", content)), "Impor 1")
    app = open_page(store, PAGE, lihat="versi", tahun="2022", unit="DINKES")
    files = next(s for s in app.selectbox if s.label == "Berkas")
    assert len(set(files.options)) == 2 and all("LKE.xlsx · ke-" in name for name in files.options)
    app = press(app, "Tarik kembali")
    asked = [text.value for text in app.text]
    assert "LKE.xlsx tidak dihitung lagi untuk Dinas Kesehatan, 2022." in asked
    assert any("sesudahnya berlaku LKE.xlsx" in text for text in asked)
    assert store.scores(2022)["points"].max() < 100
    app.button(key="tarik_ya").click().run()
    assert not app.exception and column(app, "Status") == ["✕ ditarik", "✓ berlaku"]
    assert store.scores(2022)["points"].max() == 100


def test_who_may_not_write_cannot_withdraw(
    open_page: Open, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(dropped(open_page, store, ("LKE.xlsx", workbook())), "Impor 1")
    people.look(monkeypatch, people.LEADER)
    app = open_page(store, PAGE, lihat="versi", tahun="2022", unit="DINKES")
    assert not app.exception and "Tarik kembali" not in [b.label for b in app.button]


def test_what_still_waits_for_a_choice_stays(open_page: Open, store: Store) -> None:
    files = (("a.xlsx", workbook("Dinas Sosal")), ("LKE Dinkes.xlsx", workbook()))
    app = press(dropped(open_page, store, *files), "Impor 1")
    assert "1 menunggu pilihan unit" in app.success[0].value
    assert "galat" not in reading.prose(app)
    assert len(app.file_uploader[0].value or []) == 2
    app = press(select(app, "Unit", "DINSOS"), "Impor 1")
    assert set(store.submissions()["unit"]) == {"DINSOS", "DINKES"}
    assert reading.finding(app).startswith("1 lembar kerja tersimpan") and not app.success


def test_files_that_are_nobodys_have_each_their_own_reason(open_page: Open, store: Store) -> None:
    bad = (("rusak.xlsx", b"PK\x03\x04"), ("kosong.csv.xlsx", b"a;b"))
    app = dropped(open_page, store, ("LKE Dinkes.xlsx", workbook()), *bad)
    press(app, "Impor 1")
    app = open_page(store, PAGE, tahun="2022")
    names = {text.value for text in app.text}
    reasons = {c.value for c in app.caption if "buku kerja" in c.value or "rusak" in c.value}
    assert {"rusak.xlsx", "kosong.csv.xlsx"} <= names and len(reasons) == 2


def test_files_of_the_sample_are_gone_once_a_real_one_came(open_page: Open, store: Store) -> None:
    sample = workbook("Dinas Sosial", title=SAMPLE_TITLE)
    press(dropped(open_page, store, ("contoh.xlsx", sample)), "Impor 1")
    asked = {"lihat": "versi", "tahun": "2022", "unit": "DINSOS"}
    assert reading.finding(open_page(store, PAGE, **asked)).startswith("Dinas Sosial, 2022: satu")
    press(dropped(open_page, store, ("a.xlsx", workbook())), "Impor 1")
    app = open_page(store, PAGE, **asked)
    assert reading.finding(app) == "Dinas Sosial belum mengumpulkan LKE 2022."


def test_a_unit_without_worksheet_says_so(open_page: Open, store: Store) -> None:
    app = open_page(store, PAGE, lihat="versi", tahun="2022", unit="DINKES")
    assert reading.finding(app) == "Dinas Kesehatan belum mengumpulkan LKE 2022."


def test_worksheets_are_handed_out(open_page: Open, store: Store) -> None:
    press(dropped(open_page, store, ("a.xlsx", workbook())), "Impor 1")
    query = {"lihat": "lembar", "tahun": "2023", "unit": "DINKES", "isi": "lama"}
    app = open_page(store, PAGE, **query)
    assert reading.finding(app) == "LKE 2023 siap dibagikan."
    assert "Diisi jawaban penilaian mandiri tahun 2022." in reading.prose(app)
    labels = [button.proto.label for button in app.get("download_button")]
    assert "Unduh lembar kerja Dinas Kesehatan (.xlsx)" in labels


def test_an_instrument_that_is_not_confirmed_is_not_handed_out(
    open_page: Open, store: Store
) -> None:
    app = open_page(store, PAGE, lihat="lembar", tahun="2019")
    assert reading.finding(app) == "LKE 2019 tidak dapat dibuat."
    assert not app.get("download_button")
