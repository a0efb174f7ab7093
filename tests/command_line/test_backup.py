"""The commands ``backup`` and ``restore``."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine

from zi_analytics.store import open_store

from .files import Run, lke


def test_there_and_back(run: Run, folder: Path) -> None:
    run("import", lke())
    status, out, err = run("backup", "--out", "cadangan/zi.db")
    assert (status, err) == (0, "") and "Cadangan ditulis di cadangan/zi.db." in out
    run("import", lke("lain.xlsx", unit_name="Dinas Sosial"))
    status, out, err = run("restore", "cadangan/zi.db")
    assert (status, err) == (0, "")
    assert "dipulihkan dari cadangan/zi.db" in out and "sebelum-pemulihan" in out
    store = open_store(f"sqlite:///{folder / 'data' / 'zi.db'}")
    assert store.submissions()["unit"].tolist() == ["DINKES"]
    store.close()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["backup", "--out", "x.db"], "Belum ada basis data"),
        (["restore", "tidak-ada.db"], "Tidak ada berkas tidak-ada.db"),
        (["restore", "lke.xlsx"], "bukan cadangan basis data"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(run: Run, arguments: list[str], said: str) -> None:
    lke()
    status, out, err = run(*arguments)
    assert (status, out) == (1, "")
    assert said in err and len(err.splitlines()) == 1


def test_a_database_of_a_newer_program_is_one_clear_line(run: Run, folder: Path) -> None:
    run("import", lke())
    engine = create_engine(f"sqlite:///{folder / 'data' / 'zi.db'}")
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    status, _, err = run("import", "lke.xlsx")
    assert status == 1 and "lebih baru (skema 9999" in err and len(err.splitlines()) == 1


def test_postgresql_is_pointed_to_the_guide(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZI_DATABASE_URL", "postgresql://zi@localhost/zi")
    status, _, err = run("backup", "--out", "x.db")
    assert status == 1 and "pg_dump" in err and "docs/operasi.md" in err
