"""Presentations kept by name, on the rakor page."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import people, reading
from tests.pages.conftest import Open
from tests.pages.test_rakor import FILE, press, slide
from tests.ui.fakes import FakeStore, whole_sample
from zi_analytics.store import DeckDraft
from zi_analytics.ui import access

SAID = {"lemah": "Mohon <b>tindak</b> lanjut."}


@pytest.fixture
def store() -> FakeStore:
    return FakeStore(whole_sample())


def draft(**changed: object) -> DeckDraft:
    facts = {"name": "Rakor Mei", "year": 2022, "assessor": "unit", "predicate": "WBBM"}
    facts |= {"slides": ("lemah", "posisi"), "sentences": SAID}
    return DeckDraft(**facts | changed)  # type: ignore[arg-type]


def save(app: AppTest, name: str) -> AppTest:
    app.text_input(key="paparan_nama").set_value(name)
    return app.button(key="simpan_paparan_tombol").click().run()


def test_an_arrangement_is_saved_under_a_name_and_its_link_is_short(
    open_page: Open, store: FakeStore
) -> None:
    app = open_page(
        store, FILE, susunan="lemah.posisi", kalimat='{"lemah": "Satu."}', predikat="WBBM"
    )
    app = save(app, "  Rakor   Mei ")
    (kept,) = store.decks()
    assert kept.draft == draft(sentences={"lemah": "Satu."})
    assert "versi 1" in reading.prose(app) and app.query_params["paparan"] == str(kept.id)
    assert app.query_params["susunan"] == "tersimpan"
    again = open_page(store, FILE, paparan=str(kept.id))
    assert reading.finding(again) == "Paparan 2022 siap: 2 salindia."
    assert "Pertanyaan yang paling banyak kehilangan poin" in slide(again) and "Satu." in slide(
        again
    )
    assert again.query_params["predikat"] == "WBBM" and not again.warning


def test_saving_again_is_the_next_version_and_old_links_say_so(
    open_page: Open, store: FakeStore
) -> None:
    first = store.save_deck(draft())
    save(open_page(store, FILE, paparan=str(first.id), susunan="posisi"), "Rakor Mei")
    (kept,) = store.decks()
    assert kept.version == 2 and kept.draft.slides == ("posisi",)
    assert kept.draft.sentences == SAID
    old = open_page(store, FILE, paparan=str(first.id))
    assert reading.finding(old) == "Paparan 2022 siap: 2 salindia."
    assert [info.value for info in old.info] == ["Ada versi yang lebih baru: versi 2."]


def test_a_name_that_cannot_be_kept_is_said(open_page: Open, store: FakeStore) -> None:
    app = save(open_page(store, FILE), "  ")
    assert "perlu nama" in app.error[0].value and store.decks() == ()
    assert app.text_input(key="paparan_nama").max_chars == 80


def test_a_slide_that_is_no_longer_there_is_said(open_page: Open, store: FakeStore) -> None:
    kept = store.save_deck(draft(slides=("lemah", "tren", "posisi")))
    app = open_page(store, FILE, paparan=str(kept.id))
    assert "tidak ada lagi pada data sekarang: tren" in app.warning[0].value
    assert reading.finding(app) == "Paparan 2022 siap: 2 salindia."


def test_the_list_opens_and_archives(open_page: Open, store: FakeStore) -> None:
    kept = store.save_deck(draft(name="**Rakor** <i>Mei</i>"))
    app = open_page(store, FILE, paparan=str(kept.id), tampilan="tersimpan")
    assert list(app.dataframe[0].value["Nama"]) == ["**Rakor** <i>Mei</i>"]
    assert any(text.value == "**Rakor** <i>Mei</i>" for text in app.text)
    assert f"?paparan={kept.id}" in "".join(code.value for code in app.code)
    press(app, "Buka")
    assert app.query_params["tampilan"] == "tayang"
    app = open_page(store, FILE, paparan=str(kept.id), tampilan="tersimpan")
    app.button(key="hapus_paparan").click().run()
    assert store.decks() == () and len(store.deck_versions("**Rakor** <i>Mei</i>")) == 2
    assert "Belum ada." in reading.prose(app) and app.query_params["paparan"] == "-"
    old = open_page(store, FILE, paparan=str(kept.id))
    assert "sudah dihapus dari daftar" in old.warning[0].value


def test_another_year_or_predicate_lets_go_of_the_deck(open_page: Open, store: FakeStore) -> None:
    kept = store.save_deck(draft())
    app = open_page(store, FILE, paparan=str(kept.id))
    app.selectbox(key="pilih_predikat").select("WBK").run()
    assert app.query_params["paparan"] == "-" and app.query_params["susunan"] == "semua"
    assert not app.warning


def test_an_unknown_deck_is_said(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, FILE, paparan="99")
    assert "paparan tersimpan “99”" in app.warning[0].value


def test_who_may_not_edit_can_open_and_nothing_else(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = store.save_deck(draft())
    monkeypatch.setattr(access, "may_edit", lambda: False)
    app = open_page(store, FILE, paparan=str(kept.id), tampilan="tersimpan")
    keys = {button.key for button in app.button}
    assert "buka_paparan" in keys and not {"hapus_paparan", "simpan_paparan_tombol"} & keys


def test_the_right_to_save_is_asked_again_before_the_write(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page(store, FILE)
    people.loses_the_right_to_write(monkeypatch)
    app = save(app, "Rakor Mei")
    assert app.error[0].value == access.EDITORS_ONLY and store.decks() == ()
