"""Accounts of people, their sign-ins, and keys for programs."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def upgrade() -> None:
    """There is no account yet."""
    op.create_table(
        "accounts",
        *map(_text, ("account", "name", "role", "password", "created_at")),
        sa.Column("removed_at", sa.Text),
        sa.PrimaryKeyConstraint("account", name="pk_accounts"),
    )
    op.create_table(
        "sign_ins",
        *map(_text, ("digest", "account", "created_at", "expires_at")),
        sa.PrimaryKeyConstraint("digest", name="pk_sign_ins"),
        sa.ForeignKeyConstraint(["account"], ["accounts.account"], name="fk_sign_ins_account"),
    )
    op.create_index("ix_sign_ins_account", "sign_ins", ["account"])
    op.create_table(
        "tokens",
        *map(_text, ("token_id", "digest", "account", "label", "role", "created_at")),
        sa.Column("expires_at", sa.Text),
        sa.PrimaryKeyConstraint("token_id", name="pk_tokens"),
        sa.UniqueConstraint("digest", name="uq_tokens_digest"),
        sa.ForeignKeyConstraint(["account"], ["accounts.account"], name="fk_tokens_account"),
    )
    op.create_index("ix_tokens_account", "tokens", ["account"])
