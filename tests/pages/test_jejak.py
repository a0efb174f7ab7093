"""The trail: what is listed, filtered by the link, told in detail, and taken away."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from tests.pages import reading
from tests.pages.conftest import Open
from tests.store.deliveries import delivery, sheet
from tests.ui.fakes import FakeStore
from zi_analytics.store import EVENT_KINDS, Event, EventFilter, Store, acting_as, open_store
from zi_analytics.ui import data, recording, trail, trail_words

PAGE = "pages/jejak.py"
PERSON = "sri@contoh.invalid"
MARKUP = "**a** <b>b</b> [c](http://contoh.invalid).xlsx"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store in which two people imported, one of them twice."""
    opened = open_store(f"sqlite:///{tmp_path / 'zi.db'}")
    opened.receive(delivery(b"1", sheet(points=70.5), name="lama.xlsx"))
    with acting_as(PERSON):
        opened.receive(delivery(b"2", sheet(points=72.25), name=MARKUP))
        opened.receive(delivery(b"3", sheet("DINSOS", 2021), name="dinsos.xlsx"))
    yield opened
    opened.close()


def listed(app: AppTest) -> pd.DataFrame:
    """Return the table of events."""
    return app.dataframe[0].value


def test_the_latest_event_comes_first_with_the_unit_by_its_name(
    open_page: Open, store: Store
) -> None:
    app = open_page(store, PAGE)
    assert not app.exception
    assert reading.finding(app) == "3 kegiatan tercatat."
    assert "Yang terakhir: disimpan" in app.subheader[0].value
    table = listed(app)
    assert table["Kegiatan"].tolist() == ["Disimpan", "Menggantikan yang lama", "Disimpan"]
    assert table["Unit"].tolist() == ["Dinas Sosial", "Dinas Kesehatan", "Dinas Kesehatan"]
    assert table["Orang"].tolist() == [PERSON, PERSON, "setempat"]
    assert "UTC" in reading.prose(app)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"orang": PERSON}, 2),
        ({"orang": PERSON, "jejak_unit": "DINKES"}, 1),
        ({"kegiatan": "supersession"}, 1),
        ({"jejak_tahun": "2021"}, 1),
        ({"waktu": "1"}, 3),
    ],
)
def test_a_link_filters(open_page: Open, store: Store, query: dict[str, str], found: int) -> None:
    app = open_page(store, PAGE, **query)
    assert len(listed(app)) == found
    said = "3 kegiatan tercatat." if found == 3 else f"{found} dari 3 kegiatan"
    assert reading.finding(app).startswith(said)
    for key, value in query.items():
        assert app.selectbox(key=f"pilih_{key}").value == value


def test_a_link_that_finds_nothing_says_so(open_page: Open, store: Store) -> None:
    app = open_page(store, PAGE, kegiatan="supersession", jejak_unit="DINSOS")
    assert reading.finding(app) == "Tidak ada kegiatan yang sesuai dengan pilihan ini."
    app = open_page(store, PAGE, orang="tidak-ada")
    assert "yang tidak dikenal" in app.warning[0].value


def test_time_counts_back_from_now(store: Store) -> None:
    now = datetime.now(UTC)
    values = dict.fromkeys(("kegiatan", "orang", "jejak_unit", "jejak_tahun"), trail.ALL)
    week = trail.wanted({**values, "waktu": "7"}, now)
    assert week == EventFilter(since=now - timedelta(days=7))
    later = trail.wanted({**values, "waktu": "7"}, now + timedelta(days=8))
    assert store.event_count(week) == 3 and store.event_count(later) == 0


def test_nothing_recorded(open_page: Open) -> None:
    app = open_page(FakeStore(), PAGE)
    assert reading.finding(app) == "Belum ada kegiatan yang tercatat."
    assert not app.dataframe


def test_only_the_latest_are_shown_and_the_page_says_how_many_there_are(
    open_page: Open, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trail, "MOST", 2)
    app = open_page(store, PAGE)
    assert len(listed(app)) == 2
    assert "2 yang terbaru dari 3" in reading.prose(app)


def test_before_and_after_side_by_side(store: Store) -> None:
    event = store.events(EventFilter(kind="supersession")).iloc[0]
    told = trail_words.differences(event["before"], event["after"], {}).set_index("Hal")
    assert told.loc["Total"].tolist() == ["70,50", "72,25", "●"]
    assert told.loc["Berkas"].tolist() == ["lama.xlsx", MARKUP, "●"]
    assert told.loc["Penilai", "Berubah"] == ""
    first = store.events(EventFilter(kind="import")).iloc[0]
    told = trail_words.differences(first["before"], first["after"], {})
    assert set(told["Sebelum"]) == {"–"} and set(told["Berubah"]) == {""}
    assert trail_words.differences(None, None, {}).empty


def test_nested_facts_have_a_row_each() -> None:
    told = trail_words.differences(
        '{"changes": {"B.I.a": "3.6"}, "fixed": []}',
        '{"changes": {"B.I.a": "3.8"}, "fixed": ["x"]}',
        {},
    )
    assert told["Hal"].tolist() == ["Perubahan: B.I.a", "Tidak mungkin tahun ini"]
    assert told["Sesudah"].tolist() == ["3.8", "x"]


def test_moments_are_written_by_the_clock_of_the_server() -> None:
    at = pd.Timestamp(datetime(2022, 8, 17, 9, 30).astimezone(UTC))
    assert trail_words.moment(at) == "17 Agustus 2022 09.30"
    assert trail_words.short_moment(at) == "17 Agu 2022 09.30"
    assert trail_words.moment(None) == "–"


def test_every_kind_has_a_name() -> None:
    assert set(trail_words.KINDS) == set(EVENT_KINDS)
    assert len(set(trail_words.KINDS.values())) == len(EVENT_KINDS)


def test_all_of_it_goes_into_a_spreadsheet(store: Store) -> None:
    content = trail.workbook({"Jejak": trail_words.exported(store.events(), {})}, ["catatan"])
    rows = list(load_workbook(BytesIO(content))["Jejak"].iter_rows(values_only=True))
    table = pd.DataFrame(rows[1:], columns=rows[0])
    assert table["No."].tolist() == [3, 2, 1]
    assert table["Unit"].tolist() == ["DINSOS", "DINKES", "DINKES"]
    assert table["Hal"].tolist() == ["dinsos.xlsx", MARKUP, "lama.xlsx"]
    assert '"total": 72.25' in table["Sesudah"].iloc[1]
    assert abs(table["Waktu"].iloc[0] - datetime.now()) < timedelta(minutes=1)


def test_a_file_that_is_taken_away_is_told_by_whom(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "store", lambda: store)
    with acting_as(PERSON):
        make = recording.recorded(lambda: b"isi", Event("export", "Unduh.", subject="ringkasan"))
    assert store.event_count(EventFilter(kind="export")) == 0
    assert make() == b"isi"
    (event,) = store.events(EventFilter(kind="export")).to_dict("records")
    assert (event["person"], event["subject"]) == (PERSON, "ringkasan")


def test_a_file_that_could_not_be_made_is_not_told_of(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "store", lambda: store)

    def fail() -> bytes:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        recording.recorded(fail, Event("export", "Unduh."))()
    assert store.event_count(EventFilter(kind="export")) == 0
