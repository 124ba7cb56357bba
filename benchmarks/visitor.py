"""A visitor without a browser: speaks Streamlit's own protocol to a running server, as its page in a browser does."""

from collections.abc import Mapping
from contextlib import ExitStack
from http.cookies import SimpleCookie
from types import TracebackType
from typing import Any, NamedTuple, Self
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.core_steps import Act

WAIT = 120.0  # seconds
LARGEST = 2**26  # bytes of one message
WRITTEN = "A sentence of the length that people write into an open question, and then one more."


class Widget(NamedTuple):
    """A widget on the page: its kind and contents as the server sent them, and the fragment that it stands in."""

    kind: str
    sent: Any
    fragment: str


class Visitor:
    """One browser window; every act waits until the server has drawn what follows from it."""

    def __init__(self, address: str, page: str = "", cookies: Mapping[str, str] | None = None, query: str = "") -> None:
        self.drawn: list[str] = []  # the kinds of element that the last act drew anew, in order
        self.refused = False  # whether the last act was answered with an error in words
        self._widgets: dict[str, Widget] = {}
        self._ticking: set[str] = set()  # fragments that the browser asks for again and again by itself
        self._states: dict[str, WidgetState] = {}
        self._kept: dict[str, ForwardMsg] = {}  # large messages, which the server then need not send again
        self._query, self._script = query, ""
        self._address, self._page = address, page
        self._held = ExitStack()
        self._socket = self._held.enter_context(
            _connected(address, _cookies(f"{address}/{page}") | dict(cookies or {}))
        )
        self._run(page=page)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the window."""
        self._held.close()

    def do(self, act: Act) -> None:
        """Act on one widget: press it, tick it, pick one of its options, or write into it."""
        self.send(act)
        self.wait()

    def send(self, *acts: Act) -> None:
        """Act on several widgets in one moment, and do not wait for the server."""
        for act in acts:
            self._states[act.key] = _state(self._widgets[act.key], act)
        self._ask(self._widgets[acts[-1].key].fragment)
        for act in acts:
            if act.verb == "press":
                self._states.pop(act.key, None)

    def wait(self) -> None:
        """Wait for the end of a run."""
        self.drawn, self.refused = [], False
        while not self._finishes(ForwardMsg.FromString(self._socket.recv(WAIT, decode=False))):
            pass
        self._states = {key: state for key, state in self._states.items() if key in self._widgets}

    def again(self) -> None:
        """Have the whole page drawn again, as after a choice that changes nothing."""
        self._run()

    def tick(self) -> None:
        """Ask for the fragments that run by themselves, as the browser does when their time has come."""
        for fragment in tuple(self._ticking):
            self._run(fragment, by_itself=True)

    def _run(self, fragment: str = "", page: str = "", *, by_itself: bool = False) -> None:
        self._ask(fragment, page, by_itself=by_itself)
        self.wait()

    def _ask(self, fragment: str = "", page: str = "", *, by_itself: bool = False) -> None:
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string, state.page_script_hash, state.page_name = self._query, self._script, page
        state.fragment_id, state.is_auto_rerun = fragment, by_itself
        state.context_info.url = f"{self._address}/{self._page}?{self._query}"
        state.widget_states.widgets.extend(self._states.values())
        state.cached_message_hashes.extend(self._kept)
        self._socket.send(asked.SerializeToString())

    def _finishes(self, message: ForwardMsg) -> bool:
        match message.WhichOneof("type"):
            case "ref_hash":
                self._take(self._kept[message.ref_hash].delta)
            case "delta":
                if message.metadata.cacheable:
                    self._kept[message.hash] = message
                self._take(message.delta)
            case "new_session":
                self._begin(message)
            case "navigation":
                self._script = message.navigation.page_script_hash
                self._page = next(
                    page.url_pathname for page in message.navigation.app_pages if page.page_script_hash == self._script
                )
            case "page_info_changed":
                self._query = message.page_info_changed.query_string
            case "auto_rerun":
                self._ticking.add(message.auto_rerun.fragment_id)
            case "script_finished":
                return message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        return False

    def _begin(self, message: ForwardMsg) -> None:
        """A run of the whole page draws everything anew; that of a fragment leaves what is around it."""
        self._script = message.new_session.page_script_hash
        if not message.metadata.run.fragment_ids:
            self._widgets.clear()
            self._ticking.clear()

    def _take(self, delta: Delta) -> None:
        if delta.WhichOneof("type") != "new_element":
            return
        kind = delta.new_element.WhichOneof("type")
        if kind is None:
            return
        self.drawn.append(kind)
        if kind == "exception":
            raise RuntimeError(str(delta))
        sent = getattr(delta.new_element, kind)
        self.refused = self.refused or (kind == "alert" and sent.format == sent.ERROR)
        if id_ := getattr(sent, "id", ""):
            key = id_.split("-", 2)[-1]
            self._widgets[key] = Widget(kind, sent, delta.fragment_id)


def _state(widget: Widget, act: Act) -> WidgetState:
    state = WidgetState(id=widget.sent.id)
    match act.verb, widget.kind:
        case "press", _:
            state.trigger_value = True
        case "tick", _:
            state.bool_value = True
        case "write", _:
            state.string_value = WRITTEN
        case "pick", "selectbox":
            state.string_value = widget.sent.options[act.place]
        case _:
            state.string_array_value.data.append(widget.sent.options[act.place].content)
    return state


def _cookies(address: str) -> dict[str, str]:
    with urlopen(address) as answer:  # noqa: S310  our own server
        answer.read()
        given = SimpleCookie("; ".join(answer.headers.get_all("Set-Cookie") or ()))
    return {name: morsel.value for name, morsel in given.items()}


def _connected(address: str, cookies: Mapping[str, str]) -> ClientConnection:
    return connect(
        address.replace("http", "ws", 1) + "/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())},
        max_size=LARGEST,
    )
