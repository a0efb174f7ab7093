"""Which files are written, and that they are the same in every run."""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from zi_analytics.registry import Registry
from zi_analytics.sample import sample_files, write_sample
from zi_analytics.sample.submissions import Submission, expected_units, submissions

ROOT = Path(__file__).parents[2]
SCRIPT = """
import hashlib, sys
from pathlib import Path
from zi_analytics.registry import load_registry
from zi_analytics.sample import write_sample
for path in write_sample(Path(sys.argv[1]), load_registry(Path("data/region"))):
    print(hashlib.sha256(path.read_bytes()).hexdigest(), path.name)
"""


def test_files_lie_in_the_folder_of_their_year(
    paths: list[Path], files: Mapping[str, Submission]
) -> None:
    assert [path.name for path in paths] == list(files)
    assert {path.parent.name for path in paths} == {"2022"}
    assert set(paths[0].parent.iterdir()) == set(paths)
    assert len({path.name.casefold() for path in paths}) == len(paths)


def test_files_that_count_are_all_but_the_damaged_and_the_empty_one(
    situbondo: Registry, files: Mapping[str, Submission]
) -> None:
    left_out = {files[name].state for name in set(files) - sample_files(situbondo, 2022)}
    assert left_out == {"truncated", "empty"}
    assert sample_files(situbondo, 2022) < set(files)


def test_another_process_writes_the_same_bytes(paths: list[Path], tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": "12345"},
        capture_output=True,
        text=True,
        check=True,
    )
    again = dict(reversed(line.split(" ", 1)) for line in run.stdout.splitlines())
    assert again == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def test_every_expected_unit_has_a_file_but_one(
    situbondo: Registry, files: Mapping[str, Submission]
) -> None:
    expected = {unit.code for unit in expected_units(situbondo.units(2022))}
    assert len(expected) == 47
    handed_in = {submission.unit.code for submission in files.values()}
    assert handed_in < expected
    assert len(expected - handed_in) == 1


def test_no_file_is_for_the_same_unit_and_assessor_as_another(
    files: Mapping[str, Submission],
) -> None:
    keys = Counter((one.unit.code, name) for one in files.values() for name in one.assessors)
    assert max(keys.values()) == 1


def test_layouts_assessors_and_states_are_mixed(files: Mapping[str, Submission]) -> None:
    layouts = Counter(submission.layout for submission in files.values())
    assert min(layouts["A"], layouts["B"]) >= 20
    states = Counter(submission.state for submission in files.values())
    assert {state: n for state, n in states.items() if state != "whole"} == {
        "truncated": 1,
        "empty": 1,
        "mistyped": 1,
        "overtyped": 1,
        "gaps": 3,
    }
    totals = Counter(submission.totals for submission in files.values())
    assert totals[True] > totals[False] >= 5
    assert Counter(submission.assessors for submission in files.values()).keys() == {
        ("unit",),
        ("tpi",),
        ("unit", "tpi"),
    }


def test_people_name_their_files_in_their_own_way(files: Mapping[str, Submission]) -> None:
    starts = {name.split()[0].casefold() for name in files}
    assert len(starts) >= 5


def test_progress_counts_up_to_the_number_of_files(situbondo: Registry, tmp_path: Path) -> None:
    small = _Few(situbondo, 5)
    seen: list[tuple[int, int, str]] = []
    written = write_sample(tmp_path, small, lambda *step: seen.append(step))  # type: ignore[arg-type]
    assert [step[:2] for step in seen] == [(n, len(written)) for n in range(1, len(written) + 1)]
    assert [step[2] for step in seen] == [path.name for path in written]


def test_a_small_region_hands_in_everything(situbondo: Registry) -> None:
    small = submissions(_Few(situbondo, 3), 2022)  # type: ignore[arg-type]
    assert {submission.state for submission in small} == {"whole"}
    assert len({submission.unit.code for submission in small}) == 3


def test_a_year_without_a_sample_is_refused(situbondo: Registry, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no sample for 2017, only for 2022"):
        write_sample(tmp_path, situbondo, year=2017)
    assert not list(tmp_path.iterdir())


class _Few:
    """A registry with the first units only."""

    def __init__(self, registry: Registry, number: int) -> None:
        self._registry, self._number = registry, number

    def units(self, year: int) -> object:
        return self._registry.units(year).head(self._number)
