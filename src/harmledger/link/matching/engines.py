"""What runs the comparing: Splink on DuckDB or on Spark, or, for few events, DuckDB alone with the same SQL.

Splink takes about a second to plan its queries whatever their size, so that a small ledger, or the neighbourhood of one
new report, is compared without it; the comparisons, their order and their weights are the same, and a test holds the
results against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import duckdb
import numpy as np
import pyarrow as pa

from harmledger.link.matching.levels import COMPARISONS
from harmledger.link.matching.weights import Weights

SMALL: Final = 2_000
"""Events up to which DuckDB compares alone."""

FLOOR: Final = -6.0
"""Bits below which two events are never in one incident, whatever joins each of them to a third."""

_OWN_NAMES = {"arrays_overlap": "list_has_any", "array_intersect": "list_intersect", "size": "len"}
"""DuckDB's names for the functions that the comparisons call by Spark's."""

_MACROS = (
    "CREATE OR REPLACE TEMP MACRO arrays_overlap(one, two) AS list_has_any(one, two)",
    "CREATE OR REPLACE TEMP MACRO array_intersect(one, two) AS list_intersect(one, two)",
    "CREATE OR REPLACE TEMP MACRO size(items) AS len(items)",
)

MEETING = """
SELECT DISTINCT least(a.event, o.event) AS one, greatest(a.event, o.event) AS other
FROM asks AS a JOIN offers AS o ON a.key = o.key
WHERE a.event <> o.event
"""
"""Which events meet: one asks for what the other offers."""

BARRED = """
SELECT p.one AS join_key_l, p.other AS join_key_r, '0' AS match_key
FROM pairs AS p JOIN events AS l ON p.one = l.unique_id JOIN events AS r ON p.other = r.unique_id
WHERE CASE WHEN l.campaign = r.campaign AND l.family = r.family THEN 1 ELSE 0 END = 1
AND (l.first_day IS NULL OR r.first_day IS NULL
     OR greatest(l.first_day, r.first_day) - least(l.last_day, r.last_day) <= 1
     OR l.after AND r.first_day <= l.last_day OR r.after AND l.first_day <= r.last_day
     OR arrays_overlap(l.people, r.people))
AND (arrays_overlap(l.people, r.people) OR NOT l.sited OR NOT r.sited OR l.site = r.site
     OR abs(l.lat - r.lat) * 111.0 <= greatest(10.0, l.radius + r.radius)
     AND abs(l.lon - r.lon) * 111.0 * cos(radians(l.lat)) <= greatest(10.0, l.radius + r.radius) * 1.01)
"""
# The CASE keeps planners from joining all events of one kind with one another first.
"""Those that nothing in days, kind or distance forbids; the rest is in :mod:`harmledger.link.matching.barriers`."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Pairs to be compared, as keys: tables of ``key`` and ``event``; those where an ask meets an offer."""

    offers: pa.Table
    asks: pa.Table


@dataclass(frozen=True, slots=True)
class Given:
    """Pairs to be compared, as a table of ``one`` below ``other``."""

    pairs: pa.Table


Wanted = Meeting | Given
"""Which pairs: by keys, or one by one."""

Engine = Callable[[pa.Table, Wanted, Weights], pa.Table]
"""From events and the pairs wanted to scored pairs.

Columns of the result: ``unique_id_l`` below ``unique_id_r``, in this order, and ``match_weight`` in bits. Pairs below
:data:`FLOOR`, days apart or of different kinds are left out.
"""

_COLUMNS: Final = "unique_id_l, unique_id_r, match_weight"


def by_size(events: pa.Table, wanted: Wanted, weights: Weights) -> pa.Table:
    """DuckDB alone for up to :data:`SMALL` events, Splink on DuckDB beyond."""
    return (plain if events.num_rows <= SMALL else splink)(events, wanted, weights)


def plain(events: pa.Table, wanted: Wanted, weights: Weights) -> pa.Table:
    """The comparisons as one query of DuckDB."""
    with _connected(events, wanted) as connection:
        bits = " + ".join(
            f"CAST([{', '.join(map(repr, weights.table[item.name]))}] AS DOUBLE[])[gamma_{item.name} + 2]"
            for item in COMPARISONS
        )
        return connection.sql(
            f"SELECT {_COLUMNS} FROM (SELECT *, {weights.prior_bits!r}::DOUBLE + {bits} AS match_weight"  # noqa: S608 - names and conditions of our own tables
            f" FROM ({_compared(events.column_names)}))"
            f" WHERE match_weight >= {FLOOR} ORDER BY unique_id_l, unique_id_r"
        ).to_arrow_table()


def levels_of(events: pa.Table, pairs: pa.Table) -> pa.Table:
    """The level of each comparison for the given pairs, whatever would keep them from being compared.

    Columns of the result: ``unique_id_l``, ``unique_id_r``, and for each comparison ``gamma_<name>``, the number of the
    level as :meth:`harmledger.link.matching.levels.Comparison.level` takes it.
    """
    with duckdb.connect() as connection:
        _taught(connection)
        connection.register("events", events)
        connection.register("pairs", pairs)
        connection.execute("CREATE TEMP VIEW blocked AS SELECT one AS join_key_l, other AS join_key_r FROM pairs")
        return connection.sql(_compared(events.column_names)).to_arrow_table()


def _compared(columns: Sequence[str]) -> str:
    """SQL for the levels of the pairs in the table ``blocked``."""
    cases = ", ".join(f"{item.case()} AS gamma_{item.name}" for item in COMPARISONS)
    sides = ", ".join(f"{side}.{name} AS {name}_{side}" for side in "lr" for name in columns)
    return (
        f"SELECT unique_id_l, unique_id_r, {cases} FROM (SELECT {sides} FROM blocked AS p"  # noqa: S608 - as above
        " JOIN events AS l ON p.join_key_l = l.unique_id JOIN events AS r ON p.join_key_r = r.unique_id)"
    )


def all_pairs(columns: Sequence[str]) -> str:
    """SQL for the levels of every pair in the table ``events`` that nothing keeps apart, by DuckDB's own names."""
    every = (
        "SELECT l.unique_id AS one, r.unique_id AS other FROM events AS l JOIN events AS r ON l.unique_id < r.unique_id"
    )
    query = f"WITH pairs AS ({every}), blocked AS ({BARRED}) {_compared(columns)} ORDER BY unique_id_l, unique_id_r"
    for taught, own in _OWN_NAMES.items():
        query = query.replace(f"{taught}(", f"{own}(")
    return query


def _taught(connection: duckdb.DuckDBPyConnection) -> None:
    for statement in _MACROS:
        connection.execute(statement)


def _connected(events: pa.Table, wanted: Wanted) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    _taught(connection)
    connection.register("events", events)
    if isinstance(wanted, Meeting):
        connection.register("offers", wanted.offers)
        connection.register("asks", wanted.asks)
        connection.execute(f"CREATE TEMP TABLE pairs AS {MEETING}")
    else:
        connection.register("pairs", wanted.pairs)
    connection.execute(f"CREATE TEMP TABLE blocked AS {BARRED}")
    return connection


def splink(events: pa.Table, wanted: Wanted, weights: Weights) -> pa.Table:
    """Splink on DuckDB."""
    from splink import DuckDBAPI  # noqa: PLC0415 - takes a third of a second, and small ledgers never need it

    with _connected(events, wanted) as connection:
        api = DuckDBAPI(connection)
        found = predicted(api, events, connection.table("blocked"), weights)
        return connection.sql(
            f"SELECT {_COLUMNS} FROM {found.physical_name} ORDER BY unique_id_l, unique_id_r"  # noqa: S608 - Splink's own name
        ).to_arrow_table()


def predicted(api: Any, events: Any, blocked: Any, weights: Weights) -> Any:
    """Splink's data frame of scored pairs."""
    from splink import Linker  # noqa: PLC0415 - as above

    linker = Linker(api.register(events), settings(weights), log_level="ERROR")
    linker.table_management.register_blocked_pairs_for_predict(api.register(blocked))
    return linker.inference.predict(threshold_match_weight=FLOOR, warning_mode="never")


def settings(weights: Weights) -> dict[str, Any]:
    """The model as Splink's settings, ready for ``splink.Linker``."""
    return {
        "link_type": "dedupe_only",
        "probability_two_random_records_match": weights.prior,
        "retain_matching_columns": False,
        "blocking_rules_to_generate_predictions": [],
        "comparisons": [
            {
                "output_column_name": item.name,
                "comparison_description": item.about,
                "comparison_levels": list(_levels(item.name, weights)),
            }
            for item in COMPARISONS
        ],
    }


def _levels(name: str, weights: Weights) -> Iterator[Mapping[str, Any]]:
    item = next(each for each in COMPARISONS if each.name == name)
    yield {"sql_condition": item.null, "label_for_charts": "nothing to compare", "is_null_level": True}
    for level in item.levels:
        shares = weights.shares[name][level.name]
        yield {
            "sql_condition": level.sql or "ELSE",
            "label_for_charts": level.words,
            "m_probability": shares.m,
            "u_probability": shares.u,
        }


def given(pairs: Iterable[tuple[int, int]]) -> Given:
    """Pairs of event numbers as wanted pairs."""
    return Given(pair_table(pairs))


def pair_table(pairs: Iterable[tuple[int, int]]) -> pa.Table:
    """Pairs of event numbers as a table of ``one`` and ``other``."""
    found = np.fromiter((number for pair in pairs for number in pair), np.int64).reshape(-1, 2)
    return pa.table({"one": found[:, 0], "other": found[:, 1]})


def key_table(numbers: Iterable[int], keys: Iterable[frozenset[int]]) -> pa.Table:
    """Keys and the events that have them, as a table."""
    each = list(keys)
    counts = [len(held) for held in each]
    found = np.fromiter((key for held in each for key in held), np.int64, sum(counts))
    return pa.table({"key": found, "event": np.repeat(np.fromiter(numbers, np.int64, len(counts)), counts)})
