from pathlib import Path

import pytest

from zi_analytics.registry import Registry, load_registry

REGION = Path(__file__).parents[1] / "data" / "region"


@pytest.fixture(scope="session")
def situbondo() -> Registry:
    """The region that the project ships."""
    return load_registry(REGION)
