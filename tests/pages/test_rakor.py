"""The rakor page."""

from streamlit.testing.v1 import AppTest

from tests.pages import reading
from tests.pages.conftest import Open
from tests.ui.fakes import FakeStore, answers_of, whole_sample

FILE = "pages/rakor.py"


def slide(app: AppTest) -> str:
    (shown,) = [element.proto.body for element in app.get("html")]
    return str(shown)


def press(app: AppTest, label: str) -> AppTest:
    (button,) = [button for button in app.button if button.label == label]
    return button.click().run()


def test_a_presentation_stands_ready(open_page: Open) -> None:
    app = open_page(FakeStore(whole_sample(), sample=True), FILE)
    assert reading.finding(app).startswith("Paparan 2022 siap: ")
    assert "Menuju Zona Integritas" in slide(app) and "DATA CONTOH" in slide(app)


def test_buttons_lead_from_slide_to_slide_and_into_the_link(open_page: Open) -> None:
    app = open_page(FakeStore(whole_sample()), FILE)
    press(app, "Berikutnya")
    assert app.query_params["salindia"] == "posisi"
    assert "perangkat daerah sudah mengumpulkan" in slide(app)
    press(app, "Sebelumnya")
    assert "Menuju Zona Integritas" in slide(app)
    press(app, "Akhir")
    assert "Terima kasih" in slide(app)


def test_a_link_opens_its_slide(open_page: Open) -> None:
    app = open_page(FakeStore(whole_sample()), FILE, salindia="peta")
    assert "Jenis unit" in slide(app)


def test_figures_stay_while_the_data_changes(open_page: Open) -> None:
    store = FakeStore(whole_sample())
    app = open_page(store, FILE, salindia="posisi")
    before = slide(app)
    only = FakeStore(answers_of("DINSOS", "unit", 0.7, 1))
    store.all_scores, store.all_readiness = only.all_scores, only.all_readiness
    store.number += 1
    app.run()
    assert slide(app) == before
    press(app, "Perbarui angka")
    assert slide(app) != before


def test_slides_can_be_hidden_ordered_and_commented_by_the_link(open_page: Open) -> None:
    said = '{"lemah": "Mohon tindak <b>lanjut</b>."}'
    app = open_page(FakeStore(whole_sample()), FILE, susunan="lemah.posisi", kalimat=said)
    assert reading.finding(app) == "Paparan 2022 siap: 2 salindia."
    assert "Pertanyaan yang paling banyak kehilangan poin" in slide(app) and "1 / 2" in slide(app)
    assert "Mohon tindak &lt;b&gt;lanjut&lt;/b&gt;." in slide(app)
    press(app, "Berikutnya")
    assert "perangkat daerah sudah mengumpulkan" in slide(app)
    assert "Mohon tindak" not in slide(app)


def test_an_arrangement_of_slides_that_are_not_there_is_said(open_page: Open) -> None:
    app = open_page(FakeStore(whole_sample()), FILE, susunan="lemah.entah", kalimat="[1]")
    assert "susunan “lemah.entah”, yang tidak dikenal" in reading.prose(app)
    assert reading.finding(app) != "Paparan 2022 siap: 2 salindia."
    assert "Menuju Zona Integritas" in slide(app)


def test_the_table_of_slides_writes_the_link(open_page: Open) -> None:
    app = open_page(FakeStore(whole_sample()), FILE, tampilan="susun")
    (table,) = app.get("arrow_data_frame") or app.dataframe
    assert list(table.value["Urutan"]) == list(range(1, len(table.value) + 1))
    press(app, "Pakai susunan ini")
    assert app.query_params["susunan"] == "semua"
    assert app.query_params["tampilan"] == "tayang"


def test_without_a_worksheet_of_the_assessor_another_can_be_chosen(open_page: Open) -> None:
    app = open_page(FakeStore(answers_of("DINSOS", "unit", 0.7, 1)), FILE, penilai="tpi")
    assert reading.finding(app) == "Belum ada yang dapat dipaparkan."
    assert "Belum ada TPI untuk tahun 2022." in reading.prose(app)
    (assessor,) = [box for box in app.selectbox if box.label == "Penilai"]
    assessor.select("unit").run()
    assert reading.finding(app).startswith("Paparan 2022 siap: ")
