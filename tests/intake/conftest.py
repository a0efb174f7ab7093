from collections.abc import Iterator
from pathlib import Path

import pytest

from zi_analytics.registry import Registry
from zi_analytics.store import Store, open_store

from .folder import Folder


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    opened = open_store(store_url)
    yield opened
    opened.close()


@pytest.fixture
def box(tmp_path: Path, store: Store, situbondo: Registry) -> Folder:
    """A folder of worksheets beside a store."""
    return Folder(tmp_path / "masuk", store, situbondo)
