"""The public verbs are few, and the list is pinned."""

from __future__ import annotations

import harmledger
from harmledger.workflow.book import Ledger

VERBS = {
    "Ledger",
    "__version__",
    "open",
    "read",
}
METHODS = {
    "add",
    "add_gazetteer",
    "agreements",
    "claim",
    "claims",
    "close",
    "content",
    "control",
    "correct",
    "counted",
    "displacement",
    "export",
    "extract",
    "gazetteer",
    "gazetteers",
    "incident",
    "incidents",
    "judge",
    "judgements",
    "link",
    "location",
    "outlets",
    "report",
    "reports",
    "remove_gazetteer",
    "reread",
    "review",
    "search",
    "skips",
    "status",
    "taken_by",
    "tallies",
    "tally",
    "undo",
    "unresolved",
    "verify",
}


def test_package_exports_are_pinned() -> None:
    """A new public name is a decision: it is added here on purpose or not at all."""
    assert set(harmledger.__all__) == VERBS
    assert all(hasattr(harmledger, name) for name in VERBS)


def test_ledger_methods_are_pinned_and_documented() -> None:
    """Every public method of the ledger is listed here and has a docstring."""
    public = {name for name in vars(Ledger) if not name.startswith("_")}
    assert public == METHODS
    for name in METHODS:
        assert getattr(Ledger, name).__doc__, name
