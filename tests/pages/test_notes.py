"""Notes on the pages: written by editors, shown as plain text where they belong."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import people, reading
from tests.pages.conftest import Open
from tests.ui.fakes import FakeStore, answers_of, whole_sample
from zi_analytics.publishing.subjects import SUBJECTS
from zi_analytics.store import NoteDraft
from zi_analytics.ui import access

UNIT = "pages/unit.py"
HOSTILE = "<script>alert(1)</script> **x** $a$ =1+1 :red[y]"


@pytest.fixture
def store() -> FakeStore:
    return FakeStore(answers_of("DINSOS", "unit", 0.7, 1))


def write(app: AppTest, subject: str, whose: str, text: str, author: str = "Sri") -> AppTest:
    app.button(key=f"catatan_{subject}_{whose}").click().run()
    app.text_area(key="catatan_teks_0").set_value(text)
    app.text_input(key="catatan_penulis_0").set_value(author)
    return app.button(key="catatan_simpan").click().run()


def test_a_note_is_written_and_stands_under_its_figure(open_page: Open, store: FakeStore) -> None:
    app = write(open_page(store, UNIT, unit="DINSOS"), "unit.syarat", "DINSOS", HOSTILE)
    (kept,) = store.notes(2022)
    draft = kept.draft
    assert (draft.unit, draft.year, draft.subject) == ("DINSOS", 2022, "unit.syarat")
    again = open_page(store, UNIT, unit="DINSOS")
    assert HOSTILE in [text.value for text in again.text]
    assert not any("script" in element.value for element in [*again.markdown, *again.caption])
    assert "Catatan Sri, " in reading.prose(again)
    assert not app.exception and not again.exception


@pytest.mark.parametrize(
    ("text", "author", "said"),
    [(" ", "Sri", "perlu isi"), ("Baik.", " ", "nama penulis")],
)
def test_what_cannot_be_kept_is_said(
    open_page: Open, store: FakeStore, text: str, author: str, said: str
) -> None:
    app = write(open_page(store, UNIT, unit="DINSOS"), "", "DINSOS", text, author)
    assert said in app.error[0].value and store.notes(2022) == ()
    assert app.text_area(key="catatan_teks_0").max_chars == 600


def test_a_note_is_changed_and_removed_and_its_history_is_shown(
    open_page: Open, store: FakeStore
) -> None:
    made = store.add_note(NoteDraft("Lama.", "Sri", 2022, "DINSOS", "unit.area"))
    app = open_page(store, UNIT, unit="DINSOS")
    app.button(key="catatan_unit.area_DINSOS").click().run()
    app.selectbox(key="catatan_pilih").select(made.id).run()
    app.text_area(key=f"catatan_teks_{made.id}").set_value("Baru.")
    app.text_input(key=f"catatan_penulis_{made.id}").set_value("Budi")
    app.button(key="catatan_simpan").click().run()
    (kept,) = store.notes(2022)
    assert (kept.draft.text, kept.version) == ("Baru.", 2)
    app = open_page(store, UNIT, unit="DINSOS")
    app.button(key="catatan_unit.area_DINSOS").click().run()
    assert "Lama." in reading.tables(app)
    app.selectbox(key="catatan_pilih").select(kept.id).run()
    app.text_input(key=f"catatan_penulis_{kept.id}").set_value("Budi")
    app.button(key="catatan_hapus").click().run()
    assert store.notes(2022) == () and len(store.note_history(made.thread)) == 3


def test_who_may_not_edit_reads_only(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add_note(NoteDraft("Lama.", "Sri", 2022, "DINSOS"))
    monkeypatch.setattr(access, "may_edit", lambda: False)
    app = open_page(store, UNIT, unit="DINSOS")
    assert "Lama." in reading.prose(app)
    keys = [button.key for button in app.button if str(button.key).startswith("catatan_")]
    assert keys == ["catatan__DINSOS"]
    app.button(key="catatan__DINSOS").click().run()
    assert not app.text_area and "Lama." in reading.tables(app)


def test_the_right_to_write_is_asked_again_before_the_write(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page(store, UNIT, unit="DINSOS")
    app.button(key="catatan__DINSOS").click().run()
    app.text_area(key="catatan_teks_0").set_value("Baik.")
    app.text_input(key="catatan_penulis_0").set_value("Sri")
    people.loses_the_right_to_write(monkeypatch)
    app.button(key="catatan_simpan").click().run()
    assert store.notes(2022) == ()
    assert app.error[0].value == access.EDITORS_ONLY


@pytest.mark.parametrize(
    ("file", "subject", "query"),
    [
        ("pages/ringkasan.py", "", {}),
        ("pages/ringkasan.py", "ringkasan.jarak", {}),
        ("pages/ringkasan.py", "ringkasan.area", {}),
        ("pages/ringkasan.py", "ringkasan.syarat", {}),
        ("pages/area_lemah.py", "area_lemah.poin", {}),
        ("pages/area_lemah.py", "area_lemah.peta", {}),
        ("pages/tren_sakip.py", "tren.area", {}),
        ("pages/peta.py", "peta.kecamatan", {}),
    ],
)
def test_notes_on_the_region_stand_under_the_main_figures(
    open_page: Open, file: str, subject: str, query: dict[str, str]
) -> None:
    store = FakeStore(whole_sample())
    store.add_note(NoteDraft("Perlu dibahas.", "Sri", 2022, None, subject))
    app = open_page(store, file, **query)
    assert [text.value for text in app.text].count("Perlu dibahas.") == 1
    assert subject in SUBJECTS
