"""The command line: what can be done without the pages, and by other programs (``--json``)."""

from zi_analytics.command_line.dispatch import main

__all__ = ["main"]
