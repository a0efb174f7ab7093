"""How long a writer waits for another, whatever the database."""

from typing import Final

BUSY_SECONDS: Final = 30
WRITES: Final = "writes"
"""The option of a connection that is going to write."""
