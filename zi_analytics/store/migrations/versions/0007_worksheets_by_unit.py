"""The worksheets of a unit and year are found without reading all."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_worksheets_unit_year", "worksheets", ["unit", "year"])
