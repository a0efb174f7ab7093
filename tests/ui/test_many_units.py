"""Of many units a page draws the nearest 50, and the address says which 50."""

import pytest
from streamlit.testing.v1 import AppTest

LABEL = "Urutan unit yang digambar, dari "


def many_units() -> None:
    """Run a page that draws so many units of a year that has 125."""
    import pandas as pd
    import streamlit as st

    from zi_analytics.ui import data, link, overview_data

    def frame(number: int) -> pd.DataFrame:
        return pd.DataFrame({"unit": [f"U{i}" for i in range(1, number + 1)]})

    number = int(st.query_params.pop("banyak", "125"))
    data.units = lambda year: frame(125)  # type: ignore[assignment]
    values = link.read("halaman uji", overview_data.pages(2022))
    shown = overview_data.page_of(frame(st.number_input("banyak", value=number)))
    st.text(f"{shown['unit'].iloc[0]} {shown['unit'].iloc[-1]} {len(shown)}")
    st.code(link.address(values))


@pytest.fixture(autouse=True)
def _units_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from zi_analytics.ui import data

    monkeypatch.setattr(data, "units", data.units)


def opened(**query: str) -> AppTest:
    """Open the page with a query."""
    app = AppTest.from_function(many_units)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def test_few_units_are_all_drawn_without_a_choice() -> None:
    app = opened(banyak="60")
    assert app.text[0].value == "U1 U60 60"
    assert not app.selectbox


@pytest.mark.parametrize(
    ("page", "drawn"), [("1", "U1 U50 50"), ("2", "U51 U100 50"), ("3", "U101 U125 25")]
)
def test_an_address_opens_the_page_that_it_names(page: str, drawn: str) -> None:
    app = opened(halaman=page)
    assert app.text[0].value == drawn
    assert app.selectbox[0].label == f"{LABEL}125"
    assert app.selectbox[0].options == ["1–50", "51–100", "101–125"]
    assert app.code[0].value.endswith(f"?halaman={page}")
    assert not app.warning


def test_turning_a_page_goes_into_the_address() -> None:
    app = opened()
    assert app.text[0].value == "U1 U50 50"
    app.selectbox[0].select("3").run()
    assert app.text[0].value == "U101 U125 25"
    assert app.query_params["halaman"] == "3"


def test_a_page_that_is_not_there_is_said() -> None:
    app = opened(halaman="4")
    assert app.text[0].value == "U1 U50 50"
    assert "halaman unit “4”, yang tidak dikenal" in app.warning[0].value


def test_where_fewer_units_are_left_the_first_are_drawn() -> None:
    app = opened(halaman="3")
    app.number_input[0].set_value(99).run()
    assert app.text[0].value == "U1 U50 50"
    assert app.selectbox[0].options == ["1–50", "51–99"]
