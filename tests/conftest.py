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
