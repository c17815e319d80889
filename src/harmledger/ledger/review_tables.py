"""The tables of review: questions to people, which judgements speak of which claims, and blind double coding."""

from __future__ import annotations

from sqlalchemy import Column, Double, ForeignKey, Index, Integer, Table, Text

from harmledger.ledger.tables import Serial, metadata

# What is kept for ever, beside `judgements`: answers of coders, and to which claims a judgement speaks.

codings = Table(
    "codings",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("coding_id", Text, nullable=False, unique=True),
    Column("item_id", Text, nullable=False, index=True),
    Column("coder", Text, nullable=False),
    Column("data", Text, nullable=False),
)

judged = Table(
    "judgement_subjects",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("judgement", Serial, ForeignKey("judgements.seq"), primary_key=True, autoincrement=False),
)

reached = Table(
    "judgement_reports",
    metadata,
    Column("report_id", Text, primary_key=True),
    Column("judgement", Serial, ForeignKey("judgements.seq"), primary_key=True, autoincrement=False),
)

# What changes: the queue is worked out at every linking, and items are handed out and taken back.

items = Table(
    "review_items",
    metadata,
    Column("item_id", Text, primary_key=True),
    Column("need", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("weight", Double, nullable=False),
    Column("people", Integer, nullable=False),
    Column("incident_id", Text, index=True),
    Column("data", Text, nullable=False),
    Index("ix_review_items_state_weight", "state", "weight", "item_id"),
    Index("ix_review_items_state_need_weight", "state", "need", "weight", "item_id"),
)

subjects = Table(
    "review_subjects",
    metadata,
    Column("claim_id", Text, primary_key=True),
    Column("item_id", Text, ForeignKey("review_items.item_id"), primary_key=True, index=True),
)

assignments = Table(
    "assignments",
    metadata,
    Column("item_id", Text, primary_key=True),
    Column("coder", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("answered", Integer, nullable=False, server_default="0"),
    Index("ix_assignments_coder_answered", "coder", "answered"),
)
