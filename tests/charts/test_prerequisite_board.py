"""The board of prerequisites: every state with its sign, and unknown hatched, never a pass."""

import pandas as pd
import pytest

from zi_analytics.charts import DARK, LIGHT, Look, Picture
from zi_analytics.charts.columns import Column
from zi_analytics.charts.prerequisite_board import CELLS, prerequisite_board
from zi_analytics.tables import typed

COLUMNS = [
    Column("unit.sakip", "Nilai SAKIP unit", "SAKIP unit", "Prasyarat"),
    Column("unit.lhkpn", "LHKPN dan LHKASN", "LHKPN", "Prasyarat"),
    Column("siap", "Siap diusulkan WBK", "Siap diusulkan", "Kesiapan"),
]
UNITS = pd.DataFrame(
    {"unit": ["A", "B"], "name": ["Dinas A", "Dinas B"], "short": ["Dis A", "Dis B"]}
)
ROWS = [
    ("A", "unit.sakip", True, "BB"),
    ("A", "unit.lhkpn", None, None),
    ("A", "siap", None, None),
    ("B", "unit.sakip", False, "CC"),
    ("B", "unit.lhkpn", True, "100 %"),
    ("B", "siap", False, None),
]
LOOKS = [Look(LIGHT), Look(DARK), Look(LIGHT, narrow=True), Look(DARK, narrow=True)]


def drawn(look: Look = LOOKS[0], rows: list[tuple[object, ...]] | None = None) -> Picture:
    cells = typed(pd.DataFrame(ROWS if rows is None else rows, columns=list(CELLS)), CELLS)
    return prerequisite_board([("Dinas", ["A", "B"])], UNITS, cells, COLUMNS, "WBK", look)


def texts(picture: Picture) -> list[str]:
    (trace,) = [t for t in picture.figure.data if t.type == "scatter" and t.mode == "text"]
    return list(trace.text)


def test_every_cell_has_a_sign_and_where_there_is_room_its_value() -> None:
    assert texts(drawn()) == ["✓ BB", "?", "?", "✕ CC", "✓ 100 %", "✕"]
    assert texts(drawn(LOOKS[2])) == ["✓", "?", "?", "✕", "✓", "✕"]


def test_unknown_is_hatched_and_the_others_are_not() -> None:
    bars = [trace for trace in drawn().figure.data if trace.type == "bar"]
    assert [len(bar.y) for bar in bars] == [2, 2, 2]
    assert [bar.marker.pattern.shape for bar in bars] == [None, None, "/"]


def test_the_hover_says_unit_prerequisite_state_and_value() -> None:
    targets = drawn().figure.data[-1].customdata
    assert list(targets[0]) == ["A", "unit.sakip", "Dinas A", "Nilai SAKIP unit", "✓ terpenuhi: BB"]
    assert targets[1][4] == "? belum diketahui"


def test_the_sentence_counts_states_and_names_what_is_open_most() -> None:
    alt = drawn().alt
    assert "2 unit dan 3 kolom menuju WBK" in alt
    assert "2 terpenuhi, 2 belum, 2 belum diketahui" in alt
    assert "Siap diusulkan WBK" in alt


@pytest.mark.parametrize("look", LOOKS)
def test_the_states_are_named_with_sign_and_word(look: Look) -> None:
    notes = " ".join(str(note.text) for note in drawn(look).figure.layout.annotations)
    for words in ("✓ terpenuhi", "✕ belum", "? belum diketahui"):
        assert words in notes


def test_nothing_chosen_is_a_sentence() -> None:
    assert drawn(rows=[]).alt == "Belum ada unit untuk pilihan ini."
