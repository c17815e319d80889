"""Where outlets' reports are set: the places that each report surely names, and the beats that people gave."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

Serial = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """No place is noted yet; reading again notes them."""
    op.create_table(
        "report_places",
        sa.Column("report", Serial, autoincrement=False, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("outlet", "name", "data", "beat")),
        sa.PrimaryKeyConstraint("report", name="pk_report_places"),
        sa.ForeignKeyConstraint(["report"], ["reports.seq"], name="fk_report_places_report"),
    )
    op.create_index("ix_report_places_outlet", "report_places", ["outlet"])
    op.create_table(
        "beats",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("outlet", "data")),
        sa.PrimaryKeyConstraint("outlet", name="pk_beats"),
    )
