"""Resolving: drafts to claims, with when, where, who and how many worked out or visibly left open."""

from __future__ import annotations

from harmledger.resolve.assemble import Resolved, claims, resolved
from harmledger.resolve.gazetteer.index import Candidate, Gazetteer

__all__ = ["Candidate", "Gazetteer", "Resolved", "claims", "resolved"]
