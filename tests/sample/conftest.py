"""The sample as it is written once, and as the loader reads it."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest

from zi_analytics.loaders import Reading, read_lke
from zi_analytics.registry import Registry
from zi_analytics.sample import write_sample
from zi_analytics.sample.submissions import Submission, submissions
from zi_analytics.scoring import score


@pytest.fixture(scope="session")
def files(situbondo: Registry) -> Mapping[str, Submission]:
    return {submission.file: submission for submission in submissions(situbondo, 2022)}


@pytest.fixture(scope="session")
def paths(situbondo: Registry, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_sample(tmp_path_factory.mktemp("sample"), situbondo)


@pytest.fixture(scope="session")
def readings(paths: list[Path], situbondo: Registry) -> Mapping[str, Reading]:
    return {
        path.name: read_lke(path.read_bytes(), path.name, situbondo, folders=(path.parent.name,))
        for path in paths
    }


@pytest.fixture(scope="session")
def scores(readings: Mapping[str, Reading]) -> pd.DataFrame:
    worksheets = [worksheet for one in readings.values() for worksheet in one.worksheets]
    return score(pd.concat([worksheet.answers for worksheet in worksheets]))
