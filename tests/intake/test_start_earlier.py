"""The second step of the first start: the sample of earlier years, while people already look."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.makers import make_old
from tests.makers.old import best_old
from zi_analytics.intake import (
    earlier_progress,
    ensure_earlier_sample,
    lacks_earlier_sample,
    run,
    start,
)
from zi_analytics.intake.sample_folder import LOCK
from zi_analytics.registry import Registry
from zi_analytics.store import Actions

from .folder import SAMPLE_TITLE, Folder, workbook
from .test_collected import MARK, recap
from .test_handed_internalization import internalization

Progress = Callable[[int, int, str], None]


UNITS = ("Dinas Sosial", "Dinas Kesehatan")


def files(registry: Registry, year: int) -> frozenset[str]:
    """Return the names of a year's files, the same in all years."""
    return frozenset({"a.xlsx", "b.xlsx"})


@cache
def old(unit: str, year: int) -> bytes:
    """Return a worksheet of 52/2014 that is marked as sample."""
    answers = best_old() | {"A.I.1.a": "Ya" if year % 2 else "Tidak"}
    options = {"formats": {"B.I.b": "0%"}, "title": tuple(SAMPLE_TITLE.split("\n"))}
    return make_old(answers, unit_name=unit, year=year, **options).data


@pytest.fixture
def small_sample(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Two worksheets a year and one recap in place of all. Gives the years that were made."""
    # To be broken off in the middle, so few files may not be of one transaction.
    monkeypatch.setattr(run, "_TOGETHER", 1)
    made: list[int] = []

    def worksheets(
        out: Path, registry: Registry, progress: Progress | None = None, *, year: int
    ) -> list[Path]:
        made.append(year)
        folder = out / str(year)
        folder.mkdir(parents=True)
        names = sorted(files(registry, year))
        for done, (name, unit) in enumerate(zip(names, UNITS, strict=True), start=1):
            (folder / name).write_bytes(old(unit, year))
            if progress is not None:
                progress(done, len(names), name)
        return [folder / name for name in names]

    def recaps(out: Path, registry: Registry, progress: Progress | None = None) -> list[Path]:
        out.mkdir()
        path = out / "rekap.xlsx"
        path.write_bytes(recap(("Dinas Sosial", 2021, 61, "B"), mark=MARK))
        return [path]

    def people(out: Path, registry: Registry) -> list[Path]:
        out.mkdir()
        (out / "internalisasi.xlsx").write_bytes(internalization(1, mark=MARK))
        return [out / "internalisasi.xlsx"]

    monkeypatch.setattr(start, "write_internalization_sample", people)
    monkeypatch.setattr(start, "write_sample", worksheets)
    monkeypatch.setattr(start, "sample_files", files)
    monkeypatch.setattr(start, "write_sakip_sample", recaps)
    return made


@pytest.fixture
def shown(box: Folder) -> Folder:
    """A store that shows the sample of 2022."""
    box.put("lke/contoh.xlsx", workbook("Dinas Sosial", title=SAMPLE_TITLE))
    box.take_in("lke", sample=True)
    return box


def test_earlier_years_follow_the_newest_first(
    shown: Folder, small_sample: list[int], tmp_path: Path
) -> None:
    steps: list[int] = []
    home = tmp_path / "data"
    told = ensure_earlier_sample(
        shown.store, shown.registry, lambda done, of, _: steps.append(done), folder=home
    )
    assert told
    assert small_sample == [2021, 2020, 2019, 2018]
    assert shown.store.years() == [2018, 2019, 2020, 2021, 2022]
    assert not shown.store.sakip().empty
    assert shown.store.internalization()["unit"].tolist() == ["DINSOS"]
    assert steps == sorted(steps)
    assert steps[-1] == 1000
    assert [path.name for path in home.iterdir()] == [LOCK]
    assert earlier_progress(shown.store, shown.registry) == (8, 8)


def test_it_is_done_once_and_goes_on_where_it_was(
    shown: Folder, small_sample: list[int], tmp_path: Path
) -> None:
    ensure_earlier_sample(shown.store, shown.registry, folder=tmp_path)
    assert not ensure_earlier_sample(shown.store, shown.registry, folder=tmp_path)
    assert len(small_sample) == 4


def test_it_goes_on_after_it_was_broken_off_within_a_year(
    shown: Folder, small_sample: list[int], tmp_path: Path
) -> None:
    def break_off(done: int, of: int, what: str) -> None:
        if small_sample == [2021, 2020] and len(shown.store.submissions(2020)) == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ensure_earlier_sample(shown.store, shown.registry, break_off, folder=tmp_path)
    assert shown.store.years() == [2020, 2021, 2022]
    assert earlier_progress(shown.store, shown.registry) == (3, 8)
    assert lacks_earlier_sample(shown.store, shown.registry)
    ensure_earlier_sample(shown.store, shown.registry, folder=tmp_path)
    assert small_sample == [2021, 2020, 2020, 2019, 2018]
    assert earlier_progress(shown.store, shown.registry) == (8, 8)
    assert len(shown.store.submissions()) == 9
    assert not lacks_earlier_sample(shown.store, shown.registry)


def test_nothing_is_added_to_an_empty_store_or_to_real_worksheets(
    box: Folder, small_sample: list[int], tmp_path: Path
) -> None:
    assert not ensure_earlier_sample(box.store, box.registry, folder=tmp_path)
    box.put("asli.xlsx", workbook())
    box.take_in()
    assert not ensure_earlier_sample(box.store, box.registry, folder=tmp_path)
    assert small_sample == []


def test_a_real_worksheet_in_between_ends_it(
    shown: Folder, small_sample: list[int], tmp_path: Path
) -> None:
    def bring(done: int, of: int, what: str) -> None:
        if small_sample == [2021] and done > 300:
            shown.put("asli/asli.xlsx", workbook())
            shown.take_in("asli")

    ensure_earlier_sample(shown.store, shown.registry, bring, folder=tmp_path)
    assert small_sample == [2021, 2020]
    assert shown.store.years() == [2022]
    assert not shown.store.synthetic()
    assert shown.store.sakip().empty
    assert shown.store.internalization().empty


def test_internalisation_is_added_where_all_else_is_there(
    shown: Folder, small_sample: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(start, "import_internalization", lambda *given: None)
        ensure_earlier_sample(shown.store, shown.registry, folder=tmp_path)
    assert shown.store.internalization().empty
    assert lacks_earlier_sample(shown.store, shown.registry)
    ensure_earlier_sample(shown.store, shown.registry, folder=tmp_path)
    assert not shown.store.internalization().empty
    assert len(small_sample) == 4


def test_the_samples_actions_come_with_it_and_go_with_it(
    shown: Folder, tmp_path: Path, small_sample: list[int]
) -> None:
    ensure_earlier_sample(shown.store, shown.registry, folder=tmp_path)
    plan = Actions(shown.store.engine)
    assert set(plan.table(2023)["unit"]) >= {"instansi"}
    assert not lacks_earlier_sample(shown.store, shown.registry)
    shown.put("asli.xlsx", workbook("Dinas Kesehatan"))
    shown.take_in()
    assert plan.table(2023).empty and not plan.is_empty()
