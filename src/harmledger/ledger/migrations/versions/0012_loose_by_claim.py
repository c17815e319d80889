"""Claims in no incident are found by their id, so that a linking of what is new changes single rows of them."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

_AT_ONCE = 5_000


def upgrade() -> None:
    """What they are found by follows from the data."""
    connection = op.get_bind()
    terms = sa.table("derived_terms", *(sa.column(name) for name in ("part", "field", "value", "ordinal")))
    connection.execute(sa.text("DELETE FROM derived_terms WHERE part = 'unplaced'"))
    held = connection.execute(sa.text("SELECT ordinal, data FROM derived WHERE part = 'unplaced'")).all()
    rows = [
        {"part": "unplaced", "field": "claim", "value": json.loads(row.data), "ordinal": row.ordinal} for row in held
    ]
    for at in range(0, len(rows), _AT_ONCE):
        op.bulk_insert(terms, rows[at : at + _AT_ONCE])
