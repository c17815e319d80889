"""The page of words that could not be worked out: what it asks of the record, and what is asked of it."""

from harmledger.web.unresolved.asked import WHAT, Asked, read
from harmledger.web.unresolved.data import OpenEntry, Openings, OpenPage

__all__ = ["WHAT", "Asked", "OpenEntry", "OpenPage", "Openings", "read"]
