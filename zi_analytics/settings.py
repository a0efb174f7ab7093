"""Where the program finds its data: the project's own folder, unless the environment says else.

``ZI_DATA``: the folder with ``lke``, ``sakip``, ``prasyarat``, ``internalisasi`` and the database;
``ZI_REGION``: the folder of the region's data; ``ZI_DATABASE_URL``: the database, as SQLAlchemy
writes it; ``ZI_LOGIN_HOURS``: how long a login holds, where people log in.
"""

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import URL

PROJECT_DATA: Final = Path(__file__).resolve().parents[1] / "data"
LOGIN_HOURS: Final = 12.0


@dataclass(frozen=True)
class Settings:
    """The folders and the database in use."""

    data: Path
    region: Path
    database: str | URL
    login_hours: float = LOGIN_HOURS

    @property
    def inbox(self) -> Path:
        """The folder that collected worksheets are put into, a folder a year."""
        return self.data / "lke"

    @property
    def sakip(self) -> Path:
        """The folder that SAKIP recaps and reports are put into."""
        return self.data / "sakip"

    @property
    def prerequisites(self) -> Path:
        """The folder that worksheets of prerequisites are put into."""
        return self.data / "prasyarat"

    @property
    def internalization(self) -> Path:
        """The folder that worksheets of internalisation are put into."""
        return self.data / "internalisasi"

    @property
    def access(self) -> Path:
        """The file that says who has which role, where people log in."""
        return self.data / "access.yaml"


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings; an empty variable counts as none.

    A data folder without a region of its own uses the region that the project ships.
    """
    data = Path(environment.get("ZI_DATA") or PROJECT_DATA)
    shipped = data if (data / "region").is_dir() else PROJECT_DATA
    own_database = URL.create("sqlite", database=str(data / "zi.db"))
    return Settings(
        data=data,
        region=Path(environment.get("ZI_REGION") or shipped / "region"),
        database=environment.get("ZI_DATABASE_URL") or own_database,
        login_hours=_hours(environment.get("ZI_LOGIN_HOURS")),
    )


def _hours(written: str | None) -> float:
    """Return a number of hours; what cannot be read, or is no time at all, is the usual one."""
    try:
        hours = float(written or LOGIN_HOURS)
    except ValueError:
        return LOGIN_HOURS
    return hours if 0 < hours < math.inf else LOGIN_HOURS
