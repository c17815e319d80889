"""The first tables, the search index, and the triggers that refuse to change what is kept for ever."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

SERIAL = sa.BigInteger().with_variant(sa.Integer, "sqlite")
KEPT = ("journal", "reports", "extractions", "claims", "judgements")


def upgrade() -> None:
    """Make an empty ledger."""
    _kept()
    _changing()
    _incidents()
    if op.get_bind().dialect.name == "sqlite":
        _sqlite()
    else:
        _postgresql()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _kept() -> None:
    op.create_table("meta", _text("key"), _text("value"), sa.PrimaryKeyConstraint("key", name="pk_meta"))
    op.create_table(
        "journal",
        sa.Column("seq", SERIAL, autoincrement=False, nullable=False),
        *map(_text, ("at", "actor", "action", "subject", "payload", "prev_hash", "row_hash")),
        sa.PrimaryKeyConstraint("seq", name="pk_journal"),
    )
    op.create_table(
        "reports",
        sa.Column("seq", SERIAL, nullable=False),
        *map(_text, ("report_id", "data", "text")),
        sa.PrimaryKeyConstraint("seq", name="pk_reports"),
        sa.UniqueConstraint("report_id", name="uq_reports_report_id"),
    )
    op.create_table(
        "extractions",
        sa.Column("seq", SERIAL, nullable=False),
        sa.Column("report", SERIAL, nullable=False),
        _text("extractor"),
        sa.PrimaryKeyConstraint("seq", name="pk_extractions"),
        sa.ForeignKeyConstraint(["report"], ["reports.seq"], name="fk_extractions_report"),
    )
    op.create_index("ix_extractions_report_extractor", "extractions", ["report", "extractor"])
    op.create_table(
        "claims",
        sa.Column("seq", SERIAL, nullable=False),
        sa.Column("extraction", SERIAL, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        *map(_text, ("claim_id", "kind")),
        *(sa.Column(name, sa.SmallInteger, nullable=False) for name in ("no_date", "no_place", "no_actor")),
        _text("data"),
        sa.PrimaryKeyConstraint("seq", name="pk_claims"),
        sa.ForeignKeyConstraint(["extraction"], ["extractions.seq"], name="fk_claims_extraction"),
    )
    op.create_index("ix_claims_extraction_ordinal", "claims", ["extraction", "ordinal"], unique=True)
    op.create_index("ix_claims_claim_id", "claims", ["claim_id"])
    op.create_table(
        "judgements",
        sa.Column("seq", SERIAL, nullable=False),
        *map(_text, ("judgement_id", "data")),
        sa.PrimaryKeyConstraint("seq", name="pk_judgements"),
        sa.UniqueConstraint("judgement_id", name="uq_judgements_judgement_id"),
    )


def _changing() -> None:
    op.create_table(
        "current_extractions",
        sa.Column("report", SERIAL, autoincrement=False, nullable=False),
        sa.Column("extraction", SERIAL, nullable=False),
        sa.PrimaryKeyConstraint("report", name="pk_current_extractions"),
        sa.UniqueConstraint("extraction", name="uq_current_extractions_extraction"),
        sa.ForeignKeyConstraint(["report"], ["reports.seq"], name="fk_current_extractions_report"),
        sa.ForeignKeyConstraint(["extraction"], ["extractions.seq"], name="fk_current_extractions_extraction"),
    )
    op.create_table(
        "skips",
        *map(_text, ("item", "source", "reason", "message", "at")),
        sa.PrimaryKeyConstraint("item", name="pk_skips"),
    )
    op.create_table(
        "derived",
        _text("part"),
        sa.Column("ordinal", sa.Integer, nullable=False),
        _text("data"),
        sa.PrimaryKeyConstraint("part", "ordinal", name="pk_derived"),
    )
    op.create_table(
        "redirects",
        _text("old_id"),
        sa.Column("ordinal", sa.Integer, nullable=False),
        _text("new_id"),
        sa.PrimaryKeyConstraint("old_id", name="pk_redirects"),
    )


def _incidents() -> None:
    tolls = [f"{outcome}_{bound}" for outcome in ("killed", "injured") for bound in ("low", "best", "high")]
    op.create_table(
        "incidents",
        _text("incident_id"),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        _text("kind"),
        *(sa.Column(name, sa.Text) for name in ("date_start", "date_end", "place")),
        *(sa.Column(name, sa.Double) for name in ("lat", "lon")),
        *map(_text, ("grade", "attribution")),
        *(sa.Column(name, sa.Integer) for name in tolls),
        _text("data"),
        sa.PrimaryKeyConstraint("incident_id", name="pk_incidents"),
    )
    op.create_index("ix_incidents_position", "incidents", ["position"])
    op.create_table(
        "incident_terms",
        *map(_text, ("incident_id", "field", "value")),
        sa.PrimaryKeyConstraint("incident_id", "field", "value", name="pk_incident_terms"),
        sa.ForeignKeyConstraint(["incident_id"], ["incidents.incident_id"], name="fk_incident_terms_incident_id"),
    )
    op.create_index("ix_incident_terms_field_value", "incident_terms", ["field", "value"])


def _sqlite() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE report_search USING"
        " fts5(title, body, content='', tokenize='unicode61 remove_diacritics 0')"  # words come folded
    )
    for table in KEPT:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, '{table} are only ever added to'); END"
            )


def _postgresql() -> None:
    op.execute(
        "CREATE TABLE report_search (report bigint NOT NULL REFERENCES reports (seq), part integer NOT NULL,"
        " vector tsvector NOT NULL, PRIMARY KEY (report, part))"
    )
    op.execute("CREATE INDEX ix_report_search_vector ON report_search USING gin (vector)")
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION '% are only ever added to', TG_TABLE_NAME; END $$"
    )
    for table in KEPT:
        op.execute(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
