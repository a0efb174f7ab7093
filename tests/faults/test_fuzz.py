"""A few hundred damaged files; ``scripts/fuzz.py`` reads thousands."""

import os

import pytest

from zi_analytics.registry import Registry

if os.name == "nt":
    pytest.skip("Windows knows neither fork nor the bounds of a process", allow_module_level=True)

from tests.faults.fuzzing import fuzz

CASES = int(os.environ.get("ZI_FUZZ_CASES", "200"))
# Once each of these hung or took too much memory.
FOUND = (185, 604, 2643, 2780, 2855, 2860)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")
def test_every_damaged_file_ends_in_a_finding_or_the_right_score(situbondo: Registry) -> None:
    faults = [one for one in fuzz(situbondo, range(CASES)) if one.fault]
    assert not faults


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")
@pytest.mark.parametrize("seed", FOUND)
def test_what_was_found_once_stays_mended(seed: int, situbondo: Registry) -> None:
    (one,) = fuzz(situbondo, range(seed, seed + 1))
    assert not one.fault
