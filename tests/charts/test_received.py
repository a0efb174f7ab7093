"""The board of who handed in: its cells, its colours' words, and its sentence."""

import pandas as pd
import pytest

from tests.charts.test_overview_charts import LOOKS, texts
from tests.ui.fakes import FakeStore, answers_of, registry
from zi_analytics import charts
from zi_analytics.charts import LIGHT, Look
from zi_analytics.charts.received import STATES, cell_text
from zi_analytics.insight import collection

KINDS = registry().kinds


@pytest.fixture(scope="module")
def board() -> pd.DataFrame:
    """Two years; in the later one DINSOS is complete and by TPI too, DINKES lacks answers."""
    some = answers_of("DINKES", "unit", 0.7, 2)
    some.loc[some.index[:4], ["raw", "value"]] = [None, None]
    answers = [answers_of("DINSOS", "unit", 0.7, 1), answers_of("DINSOS", "tpi", 0.6, 1), some]
    store = FakeStore(pd.concat(answers, ignore_index=True))
    return pd.concat(
        collection.board(
            registry().units(year),
            year,
            store.submissions(year),
            store.findings(year),
            store.scores(year),
        )
        for year in (2021, 2022)
    )


def test_every_state_of_a_unit_has_a_sign_a_word_and_a_colour() -> None:
    states = {collection.COMPLETE, collection.PARTIAL, collection.HELD, collection.MISSING}
    assert set(STATES) == states
    assert len({shown.sign for shown in STATES.values()}) == 4
    assert len({LIGHT.of(shown) for shown in STATES.values()}) == 4


@pytest.mark.parametrize("look", LOOKS)
def test_each_unit_and_year_has_one_cell_that_carries_both(board: pd.DataFrame, look: Look) -> None:
    figure = charts.received_board(board, KINDS, 2022, look).figure
    data = [
        tuple(datum[:2]) for trace in figure.data if trace.customdata for datum in trace.customdata
    ]
    assert len(data) == len(set(data)) == len(board)
    assert ("DINSOS", 2022) in data
    assert sum(len(trace.y) for trace in figure.data if trace.type == "bar") == len(board)


def test_a_unit_that_did_not_exist_has_no_cell(board: pd.DataFrame) -> None:
    figure = charts.received_board(board, KINDS, 2022, Look(LIGHT)).figure
    data = {tuple(datum[:2]) for datum in figure.data[-1].customdata}
    before = set(registry().units(2021)["code"]) - set(registry().units(2022)["code"])
    assert before and not any((code, 2022) in data for code in before)


@pytest.mark.parametrize("look", LOOKS)
def test_the_states_are_named_and_the_year_stands_out(board: pd.DataFrame, look: Look) -> None:
    picture = charts.received_board(board, KINDS, 2022, look)
    for shown in STATES.values():
        assert shown.text in texts(picture)
    assert list(picture.figure.layout.xaxis.ticktext) == ["2021", "<b>2022</b>"]
    assert "Tahun 2022: dari 47 unit yang diharapkan, 1 lengkap, 1 belum lengkap" in picture.alt


def test_what_is_not_complete_is_never_written_as_the_whole() -> None:
    assert cell_text("partial", 0.9999, False) == "◔ 99\u00a0%"
    assert cell_text("complete", 1.0, True) == "✓ 100\u00a0% · TPI"
    assert cell_text("complete", 1.0, True, short=True) == "✓ 100"
    assert cell_text("missing", float("nan"), False) == "✕ belum"
    assert cell_text("held", float("nan"), False, short=True) == "!"


def test_no_unit_at_all_says_so(board: pd.DataFrame) -> None:
    picture = charts.received_board(board.iloc[:0], KINDS, 2022, Look(LIGHT))
    assert picture.alt == "Tidak ada unit untuk pilihan ini."
