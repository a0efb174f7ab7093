import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from zi_analytics.registry import Registry, load_registry

# Tests time nothing: a busy machine is no reason to fail.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

REGION = Path(__file__).parents[1] / "data" / "region"


@pytest.fixture(scope="session")
def situbondo() -> Registry:
    """The region that the project ships."""
    return load_registry(REGION)


@pytest.fixture(autouse=True)
def own_main_module() -> Iterator[None]:
    """Give every test the main module back: a page under test puts itself there.

    A process started later would run that page instead of its task.
    """
    before = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = before
