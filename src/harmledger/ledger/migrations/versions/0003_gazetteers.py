"""Gazetteers that were added to a ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """None is added yet."""
    op.create_table(
        "gazetteers",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_gazetteers"),
    )
