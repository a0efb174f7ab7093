"""Trends and SAKIP: what each view claims, of whom, and what it does not claim."""

from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from tests.insight.figures import NEW, worksheet
from tests.intake.test_collected import recap
from tests.makers.sakip import sakip_book
from tests.pages import reading
from tests.pages.conftest import Open
from tests.ui.fakes import FakeStore
from tests.ui.many_years import NEW_UNIT, YearsStore, evaluated, newest, older, whole
from zi_analytics.ui import access, compared

PAGE = "pages/tren_sakip.py"
VIEWS = ("area", "gerak", "sakip", "kaitan")


@pytest.fixture
def store() -> YearsStore:
    """Return three years with SAKIP."""
    return whole()


def with_column(app: AppTest, *columns: str) -> pd.DataFrame:
    """Return the first table that has these columns."""
    return next(t.value for t in app.dataframe if set(columns) <= set(t.value.columns))


def metric(app: AppTest, label: str) -> str:
    """Return a figure by its label."""
    return str(next(m.value for m in app.metric if m.label == label))


def query(app: AppTest) -> dict[str, str]:
    """Return the address's choices."""
    return {name: str(value) for name, value in app.query_params.items()}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("scope", ["jenis.dinas", "jenis.rsud", NEW_UNIT])
def test_every_view_has_a_finding_for_every_choice(
    open_page: Open, store: YearsStore, view: str, scope: str
) -> None:
    app = open_page(store, PAGE, lihat=view, lingkup=scope, gabung="ya", penilai="unit")
    assert not app.exception and not app.warning
    assert reading.finding(app) != reading.APOLOGY
    said = reading.prose(app)
    assert "nan" not in said.split() and "<NA>" not in said


@pytest.mark.parametrize("view", VIEWS)
def test_every_figure_is_marked_as_sample(open_page: Open, view: str) -> None:
    app = open_page(whole(sample=True), PAGE, lihat=view)
    pictures = reading.pictures(app)
    assert pictures and all(one.alt.startswith("DATA CONTOH") for one in pictures)


# Areas over the years
def test_the_trend_is_over_units_that_have_both_years(open_page: Open, store: YearsStore) -> None:
    app = open_page(store, PAGE)
    # 2020 to 2021: +6, 0, −5, +2, and of the two that merged later +10 and 0
    assert reading.finding(app) == (
        "Nilai total naik 1,00 poin dari 2020 ke 2021 (median 6 unit yang sama)."
    )
    assert metric(app, "Perubahan total") == "+1,00"
    table = with_column(app, "Dari", "Unit", "Tidak dibandingkan").set_index("Dari")
    assert table.loc["2020 ke 2021", ["Unit", "Tidak dibandingkan"]].tolist() == [6, 1]
    assert table.loc["2020 ke 2021", "Total"] == "▲ 3 ▼ 1"
    assert "dapat naik meskipun lebih banyak unit turun" in reading.prose(app)


def test_nothing_is_claimed_where_the_instrument_changes(
    open_page: Open, store: YearsStore
) -> None:
    app = open_page(store, PAGE)
    table = with_column(app, "Dari", "Total").set_index("Dari")
    assert table.loc["2021 ke 2022"].drop(["Unit", "Tidak dibandingkan"]).isna().all()
    assert "nilai sebelum dan sesudahnya tidak disambung" in reading.prose(app)
    assert "52/2014 · indikatif" in reading.drawn(app)


def test_merged_units_count_when_asked(open_page: Open, store: YearsStore) -> None:
    def compared(join: str) -> list[int]:
        table = with_column(open_page(store, PAGE, gabung=join), "Dari", "Unit").set_index("Dari")
        return [int(n) for n in table.loc["2021 ke 2022", ["Unit", "Tidak dibandingkan"]]]

    assert compared("tidak") == [5, 3]
    assert compared("ya") == [6, 0]


def test_one_unit_stands_before_all_others(open_page: Open, store: YearsStore) -> None:
    app = open_page(store, PAGE, lingkup="DINSOS")
    assert reading.finding(app) == ("Dinas Sosial naik 6,00 poin dari 2020 ke 2021 (nilai total).")
    assert metric(app, "Perubahan total") == "+6,00"


def test_a_merged_unit_is_drawn_from_those_it_comes_from(
    open_page: Open, store: YearsStore
) -> None:
    alone = open_page(store, PAGE, lingkup=NEW_UNIT)
    assert reading.finding(alone).endswith("baru ada nilai tahun 2022.")
    joined = open_page(store, PAGE, lingkup=NEW_UNIT, gabung="ya")
    assert "dinilai sejak 2022; sebelumnya yang digambar rata-rata DPUPR" in reading.finding(joined)
    assert with_column(joined, "Bagian", "2020")["2020"].iloc[0] == pytest.approx(0.6)


@pytest.mark.parametrize("mixed", [True, False])
def test_predecessors_of_two_instruments_are_said_and_not_averaged(
    open_page: Open, mixed: bool
) -> None:
    earlier = older()
    if mixed:
        others = earlier.loc[~((earlier["unit"] == "DPUPR") & (earlier["year"] == 2021))]
        earlier = pd.concat([others, worksheet("DPUPR", 2021, [0.6] * 7, NEW)], ignore_index=True)
    store = YearsStore(newest(), all_sakip=evaluated(), earlier=earlier)
    said = "dinilai dengan instrumen yang berlainan pada 2021, jadi tidak dirata-rata."
    app = open_page(store, PAGE, lingkup=NEW_UNIT, gabung="ya", penilai="unit")
    assert (said in reading.prose(app)) is mixed
    app = open_page(store, "pages/unit.py", tahun="2022", unit=NEW_UNIT, penilai="unit")
    assert (said in reading.prose(app)) is mixed


def test_one_year_is_no_trend(open_page: Open) -> None:
    app = open_page(FakeStore(newest()), PAGE, penilai="unit")
    assert reading.finding(app) == "Nilai total: baru ada nilai tahun 2022."
    assert "sedikitnya dua tahun" in reading.prose(app)
    app = open_page(FakeStore(newest()), PAGE, lihat="gerak", penilai="unit")
    assert reading.finding(app).startswith("Belum ada perubahan: baru satu tahun")
    assert not reading.pictures(app)


def test_two_years_of_two_instruments_are_no_trend(open_page: Open) -> None:
    earlier = worksheet("DINSOS", 2021, [0.5] * 7)
    app = open_page(YearsStore(newest(), earlier=earlier), PAGE, penilai="unit")
    assert reading.finding(app) == "Nilai total: belum ada tren yang dapat dibaca."
    assert "Instrumen berganti antara 2021 dan 2022" in app.subheader[0].value


# Movers
def test_movers_that_left_answers_blank_are_named(open_page: Open, store: YearsStore) -> None:
    said = "Jawaban yang kosong pada salah satu tahun dihitung 0"
    assert said not in reading.prose(open_page(store, PAGE, lihat="gerak"))
    own = store.all_scores["unit"].eq("DLH") & store.all_scores["year"].eq(2020)
    store.all_scores.loc[own & store.all_scores["node"].eq("total"), "unanswered"] = 2
    store.number += 1
    prose = reading.prose(open_page(store, PAGE, lihat="gerak"))
    assert f"{said} dan ikut menggerakkan: Dinas Lingkungan Hidup." in prose


def test_movers_name_who_and_what_moved_them(open_page: Open, store: YearsStore) -> None:
    app = open_page(store, PAGE, lihat="gerak")
    assert query(app)["langkah"] == "2020-2021"
    assert reading.finding(app) == "3 unit naik dan 1 turun dari 2020 ke 2021, 2 tetap."
    table = with_column(app, "Selisih", "Pengawasan").set_index("Unit").drop(columns="No.")
    assert table.loc["Dinsos", "Selisih"] == pytest.approx(6.0)
    assert table.loc["Dinsos", "Pengawasan"] == pytest.approx(6.0)
    parts = table[table.columns[3:]]
    assert parts.sum(axis=1).tolist() == pytest.approx(table["Selisih"].tolist())
    assert "Tidak dibandingkan" in reading.prose(app) and "Dishub" in reading.prose(app)


def test_one_units_change_is_taken_apart(open_page: Open, store: YearsStore) -> None:
    app = open_page(store, PAGE, lihat="gerak", lingkup="DINSOS")
    assert reading.finding(app) == "Dinas Sosial naik 6,00 poin dari 2020 ke 2021."
    assert app.subheader[0].value == "Terutama Pengawasan (+6,00 poin)."
    assert "Total 2020" in reading.drawn(app) and "Indikatif" in reading.prose(app)


def test_over_a_break_both_years_stand_side_by_side(open_page: Open, store: YearsStore) -> None:
    app = open_page(store, PAGE, lihat="gerak", langkah="2021-2022")
    assert reading.finding(app) == "Perubahan 2021 ke 2022 tidak dihitung: instrumennya berganti."
    table = with_column(app, "Unit", "2021", "2022")
    assert list(table.columns) == ["No.", "Unit", "2021", "2022"] and len(table) == 5
    assert not reading.pictures(app)


# SAKIP
def test_sakip_says_who_rose_and_fell(open_page: Open, store: YearsStore) -> None:
    app = open_page(store, PAGE, lihat="sakip")
    assert reading.finding(app) == "SAKIP 2021 ke 2022: 1 unit naik predikat, 1 turun, 2 tetap."
    assert "1 unit hanya punya satu dari kedua tahun." in app.subheader[0].value
    table = with_column(app, "Tahun", "Arus", "Arah")
    rows = set(table.drop(columns="No.").itertuples(index=False, name=None))
    assert ("2020 ke 2021", "B → BB", 2, "▲ naik") in rows
    assert ("2020 ke 2021", "B → CC", 1, "▼ turun") in rows


def test_a_stream_lists_its_units(open_page: Open, store: YearsStore) -> None:
    app = open_page(store, PAGE, lihat="sakip", arus="2020-2021~B~BB")
    table = with_column(app, "Nilai 2020", "Nilai 2021", "Perubahan").set_index("Unit")
    assert table["Perubahan"].to_dict() == {"Dinas Sosial": 7.0, "Kecamatan Panarukan": 7.0}


@pytest.mark.parametrize("code", ["2020-2021", "2020-2021~B~XX", "<b>", "1-2~B~BB"])
def test_an_unknown_stream_is_said(open_page: Open, store: YearsStore, code: str) -> None:
    app = open_page(store, PAGE, lihat="sakip", arus=code)
    assert len(app.warning) == 1 and "Yang ditampilkan: tidak ada" in app.warning[0].value


def test_the_regions_own_figures_keep_their_certainty(open_page: Open, store: YearsStore) -> None:
    app = open_page(store, PAGE, lihat="sakip")
    assert [metric(app, year) for year in ("2018", "2019", "2021")] == ["BB", "A", "–"]
    captions = [caption.value for caption in app.caption]
    assert "nilai 81,50 · pasti" in captions and "tidak ditemukan" in captions


def test_without_sakip_the_page_says_what_to_do(open_page: Open) -> None:
    app = open_page(YearsStore(newest(), earlier=older()), PAGE, lihat="sakip")
    assert reading.finding(app) == "Belum ada nilai SAKIP unit untuk pilihan ini."
    assert "--kind sakip" in reading.prose(app)
    app = open_page(YearsStore(newest(), earlier=older()), PAGE, lihat="kaitan", penilai="unit")
    assert reading.finding(app) == "Belum ada nilai SAKIP tahun 2022 untuk pilihan ini."
    assert "tidak dapat dihitung: Hanya 0 unit" in reading.prose(app)


def test_the_year_of_performance_is_a_choice(open_page: Open, store: YearsStore) -> None:
    app = open_page(store, PAGE, lihat="sakip", tahun_sakip="performance")
    assert reading.finding(app).startswith("SAKIP 2020 ke 2021:")


# SAKIP beside readiness
def test_the_gate_counts_every_unit_once(open_page: Open, store: YearsStore) -> None:
    app = open_page(store, PAGE, lihat="kaitan", penilai="unit")
    table = with_column(app, "Unit", "Kelompok", "SAKIP cukup")
    assert len(table) == 6
    by_unit = table.set_index("Unit")["Kelompok"]
    assert by_unit["DLH"] == "SAKIP belum cukup, ZI belum"
    assert by_unit["DPUPP"] == "Belum diketahui: tanpa nilai SAKIP"
    assert sum(int(m.value) for m in app.metric) == 6
    assert "SAKIP saja cukup" in [m.label for m in app.metric]
    assert "SAKIP 4 dari 5 unit memenuhi syarat WBK (B)" in reading.finding(app)


def test_wbbm_asks_for_more(open_page: Open, store: YearsStore) -> None:
    app = open_page(store, PAGE, lihat="kaitan", predikat="WBBM", penilai="unit")
    assert "SAKIP 2 dari 5 unit memenuhi syarat WBBM (BB)" in reading.finding(app)


def test_the_association_comes_with_its_caution_and_reasons(
    open_page: Open, store: YearsStore
) -> None:
    app = open_page(store, PAGE, lihat="kaitan", penilai="unit")
    found = compared.associations(
        "unit", "evaluation", tuple(sorted(store.all_scores["unit"].unique()))
    )
    assert "hubungan bukan sebab" in reading.prose(app)
    table = with_column(app, "Tahun", "ρ", "n", "Keterangan").set_index("Tahun")
    assert table["n"].to_dict() == {2020: 4, 2021: 4, 2022: 5}
    assert table.loc[2022, "ρ"] == pytest.approx(found[2022].rho)
    app = open_page(store, PAGE, lihat="kaitan", lingkup="jenis.kecamatan", penilai="unit")
    assert "ρ 2022 tidak dapat dihitung: Hanya 1 unit" in reading.prose(app)
    assert "tidak dapat dihitung · n = 1" in reading.prose(app)


# Links and downloads
def test_choices_go_into_the_address(open_page: Open, store: YearsStore) -> None:
    app = open_page(store, PAGE)
    next(w for w in app.get("button_group") if w.key == "pilih_lihat").set_value("gerak").run()
    app.selectbox(key="pilih_lingkup").select("jenis.dinas").run()
    app.selectbox(key="pilih_gabung").select("ya").run()
    address = query(app)
    assert address["lihat"] == "gerak" and address["lingkup"] == "jenis.dinas"
    again = open_page(store, PAGE, **address)
    assert reading.finding(again) == reading.finding(app)
    assert set(address) >= {"langkah", "penilai", "predikat", "tahun", "tahun_sakip", "arus"}


def test_downloads_say_what_they_are_and_what_was_left_out(
    open_page: Open, store: YearsStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: dict[str, bytes] = {}

    def keep(label: str, content: object, **given: object) -> None:
        made[str(given["file_name"])] = content()  # type: ignore[operator]

    monkeypatch.setattr("streamlit.download_button", keep)
    store.sample = True
    open_page(store, PAGE)
    books = {name: load_workbook(BytesIO(content)) for name, content in made.items()}
    assert set(books) == {"tren-semua.xlsx", "perubahan-semua.xlsx"}
    notes = [row[0].value for row in books["tren-semua.xlsx"]["Catatan"].iter_rows()]
    assert notes[0] == "DATA CONTOH – sintetis" and "tahun 2020–2022" in notes[1]
    assert any("Instrumen berganti antara 2021 dan 2022" in note for note in notes)
    left = [row[1].value for row in books["perubahan-semua.xlsx"]["Tidak dibandingkan"].rows]
    assert left[0] == "Unit" and "Dinas Perhubungan" in left
    changes = [row[0].value for row in books["perubahan-semua.xlsx"]["Perubahan"].rows]
    assert 2021 not in changes[1:]


def test_every_view_offers_its_tables(
    open_page: Open, store: YearsStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []

    def keep(label: str, content: object, **given: object) -> None:
        content()  # type: ignore[operator]
        names.append(str(given["file_name"]))

    monkeypatch.setattr("streamlit.download_button", keep)
    for view in VIEWS:
        open_page(store, PAGE, lihat=view, penilai="unit", arus="2020-2021~B~BB")
    assert names == [
        *("tren-semua.xlsx", "perubahan-semua.xlsx", "pergerakan-2020-2021-semua.xlsx"),
        *("sakip-semua.xlsx", "arus-2020-2021-B-BB-semua.xlsx", "sakip-daerah-semua.xlsx"),
        *("gerbang-2022-WBK-semua.xlsx", "hubungan-2022-semua.xlsx"),
    ]


def test_sakip_scores_are_looked_at_and_then_taken_in(open_page: Open) -> None:
    store = FakeStore(newest())
    app = open_page(store, PAGE, lihat="sakip")
    assert "Unggah rekap nilai SAKIP di bawah" in reading.prose(app)
    app.file_uploader[0].upload("rekap.xlsx", recap(("Dinas Sosial", 2022, 72.5, "BB")), "x").run()
    assert "Uji coba, belum disimpan.** 1 baru." in reading.prose(app)
    shown = with_column(app, "Sekarang", "Di berkas").iloc[0]
    said = shown[["Tahun", "Sekarang", "Di berkas", "Predikat"]].tolist()
    assert said == ["2022", "–", "72,50", "BB"]
    app.button(key="terima_sakip").click().run()
    assert app.success[0].value == "Berkas diterima. 1 nilai baru atau berubah."
    assert store.sakip()["score"].tolist() == [72.5]


def test_who_may_not_edit_cannot_hand_in_sakip_scores(
    open_page: Open, store: YearsStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "may_edit", lambda: False)
    assert not open_page(store, PAGE, lihat="sakip").get("file_uploader")


def test_scores_of_components_are_not_lost_unsaid(open_page: Open) -> None:
    head = ["Perangkat Daerah", "Tahun Evaluasi", "Perencanaan Kinerja", "Nilai", "Predikat"]
    store = FakeStore(newest())
    app = open_page(store, PAGE, lihat="sakip")
    whole = sakip_book([head, ["Dinas Sosial", 2022, 22.5, 72.5, "BB"]])
    app.file_uploader[0].upload("rinci.xlsx", whole, "x").run()
    assert not app.warning
    app.button(key="terima_sakip").click().run()
    total = recap(("Dinas Sosial", 2022, 73.0, "BB"))
    app.file_uploader[0].upload("rekap.xlsx", total, "x").run()
    assert "tidak memuat semua komponen dari 1 nilai" in app.warning[0].value
