"""Who may edit: everybody where no login is configured."""

import pytest
import streamlit as st

from zi_analytics.ui import access


class Secrets(dict[str, object]):
    """Streamlit's secrets, as far as they are asked here."""

    def load_if_toml_exists(self) -> bool:
        return bool(self)


@pytest.mark.parametrize(
    ("configured", "may"),
    [({}, True), ({"other": {}}, True), ({"auth": {"client_id": "x"}}, False)],
)
def test_everybody_may_edit_unless_a_login_is_configured(
    monkeypatch: pytest.MonkeyPatch, configured: dict[str, object], may: bool
) -> None:
    monkeypatch.setattr(st, "secrets", Secrets(configured))
    assert access.may_edit() is may
