"""The page of internalisation: finding, figures, form, worksheet, and the unit's own lines."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.intake.test_handed_internalization import internalization
from tests.pages import reading
from tests.pages.conftest import Open
from tests.ui.fakes import YEAR, FakeStore, answers_of
from zi_analytics.store import Reach
from zi_analytics.ui import access

PAGE = "pages/internalisasi.py"


@pytest.fixture
def store() -> FakeStore:
    """Return five units with worksheets and nothing entered."""
    units = ["DINSOS", "DINKES", "DISHUB", "BAPPEDA", "DLH"]
    frames = [answers_of(unit, "unit", 0.4 + n / 10, n) for n, unit in enumerate(units)]
    return FakeStore(pd.concat(frames, ignore_index=True))


def put(store: FakeStore, unit: str, group: str, people: int, reached: int | None) -> None:
    key = (unit, YEAR, group, "sosialisasi")
    store.beside.enter_internalization(Reach(*key, people, reached, "Siti"))


def filled(store: FakeStore) -> FakeStore:
    for n, unit in enumerate(["DINSOS", "DINKES", "DISHUB", "BAPPEDA", "DLH"]):
        put(store, unit, "pimpinan", 1, 1)
        put(store, unit, "satpam", 10, 2 + n)
    put(store, "DINSOS", "kebersihan", 3, 0)
    put(store, "DINKES", "kebersihan", 0, None)
    return store


def metric(app: AppTest, label: str) -> str:
    return str(next(m.value for m in app.metric if m.label == label))


def table(app: AppTest, *columns: str) -> pd.DataFrame:
    return next(t.value for t in app.dataframe if set(columns) <= set(t.value.columns))


def by_label(app: AppTest, label: str) -> object:
    fields = [*app.text_input, *app.number_input, *app.selectbox]
    return next(field for field in fields if field.label == label)


def save(app: AppTest, **fields: object) -> AppTest:
    """Write into the form and save; unit and group are chosen before it."""
    labels = {"people": "Jumlah orang", "reached": "Yang tersentuh", "who": "Nama pengisi"}
    for name, value in fields.items():
        by_label(app, labels[name]).set_value(value)  # type: ignore[attr-defined]
    return next(b for b in app.button if b.label == "Simpan").click().run()


def test_nothing_entered_says_how_to_begin(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, PAGE)
    assert reading.finding(app) == f"Belum ada isian internalisasi tahun {YEAR}."
    assert "Unduh lembar isian" in reading.prose(app)
    assert not app.exception and not reading.pictures(app)


def test_the_finding_and_the_figures(open_page: Open, store: FakeStore) -> None:
    app = open_page(filled(store), PAGE)
    assert reading.finding(app).startswith("Office boy paling jarang tersentuh: 0\u00a0% di 5")
    assert metric(app, "Belum tersentuh") == "33"
    assert metric(app, "Tidak seorang pun") == "1"
    # 44 units of 8 groups, of which 11 are known and one is not there.
    assert metric(app, "Belum diketahui") == str(44 * 8 - 12)
    left = table(app, "Kelompok", "Belum", "Keadaan")
    assert left.iloc[0]["Keadaan"] == "0 dari 3 orang tersentuh (0\u00a0%)"
    assert len(left) == 6
    assert "tidak ada di unit ini" in reading.drawn(app)
    assert "ρ Spearman" in reading.prose(app) and "bukan sebab" in reading.prose(app)


def test_the_link_keeps_kind_and_activity(open_page: Open, store: FakeStore) -> None:
    app = open_page(filled(store), PAGE, kegiatan_zi="pelatihan", jenis="dinas")
    assert app.selectbox(key="pilih_kegiatan_zi").value == "pelatihan"
    assert reading.finding(app).startswith("Belum diketahui")
    assert "Kegiatan: Pelatihan." in reading.prose(app)
    assert app.query_params["jenis"] == "dinas"


def test_a_form_for_one_group(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, PAGE)
    by_label(app, "Kelompok").select("satpam").run()  # type: ignore[attr-defined]
    for wrong, says in (
        ({"people": 4, "reached": 5, "who": "Siti"}, "hanya ada 4 orang"),
        ({"people": 4, "reached": 1, "who": " "}, "nama pengisi"),
        ({"people": None, "reached": None, "who": "Siti"}, "isi angkanya"),
    ):
        save(app, **wrong)
        assert says in app.error[0].value and store.internalization().empty  # type: ignore[operator]
    save(app, people=4, reached=1, who="Siti")
    row = store.internalization().iloc[0]  # type: ignore[operator]
    assert (row["group"], row["people"], row["reached"]) == ("satpam", 4, 1)
    assert row["entered_by"] == "Siti" and "Isian tersimpan" in app.success[0].value
    next(b for b in app.button if b.label == "Tarik kembali").click().run()
    assert store.internalization().empty  # type: ignore[operator]


def test_an_activity_of_one_s_own(open_page: Open, store: FakeStore) -> None:
    app = open_page(filled(store), PAGE)
    app.selectbox(key="internalisasi_kegiatan").select("+").run()
    save(app, people=4, reached=1, who="Siti")
    assert "nama kegiatan" in app.error[0].value
    by_label(app, "Nama kegiatan").set_value("apel pagi")  # type: ignore[attr-defined]
    save(app, people=4, reached=1, who="Siti")
    assert "Apel pagi" in set(store.internalization()["activity"])  # type: ignore[operator]
    assert "Apel pagi" in app.selectbox(key="pilih_kegiatan_zi").options


def test_who_may_not_edit_sees_no_form(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "may_edit", lambda: False)
    app = open_page(filled(store), PAGE)
    assert not [b for b in app.button if b.label == "Simpan"] and not app.get("file_uploader")


def test_a_worksheet_is_looked_at_and_then_taken_in(open_page: Open, store: FakeStore) -> None:
    app = open_page(filled(store), PAGE)
    app.file_uploader[0].upload("isian.xlsx", internalization(7, 10), "x").run()
    assert "Uji coba, belum disimpan" in reading.prose(app)
    shown = table(app, "Sekarang", "Di lembar")
    assert shown.iloc[0][["Sekarang", "Di lembar"]].tolist() == ["2 dari 10", "7 dari 10"]
    app.button(key="terima_internalisasi").click().run()
    own = store.internalization().set_index(["unit", "group"])  # type: ignore[operator]
    assert own.loc[("DINSOS", "satpam"), "reached"] == 7
    assert "1 isian baru atau berubah" in app.success[0].value


def test_the_unit_s_page_says_its_coverage(open_page: Open, store: FakeStore) -> None:
    app = open_page(filled(store), "pages/unit.py", unit="DINSOS")
    assert "menyentuh 3 dari 14 orang (21\u00a0%); paling jarang: office boy." in reading.prose(app)
    assert "0 dari 3 orang (0\u00a0%)" in reading.tables(app)


def test_the_name_that_people_give_an_activity_is_no_markup(
    open_page: Open, store: FakeStore
) -> None:
    name = "Apel ![gambar](http://contoh.invalid/x.png)"
    key = ("DINSOS", YEAR, "pimpinan", name)
    store.beside.enter_internalization(Reach(*key, 3, 2, "Siti"))
    app = open_page(store, PAGE, kegiatan_zi=name)
    assert f"Kegiatan: {name}." in [text.value for text in app.text]
    marked = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption, *app.warning]
    assert not [element for element in marked if "Apel" in element.value]
