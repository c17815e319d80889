"""Filters that people keep under a name."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Nobody keeps one yet."""
    op.create_table(
        "saved_filters",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("person", "name", "query")),
        sa.PrimaryKeyConstraint("person", "name", name="pk_saved_filters"),
    )
