"""Each page for each role: open or refused, own units only, no writing without the right."""

import re
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from openpyxl import load_workbook
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from tests.intake.folder import workbook
from tests.pages import people, reading
from tests.pages.conftest import Open
from tests.pages.people import ADMIN, EDITOR, EVERYBODY, LEADER, OF_UNIT, OTHER, UNIT
from tests.pages.test_pengumpulan import dropped, press
from tests.ui.fakes import YEAR, FakeStore, answers_of, whole_sample
from zi_analytics.access import Person
from zi_analytics.store import EventFilter, Store, open_store
from zi_analytics.ui import access, data
from zi_analytics.ui.medians import medians
from zi_analytics.ui.navigation import FOR_UNITS, PAGES

NOT_HERE = "Halaman ini tidak untuk peran Anda."
NOT_YOURS = "Unit ini tidak untuk peran Anda."
FILES = [entry.file for entry in PAGES]
MENU = {
    "pimpinan": set(FILES) - {"pages/akses.py"},
    "organisasi": set(FILES) - {"pages/akses.py"},
    "unit": set(FOR_UNITS),
    "admin": set(FILES),
}
OTHERS_NAMES = ("Dinas Sosial", "Dinsos", OTHER)


@pytest.fixture
def store() -> FakeStore:
    """Return the worksheets of two units."""
    both = [answers_of(UNIT, "unit", 0.6, 1), answers_of(OTHER, "unit", 0.9, 2)]
    return FakeStore(pd.concat(both, ignore_index=True))


@pytest.fixture
def real_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Return a real, empty store."""
    monkeypatch.setenv("ZI_DATA", str(tmp_path))
    return open_store(f"sqlite:///{tmp_path / 'zi.db'}")


def said(app: AppTest) -> str:
    """Return all that a page says, offers and draws."""
    offered = [str(option) for box in app.selectbox for option in box.options]
    return "\n".join([reading.prose(app), reading.tables(app), reading.drawn(app), *offered])


@pytest.mark.parametrize("who", EVERYBODY, ids=lambda who: who.role)
@pytest.mark.parametrize("file", FILES)
def test_each_page_is_open_to_its_roles_and_to_no_other(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch, file: str, who: Person
) -> None:
    people.look(monkeypatch, who)
    monkeypatch.setattr("zi_analytics.ui.access_form.digest", lambda path: "x")
    app = open_page(store, file)
    assert not app.exception
    assert reading.finding(app) != reading.APOLOGY
    if file in MENU[who.role]:
        assert reading.finding(app) not in (NOT_HERE, NOT_YOURS)
    else:
        assert reading.finding(app) == NOT_HERE
        assert not reading.tables(app) and not reading.pictures(app)
    if who == OF_UNIT:
        assert not [name for name in OTHERS_NAMES if name in said(app)]


@pytest.mark.parametrize("file", FILES)
def test_nobody_sees_anything_without_a_login(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    people.nobody(monkeypatch)
    app = open_page(store, file)
    assert reading.finding(app) == "Masuk"
    assert [button.label for button in app.button] == ["Masuk"]
    assert not app.selectbox and not reading.tables(app) and not reading.pictures(app)


@pytest.mark.parametrize(
    ("file", "query"),
    [(file, {"unit": OTHER}) for file in FOR_UNITS]
    + [
        ("pages/simulasi.py", {"unit": "semua"}),
        ("pages/prasyarat.py", {"daftar": f"{OTHER}~unit.sakip"}),
        ("pages/pengumpulan.py", {"lihat": "versi", "unit": OTHER}),
    ],
)
def test_a_guessed_link_to_another_unit_is_refused(
    open_page: Open,
    store: FakeStore,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    query: dict[str, str],
) -> None:
    people.look(monkeypatch, OF_UNIT)
    app = open_page(store, file, **query)
    assert reading.finding(app) == NOT_YOURS
    assert not reading.tables(app) and not [name for name in OTHERS_NAMES if name in said(app)]


def test_a_scenario_of_another_unit_does_not_open(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.pages.simulating import draft

    kept = store.save_scenario(draft())
    people.look(monkeypatch, OF_UNIT)
    app = open_page(store, "pages/simulasi.py", skenario=str(kept.id))
    assert "yang tidak dikenal" in app.warning[0].value
    assert not [name for name in (*OTHERS_NAMES, kept.draft.name) if name in said(app)]


def test_caches_hold_nobodys_view(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.look(monkeypatch, OF_UNIT)
    for file in FOR_UNITS:
        open_page(store, file)
    people.look(monkeypatch, LEADER)
    app = open_page(store, "pages/unit.py", unit=OTHER)
    assert "Dinas Sosial" in reading.finding(app)
    assert "Dinas Sosial" in said(open_page(store, "pages/prasyarat.py"))


def test_a_unit_compares_with_medians_of_all_but_not_of_few(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    st.cache_data.clear()
    monkeypatch.setattr(data, "store", lambda: FakeStore(whole_sample()))
    whole = medians(YEAR, "unit", "dinas")
    few = medians(YEAR, "unit", "rsud")
    people.look(monkeypatch, OF_UNIT)
    pd.testing.assert_frame_equal(medians(YEAR, "unit", "dinas"), whole)
    assert medians(YEAR, "unit", "rsud")["peers"].isna().all()
    pd.testing.assert_series_equal(medians(YEAR, "unit", "rsud")["regency"], few["regency"])
    st.cache_data.clear()


def test_a_unit_sees_no_median_of_two_units(
    store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    st.cache_resource.clear()
    monkeypatch.setattr(data, "store", lambda: store)
    assert medians(YEAR, "unit", "dinas")["regency"].notna().any()
    people.look(monkeypatch, OF_UNIT)
    assert medians(YEAR, "unit", "dinas")[["regency", "peers"]].isna().all(axis=None)
    st.cache_resource.clear()


@pytest.mark.parametrize("who", [LEADER, OF_UNIT], ids=lambda who: who.role)
def test_who_only_reads_sees_no_form(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch, who: Person
) -> None:
    people.look(monkeypatch, who)
    labels: set[str] = set()
    for file, query in (
        ("pages/prasyarat.py", {"daftar": f"{UNIT}~unit.sakip"}),
        ("pages/simulasi.py", {"unit": UNIT}),
    ):
        app = open_page(store, file, **query)
        labels |= {button.label for button in app.button}
        assert not app.get("file_uploader") and not app.text_input
    assert not {label for label in labels if label.startswith(("Simpan", "Tarik kembali"))}


def test_a_right_that_is_lost_with_the_form_open_stores_nothing(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.look(monkeypatch, EDITOR)
    app = open_page(store, "pages/prasyarat.py", daftar=f"{UNIT}~unit.sakip")
    next(box for box in app.selectbox if box.key and "nilai_unit.sakip" in box.key).select("B")
    next(box for box in app.text_input if box.label == "Nama pengisi").set_value("Siti")
    save = next(button for button in app.button if button.label == "Simpan")
    people.look(monkeypatch, EDITOR, {EDITOR.name: Person(EDITOR.name, "pimpinan")})
    save.click().run()
    assert store.beside.prerequisites(YEAR).empty
    assert "tetapi tidak mengubahnya" in reading.prose(app)


def test_what_is_stored_names_the_person(
    open_page: Open, real_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.look(monkeypatch, EDITOR)
    press(dropped(open_page, real_store, ("LKE Dinsos.xlsx", workbook("Dinas Sosial"))), "Impor 1")
    events = real_store.events(EventFilter(kind="import"))
    assert events["person"].tolist() == [EDITOR.name]


def test_a_unit_hands_in_its_own_worksheet(
    open_page: Open, real_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.look(monkeypatch, OF_UNIT)
    app = press(dropped(open_page, real_store, ("LKE.xlsx", workbook())), "Impor 1")
    assert real_store.submissions()["unit"].tolist() == [UNIT]
    assert set(real_store.events(EventFilter(kind="import"))["person"]) == {OF_UNIT.name}
    assert "Periksa kotak masuk" not in {button.label for button in app.button}


def test_a_unit_cannot_hand_in_for_another(
    open_page: Open, real_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.look(monkeypatch, OF_UNIT)
    app = dropped(open_page, real_store, ("LKE Dinsos.xlsx", workbook("Dinas Sosial")))
    assert "LKE Dinsos.xlsx: memuat lembar kerja unit lain." in reading.prose(app)
    assert not app.exception and next(b for b in app.button if b.key == "impor").disabled
    assert real_store.is_empty()


def test_a_unit_cannot_take_over_bytes_that_count_for_another(
    open_page: Open, real_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = ("LKE.xlsx", workbook("Dinas Sosial"))
    press(dropped(open_page, real_store, file), "Impor 1")
    people.look(monkeypatch, OF_UNIT)
    app = dropped(open_page, real_store, file)
    assert "memuat lembar kerja unit lain" in reading.prose(app)
    assert not [box for box in app.selectbox if box.label == "Unit"]


def test_an_import_by_somebody_whose_role_was_taken_stores_nothing(
    open_page: Open, real_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.look(monkeypatch, EDITOR)
    app = dropped(open_page, real_store, ("LKE.xlsx", workbook()))
    people.look(monkeypatch, EDITOR, {EDITOR.name: LEADER})
    press(app, "Impor 1")
    assert real_store.is_empty()


def test_a_file_of_several_units_is_not_given_to_one_of_them(
    open_page: Open, real_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(dropped(open_page, real_store, ("LKE.xlsx", workbook())), "Impor 1")
    people.look(monkeypatch, OF_UNIT)
    query = {"lihat": "versi", "tahun": str(YEAR), "unit": UNIT}
    app = open_page(real_store, "pages/pengumpulan.py", **query)
    assert "Berkas asli" in {button.proto.label for button in app.get("download_button")}
    table = real_store.submissions()
    both = pd.concat([table, table.assign(unit=OTHER)])
    monkeypatch.setattr(Store, "submissions", lambda self, year=None: both)
    app = open_page(real_store, "pages/pengumpulan.py", **query)
    assert not app.get("download_button") or "Berkas asli" not in {
        button.proto.label for button in app.get("download_button")
    }
    assert "memuat lembar kerja unit lain" in reading.prose(app)


def test_a_unit_takes_away_only_its_own(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: dict[str, bytes] = {}
    original = st.download_button

    def download(*given: object, **kw: object) -> bool:
        what = given[1] if len(given) > 1 else kw["data"]
        made[str(kw["file_name"])] = what() if callable(what) else what  # type: ignore[assignment]
        return bool(original(*given, **kw))  # type: ignore[arg-type]

    monkeypatch.setattr(st, "download_button", download)
    people.look(monkeypatch, OF_UNIT)
    for file in FOR_UNITS:
        open_page(store, file)
    assert made and not [name for name in made if name.endswith((".zip", ".pptx"))]
    for name, content in made.items():
        assert not [text for text in texts(name, content) if re.search(OTHERS, text)], name


OTHERS = rf"Dinas Sosial|Dinsos|\b{OTHER}\b"


def texts(name: str, content: bytes) -> list[str]:
    """Return all that stands in a file to take away."""
    if name.endswith(".pdf"):
        return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    if name.endswith(".json"):
        return [content.decode()]
    sheets = load_workbook(BytesIO(content)).worksheets
    return [str(cell) for sheet in sheets for row in sheet.values for cell in row]


def test_a_download_is_refused_after_the_role_was_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    people.look(monkeypatch, EDITOR)
    ticket = access.ticket()
    with ticket.used():
        assert access.person() == EDITOR
    people.look(monkeypatch, EDITOR, {})
    with pytest.raises(access.NotAllowedError), ticket.used():
        raise AssertionError


def test_the_list_of_people_is_for_admins(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ZI_DATA", str(tmp_path))
    written = f"people:\n  - {{email: {ADMIN.name}, role: admin}}\n"
    (tmp_path / "access.yaml").write_text(written, encoding="utf-8")
    mapping = access.mapping
    people.look(monkeypatch, ADMIN)
    monkeypatch.setattr(access, "mapping", mapping)
    app = open_page(store, "pages/akses.py")
    assert reading.finding(app) == "1 orang boleh masuk, 1 di antaranya admin."
    people.look(monkeypatch, EDITOR)
    assert reading.finding(open_page(store, "pages/akses.py")) == NOT_HERE


def test_a_unit_without_a_median_is_not_compared_with_one(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "dari median kabupaten" in reading.prose(open_page(store, "pages/unit.py", unit=UNIT))
    people.look(monkeypatch, OF_UNIT)
    assert "dari median kabupaten" not in reading.prose(
        open_page(store, "pages/unit.py", unit=UNIT)
    )
