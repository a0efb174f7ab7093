"""Where the program finds its data."""

from pathlib import Path

from zi_analytics.settings import PROJECT_DATA, settings
from zi_analytics.store import open_store


def test_the_projects_own_folder_is_the_default() -> None:
    found = settings({"ZI_DATA": ""})
    assert found.data == PROJECT_DATA == Path(__file__).parents[1] / "data"
    assert found.region == PROJECT_DATA / "region"
    assert found.inbox == PROJECT_DATA / "lke"
    assert str(found.database) == f"sqlite:///{PROJECT_DATA / 'zi.db'}"


def test_a_data_folder_may_have_its_own_region(tmp_path: Path) -> None:
    assert settings({"ZI_DATA": str(tmp_path)}).region == PROJECT_DATA / "region"
    (tmp_path / "region").mkdir()
    assert settings({"ZI_DATA": str(tmp_path)}).region == tmp_path / "region"
    assert settings({"ZI_DATA": str(tmp_path), "ZI_REGION": "lain"}).region == Path("lain")


def test_the_database_follows_the_data_unless_it_is_named(tmp_path: Path) -> None:
    assert settings({"ZI_DATABASE_URL": "postgresql://x/y"}).database == "postgresql://x/y"
    odd = tmp_path / "data 100% #1 siap?"
    open_store(settings({"ZI_DATA": str(odd)}).database).close()
    assert (odd / "zi.db").exists()
