"""Counts, ranges, time lines and map clusters over incidents, from columns that are kept in memory.

A ledger's incidents change only when they are linked anew. What can be filtered and summed by is then read once, as
columns of numbers, some hundred bytes an incident; each question is a few passes over them. ``columns`` reads,
``choosing`` filters, ``summing`` and ``clusters`` add up; ``stated`` reads what speakers say, ``hearing`` adds that up.
"""

from harmledger.ledger.facets.choosing import choose
from harmledger.ledger.facets.clusters import View, clusters, view_of
from harmledger.ledger.facets.columns import Columns, Ints, load, of
from harmledger.ledger.facets.hearing import voices
from harmledger.ledger.facets.ordering import ordered
from harmledger.ledger.facets.stated import Mended, Stated
from harmledger.ledger.facets.stated import load as load_stated
from harmledger.ledger.facets.summing import overview

__all__ = [
    "Columns",
    "Ints",
    "Mended",
    "Stated",
    "View",
    "choose",
    "clusters",
    "load",
    "load_stated",
    "of",
    "ordered",
    "overview",
    "view_of",
    "voices",
]
