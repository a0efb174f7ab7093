"""People at the dashboard without browsers: they speak Streamlit's own protocol by websocket."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Selectbox_pb2 import Selectbox
from websockets.asyncio.client import ClientConnection, connect

PATIENCE = 120.0
AGENT = "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0"
# The titles of pages that could not be drawn; see zi_analytics/ui/errors.py.
APOLOGIES = (
    "Halaman ini tidak dapat",
    "Basis data ",
    "Berkas basis data ",
    "Ruang penyimpanan",
    "Server basis data ",
    "Disk tempat ",
)
FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


@dataclass(frozen=True)
class Rerun:
    """One run of a page as a person sees it; ``wrong`` says what went wrong, if anything."""

    page: str
    seconds: float
    received: int
    wrong: str = ""


@dataclass
class Person:
    """Somebody with one tab open. ``pages`` are the menu's links by address."""

    socket: ClientConnection
    page: str = ""
    query: str = ""
    hash: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    boxes: dict[str, Selectbox] = field(default_factory=dict)
    shown: str = ""
    """The last title that a page was given."""
    repeats: str = ""
    """The part of the page that asks to be run again every few seconds, if there is one."""

    async def open(self, page: str, query: str = "") -> Rerun:
        """Go to a page: by its address the first time, by the menu later."""
        self.page, self.query = page, query
        self.hash = self.pages.get(page, "")
        self.chosen, self.boxes, self.repeats = {}, {}, ""
        return await self._rerun("" if self.hash else page)

    async def choose(self, label: str, number: int) -> Rerun | None:
        """Choose an option of the selectbox with this label; None if the page has none."""
        box = self.boxes.get(label)
        if box is None or not box.options:
            return None
        self.chosen[box.id] = box.options[number % len(box.options)]
        return await self._rerun("")

    async def wait(self, seconds: float) -> Rerun:
        """Wait; then let the part of the page that repeats run, as a browser does by itself."""
        await asyncio.sleep(seconds)
        return await self._rerun("", self.repeats)

    async def _rerun(self, page_name: str, fragment: str = "") -> Rerun:
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string, state.page_script_hash = self.query, self.hash
        state.page_name, state.fragment_id = page_name, fragment
        state.is_auto_rerun = bool(fragment)
        state.context_info.locale, state.context_info.timezone = "id-ID", "Asia/Jakarta"
        for id_, value in self.chosen.items():
            state.widget_states.widgets.add(id=id_, string_value=value)
        began = time.perf_counter()
        await self.socket.send(asked.SerializeToString())
        try:
            received, wrong = await asyncio.wait_for(self._finished(), PATIENCE)
        except TimeoutError:
            received, wrong = 0, f"not finished within {PATIENCE:.0f} s"
        return Rerun(self.page, time.perf_counter() - began, received, wrong)

    async def _finished(self) -> tuple[int, str]:
        """Read what the server sends until the run is over."""
        received, wrong = 0, ""
        while True:
            data = await self.socket.recv()
            assert isinstance(data, bytes)
            received += len(data)
            said = ForwardMsg.FromString(data)
            now_wrong = self._took(said)
            wrong = wrong or now_wrong
            if said.WhichOneof("type") != "script_finished":
                continue
            if said.script_finished in FINISHED:
                return received, wrong
            if said.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                return received, "does not compile"

    def _took(self, said: ForwardMsg) -> str:
        """Remember what a browser would; return what is wrong with the page, if anything."""
        kind = said.WhichOneof("type")
        if kind == "new_session":
            self.hash = said.new_session.page_script_hash
        elif kind == "navigation":
            self.pages = {p.url_pathname: p.page_script_hash for p in said.navigation.app_pages}
        elif kind == "page_info_changed":
            self.query = said.page_info_changed.query_string
        elif kind == "auto_rerun":
            self.repeats = said.auto_rerun.fragment_id
        elif kind in ("page_not_found", "session_event"):
            return str(kind)
        elif kind == "delta" and said.delta.WhichOneof("type") == "new_element":
            element = said.delta.new_element
            if element.WhichOneof("type") == "selectbox":
                self.boxes[element.selectbox.label] = element.selectbox
            if element.WhichOneof("type") == "exception":
                return f"exception: {element.exception.message}"
            if element.heading.tag == "h1":
                self.shown = element.heading.body
            if element.heading.body.startswith(APOLOGIES):
                return element.heading.body
        return ""


@asynccontextmanager
async def arrived(port: int) -> AsyncIterator[Person]:
    """Open a session; it is closed at the end, as when a tab is."""
    async with connect(
        f"ws://localhost:{port}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]
        user_agent_header=AGENT,
        max_size=None,
        open_timeout=PATIENCE,
        ping_timeout=None,
    ) as socket:
        yield Person(socket)
