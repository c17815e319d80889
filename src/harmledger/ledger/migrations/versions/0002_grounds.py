"""Each report's current reading notes the versions of the lists that it was resolved by."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Readings from before count as resolved by lists that nobody noted."""
    op.add_column("current_extractions", sa.Column("grounds", sa.Text, nullable=False, server_default=""))
