"""The earlier years of the sample: one process a server, its progress and its end on the pages."""

import logging
import sys
import time
from collections.abc import Iterator

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.pages import reading
from tests.ui.fakes import ROOT, FakeStore, whole_sample
from zi_analytics.ui import data, earlier, start
from zi_analytics.ui.earlier import Preparation

PROGRESS = "Menyiapkan contoh 2018–2021: 96 dari 237 lembar kerja."
FAILED = "Contoh 2018–2021 tidak selesai disiapkan"
WAIT_FOR_INPUT = (sys.executable, "-c", "import sys; sys.stdin.read()")


def ended(preparation: Preparation) -> earlier.State:
    """Wait until its process has ended; return the state."""
    until = time.monotonic() + 120
    while preparation.state == "busy" and time.monotonic() < until:
        time.sleep(0.01)
    return preparation.state


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The app over the sample, with a preparation that nothing was started in."""
    st.cache_data.clear()
    st.cache_resource.clear()
    store = FakeStore(whole_sample(), sample=True)
    monkeypatch.setattr(data, "open_store", lambda url: store)
    for name in ("import_inbox", "import_collected", "ensure_sample"):
        monkeypatch.setattr(start, name, lambda *given: None)
    monkeypatch.setattr(earlier, "lacks_earlier_sample", lambda *given: False)
    monkeypatch.setattr(earlier, "earlier_progress", lambda *given: (96, 237))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.switch_page("pages/ringkasan.py")
    yield app
    st.cache_data.clear()
    st.cache_resource.clear()


def test_one_process_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    popen = earlier.subprocess.Popen

    def counted(*given: object, **named: object) -> object:
        started.append(popen(*given, **named))
        return started[-1]

    monkeypatch.setattr(earlier.subprocess, "Popen", counted)
    preparation = Preparation()
    for _ in range(2):
        preparation.begin(WAIT_FOR_INPUT)
    assert preparation.state == "busy" and len(started) == 1
    started[0].stdin.close()
    assert ended(preparation) == "idle"


@pytest.mark.parametrize(
    "command", [(sys.executable, "-c", "raise SystemExit(3)"), ("/tidak/ada/program",)]
)
def test_what_goes_wrong_stands_in_the_log(
    command: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    preparation = Preparation()
    with caplog.at_level(logging.ERROR):
        preparation.begin(command)
        assert ended(preparation) == "failed"
    assert "the sample of earlier years" in caplog.text


def test_it_starts_only_where_years_are_missing(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []
    monkeypatch.setattr(Preparation, "begin", lambda self: begun.append(self))
    earlier.begin()
    assert begun == []
    monkeypatch.setattr(earlier, "lacks_earlier_sample", lambda *given: True)
    for _ in range(2):
        earlier.begin()
    assert len(begun) == 2 and begun[0] is begun[1]


def test_a_page_tells_the_progress_while_it_lasts(app: AppTest) -> None:
    earlier.preparation().state = "busy"
    app.run()
    assert PROGRESS in reading.prose(app)
    assert reading.finding(app) != reading.APOLOGY and reading.pictures(app)
    earlier.preparation().state = "idle"
    app.run()
    assert "Menyiapkan contoh" not in reading.prose(app)


def test_the_page_runs_again_when_it_ends(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[earlier.State] = []

    class Ending(Preparation):
        @property
        def state(self) -> earlier.State:
            asked.append("idle" if asked else "busy")
            return asked[-1]

        @state.setter
        def state(self, value: earlier.State) -> None:
            pass

    ending = Ending()
    monkeypatch.setattr(earlier, "preparation", lambda: ending)
    app.run()
    assert asked == ["busy", "idle", "idle"]
    assert "Menyiapkan contoh" not in reading.prose(app)
    assert reading.pictures(app)


def test_a_failure_is_a_clear_line(app: AppTest) -> None:
    earlier.preparation().state = "failed"
    app.run()
    assert app.warning[0].value.startswith(FAILED)
    assert reading.pictures(app)
