"""The tables, as SQLAlchemy Core describes them. The migrations make them; a test holds the two against each other.

Values are kept as the JSON text that was hashed (``data``), so that re-hashing needs no second way of writing them.
Every other column is worked out from ``data`` and is there to be filtered by. Times and days are ISO 8601 text:
they sort, they hash the same on every database, and no driver shifts their zone. The search index is made and asked by
:mod:`harmledger.ledger.sqlite` and :mod:`harmledger.ledger.postgres`, because nothing about it is common to both.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Double, ForeignKey, Index, Integer, MetaData, SmallInteger, Table, Text

Serial = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER is SQLite's row id

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# What is kept for ever: triggers refuse to change or delete a row of these.

meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

journal = Table(
    "journal",
    metadata,
    Column("seq", Serial, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("prev_hash", Text, nullable=False),
    Column("row_hash", Text, nullable=False),
    Index("ix_journal_action_seq", "action", "seq"),
    Index("ix_journal_actor_seq", "actor", "seq"),
    Index("ix_journal_subject_seq", "subject", "seq", postgresql_ops={"subject": "text_pattern_ops"}),
    Index("ix_journal_at_seq", "at", "seq"),
)

reports = Table(
    "reports",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("report_id", Text, nullable=False, unique=True),
    Column("data", Text, nullable=False),
    Column("text", Text, nullable=False),
)

extractions = Table(
    "extractions",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("report", Serial, ForeignKey("reports.seq"), nullable=False),
    Column("extractor", Text, nullable=False),
    Index("ix_extractions_report_extractor", "report", "extractor"),
)

claims = Table(
    "claims",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("extraction", Serial, ForeignKey("extractions.seq"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("claim_id", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("no_date", SmallInteger, nullable=False),
    Column("no_place", SmallInteger, nullable=False),
    Column("no_actor", SmallInteger, nullable=False),
    Column("data", Text, nullable=False),
    Index("ix_claims_extraction_ordinal", "extraction", "ordinal", unique=True),
)

judgements = Table(
    "judgements",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("judgement_id", Text, nullable=False, unique=True),
    Column("data", Text, nullable=False),
)

APPEND_ONLY = (journal, reports, extractions, claims, judgements)

# What changes: pointers, open skips, and all that linking works out.

current = Table(
    "current_extractions",
    metadata,
    Column("report", Serial, ForeignKey("reports.seq"), primary_key=True, autoincrement=False),
    Column("extraction", Serial, ForeignKey("extractions.seq"), nullable=False, unique=True),
    Column("grounds", Text, nullable=False, server_default=""),
)

skips = Table(
    "skips",
    metadata,
    Column("item", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("at", Text, nullable=False),
)

gazetteers = Table(
    "gazetteers",
    metadata,
    Column("name", Text, primary_key=True),
    Column("data", Text, nullable=False),
)

report_places = Table(
    "report_places",
    metadata,
    Column("report", Serial, ForeignKey("reports.seq"), primary_key=True, autoincrement=False),
    Column("outlet", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("beat", Text, nullable=False),
)

beats = Table("beats", metadata, Column("outlet", Text, primary_key=True), Column("data", Text, nullable=False))

accounts = Table(
    "accounts",
    metadata,
    Column("account", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("removed_at", Text),
)

sign_ins = Table(
    "sign_ins",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("account", Text, ForeignKey("accounts.account"), nullable=False, index=True),
    Column("created_at", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("token_id", Text, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("account", Text, ForeignKey("accounts.account"), nullable=False, index=True),
    Column("label", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("expires_at", Text),
)

saved_filters = Table(
    "saved_filters",
    metadata,
    Column("person", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("query", Text, nullable=False),
)

incidents = Table(
    "incidents",
    metadata,
    Column("incident_id", Text, primary_key=True),
    Column("ordinal", Serial, nullable=False, index=True),
    Column("position", Serial, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("date_start", Text),
    Column("date_end", Text),
    Column("place", Text),
    Column("lat", Double),
    Column("lon", Double),
    Column("grade", Text, nullable=False),
    Column("attribution", Text, nullable=False),
    Column("killed_low", Integer),
    Column("killed_best", Integer),
    Column("killed_high", Integer),
    Column("injured_low", Integer),
    Column("injured_best", Integer),
    Column("injured_high", Integer),
    Column("data", Text, nullable=False),
    Column("radius_km", Double),
    Column("origins", Integer, nullable=False, server_default="0"),
    Index("ix_incidents_date_start_incident_id", "date_start", "incident_id"),
)

tolls = Table(
    "incident_tolls",
    metadata,
    Column("incident_id", Text, ForeignKey("incidents.incident_id"), primary_key=True),
    Column("outcome", Text, primary_key=True),
    Column("victims", Text, primary_key=True),
    Column("low", Integer, nullable=False),
    Column("best", Integer),
    Column("high", Integer),
)

terms = Table(
    "incident_terms",
    metadata,
    Column("incident_id", Text, ForeignKey("incidents.incident_id"), primary_key=True),
    Column("field", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Index("ix_incident_terms_field_value_incident_id", "field", "value", "incident_id"),
)

derived = Table(
    "derived",
    metadata,
    Column("part", Text, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("date_start", Text),
    Column("date_end", Text),
    Column("data", Text, nullable=False),
    Index("ix_derived_part_position", "part", "position"),
)

derived_terms = Table(
    "derived_terms",
    metadata,
    Column("part", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Index("ix_derived_terms_part_ordinal", "part", "ordinal"),
)

redirects = Table(
    "redirects",
    metadata,
    Column("old_id", Text, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("new_id", Text, nullable=False, index=True),
)
