"""The order of a list of incidents."""

from __future__ import annotations

import numpy as np

from harmledger.ledger.facets.choosing import KILLED
from harmledger.ledger.facets.columns import Columns, Ints, Mask
from harmledger.ledger.words import fold
from harmledger.model.overview import Order

_LAST = np.iinfo(np.int32).max


def ordered(columns: Columns, chosen: Mask, order: Order) -> Ints:
    """The chosen incidents' places in the columns, in the order asked for; ties in the order of the columns."""
    at = np.flatnonzero(chosen).astype(np.int32)
    if order is Order.NEWEST:
        return at
    return at[np.argsort(_key(columns, order)[at], kind="stable")]


def _key(columns: Columns, order: Order) -> Ints:
    """A number for each incident, the least first."""
    if order is Order.OLDEST:
        return np.where(columns.start > 0, columns.start, _LAST).astype(np.int32)
    if order is Order.SOURCES:
        return (-columns.origins).astype(np.int32)
    if order is Order.GRADE:
        return columns.attributes["grade"]  # as the closed list has them: best founded first
    if order is Order.PLACE:
        return _by_name(columns)
    killed = columns.figures.get(KILLED)
    key = np.full(len(columns), 1, np.int32)  # nothing said of anybody killed: after 0
    if killed is not None:
        key[killed.at] = -np.maximum(killed.low, killed.best)
    return key


def _by_name(columns: Columns) -> Ints:
    names = sorted({name for name in columns.place if name}, key=lambda name: (fold(name), name))
    rank = {name: number for number, name in enumerate(names)}
    return np.array([rank.get(name, _LAST) for name in columns.place], dtype=np.int32)
