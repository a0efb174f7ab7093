"""What a run asks is asked once; the next run, and a run that wrote, ask anew."""

from pathlib import Path

import pytest

from zi_analytics.store import Store, open_store
from zi_analytics.store.schema import VERSION, meta
from zi_analytics.ui import access, errors, once


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often a store's version is read."""
    times: list[int] = []
    read = Store.version

    def version(self: Store) -> int:
        times.append(1)
        return read(self)

    monkeypatch.setattr(Store, "version", version)
    return times


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Open an empty store as pages do."""
    return once.open_store(f"sqlite:///{tmp_path / 'zi.db'}")


def change(store: Store) -> None:
    """Change the store as another process would: by a connection of its own."""
    with open_store(store.engine.url).engine.begin() as other:
        other.execute(meta.update().where(meta.c.name == VERSION).values(value=meta.c.value + 1))


def test_a_run_asks_once_and_the_next_sees_what_another_process_wrote(
    store: Store, asked: list[int]
) -> None:
    with once.run():
        first = [store.version(), store.version(), store.version()]
    assert len(set(first)) == len(asked) == 1
    change(store)
    with once.run():
        assert store.version() == first[0] + 1


def test_outside_of_a_run_every_question_is_asked(store: Store) -> None:
    before = store.version()
    change(store)
    assert store.version() == before + 1


def test_a_run_that_wrote_asks_anew(store: Store) -> None:
    with once.run():
        before = store.version()
        with access.writing():
            change(store)
            assert store.version() == before + 1
        assert store.version() == before + 1


def test_a_write_that_failed_is_asked_for_anew_too(store: Store) -> None:
    with once.run():
        before = store.version()
        with pytest.raises(OSError, match="full"), access.writing():
            change(store)
            raise OSError("full")
        assert store.version() == before + 1


def test_a_page_is_a_run_and_nothing_stays_after_one_that_failed(store: Store) -> None:
    seen: list[int] = []

    def page() -> None:
        seen.append(store.version())
        change(store)
        seen.append(store.version())

    errors.guarded(page)
    errors.guarded(page)
    assert seen == [seen[0], seen[0], seen[0] + 1, seen[0] + 1]

    with pytest.raises(ValueError, match="broken"), once.run():
        seen.append(store.version())
        raise ValueError("broken")
    change(store)
    assert store.version() == seen[-1] + 1


def test_a_run_within_a_run_shares_its_answers(store: Store, asked: list[int]) -> None:
    with once.run():
        store.version()
        with once.run():
            store.version()
        store.version()
    assert len(asked) == 1


def test_other_values_are_other_questions() -> None:
    made: list[tuple[int, str]] = []

    @once.a_run
    def ask(year: int, unit: str = "A") -> int:
        made.append((year, unit))
        return len(made)

    with once.run():
        assert [ask(1), ask(2), ask(1), ask(1, unit="B"), ask(1, unit="B")] == [1, 2, 1, 3, 3]
