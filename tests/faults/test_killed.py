"""A few killed imports; ``scripts/faults.py`` kills many more."""

import os
from pathlib import Path

import pytest

from zi_analytics.registry import Registry

if os.name == "nt":
    pytest.skip("Windows knows neither fork nor SIGKILL", allow_module_level=True)

from tests.faults.killed import prepare, rounds

TIMES = int(os.environ.get("ZI_FAULT_TIMES", "4"))


# A child that was forked and killed leaves no thread of ours behind.
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_killed_import_leaves_whole_worksheets_and_the_rest_follows(
    tmp_path: Path, situbondo: Registry
) -> None:
    lefts = list(rounds(prepare(tmp_path, situbondo), TIMES, seed=5))
    assert len(lefts) == TIMES
    assert any(left.stored for left in lefts)
