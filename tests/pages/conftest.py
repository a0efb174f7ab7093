"""The app over a store made in the test, without a browser."""

from collections.abc import Callable, Iterator

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.pages.simulating import SIMULASI, worksheet
from tests.ui.fakes import ROOT, FakeStore
from zi_analytics.ui import data, earlier, start

Open = Callable[..., AppTest]


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Give a function that opens a page (a file of the menu) over a store, with a query."""
    st.cache_data.clear()
    st.cache_resource.clear()

    def open_(store: FakeStore, file: str = "pages/ringkasan.py", **query: str) -> AppTest:
        monkeypatch.setattr(data, "open_store", lambda url: store)
        monkeypatch.setattr(start, "import_inbox", lambda *given: None)
        monkeypatch.setattr(start, "import_collected", lambda *given: None)
        monkeypatch.setattr(start, "ensure_sample", lambda *given: None)
        monkeypatch.setattr(earlier, "begin", lambda: None)
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for name, value in query.items():
            app.query_params[name] = value
        app.switch_page(file)
        return app.run()

    yield open_
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def planned_store() -> FakeStore:
    """Return one unit."""
    return FakeStore(worksheet())


@pytest.fixture
def simulate(open_page: Open, planned_store: FakeStore) -> Callable[..., AppTest]:
    """Give a function that opens the page of the unit."""

    def open_(**query: str) -> AppTest:
        return open_page(planned_store, SIMULASI, **{"unit": "DINSOS", "penilai": "unit", **query})

    return open_
