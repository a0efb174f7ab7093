"""The door: what somebody sees who may not come in, and what the trail hears of it."""

from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import people, reading
from tests.pages.conftest import Open
from tests.pages.people import ADMIN, OF_UNIT
from tests.ui.fakes import FakeStore, answers_of
from zi_analytics.ui import access, entry


@pytest.fixture
def store() -> FakeStore:
    """Return one worksheet."""
    return FakeStore(answers_of("DINKES", "unit", 0.6, 1))


def labels(app: AppTest) -> list[str]:
    """Return what can be pressed."""
    return [button.label for button in app.button]


def test_a_stranger_is_told_by_which_address_and_the_trail_hears_it_once(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.look(monkeypatch, None, email_verified=False)
    app = open_page(store).run()
    assert reading.finding(app) == "Akun Anda belum punya peran."
    assert app.code[0].value == "asing@contoh.invalid"
    assert "tidak menyatakan bahwa alamat ini sudah diperiksa" in reading.prose(app)
    assert labels(app) == ["Keluar"]
    assert [event.kind for event in store.told] == ["refused"]


def test_nobody_is_led_back_to_a_page_that_is_not_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[str] = []
    people.look(monkeypatch, OF_UNIT)
    monkeypatch.setattr(
        entry.st, "context", SimpleNamespace(cookies={entry.COOKIE: "ringkasan%3F"})
    )
    monkeypatch.setattr(entry.st, "session_state", {})
    monkeypatch.setattr(entry.st, "switch_page", lambda file, query_params: gone.append(file))
    entry.lead_back(root=True)
    assert not gone


def test_an_old_login_is_asked_for_again(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.look(monkeypatch, ADMIN, iat=1)
    monkeypatch.setattr(entry, "_providers", lambda: ["google", "keycloak"])
    app = open_page(store, "pages/unit.py")
    assert reading.finding(app) == "Sesi Anda berakhir."
    assert labels(app) == ["Masuk dengan google", "Masuk dengan keycloak"]
    assert not store.told


def test_a_broken_file_of_roles_is_a_plain_page(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.look(monkeypatch, ADMIN)

    def broken() -> None:
        raise access.AccessError(["access.yaml, baris 3: rahasia"])

    monkeypatch.setattr(access, "mapping", broken)
    app = open_page(store)
    assert reading.finding(app) == "Dasbor ini belum dapat dimasuki."
    assert "rahasia" not in reading.prose(app) and not app.exception


def test_who_is_inside_is_named_with_the_role_and_told_of_once(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.look(monkeypatch, OF_UNIT)
    app = open_page(store, "pages/unit.py")

    assert "Peran: unit" in reading.prose(app) and "Unit: DINKES" in reading.prose(app)
    assert "Keluar" in labels(app)
    assert [(event.kind, event.text) for event in store.told] == [("login", "Masuk sebagai unit.")]


def test_without_a_login_nothing_of_it_is_there(open_page: Open, store: FakeStore) -> None:
    app = open_page(store)
    assert "Keluar" not in labels(app) and not store.told
    app = open_page(store, "pages/akses.py")
    assert reading.finding(app) == "Dasbor ini berjalan tanpa akun."


@pytest.mark.parametrize(
    ("kept", "asked"),
    [
        ("unit%3Funit%3DDINKES%26tahun%3D2022", "pages/unit.py"),
        ("..%2F..%2Fetc%3Fx%3D1", None),
        ("http%3A%2F%2Fcontoh.invalid", None),
        ("", None),
    ],
)
def test_only_pages_are_gone_back_to(
    monkeypatch: pytest.MonkeyPatch, kept: str, asked: str | None
) -> None:
    gone: list[tuple[str, dict[str, str]]] = []
    people.look(monkeypatch, ADMIN)

    context = SimpleNamespace(cookies={entry.COOKIE: kept})
    monkeypatch.setattr(entry.st, "context", context)
    monkeypatch.setattr(entry.st, "session_state", {})
    monkeypatch.setattr(
        entry.st, "switch_page", lambda file, query_params: gone.append((file, query_params))
    )
    entry.lead_back(root=False)
    assert not gone
    entry.lead_back(root=True)
    entry.lead_back(root=True)
    assert gone == ([(asked, {"unit": "DINKES", "tahun": "2022"})] if asked else [])
