"""Pages as a server runs them: through ``app.py``, whatever page is asked for."""

from functools import cache
from typing import TYPE_CHECKING, Any

from benchmarks.timing import ROOT

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def opened(file: str) -> "AppTest":
    """Return the dashboard at one of its pages, not yet run."""
    from streamlit.testing.v1 import AppTest

    _always_through_app()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=600)
    return app.switch_page(file)


@cache
def _always_through_app() -> None:
    """Run every page through ``app.py``.

    In a folder that has ``pages/``, AppTest begins each run like the very first of a new server,
    and runs the page's file alone; a server does that once.
    """
    from streamlit.runtime.pages_manager import PagesManager

    made = PagesManager.__init__

    def as_served(manager: PagesManager, *given: Any, **named: Any) -> None:  # noqa: ANN401
        made(manager, *given, **named)
        PagesManager.uses_pages_directory = False

    PagesManager.__init__ = as_served  # type: ignore[method-assign]
