"""The first import: once a server, with words beside the bar."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from tests.ui.fakes import FakeStore, answers_of
from zi_analytics.ui import data, earlier, start


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Record what is imported, in order."""
    st.cache_resource.clear()
    made: list[str] = []
    monkeypatch.setattr(
        data, "open_store", lambda url: FakeStore(answers_of("DINSOS", "unit", 0.7, 1))
    )
    monkeypatch.setattr(start, "import_inbox", lambda *given: made.append("inbox"))
    monkeypatch.setattr(start, "import_collected", lambda *given: made.append("collected"))
    monkeypatch.setattr(start, "ensure_sample", lambda *given: made.append("sample"))
    monkeypatch.setattr(earlier, "begin", lambda: made.append("earlier"))
    yield made
    st.cache_resource.clear()


ALL = ["inbox", "collected", "sample", "earlier"]


def test_what_was_collected_first_then_the_sample_and_only_once(calls: list[str]) -> None:
    start.prepare()
    start.prepare()
    assert calls == ALL


def test_after_a_failure_the_next_visitor_tries_again(
    calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: Any) -> None:
        raise OSError("penuh")

    monkeypatch.setattr(start, "ensure_sample", fail)
    with pytest.raises(OSError, match="penuh"):
        start.prepare()
    monkeypatch.setattr(start, "ensure_sample", lambda *given: calls.append("sample"))
    start.prepare()
    assert calls == ["inbox", "collected", *ALL]


def test_progress_has_words_and_stays_within_the_bar() -> None:
    shown: list[tuple[float, str]] = []
    tell = start.teller(lambda part, text: shown.append((part, text)))
    tell(3, 12, "LKE Dinas Sosial.xlsx")
    tell(13, 12, "[x](http://contoh.invalid) **a**")
    tell(0, 0, "")
    assert shown[0] == (0.25, "Menyiapkan lembar kerja: 3 dari 12. LKE Dinas Sosial.xlsx")
    assert not set("[]()*:/") & set(shown[1][1].removeprefix("Menyiapkan lembar kerja:"))
    assert [part for part, _ in shown[1:]] == [1.0, 0.0]


def test_what_a_server_reads_before_it_runs_logs_nothing() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", "import app"], cwd=root, capture_output=True, text=True, check=True
    )
    assert "No runtime found" not in done.stdout + done.stderr
