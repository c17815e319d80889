"""What a linking leaves for the next one, and room between incidents for those that come."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

Serial = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Nothing is on the shelves yet, so that the next linking works everything out."""
    op.create_table(
        "shelf_state",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_shelf_state"),
    )
    op.create_table(
        "shelf_signatures",
        sa.Column("report", Serial, autoincrement=False, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("keys", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("report", name="pk_shelf_signatures"),
        sa.ForeignKeyConstraint(["report"], ["reports.seq"], name="fk_shelf_signatures_report"),
    )
    op.create_table(
        "shelf_shingles",
        sa.Column("key", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("report", Serial, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "report", name="pk_shelf_shingles"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "shelf_matches",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("second", "first", "data")),
        sa.PrimaryKeyConstraint("second", "first", name="pk_shelf_matches"),
    )
    op.create_index("ix_shelf_matches_first", "shelf_matches", ["first"])
    op.create_table(
        "shelf_events",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("key", "report_id", "origin", "neighbourhood")),
        sa.Column("incident", sa.Text),
        sa.Column("number", Serial, nullable=False),
        sa.Column("offers", sa.LargeBinary, nullable=False),
        sa.Column("asks", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_shelf_events"),
        sa.UniqueConstraint("number", name="uq_shelf_events_number"),
    )
    op.create_table(
        "shelf_keys",
        sa.Column("key", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("asked", sa.SmallInteger, autoincrement=False, nullable=False),
        sa.Column("event", Serial, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "asked", "event", name="pk_shelf_keys"),
        sqlite_with_rowid=False,
    )
    for name in ("report_id", "origin", "neighbourhood"):
        op.create_index(f"ix_shelf_events_{name}", "shelf_events", [name])
    if op.get_bind().dialect.name == "postgresql":
        for name in ("ordinal", "position"):
            op.alter_column("incidents", name, type_=sa.BigInteger, existing_nullable=False)
    op.create_index("ix_incidents_ordinal", "incidents", ["ordinal"])
    op.create_index("ix_incidents_date_start_incident_id", "incidents", ["date_start", "incident_id"])
