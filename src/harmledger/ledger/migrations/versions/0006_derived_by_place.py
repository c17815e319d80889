"""Tallies, agreements, control, displacement and copies are found by place, days, claim and report."""

import sqlalchemy as sa
from alembic import op

from harmledger.ledger import derived

revision = "0006"
down_revision = "0005"

COLUMNS = ("part", "ordinal", "position", "date_start", "date_end", "data")


def upgrade() -> None:
    """The columns follow from the data: the tables are made anew from what they held."""
    connection = op.get_bind()
    held = connection.execute(sa.text("SELECT part, ordinal, data FROM derived ORDER BY part, ordinal")).all()
    op.drop_table("derived")
    table = op.create_table(
        "derived",
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("date_start", sa.Text),
        sa.Column("date_end", sa.Text),
        sa.Column("data", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("part", "ordinal", name="pk_derived"),
    )
    op.create_index("ix_derived_part_position", "derived", ["part", "position"])
    terms = op.create_table(
        "derived_terms",
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("part", "field", "value", "ordinal", name="pk_derived_terms"),
    )
    op.create_index("ix_derived_terms_part_ordinal", "derived_terms", ["part", "ordinal"])
    op.create_index("ix_redirects_new_id", "redirects", ["new_id"])
    record = derived.of_rows((row.part, row.data) for row in held)
    if rows := [{name: row[name] for name in COLUMNS} for row in derived.rows(record)]:
        op.bulk_insert(table, rows)
    if found := derived.term_rows(record):
        op.bulk_insert(terms, found)
