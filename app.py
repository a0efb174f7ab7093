"""Entry point of the dashboard: navigation, first import, and a friendly page on errors."""

from pathlib import Path

import streamlit as st

from zi_analytics.ui import access, entry, errors, navigation, start, viewport

ICON = Path(__file__).parent / "zi_analytics" / "ui" / "icon.png"


def main() -> None:
    """Let in who may come in, prepare the data once, then run the chosen page."""
    page = navigation.current()
    if not entry.admitted(page.url_path or navigation.START):
        return
    start.prepare()
    with access.at_work():
        entry.lead_back(not page.url_path)
        entry.who()
        try:
            page.run()
        finally:
            viewport.watch()
            entry.forget()


if __name__ == "__main__":
    st.set_page_config(
        page_title="Zona Integritas",
        page_icon=str(ICON),
        layout="wide",
        menu_items={"Get help": None, "Report a bug": None, "About": None},
    )
    errors.guarded(main)
else:
    # What `streamlit run` serves. It tells of errors where nothing of ours runs: in what is called
    # before a page is run because something was clicked.
    app = st.App(__file__, on_script_error=errors.told)
