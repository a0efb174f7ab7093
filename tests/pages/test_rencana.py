"""The page of goals and actions: what it says, who may change what, and nobody overwrites."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import reading
from tests.pages.conftest import Open
from tests.ui.fakes import YEAR, FakeStore, answers_of
from zi_analytics.store import ActionDraft, Actions, ActionState, GoalKey
from zi_analytics.tables import REGENCY
from zi_analytics.ui import access, action_data

FILE = "pages/rencana.py"
DAY = date(2023, 6, 30)
GOAL = GoalKey("DINKES", YEAR + 1, "Menuju WBK 2023")
OTHER = GoalKey(REGENCY, YEAR + 1, "Grand design 2023–2027")
MARKUP = "<b>tebal</b> **tebal** [tautan](http://contoh.invalid)"
STATES = (
    ActionState("Tetapkan tim kerja", "Sekretaris", date(2023, 5, 1), 40),
    ActionState("Latih agen perubahan", None, date(2023, 7, 15)),
    ActionState(MARKUP, "Sekretaris", None, 100, evidence="javascript:alert(1)"),
)


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> FakeStore:
    monkeypatch.setattr(action_data, "today", lambda: DAY)
    store = FakeStore(answers_of("DINSOS", "unit", 0.7, 1))
    plan = Actions(store.engine)
    plan.add(GOAL, [ActionDraft(state) for state in STATES])
    plan.add(OTHER, [ActionDraft(ActionState("Satu kanal pengaduan", due=date(2024, 1, 1)))])
    return store


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Give what takes the right to edit away."""
    return lambda: monkeypatch.setattr(access, "may_edit", lambda *given: False)


def table(store: FakeStore, year: int = YEAR + 1):  # noqa: ANN201
    return Actions(store.engine).table(year)


def press(app: AppTest, label: str) -> AppTest:
    (button,) = [button for button in app.button if button.label == label]
    return button.click().run()


def open_first(open_page: Open, store: FakeStore) -> AppTest:
    return open_page(store, FILE, aksi=str(table(store)["id"].iloc[0]))


def test_the_finding_counts_the_late_and_names_where(open_page: Open, planned: FakeStore) -> None:
    app = open_page(planned, FILE)
    assert reading.finding(app) == "1 dari 4 aksi terlambat, semuanya di Dinas Kesehatan."
    assert "Rata-rata kemajuan 35\u00a0%; 1 segera jatuh tempo; 1 selesai; 1 tanpa tenggat." in (
        reading.prose(app)
    )
    board = app.dataframe[0].value
    assert board["Status"].tolist() == [
        *("✕ terlambat", "◔ segera jatuh tempo"),
        *("○ belum mulai", "✓ selesai"),
    ]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({"lingkup": REGENCY}, ["Satu kanal pengaduan"]),
        ({"status": "late"}, ["Tetapkan tim kerja"]),
        ({"pemilik": "Sekretaris"}, ["Tetapkan tim kerja", MARKUP]),
        ({"pemilik": "-", "lingkup": "DINKES"}, ["Latih agen perubahan"]),
    ],
)
def test_filters_stand_in_the_link(
    open_page: Open, planned: FakeStore, query: dict, titles: list[str]
) -> None:
    app = open_page(planned, FILE, **query)
    assert app.dataframe[0].value["Aksi"].tolist() == titles
    assert all(str(app.query_params[name]) == value for name, value in query.items())


def test_a_choice_without_actions_says_so(open_page: Open, planned: FakeStore) -> None:
    app = open_page(planned, FILE, lingkup=REGENCY, status="late")
    assert "Tidak ada aksi untuk pilihan ini" in reading.prose(app)
    assert reading.finding(app).startswith("Tidak ada aksi Kabupaten Situbondo yang terlambat")


def test_without_a_plan_the_page_says_how_to_begin(open_page: Open) -> None:
    app = open_page(FakeStore(answers_of("DINSOS", "unit", 0.7, 1)), FILE)
    assert reading.finding(app) == "Belum ada rencana aksi 2023."
    assert "Jadikan rencana aksi" in reading.prose(app)


def test_an_action_opens_by_its_link_and_is_changed(open_page: Open, planned: FakeStore) -> None:
    app = open_first(open_page, planned)
    assert "1 Mei 2023 (lewat 60 hari)" in "\n".join(text.value for text in app.text)
    app.slider[0].set_value(80)
    (due,) = [box for box in app.date_input if str(box.key).startswith("aksi_tenggat")]
    due.set_value(date(2023, 9, 1))
    press(app, "Simpan")
    now = table(planned).iloc[0]
    assert (now["progress"], now["due"].date(), now["version"]) == (80, date(2023, 9, 1), 2)
    assert [message.value for message in app.success] == ["Aksi tersimpan."]
    assert len(app.dataframe[-1].value) == 2


def test_what_another_wrote_meanwhile_stays(open_page: Open, planned: FakeStore) -> None:
    app = open_first(open_page, planned)
    id_ = int(table(planned)["id"].iloc[0])
    Actions(planned.engine).change(id_, 1, ActionState("Judul lain", progress=60))
    app.slider[0].set_value(80)
    press(app, "Simpan")
    (said,) = [message.value.replace("\\", "") for message in app.error]
    assert said == (
        "Belum tersimpan: pengguna lain sudah mengubah aksi ini sejak Anda membukanya; periksa "
        "isinya yang sekarang, lalu ulangi."
    )
    assert table(planned)["progress"].iloc[0] == 60
    press(app, "Muat isi yang sekarang")
    assert app.slider[0].value == 60
    app.slider[0].set_value(80)
    press(app, "Simpan")
    assert table(planned)["progress"].iloc[0] == 80


def test_cancelling_needs_a_reason_and_deletes_nothing(open_page: Open, planned: FakeStore) -> None:
    app = open_first(open_page, planned)
    app.checkbox[0].check()
    press(app, "Simpan")
    assert "alasan" in app.error[0].value and not table(planned)["cancelled"].any()
    (reason,) = [box for box in app.text_input if box.label == "Alasan pembatalan"]
    reason.set_value("Digabung")
    press(app, "Simpan")
    assert table(planned)["cancelled"].tolist() == [True, False, False, False]


@pytest.mark.parametrize("position", [2])
def test_text_of_people_is_never_markup_nor_a_link(
    open_page: Open, planned: FakeStore, position: int
) -> None:
    app = open_page(planned, FILE, aksi=str(table(planned)["id"].iloc[position]))
    assert "Bukti: javascript:alert(1)" in [text.value for text in app.text]
    assert not app.get("link_button")
    assert not any(MARKUP in str(part.value) for part in (*app.markdown, *app.caption))


def test_who_may_not_edit_sees_all_and_changes_nothing(
    open_page: Open, planned: FakeStore, reader: Callable[[], None]
) -> None:
    reader()
    app = open_first(open_page, planned)
    assert "tidak mengubahnya" in reading.prose(app)
    labels = {button.label for button in app.button}
    assert not labels & {"Simpan", "Tambah"} and not app.slider
    assert not any(label.startswith("Lanjutkan") for label in labels)


def test_a_goal_and_an_action_are_added_by_hand(open_page: Open, planned: FakeStore) -> None:
    app = open_page(planned, FILE, lingkup=REGENCY)
    (title,) = [box for box in app.text_input if box.label.startswith("Aksi")]
    title.set_value("Pelatihan TPI")
    press(app, "Tambah")
    own = table(planned)
    assert own["title"].tolist()[-1] == "Pelatihan TPI" and own["unit"].iloc[-1] == REGENCY
    assert [message.value for message in app.success] == ["Aksi ditambahkan."]


def test_the_unfinished_go_on_into_the_next_year_once(open_page: Open, planned: FakeStore) -> None:
    app = open_page(planned, FILE)
    press(app, "Lanjutkan 3 aksi yang belum selesai ke 2024")
    assert app.success[0].value == "3 aksi dilanjutkan ke 2024."
    assert len(table(planned, 2024)) == 3
    assert not [button for button in app.button if button.label.startswith("Lanjutkan")]
    later = open_page(planned, FILE, tahun="2024")
    assert reading.finding(later).startswith("1 dari 3 aksi terlambat")


def test_an_unknown_action_is_said_and_nothing_opens(open_page: Open, planned: FakeStore) -> None:
    app = open_page(planned, FILE, aksi="999")
    assert "tidak dikenal" in app.warning[0].value and not app.slider


def test_the_unit_page_counts_its_actions(open_page: Open, planned: FakeStore) -> None:
    app = open_page(planned, "pages/unit.py", unit="DINSOS")
    assert "Belum ada rencana aksi 2023" in reading.prose(app)
    Actions(planned.engine).add(
        GoalKey("DINSOS", 2023, "Menuju WBK 2023"), [ActionDraft(STATES[0])]
    )
    app = open_page(planned, "pages/unit.py", unit="DINSOS")
    assert "✕ 1 terlambat" in reading.prose(app)


def test_a_path_becomes_actions_once(simulate: Open, planned_store: FakeStore) -> None:
    app = simulate()
    press(app, "Jadikan rencana aksi")
    own = table(planned_store)
    assert len(own) >= 1 and set(own["name"]) == {"Menuju WBK 2023"}
    assert own[["item", "before", "after", "points"]].notna().all(axis=None)
    assert f"{len(own)} aksi masuk ke “Menuju WBK 2023”." in app.success[0].value
    press(app, "Jadikan rencana aksi")
    assert f"0 aksi masuk ke “Menuju WBK 2023”; {len(own)} sudah ada." in app.success[0].value
    assert len(table(planned_store)) == len(own)
