"""A few hundred damaged files; ``scripts/fuzz.py`` reads thousands."""

import os

import pytest

from zi_analytics.registry import Registry

if os.name == "nt":
    pytest.skip("Windows knows neither fork nor the bounds of a process", allow_module_level=True)

from tests.faults.fuzzing import fuzz

CASES = int(os.environ.get("ZI_FUZZ_CASES", "200"))
# Each of these once hung, took too much memory, had another total, or could not be made at all.
FOUND = (185, 451, 604, 1292, 1524, 2643, 2780, 2855, 2860, 3066, 7108)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")
def test_every_damaged_file_ends_in_a_finding_or_the_right_score(situbondo: Registry) -> None:
    faults = [one for one in fuzz(situbondo, range(CASES)) if one.fault]
    assert not faults


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")
def test_what_was_found_once_stays_mended(situbondo: Registry) -> None:
    faults = [one for one in fuzz(situbondo, FOUND) if one.fault]
    assert not faults
