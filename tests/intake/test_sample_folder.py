"""One process at a time in a folder, and nothing left behind by one that was killed."""

import sqlite3
from pathlib import Path

import pytest

from zi_analytics.intake import sample_folder as module
from zi_analytics.intake.sample_folder import PREFIX, sample_lock, temporary


def test_a_second_one_waits_until_the_first_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    folder = tmp_path / "baru"
    with sample_lock(folder):
        with pytest.raises(sqlite3.OperationalError, match="locked"), sample_lock(folder):
            raise AssertionError("two at once")
    with sample_lock(folder):
        pass


def test_what_fails_lets_go(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), sample_lock(tmp_path):
        raise KeyboardInterrupt
    with sample_lock(tmp_path):
        pass


def test_what_was_left_behind_goes_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}lama" / "2021").mkdir(parents=True)
    (tmp_path / "lke").mkdir()
    with sample_lock(tmp_path), temporary(tmp_path) as made:
        assert made.is_dir()
        assert not (tmp_path / f"{PREFIX}lama").exists()
    assert not made.exists()
    assert (tmp_path / "lke").is_dir()
