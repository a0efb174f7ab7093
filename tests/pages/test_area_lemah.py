"""Weak areas: finding, the way down to answers, the map, the search, and gaps to TPI."""

from io import BytesIO

import numpy as np
import pandas as pd
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from tests.pages import reading
from tests.pages.conftest import Open
from tests.ui.fakes import (
    MARKUP,
    YEAR,
    FakeStore,
    answers_of,
    older_answers,
    rules,
    whole_sample,
)
from zi_analytics.charts import formats
from zi_analytics.insight.weak import losses
from zi_analytics.ui import answers_data, data, export, weak_words
from zi_analytics.ui.filters import Selection

PAGE = "pages/area_lemah.py"
QUESTION = next(iter(rules().questions))
FORMULA = '=HYPERLINK("http://contoh.invalid")'


@pytest.fixture
def store() -> FakeStore:
    """Return three units, one of them by TPI too; one answer is missing, one note is a formula."""
    frames = [
        answers_of("DINSOS", "unit", 0.7, 1),
        answers_of("DINSOS", "tpi", 0.5, 1),
        answers_of("DINKES", "unit", 0.9, 3),
        answers_of("35.12.06", "unit", 0.4, 4),
    ]
    answers = pd.concat(frames, ignore_index=True)
    of_first = answers["question"] == QUESTION
    answers.loc[of_first & (answers["unit"] == "DINKES"), ["raw", "value"]] = [None, np.nan]
    noted = of_first & (answers["unit"] == "35.12.06")
    answers.loc[noted, ["note", "evidence"]] = [FORMULA, "Notulen RAPAT Maret"]
    return FakeStore(answers)


def with_column(app: AppTest, *columns: str) -> pd.DataFrame:
    """Return the first table that has these columns."""
    return next(t.value for t in app.dataframe if set(columns) <= set(t.value.columns))


def metric(app: AppTest, label: str) -> str:
    """Return a figure by its label."""
    return next(m.value for m in app.metric if m.label == label)


def query(app: AppTest) -> dict[str, str]:
    """Return the address's choices."""
    return {name: str(value) for name, value in app.query_params.items()}


def test_the_finding_names_the_area_and_how_few_hold_half(
    open_page: Open, store: FakeStore
) -> None:
    app = open_page(store, PAGE, penilai="unit")
    lost = losses(store.scores(YEAR).query("assessor == 'unit'"))
    said = weak_words.lost_finding(lost, rules(), data.overview(YEAR, "unit", "WBK"))
    assert reading.finding(app) == said.headline
    worst = lost.groupby("question")["lost"].sum().idxmax()
    assert said.headline.startswith("Menurut area, ")
    assert said.detail.startswith(f"Menurut pertanyaan: {rules().label(worst)}, ")
    half = "Separuh dari semua poin yang hilang ada pada "
    assert half in app.subheader[0].value
    assert "3 perangkat daerah kehilangan rata-rata " in app.subheader[0].value
    assert "belum dijawab oleh 1 unit" in app.subheader[0].value
    assert any(c.value.startswith("Belum ada penilaian mandiri untuk 44 unit") for c in app.caption)
    assert f"{half}{metric(app, 'Separuh kehilangan')} pertanyaan" in said.detail


def test_lost_points_add_up_to_what_is_missing(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, PAGE, penilai="unit")
    totals = store.scores(YEAR).query("assessor == 'unit' and node == 'total'")["points"]
    table = with_column(app, "Bagian", "Semua unit")
    assert table["Semua unit"].sum() == pytest.approx((100 - totals).sum())
    assert table["Dari bobot"].sum() == pytest.approx(100)
    assert table["Unit belum mengisi"].sum() == 1


@pytest.mark.parametrize("node", ["area.5", "A", "A.I.1", "A.I.1.i", "B.I"])
def test_every_level_has_a_link_and_adds_up(open_page: Open, store: FakeStore, node: str) -> None:
    app = open_page(store, PAGE, penilai="unit", node=node)
    assert not app.exception and not app.warning
    assert rules().label(node) in reading.prose(app)
    table = next(t.value for t in app.dataframe if "Semua unit" in t.value.columns)
    lost = losses(store.scores(YEAR).query("assessor == 'unit'"))
    own = lost.loc[lost["question"].isin(rules().leaves(node)), "lost"]
    assert table["Semua unit"].sum() == pytest.approx(own.sum())
    assert table["Kumulatif" if "Kumulatif" in table else "Dari kehilangan"].max() <= 1


def test_a_question_shows_its_units_with_answer_note_and_cell(
    open_page: Open, store: FakeStore
) -> None:
    app = open_page(store, PAGE, penilai="unit", node=QUESTION)
    table = with_column(app, "Unit", "Jawaban", "Sel").set_index("Unit")
    assert len(table) == 3 and set(table["Lembar"]) == {"LKE ZI"} and set(table["Sel"]) == {"K8"}
    assert table.loc["Dinkes", "Jawaban"] == "– belum dijawab"
    assert table["Hilang"].is_monotonic_decreasing
    assert table.loc["Kec. Panarukan", "Bukti dukung"] == "Notulen RAPAT Maret"
    assert table.loc["Dinsos", "Berkas"] == "LKE DINSOS unit.xlsx"
    assert table.loc["Dinsos", "Bunyi di lembar"] == f"Bunyi uji {rules().label(QUESTION)}"


def test_a_cell_opens_the_answers_behind_it(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, PAGE, penilai="unit", sorot="DINSOS~A.I.1.i")
    table = with_column(app, "Pertanyaan", "Jawaban", "Sel")
    labels = {rules().label(question) for question in rules().leaves("A.I.1.i")}
    assert set(table["Pertanyaan"]) == labels
    app.button(key="panel_all").click().run()
    assert query(app)["sorot"] == "semua~A.I.1.i"
    units = with_column(app, "Unit", "Belum dijawab")
    assert set(units["Unit"]) == {"Dinsos", "Dinkes", "Kec. Panarukan"}


def test_the_panel_reaches_one_answer_in_full(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, PAGE, penilai="unit", sorot=f"DINSOS~{QUESTION}")
    texts = [text.value for text in app.text]
    assert texts.count("LKE ZI, sel K8") == 2
    assert MARKUP in texts and not any(MARKUP in str(m.value) for m in app.markdown)
    app.button(key="panel_up").click().run()
    assert query(app)["sorot"] == "DINSOS~A.I.1.i"


@pytest.mark.parametrize("value", ["TIDAKADA~A.I.1.i", "DINSOS~Z.9", "DINSOS", "<b>"])
def test_an_unknown_panel_is_said(open_page: Open, store: FakeStore, value: str) -> None:
    app = open_page(store, PAGE, penilai="unit", sorot=value)
    assert len(app.warning) == 1 and "Yang ditampilkan: tidak ada" in app.warning[0].value


def test_the_map_is_sorted_and_grouped_as_the_address_says(
    open_page: Open, store: FakeStore
) -> None:
    def rows(**chosen: str) -> list[str]:
        app = open_page(store, PAGE, penilai="unit", **chosen)
        spec = reading.json.loads(reading.pictures(app)[1].spec)
        assert ("Dinas · 2 unit" in reading.drawn(app)) is ("kelompok" not in chosen)
        return [str(name) for name in spec["layout"]["yaxis"]["ticktext"]]

    one = {"kelompok": "semua"}
    assert rows(**one, urut="nama") == ["Dinkes", "Dinsos", "Kec. Panarukan"]
    assert rows(**one, urut="hilang") == ["Kec. Panarukan", "Dinsos", "Dinkes"]
    assert rows(**one, urut="jarak")[0] == "Dinkes"
    assert set(rows()) == {"Dinkes", "Dinsos", "Kec. Panarukan"}


def test_order_goes_into_the_address(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, PAGE, penilai="unit")
    next(w for w in app.get("button_group") if w.key == "pilih_urut").set_value("nama").run()
    assert query(app)["urut"] == "nama"
    assert {"lihat", "node", "kelompok", "cari", "sorot"} <= set(query(app))


def test_words_are_found_in_notes_and_evidence(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, PAGE, penilai="unit")
    app.text_input(key="kata_dicari").set_value(" rapat ").run()
    assert query(app)["cari"] == "rapat"
    table = with_column(app, "Ada di")
    assert list(table["Unit"]) == ["Kec. Panarukan"] and list(table["Ada di"]) == ["bukti dukung"]
    app.text_input(key="kata_dicari").set_value("").run()
    assert query(app)["cari"] == "-"


def test_a_search_keeps_to_the_chosen_part_and_says_when_nothing_is_found(
    open_page: Open, store: FakeStore
) -> None:
    app = open_page(store, PAGE, penilai="unit", cari="**notulen**", node="area.6")
    assert "Tidak ada catatan atau bukti yang memuat “**notulen**”." in [t.value for t in app.text]
    app = open_page(store, PAGE, penilai="unit", cari="notulen", node="area.6")
    assert any("Tidak ada catatan" in text.value for text in app.text)


@pytest.mark.parametrize("node", ["total", "area.3", "A.II.2"])
def test_no_name_on_the_map_is_cut(open_page: Open, store: FakeStore, node: str) -> None:
    app = open_page(store, PAGE, penilai="unit", node=node)
    spec = reading.json.loads(reading.pictures(app)[1].spec)
    assert not any("…" in name for name in spec["layout"]["xaxis"]["ticktext"])


@pytest.mark.parametrize("view", ["hilang", "selisih"])
def test_a_year_of_older_rules_is_shown_as_indicative(open_page: Open, view: str) -> None:
    app = open_page(FakeStore(older_answers("DINSOS", 2019)), PAGE, lihat=view, tahun="2019")
    assert not app.exception and not app.warning
    assert any(caption.value.startswith("Indikatif: ") for caption in app.caption)
    expected = "kehilangan poin terbanyak" if view == "hilang" else "Belum ada unit yang dinilai"
    assert expected in reading.finding(app)


def test_kind_narrows_all(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, PAGE, penilai="unit", jenis="kecamatan")
    assert "rata-rata" not in reading.finding(app)
    assert "Peta 1 unit" in reading.pictures(app)[1].alt
    app = open_page(store, PAGE, penilai="unit", jenis="rsud")
    assert reading.finding(app).startswith("Belum ada penilaian mandiri untuk pilihan ini")


def test_an_assessor_without_answers_says_so(open_page: Open) -> None:
    app = open_page(FakeStore(answers_of("DINSOS", "unit", 0.7, 1)), PAGE, penilai="tpi")
    assert reading.finding(app) == "Belum ada penilaian TPI untuk pilihan ini pada tahun 2022."
    assert not reading.pictures(app)


def test_gaps_say_how_far_and_name_who_is_left_out(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, PAGE, lihat="selisih")
    totals = store.scores(YEAR).query("unit == 'DINSOS' and node == 'total'")
    points = totals.set_index("assessor")["points"]
    difference = formats.difference(points["tpi"], points["unit"])
    table = with_column(app, "Unit", "Selisih", "Tidak dibandingkan")
    assert table["Selisih"].tolist() == [difference]
    assert reading.finding(app).startswith("Penilaian mandiri di atas penilaian TPI, ")
    assert metric(app, "Dibandingkan") == "1 dari 3"
    said = "Tanpa penilaian TPI, tidak dihitung: 2 unit. "
    assert any(c.value.startswith(said) and "Dinkes" in c.value for c in app.caption)


def test_gaps_without_any_tpi_say_what_is_needed(open_page: Open) -> None:
    app = open_page(FakeStore(answers_of("DINSOS", "unit", 0.7, 1)), PAGE, lihat="selisih")
    assert reading.finding(app) == "Belum ada unit yang dinilai oleh unit sendiri dan TPI."
    assert not reading.pictures(app)


@pytest.mark.parametrize("panel", ["DINSOS~total", "semua~area.5", f"semua~{QUESTION}"])
def test_what_stands_behind_a_gap(open_page: Open, store: FakeStore, panel: str) -> None:
    app = open_page(store, PAGE, lihat="selisih", sorot=panel)
    assert not app.exception and not app.warning
    table = next(t.value for t in app.dataframe if list(t.value.columns)[2:] == GAP_COLUMNS)
    assert table["Selisih"].tolist() == formats.differences(table["TPI"], table["Mandiri"])
    assert table.columns[1] == ("Pertanyaan" if panel.startswith("DINSOS") else "Unit")


GAP_COLUMNS = ["Mandiri", "TPI", "Selisih"]


def test_every_figure_of_both_parts_is_marked_as_sample(open_page: Open) -> None:
    store = FakeStore(whole_sample(), sample=True)
    for view, figures in (("hilang", 2), ("selisih", 3)):
        app = open_page(store, PAGE, lihat=view)
        found = reading.pictures(app)
        assert len(found) == figures
        assert all(picture.alt.startswith("DATA CONTOH") for picture in found)


def test_a_download_carries_its_method_its_mark_and_no_formula(
    open_page: Open, store: FakeStore
) -> None:
    store.sample = True
    open_page(store, PAGE, penilai="unit", node=QUESTION)
    notes = export.notes("Cara hitung.", Selection(YEAR, "unit", "WBK"))
    assert notes[0] == "DATA CONTOH – sintetis" and "Cara hitung." in notes
    assert notes[1] == "Kabupaten Situbondo, tahun 2022, penilaian mandiri, semua jenis unit."
    assert notes[-1].startswith("Dibuat ")
    table = answers_data.of_year(YEAR)[["unit", "note", "value"]]
    made = export.workbook({"Jawaban": table}, notes, export.FORMATS)
    book = load_workbook(BytesIO(made))
    cells = [cell for row in book["Jawaban"].iter_rows() for cell in row]
    assert FORMULA in [cell.value for cell in cells]
    assert "f" not in {cell.data_type for cell in cells}
