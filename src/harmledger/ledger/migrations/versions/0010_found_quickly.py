"""On which reports judgements bear, and indexes by which the journal and incidents' terms are found."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

Serial = sa.BigInteger().with_variant(sa.Integer, "sqlite")
EVERYWHERE = "*"


def upgrade() -> None:
    """What judgements bear on is worked out from what is kept."""
    op.create_table(
        "judgement_reports",
        sa.Column("report_id", sa.Text, nullable=False),
        sa.Column("judgement", Serial, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("report_id", "judgement", name="pk_judgement_reports"),
        sa.ForeignKeyConstraint(["judgement"], ["judgements.seq"], name="fk_judgement_reports_judgement"),
    )
    _fill(op.get_bind())
    for column in ("actor", "subject", "at"):
        ways = {"subject": "text_pattern_ops"} if column == "subject" else {}
        op.create_index(f"ix_journal_{column}_seq", "journal", [column, "seq"], postgresql_ops=ways)
    op.drop_index("ix_incident_terms_field_value", "incident_terms")
    op.create_index("ix_incident_terms_field_value_incident_id", "incident_terms", ["field", "value", "incident_id"])


def _fill(connection: sa.Connection) -> None:
    """The report that a judgement on words speaks of, or all; of a withdrawal, those of what it takes back."""
    spoken: dict[str, list[str]] = {}
    rows = []
    for seq, data in connection.execute(sa.text("SELECT seq, data FROM judgements ORDER BY seq")).all():
        held = json.loads(data)
        meaning = held.get("meaning")
        if held["verdict"] == "withdraw":
            reports = [report for name in held["subjects"] for report in spoken.get(name, ())]
        elif meaning is not None:
            reports = [EVERYWHERE if meaning["reach"] == "country" else meaning["report_id"]]
        else:
            continue
        spoken[held["judgement_id"]] = reports
        rows += [{"report": report, "judgement": seq} for report in dict.fromkeys(reports)]
    if rows:
        connection.execute(sa.text("INSERT INTO judgement_reports VALUES (:report, :judgement)"), rows)
