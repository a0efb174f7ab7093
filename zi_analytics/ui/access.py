"""Who may change what is stored. Every page that writes asks here, on every run."""

import streamlit as st

_LOGIN = "auth"


def may_edit() -> bool:
    """Tell whether this person may enter data: everybody, where no login is configured."""
    return not _login_is_configured()


def _login_is_configured() -> bool:
    return st.secrets.load_if_toml_exists() and _LOGIN in st.secrets
