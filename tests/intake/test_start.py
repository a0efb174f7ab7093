"""The first start: the inbox, or the sample where there is nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from zi_analytics.intake import ensure_sample, import_inbox, run, start
from zi_analytics.intake.sample_folder import LOCK
from zi_analytics.registry import Registry
from zi_analytics.store import Store

from .folder import SAMPLE_TITLE, Folder, workbook

Progress = Callable[[int, int, str], None]


@pytest.fixture
def small_sample(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Three files in place of all: two worksheets and a broken one. Gives the folders used."""
    # To be broken off in the middle, so few files may not be of one transaction.
    monkeypatch.setattr(run, "_TOGETHER", 1)
    used: list[Path] = []

    def write(out: Path, registry: Registry, progress: Progress | None = None) -> list[Path]:
        used.append(out)
        folder = out / "2022"
        folder.mkdir()
        contents = {
            "a.xlsx": workbook("Dinas Sosial", title=SAMPLE_TITLE),
            "b.xlsx": workbook("Dinas Kesehatan", title=SAMPLE_TITLE),
            "c.xlsx": workbook()[:5000],
        }
        for number, (name, content) in enumerate(contents.items(), start=1):
            (folder / name).write_bytes(content)
            if progress is not None:
                progress(number, len(contents), name)
        return [folder / name for name in contents]

    monkeypatch.setattr(start, "write_sample", write)
    monkeypatch.setattr(start, "sample_files", lambda *given: frozenset({"a.xlsx", "b.xlsx"}))
    return used


def test_with_nothing_else_the_sample_is_imported(
    box: Folder, small_sample: list[Path], tmp_path: Path
) -> None:
    steps: list[tuple[int, int]] = []
    inbox = tmp_path / "data" / "lke"
    outcome = ensure_sample(
        box.store, box.registry, lambda done, of, _: steps.append((done, of)), inbox=inbox
    )
    assert outcome is not None
    assert outcome.counts["imported"] == 2
    assert outcome.counts["refused"] == 1
    assert box.store.synthetic()
    assert steps == [(done, 9) for done in range(1, 10)]
    assert small_sample[0].parent == tmp_path / "data"
    assert [path.name for path in (tmp_path / "data").iterdir()] == [LOCK]


def test_the_sample_is_made_once(box: Folder, small_sample: list[Path], tmp_path: Path) -> None:
    for _ in range(2):
        last = ensure_sample(box.store, box.registry, inbox=tmp_path / "lke")
    assert last is None
    assert len(small_sample) == 1


def test_a_sample_that_was_broken_off_is_completed(
    box: Folder, small_sample: list[Path], tmp_path: Path
) -> None:
    def break_off(done: int, of: int, what: str) -> None:
        if done == 7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ensure_sample(box.store, box.registry, break_off, inbox=tmp_path / "lke")
    assert len(box.store.submissions()) == 1
    ensure_sample(box.store, box.registry, inbox=tmp_path / "lke")
    assert set(box.store.submissions()["file"]) == {"a.xlsx", "b.xlsx"}


def test_no_sample_where_something_was_received_or_waits(
    box: Folder, small_sample: list[Path]
) -> None:
    waiting = box.put("2022/x.xlsx", workbook(None, None))
    assert ensure_sample(box.store, box.registry, inbox=box.path) is None
    import_inbox(box.store, box.registry, box.path)
    assert box.store.submissions().empty
    waiting.unlink()
    assert ensure_sample(box.store, box.registry, inbox=box.path) is None
    assert small_sample == []


def test_an_inbox_without_a_worksheet_is_empty(box: Folder, small_sample: list[Path]) -> None:
    box.put("baca-saya.txt", b"x")
    box.put("~$a.xlsx", b"x")
    assert ensure_sample(box.store, box.registry, inbox=box.path) is not None


def test_another_start_that_was_quicker_wins(
    box: Folder, small_sample: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([True, False])
    monkeypatch.setattr(Store, "is_empty", lambda _: next(answers))
    assert ensure_sample(box.store, box.registry, inbox=box.path / "lke") is None
    assert box.store.version() == 0


def test_an_inbox_that_is_not_there_holds_nothing(box: Folder) -> None:
    assert import_inbox(box.store, box.registry, box.path / "tidak ada").results == ()


def test_the_inbox_says_the_year(box: Folder) -> None:
    box.put("2022/Dinas Kesehatan.xlsx", workbook(None, None))
    assert import_inbox(box.store, box.registry, box.path).counts["imported"] == 1
    assert box.current() == {("DINKES", 2022, "unit", "Dinas Kesehatan.xlsx")}
