"""The tables in which a linking leaves what the next one goes on from; all of it can be worked out anew."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, LargeBinary, SmallInteger, Table, Text

from harmledger.ledger.tables import Serial, metadata

state = Table(
    "shelf_state",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

signatures = Table(
    "shelf_signatures",
    metadata,
    Column("report", Serial, ForeignKey("reports.seq"), primary_key=True, autoincrement=False),
    Column("data", Text, nullable=False),
    Column("keys", LargeBinary, nullable=False),
)

shingles = Table(
    "shelf_shingles",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("report", Serial, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

matches = Table(
    "shelf_matches",
    metadata,
    Column("second", Text, primary_key=True),
    Column("first", Text, primary_key=True, index=True),
    Column("data", Text, nullable=False),
)

events = Table(
    "shelf_events",
    metadata,
    Column("key", Text, primary_key=True),
    Column("report_id", Text, nullable=False, index=True),
    Column("origin", Text, nullable=False, index=True),
    Column("neighbourhood", Text, nullable=False, index=True),
    Column("incident", Text),
    Column("number", Serial, nullable=False, unique=True),
    Column("offers", LargeBinary, nullable=False),
    Column("asks", LargeBinary, nullable=False),
)

keys = Table(
    "shelf_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("asked", SmallInteger, primary_key=True, autoincrement=False),
    Column("event", Serial, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

ALL = (state, signatures, shingles, matches, events, keys)
