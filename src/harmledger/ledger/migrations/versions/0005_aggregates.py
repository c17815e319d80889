"""Columns that counts, maps and lists are worked out from without reading whole incidents.

Tolls by victims have a table; incidents tell how wide their place is and how many origins speak of them; who is
said to be responsible stands as written beside what is searched for; the journal is found by action.
"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

PAGE = 1000


def upgrade() -> None:
    """Fill what is new from what is kept of each incident."""
    op.create_table(
        "incident_tolls",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("incident_id", "outcome", "victims")),
        sa.Column("low", sa.Integer, nullable=False),
        sa.Column("best", sa.Integer),
        sa.Column("high", sa.Integer),
        sa.PrimaryKeyConstraint("incident_id", "outcome", "victims", name="pk_incident_tolls"),
        sa.ForeignKeyConstraint(["incident_id"], ["incidents.incident_id"], name="fk_incident_tolls_incident_id"),
    )
    op.add_column("incidents", sa.Column("radius_km", sa.Double))
    op.add_column("incidents", sa.Column("origins", sa.Integer, nullable=False, server_default="0"))
    op.create_index("ix_journal_action_seq", "journal", ["action", "seq"])
    _fill_incidents(op.get_bind())


def _fill_incidents(connection: sa.Connection) -> None:
    change = sa.text("UPDATE incidents SET radius_km = :radius, origins = :origins WHERE incident_id = :id")
    add = sa.text(
        "INSERT INTO incident_tolls (incident_id, outcome, victims, low, best, high)"
        " VALUES (:id, :outcome, :victims, :low, :best, :high)"
    )
    name_actor = sa.text("INSERT INTO incident_terms (incident_id, field, value) VALUES (:id, 'actor', :value)")
    query = sa.text(
        "SELECT incident_id, data FROM incidents WHERE incident_id > :last ORDER BY incident_id LIMIT :page"
    )
    last = ""
    while rows := connection.execute(query, {"last": last, "page": PAGE}).all():
        last = rows[-1].incident_id
        changes, tolls, actors = [], [], []
        for row in rows:
            held: dict[str, Any] = json.loads(row.data)
            place = held["place"] or {}
            origins = len({report["origin"] for report in held["reports"]})
            changes.append({"id": row.incident_id, "radius": place.get("radius_km"), "origins": origins})
            tolls += [{"id": row.incident_id, **toll} for toll in held["tolls"]]
            names = dict.fromkeys(sourced["value"] for sourced in held["perpetrators"])
            actors += [{"id": row.incident_id, "value": name} for name in names]
        connection.execute(change, changes)
        if tolls:
            wanted = ("id", "outcome", "victims", "low", "best", "high")
            connection.execute(add, [{name: toll[name] for name in wanted} for toll in tolls])
        if actors:
            connection.execute(name_actor, actors)
