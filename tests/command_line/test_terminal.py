"""The progress bar."""

from zi_analytics.command_line import terminal


class _Terminal:
    def __init__(self, is_terminal: bool) -> None:
        self.text = ""
        self.is_terminal = is_terminal

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return self.is_terminal


def test_progress_is_drawn_and_wiped_away() -> None:
    stream = _Terminal(True)
    with terminal.progress_bar(stream) as progress:  # type: ignore[arg-type]
        assert progress is not None
        progress(1, 2, "a.xlsx")
    assert stream.text.startswith("\r[############............] 1/2 a.xlsx")
    assert stream.text.endswith("\r\033[K")


def test_no_progress_where_nobody_sees_it() -> None:
    stream = _Terminal(False)
    with terminal.progress_bar(stream) as progress:  # type: ignore[arg-type]
        assert progress is None
    assert stream.text == ""


def test_the_bar_stays_on_one_line() -> None:
    assert len(terminal.bar(3, 4, "x" * 200, 80)) == 79
    assert terminal.bar(4, 4, "", 80).startswith(f"[{'#' * terminal.BAR}] 4/4")
