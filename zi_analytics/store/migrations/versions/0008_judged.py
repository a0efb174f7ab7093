"""By what stored worksheets were judged, so that they are judged anew only where that changed."""

from alembic import op
from sqlalchemy import Column, PrimaryKeyConstraint, String

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the table, without a row: nothing is known of what was judged before."""
    mark = String(64).with_variant(String(64, collation="C"), "postgresql")
    op.create_table("judged", Column("mark", mark), PrimaryKeyConstraint("mark", name="pk_judged"))
