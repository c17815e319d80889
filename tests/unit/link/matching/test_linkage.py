"""Average linkage: greatest mean first, and what is kept apart stays apart."""

from __future__ import annotations

from harmledger.link.matching.linkage import average_linkage


def test_joins_the_strongest_first() -> None:
    """The middle one goes where it fits best, and the mean with the rest decides on."""
    edges = {("a", "b"): 5.0, ("b", "c"): 9.0, ("a", "c"): -6.0}
    assert average_linkage("abc", edges, 3.0) == [["a"], ["b", "c"]]


def test_chain_is_no_group_without_an_edge_between_its_ends() -> None:
    """Two that were never compared, or are barred, never end in one group, whatever lies between them."""
    assert average_linkage("abc", {("a", "b"): 9.0, ("b", "c"): 8.0}, 3.0) == [["a", "b"], ["c"]]


def test_mean_below_the_threshold_joins_nothing() -> None:
    """A group takes in another only if all their pairs together speak for it."""
    edges = {("a", "b"): 9.0, ("a", "c"): 4.0, ("b", "c"): 1.0}
    assert average_linkage("abc", edges, 3.0) == [["a", "b"], ["c"]]
