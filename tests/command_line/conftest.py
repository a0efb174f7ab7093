from pathlib import Path

import pytest

from zi_analytics.command_line import main

from .files import Run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory; the data folder is made below it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ZI_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("ZI_REGION", raising=False)
    monkeypatch.delenv("ZI_DATABASE_URL", raising=False)
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> tuple[int, str, str]:
        try:
            status = main(arguments)
        except SystemExit as end:
            status = int(end.code or 0)
        out, err = capsys.readouterr()
        return status, out, err

    return call
