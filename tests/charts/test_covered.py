"""Pictures of coverage and the sentences that go with them."""

import pandas as pd
import pytest

from zi_analytics.charts import (
    LIGHT,
    Look,
    covered_bars,
    covered_heat,
    internalization_finding,
    lowest_groups,
    scatter,
    unit_sentence,
)
from zi_analytics.charts.covered import cell_words
from zi_analytics.charts.frames import records

LOOKS = [Look(LIGHT), Look(LIGHT, narrow=True)]
NAN = float("nan")


def by_group(*rows: tuple[str, int, int, int]) -> pd.DataFrame:
    """Return coverage: name, people, reached, units not known."""
    table = pd.DataFrame(rows, columns=["short", "people", "reached", "unknown"])
    share = (table["reached"] / table["people"]).where(table["people"] > 0)
    missed = table["people"] - table["reached"]
    names = {"group": table["short"].str.lower(), "label": table["short"]}
    return table.assign(share=share, missed=missed, **names)


def by_unit(*known: int) -> pd.DataFrame:
    return pd.DataFrame({"known": known})


GROUPS = by_group(("Pimpinan", 10, 10, 0), ("Office boy", 1000, 400, 1), ("Satpam", 100, 42, 0))


def test_the_finding_names_those_reached_least() -> None:
    said = internalization_finding(GROUPS, by_unit(3, 3, 0), "unit")
    assert (
        said.headline
        == "Office boy dan satpam paling jarang tersentuh: 40\u00a0% dan 42\u00a0% di 2 unit."
    )
    assert said.detail == "658 dari 1.110 orang belum tersentuh; 1 unit belum diketahui."


def test_two_that_are_reached_about_as_little_each_keep_their_figure() -> None:
    table = by_group(("Office boy", 100, 32, 0), ("Satpam", 100, 33, 0), ("Pimpinan", 9, 9, 0))
    said = internalization_finding(table, by_unit(1), "unit").headline
    assert said.endswith("paling jarang tersentuh: 32\u00a0% dan 33\u00a0% di 1 unit.")


def test_only_one_where_the_next_is_far_better() -> None:
    table = by_group(("Pelaksana", 10, 6, 0), ("Satpam", 10, 2, 0))
    assert lowest_groups(table) == {"satpam"}
    said = internalization_finding(table, by_unit(1), "unit").headline
    assert said == "Satpam paling jarang tersentuh: 20\u00a0% di 1 unit."


def test_all_reached_and_nothing_known() -> None:
    whole = by_group(("Satpam", 4, 4, 0), ("Office boy", 0, 0, 1))
    assert (
        "Semua orang yang diketahui" in internalization_finding(whole, by_unit(1), "unit").headline
    )
    nothing = by_group(("Satpam", 0, 0, 2))
    assert "Belum diketahui" in internalization_finding(nothing, by_unit(0, 0), "unit").headline


@pytest.mark.parametrize("look", LOOKS)
def test_bars_show_the_share_and_those_left(look: Look) -> None:
    table = pd.concat([GROUPS, by_group(("Tamu", 0, 0, 2))], ignore_index=True)
    picture = covered_bars(table, frozenset({"satpam"}), look)
    shares = list(picture.figure.data[1].x)
    assert shares == [1.0, 0.4, 0.42, 0.0]
    texts = list(picture.figure.data[2].text)
    assert "600" in texts[1] and texts[3] == "? belum diketahui"
    colours = picture.figure.data[1].marker.color
    assert colours[2] == LIGHT.unmet and colours[0] == LIGHT.accent
    assert "Satpam 42" in picture.alt and "Tamu belum diketahui" in picture.alt


def cells() -> pd.DataFrame:
    rows = [
        ("A", "pimpinan", 1, 1, 1.0, "known"),
        ("A", "satpam", 4, 0, 0.0, "known"),
        ("B", "pimpinan", pd.NA, pd.NA, NAN, "unknown"),
        ("B", "satpam", 0, pd.NA, NAN, "absent"),
    ]
    return pd.DataFrame(rows, columns=["unit", "group", "people", "reached", "share", "state"])


UNITS = pd.DataFrame({"unit": ["A", "B"], "name": ["Unit A", "Unit B"], "short": ["A", "B"]})
COLUMNS = {"pimpinan": "Pimpinan", "satpam": "Satpam"}


@pytest.mark.parametrize("look", LOOKS)
def test_the_map_tells_zero_unknown_and_absent_apart(look: Look) -> None:
    picture = covered_heat([("Dinas", ["A", "B"])], UNITS, cells(), COLUMNS, look)
    assert list(picture.figure.data[2].text) == ["100", "<b>0</b>", "?", "·"]
    assert picture.figure.data[3].customdata[1][:2] == ["A", "satpam"]
    assert "1 tidak tersentuh seorang pun; 1 belum diketahui, 1 tidak ada" in picture.alt


def test_a_cell_in_words() -> None:
    assert [cell_words(row) for row in records(cells())] == [
        "1 dari 1 orang tersentuh (100\u00a0%)",
        "0 dari 4 orang tersentuh (0\u00a0%)",
        "belum diketahui",
        "tidak ada di unit ini",
    ]


def test_nothing_known_draws_nothing() -> None:
    none = cells().assign(state="unknown")
    for picture in (
        covered_bars(GROUPS.assign(share=NAN), frozenset(), LOOKS[0]),
        covered_heat([("", ["A"])], UNITS, none, COLUMNS, LOOKS[0]),
    ):
        assert "Belum ada isian" in picture.alt
    rows = pd.DataFrame({name: [] for name in ("unit", "name", "short", "x", "y", "said")})
    assert scatter(rows, ("a", "b"), "Belum ada pasangan.", "", LOOKS[0]).alt.startswith("Belum")


def test_a_unit_in_a_sentence() -> None:
    row = pd.Series({"people": 5, "reached": 3, "share": 0.6, "unknown": 1.0})
    assert unit_sentence(row, "satpam") == (
        "Internalisasi menyentuh 3 dari 5 orang (60\u00a0%); paling jarang: satpam. "
        "1 kelompok belum diketahui."
    )
    assert "Belum diketahui" in unit_sentence(row * 0, "")
