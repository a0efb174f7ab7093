"""Choices in the address: complete, remembered, and never silently replaced."""

from streamlit.testing.v1 import AppTest


def two_choices() -> None:
    """Run a page with two choices; the second is remembered from elsewhere."""
    import streamlit as st

    from zi_analytics.ui import link

    first = link.Choice("satu", "Satu", {"a": "Label A", "b": "Label B"}, "a")
    second = link.Choice("dua", "Dua", {"x": "Label X", "y": "Label Y"}, "x")
    values = link.read(st.query_params.get("halaman", "h1"), [first, second])
    for choice in (first, second):
        st.selectbox(
            choice.label,
            tuple(choice.options),
            format_func=choice.options.__getitem__,
            key=choice.widget,
            on_change=link.chosen,
            args=(choice,),
        )
    st.text(f"{values['satu']}-{values['dua']}")
    st.code(link.address(values))


def opened(**query: str) -> AppTest:
    """Open the page with a query."""
    app = AppTest.from_function(two_choices)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def query(app: AppTest) -> dict[str, str]:
    """Return what stands in the address."""
    return {name: str(app.query_params[name]) for name in app.query_params}


def test_defaults_are_written_too() -> None:
    app = opened()
    assert app.text[0].value == "a-x"
    assert query(app) == {"satu": "a", "dua": "x"}
    assert app.code[0].value.endswith("?satu=a&dua=x")


def test_the_address_decides() -> None:
    app = opened(satu="b", dua="y")
    assert app.text[0].value == "b-y"
    assert app.selectbox[0].value == "b"
    assert not app.warning


def test_a_choice_is_written_as_its_code() -> None:
    app = opened()
    app.selectbox[1].select("y").run()
    assert app.text[0].value == "a-y"
    assert query(app) == {"satu": "a", "dua": "y"}


def test_an_unknown_code_is_said_and_stays_in_the_address() -> None:
    app = opened(satu="zzz")
    assert app.text[0].value == "a-x"
    assert "satu “zzz”, yang tidak dikenal" in app.warning[0].value
    assert "Yang ditampilkan: Label A." in app.warning[0].value
    assert query(app)["satu"] == "zzz"
    app.run()
    assert app.warning


def test_choosing_ends_the_notice() -> None:
    app = opened(satu="zzz")
    app.selectbox[0].select("b").run()
    assert app.text[0].value == "b-x" and not app.warning


def test_other_pages_remember_what_was_chosen() -> None:
    app = opened()
    app.selectbox[0].select("b").run()
    del app.query_params["satu"]
    app.query_params["halaman"] = "h2"
    app.run()
    assert app.text[0].value == "b-x"
    assert query(app)["satu"] == "b"


def test_back_to_an_address_without_choices_does_not_push_it_away() -> None:
    app = opened()
    app.query_params.clear()
    app.run()
    assert query(app) == {}
