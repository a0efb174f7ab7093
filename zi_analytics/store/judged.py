"""By what everything that counts was judged last."""

from sqlalchemy import Column, Table

from zi_analytics.store.columns import code
from zi_analytics.store.schema import metadata

judged = Table("judged", metadata, Column("mark", code(64), primary_key=True))
"""The mark of the minimums and the program; no row while it is not the same for all."""
