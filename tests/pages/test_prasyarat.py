"""The page of prerequisites: finding, lists, board, form, worksheet, and entered thresholds."""

from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from tests.makers.sakip import sakip_book
from tests.pages import reading
from tests.pages.conftest import Open
from tests.scoring.test_prerequisites import REGION as OF_REGION
from tests.scoring.test_prerequisites import UNIT as OF_UNIT
from tests.ui.fakes import YEAR, FakeStore, answers_of, registry
from zi_analytics.instruments import load
from zi_analytics.reports import prerequisite_worksheet
from zi_analytics.store import Entry
from zi_analytics.tables import PREREQUISITE_ENTRIES, REGENCY, SAKIP, empty, typed
from zi_analytics.ui import access

PAGE = "pages/prasyarat.py"
RULES = {rule.id: rule for rule in load("permenpanrb-90-2021").prerequisites}


def best(unit: str = "DINSOS") -> pd.DataFrame:
    """Return a worksheet that meets every score condition."""
    answers = answers_of(unit, "unit", 0.95, 1)
    answers.loc[answers["value"].notna(), "value"] = 1.0
    return answers


@pytest.fixture
def store() -> FakeStore:
    """Return a ready unit and a weak one, with nothing entered."""
    both = [best(), answers_of("DINKES", "unit", 0.4, 2)]
    return FakeStore(pd.concat(both, ignore_index=True))


def put(store: FakeStore, unit: str, values: dict[str, str | None]) -> None:
    for item, value in values.items():
        store.beside.enter_prerequisite(Entry(unit, YEAR, item, value, "uji", "Siti"))


def table(app: AppTest, *columns: str) -> pd.DataFrame:
    return next(t.value for t in app.dataframe if set(columns) <= set(t.value.columns))


def metric(app: AppTest, label: str) -> str:
    return str(next(m.value for m in app.metric if m.label == label))


def checklist(app: AppTest) -> pd.DataFrame:
    found = [t.value for t in app.dataframe if {"Prasyarat", "Sumber"} <= set(t.value.columns)]
    return found[-1].set_index("Prasyarat")


def named(app: AppTest, label: str) -> object:
    return next(e for e in [*app.text_input, *app.selectbox] if e.label == label)


def fill(app: AppTest, item: str, value: str | None, name: str = "Siti", note: str = "") -> None:
    """Write into the form of the open list and save."""
    field = named(app, RULES[item].label)
    if value is not None:
        field.set_value(value)
    named(app, "Catatan atau bukti").set_value(note)
    app.text_input(key=f"nama_DINSOS_{item}_{YEAR}").set_value(name)
    next(b for b in app.button if b.label == "Simpan").click().run()


# What is known
def test_nothing_at_all_says_what_to_do(open_page: Open) -> None:
    app = open_page(FakeStore(), PAGE)
    assert reading.finding(app) == "Belum ada lembar kerja."


def test_nothing_entered_is_not_known_anywhere(open_page: Open) -> None:
    app = open_page(FakeStore(best()), PAGE)
    # LHKPN and LHKASN are in the worksheet: all of it is met, and still nothing is a pass.
    assert reading.finding(app) == (
        "0 dari 44 perangkat daerah memenuhi semua prasyarat WBK; 44 belum diketahui."
    )
    assert "Kabupaten: 0 dari 4 prasyarat terpenuhi, 4 belum diketahui." in reading.prose(app)
    assert set(table(app, "Prasyarat", "Sumber")["WBK"]) == {"? belum diketahui"}
    assert metric(app, "Siap diusulkan WBK") == "0 dari 44"
    units = table(app, "Unit", "Siap diusulkan").set_index("Unit")
    assert set(units["Siap diusulkan"]) == {"? belum diketahui"}
    assert units.loc["Dinsos", "Terpenuhi"] == 1


def test_entries_of_others_years_do_not_count(open_page: Open, store: FakeStore) -> None:
    entry = Entry(REGENCY, 2023, "instansi.spip", "3", None, "Siti")
    store.beside.enter_prerequisite(entry)
    app = open_page(store, PAGE)
    assert set(table(app, "Prasyarat", "Sumber")["Isi"]) == {"–"}
    app = open_page(store, PAGE, tahun="2023")
    assert "3" in set(table(app, "Prasyarat", "Sumber")["Isi"])
    assert not app.warning


def test_ready_to_be_proposed_needs_scores_and_prerequisites(
    open_page: Open, store: FakeStore
) -> None:
    put(store, REGENCY, OF_REGION)
    for unit in ("DINSOS", "DINKES"):
        put(store, unit, OF_UNIT)
    app = open_page(store, PAGE)
    assert reading.finding(app).startswith(
        "2 dari 44 perangkat daerah memenuhi semua prasyarat WBK; 42 belum diketahui"
    )
    assert "Kabupaten: 4 dari 4 prasyarat terpenuhi." in reading.prose(app)
    assert metric(app, "Semua prasyarat") == "2 dari 44"
    assert metric(app, "Siap diusulkan WBK") == "1 dari 44"
    units = table(app, "Unit", "Siap diusulkan").set_index("Unit")
    assert units.loc["Dinsos", "Siap diusulkan"] == "✓ terpenuhi"
    assert units.loc["Dinkes", "Siap diusulkan"] == "✕ belum"
    assert units.loc["Dishub", "Siap diusulkan"] == "? belum diketahui"


def test_the_board_shows_every_unit_and_the_same_states(open_page: Open, store: FakeStore) -> None:
    put(store, REGENCY, OF_REGION)
    put(store, "DINSOS", OF_UNIT)
    app = open_page(store, PAGE)
    (picture,) = reading.pictures(app)
    assert "Papan 47 unit dan 9 kolom menuju WBK" in picture.alt
    spec = reading.json.loads(picture.spec)
    cells = {(d[0], d[1]): d[4] for d in spec["data"][-1]["customdata"]}
    assert cells["DINSOS", "siap"] == "✓ terpenuhi"
    assert cells["DINSOS", "unit.sakip"] == "✓ terpenuhi: BB"
    assert cells["DISHUB", "kabupaten"] == "✓ terpenuhi"
    assert cells["DISHUB", "unit.sakip"] == "? belum diketahui"
    assert cells["DISHUB", "siap"] == "? belum diketahui"


def test_the_kind_narrows_board_and_finding(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, PAGE, jenis="kecamatan")
    assert reading.finding(app).startswith("0 dari 17 perangkat daerah")
    assert "Papan 17 unit" in reading.pictures(app)[0].alt


# A unit's list
def test_a_single_unit_is_spoken_of_by_name_with_sign_and_word(
    open_page: Open, store: FakeStore
) -> None:
    app = open_page(store, PAGE, jenis="inspektorat")
    name = "Inspektorat Daerah"
    assert reading.finding(app) == f"Belum diketahui apakah {name} memenuhi semua prasyarat WBK."
    assert metric(app, "Semua prasyarat") == "?"
    assert "belum diketahui · Inspektorat" in reading.prose(app)


def test_a_list_has_every_prerequisite_with_its_source(open_page: Open, store: FakeStore) -> None:
    put(store, REGENCY, {"instansi.spip": "3"})
    put(store, "DINSOS", {"unit.pencabutan": "2021-06-30"})
    row = {"unit": "DINSOS", "evaluation_year": 2022, "component": "total", "predicate": "BB"}
    scores = pd.DataFrame([row | {"sheet": "Rekap", "cell": "I9"}]).reindex(columns=list(SAKIP))
    store.all_sakip = typed(scores, SAKIP)
    app = open_page(store, PAGE, daftar="DINSOS~unit.sakip")
    shown = checklist(app)
    assert len(shown) == len(RULES)
    labels = {id_: rule.label for id_, rule in RULES.items()}
    spip, sakip = shown.loc[labels["instansi.spip"]], shown.loc[labels["unit.sakip"]]
    lhkpn, revoked = shown.loc[labels["unit.lhkpn"]], shown.loc[labels["unit.pencabutan"]]
    assert spip["WBK"] == "✓ terpenuhi" and spip["Sumber"].startswith("Formulir: Siti, ")
    assert (sakip["Isi"], sakip["Sumber"]) == ("BB", "SAKIP 2022: Rekap, sel I9")
    assert lhkpn["Isi"] == "100 %"
    assert lhkpn["Sumber"].startswith("LKE (penilaian mandiri): LKE ZI, sel K")
    assert (revoked["Isi"], revoked["WBK"]) == ("2021-06-30", "✕ belum")
    assert "dicabut 2021-06-30, boleh diusulkan lagi mulai 30 Juni 2023" in reading.prose(app)
    assert shown.loc[labels["unit.predikat_wbk"], "WBK"] == "–"  # WBK does not ask for it
    assert shown.loc[labels["unit.predikat_wbk"], "WBBM"] == "? belum diketahui"


def test_a_prefilled_value_leads_to_its_answer(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, PAGE, daftar="DINSOS")
    keys = {button.key for button in app.button}
    assert {"ke_A.II.5.iii.a", "ke_A.II.5.iii.b", "ke_unit"} <= keys


def test_a_value_from_a_worksheet_names_file_and_cell(open_page: Open, store: FakeStore) -> None:
    app = hand_in(open_page(store, PAGE), ("Dinas Sosial", "SAKIP unit", "B"))
    next(b for b in app.button if b.label == "Terima isian ini").click().run()
    app = open_page(store, PAGE, daftar="DINSOS")
    assert (
        checklist(app)
        .loc[RULES["unit.sakip"].label, "Sumber"]
        .startswith("Rekap, sel C3 (isian.xlsx), ")
    )


@pytest.mark.parametrize("value", ["TIDAKADA", "DINSOS~unit.x", "DINSOS~instansi.spip", "<b>"])
def test_an_unknown_list_is_said(open_page: Open, store: FakeStore, value: str) -> None:
    app = open_page(store, PAGE, daftar=value)
    assert len(app.warning) == 1 and "Yang ditampilkan: tidak ada" in app.warning[0].value


def test_choices_go_into_the_address(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, PAGE, daftar="DINSOS~unit.sakip", predikat="WBBM")
    query = {name: str(value) for name, value in app.query_params.items()}
    assert query == {
        **{"tahun": "2022", "penilai": "unit", "jenis": "semua", "predikat": "WBBM"},
        "daftar": "DINSOS~unit.sakip",
    }
    assert "daftar=DINSOS" in app.code[0].value


# The form
def test_entering_correcting_and_taking_back(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, PAGE, daftar="DINSOS~unit.lama_zi")
    fill(app, "unit.lama_zi", "1 Maret 2019", note="SK Bupati")
    assert app.success[0].value == "Isian tersimpan."
    label = RULES["unit.lama_zi"].label
    assert checklist(app).loc[label, ["WBK", "Isi"]].tolist() == ["✓ terpenuhi", "2019-03-01"]
    fill(app, "unit.lama_zi", "2022", name="Budi")
    assert checklist(app).loc[label, ["WBK", "Isi"]].tolist() == ["✕ belum", "2022"]
    next(b for b in app.button if b.label == "Tarik kembali").click().run()
    assert app.success[0].value == "Isian ditarik kembali."
    assert checklist(app).loc[label, ["WBK", "Isi"]].tolist() == ["? belum diketahui", "–"]
    history = table(app, "Isi", "Oleh", "Berlaku")
    assert history["Isi"].tolist() == ["ditarik kembali", "2022", "2019-03-01"]
    assert history["Catatan"].tolist() == ["–", "–", "SK Bupati"]
    assert [who.split(",")[0] for who in history["Oleh"]] == [
        *("Formulir: Budi", "Formulir: Budi", "Formulir: Siti"),
    ]


@pytest.mark.parametrize(
    ("item", "value", "name", "says"),
    [
        ("unit.lama_zi", "kemarin", "Siti", "tidak dapat dibaca"),
        ("unit.tindak_lanjut", "1", "Siti", "tidak dapat dibaca"),
        ("unit.tindak_lanjut", "120 %", "Siti", "tidak dapat dibaca"),
        ("unit.lama_zi", "", "Siti", "isi nilainya"),
        ("unit.sakip", None, "Siti", "isi nilainya"),
        ("unit.lama_zi", "2019", "  ", "tulis nama pengisi"),
    ],
)
def test_wrong_entries_are_said_and_not_stored(
    open_page: Open, store: FakeStore, item: str, value: str | None, name: str, says: str
) -> None:
    app = open_page(store, PAGE, daftar=f"DINSOS~{item}")
    fill(app, item, value, name)
    assert len(app.error) == 1 and says in app.error[0].value
    assert "belum tersimpan" in app.error[0].value.lower()
    assert store.beside.prerequisite_history().empty


def test_what_stands_already_changes_nothing(open_page: Open, store: FakeStore) -> None:
    store.beside.enter_prerequisite(Entry("DINSOS", YEAR, "unit.sakip", "B", None, "Siti"))
    app = open_page(store, PAGE, daftar="DINSOS~unit.sakip")
    fill(app, "unit.sakip", "B", "Budi")
    assert app.success[0].value == "Tidak ada yang berubah: itu sudah tertulis."
    assert len(store.beside.prerequisite_history()) == 1


def test_a_note_is_shown_as_text(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, PAGE, daftar="DINSOS~unit.sakip")
    fill(app, "unit.sakip", "B", "**Siti** <b>x</b>", note="=1+1")
    assert "**Siti** <b>x</b>" not in "".join(str(m.value) for m in app.markdown)
    assert table(app, "Isi", "Oleh", "Berlaku")["Catatan"].tolist() == ["=1+1"]


def test_who_may_not_edit_sees_no_form(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "may_edit", lambda: False)
    app = open_page(store, PAGE, daftar="DINSOS~unit.sakip")
    labels = {button.label for button in app.button}
    assert not labels & {"Simpan", "Tarik kembali", "Simpan batas WBK"}
    assert not app.get("file_uploader")
    assert "tetapi tidak mengubahnya" in reading.prose(app)


# The worksheet
def hand_in(app: AppTest, *rows: tuple[object, ...], year: int = YEAR) -> AppTest:
    content = sakip_book([["Tahun", year], ["Unit", "Prasyarat", "Isi"], *rows])
    return upload(app, content)


def upload(app: AppTest, content: bytes) -> AppTest:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    app.file_uploader[0].upload("isian.xlsx", content, kind)
    return app.run()


def test_an_uploaded_worksheet_is_shown_before_it_counts(open_page: Open, store: FakeStore) -> None:
    put(store, "DINSOS", {"unit.sakip": "CC"})
    app = hand_in(
        open_page(store, PAGE),
        ("Dinas Sosial", "SAKIP unit", "B"),
        ("Dinas Sosial", "Layanan inti", "kadang"),
    )
    assert "**Uji coba, belum disimpan.** 1 berubah." in reading.prose(app)
    changes = table(app, "Sekarang", "Di lembar")
    assert changes[["Unit", "Sekarang", "Di lembar"]].to_numpy().tolist() == [["Dinsos", "CC", "B"]]
    assert table(app, "Temuan", "Sel")["Sel"].tolist() == ["C4"]
    assert set(store.beside.prerequisites(YEAR)["value"]) == {"CC"}
    next(b for b in app.button if b.label == "Terima isian ini").click().run()
    assert "1 isian baru atau berubah." in app.success[0].value
    assert set(store.beside.prerequisites(YEAR)["value"]) == {"B"}


def test_a_worksheet_of_another_year_is_said(open_page: Open, store: FakeStore) -> None:
    app = hand_in(open_page(store, PAGE), ("Dinas Sosial", "SAKIP unit", "B"), year=2023)
    assert "memuat isian tahun 2023" in app.warning[0].value


def test_a_file_without_prerequisites_is_refused(open_page: Open, store: FakeStore) -> None:
    app = upload(open_page(store, PAGE), b"bukan buku kerja")
    assert "Tidak ada isian terbaca" in reading.prose(app)
    assert set(table(app, "Temuan", "Sel")["Tingkat"]) == {"✕ galat"}
    assert "Terima isian ini" not in {button.label for button in app.button}


def test_the_blank_worksheet_is_taken_in_again(open_page: Open, store: FakeStore) -> None:
    units = registry().units(YEAR).query("expected")
    blank = prerequisite_worksheet(YEAR, registry().name, units, empty(PREREQUISITE_ENTRIES))
    book = load_workbook(BytesIO(blank))
    sheet = book["Kabupaten"]
    row = next(c.row for c in sheet["B"] if c.value == RULES["instansi.spip"].label)
    sheet.cell(row, 3).value = "3"
    out = BytesIO()
    book.save(out)
    app = upload(open_page(store, PAGE), out.getvalue())
    assert "1 baru" in reading.prose(app)
    next(b for b in app.button if b.label == "Terima isian ini").click().run()
    assert table(app, "Prasyarat", "Sumber").set_index("Prasyarat").loc[
        RULES["instansi.spip"].label, ["WBK", "Isi"]
    ].tolist() == ["✓ terpenuhi", "3"]


# Thresholds of 52/2014
def fill_threshold(app: AppTest, condition: str, text: str, article: str = "hal. 9") -> None:
    app.text_input(key=f"batas_WBK_{condition}").set_value(text)
    app.text_input(key="batas_dasar_WBK").set_value(article)
    app.text_input(key="batas_nama_WBK").set_value("Siti")
    next(b for b in app.button if b.label == "Simpan batas WBK").click().run()


def test_a_threshold_is_entered_and_kept(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, PAGE)
    fill_threshold(app, "area.1", "60 %")
    assert app.success[0].value.startswith("Batas tersimpan.")
    now = store.beside.thresholds()
    assert now[["predicate", "condition", "share"]].to_numpy().tolist() == [["WBK", "area.1", 0.6]]
    assert app.text_input(key="batas_WBK_area.1").value == "60 %"
    history = table(app, "Syarat", "Batas", "Dasar")
    assert history[["Batas", "Dasar", "Oleh"]].to_numpy().tolist() == [["60 %", "hal. 9", "Siti"]]
    fill_threshold(app, "area.1", "")
    assert store.beside.thresholds().empty


@pytest.mark.parametrize(
    ("condition", "text", "article", "says"),
    [
        ("total", "tujuh", "hal. 9", "tidak dapat dibaca"),
        ("pengungkit", "61", "hal. 9", "melebihi bobot"),
        ("hasil.bersih.kinerja", "3", "hal. 9", "tidak punya padanan"),
        ("total", "75", " ", "tulis dasar"),
    ],
)
def test_wrong_thresholds_are_said_and_not_stored(
    open_page: Open, store: FakeStore, condition: str, text: str, article: str, says: str
) -> None:
    app = open_page(store, PAGE)
    fill_threshold(app, condition, text, article)
    assert len(app.error) == 1 and says in app.error[0].value
    assert store.beside.threshold_history().empty
