"""The review queue, to which claims judgements speak, and blind double coding."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _serial(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False)


def upgrade() -> None:
    """The queue is empty until the next linking; which claims were judged is worked out from what is kept."""
    op.create_table(
        "codings",
        _serial("seq"),
        *map(_text, ("coding_id", "item_id", "coder", "data")),
        sa.PrimaryKeyConstraint("seq", name="pk_codings"),
        sa.UniqueConstraint("coding_id", name="uq_codings_coding_id"),
    )
    op.create_index("ix_codings_item_id", "codings", ["item_id"])
    op.create_table(
        "judgement_subjects",
        _text("subject"),
        sa.Column("judgement", sa.BigInteger().with_variant(sa.Integer, "sqlite"), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("subject", "judgement", name="pk_judgement_subjects"),
        sa.ForeignKeyConstraint(["judgement"], ["judgements.seq"], name="fk_judgement_subjects_judgement"),
    )
    op.create_table(
        "review_items",
        *map(_text, ("item_id", "need", "state")),
        sa.Column("weight", sa.Double, nullable=False),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("incident_id", sa.Text),
        _text("data"),
        sa.PrimaryKeyConstraint("item_id", name="pk_review_items"),
    )
    op.create_index("ix_review_items_state_weight", "review_items", ["state", "weight", "item_id"])
    op.create_index("ix_review_items_state_need_weight", "review_items", ["state", "need", "weight", "item_id"])
    op.create_index("ix_review_items_incident_id", "review_items", ["incident_id"])
    op.create_table(
        "review_subjects",
        *map(_text, ("claim_id", "item_id")),
        sa.PrimaryKeyConstraint("claim_id", "item_id", name="pk_review_subjects"),
        sa.ForeignKeyConstraint(["item_id"], ["review_items.item_id"], name="fk_review_subjects_item_id"),
    )
    op.create_index("ix_review_subjects_item_id", "review_subjects", ["item_id"])
    op.create_table(
        "assignments",
        *map(_text, ("item_id", "coder", "name", "by", "at")),
        sa.Column("answered", sa.Integer, nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("item_id", "coder", name="pk_assignments"),
    )
    op.create_index("ix_assignments_coder_answered", "assignments", ["coder", "answered"])
    _fill(op.get_bind())


def _fill(connection: sa.Connection) -> None:
    """Of which claims each judgement speaks; a withdrawal of those of what it takes back."""
    spoken: dict[str, list[str]] = {}
    rows = []
    for seq, data in connection.execute(sa.text("SELECT seq, data FROM judgements ORDER BY seq")).all():
        held = json.loads(data)
        subjects = held["subjects"]
        if held["verdict"] == "withdraw":
            subjects = [claim for name in subjects for claim in spoken.get(name, [name])]
        spoken[held["judgement_id"]] = subjects
        rows += [{"subject": subject, "judgement": seq} for subject in dict.fromkeys(subjects)]
    if rows:
        connection.execute(sa.text("INSERT INTO judgement_subjects VALUES (:subject, :judgement)"), rows)
