"""Reports that come later: the same copies as if all had come at once, and only what they touch is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import combinations
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from harmledger.link.origins import index
from harmledger.link.origins.compare import Match
from harmledger.link.origins.copies import find, matches, settle, update
from harmledger.link.origins.index import Index, candidates, compared, left_out
from harmledger.link.origins.signatures import Signatures
from harmledger.model.codec import from_json, to_json
from harmledger.model.report import Report

WORDS = [f"{first}{second}" for first in ("bar", "kel", "mor", "tan", "vor") for second in ("ado", "ine", "usk", "eth")]
SENTENCES = [
    " ".join(WORDS[(start * 7 + step * (start + 3)) % len(WORDS)] for step in range(12)).capitalize()
    for start in range(14)
]
SITES = ("north.example", "south.example")


def report(number: int, parts: Sequence[int], day: int, site: int) -> Report:
    """A report of the given sentences."""
    return Report(
        report_id=f"r{number:02}",
        text=". ".join(SENTENCES[part] for part in parts) + ".",
        url=f"https://{SITES[site]}/{number}",
        published=dt.date(2020, 1, 1) + dt.timedelta(days=day),
    )


TELLINGS = st.tuples(
    st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=6), st.integers(0, 120), st.integers(0, 1)
)


def reports_of(drawn: Iterable[tuple[list[int], int, int]]) -> list[Report]:
    """The drawn reports, named in the order in which they come."""
    return [report(number, *telling) for number, telling in enumerate(drawn)]


@settings(max_examples=60, deadline=None)
@given(st.lists(TELLINGS, min_size=2, max_size=24), st.data())
def test_reports_that_come_later_give_what_all_at_once_give(
    drawn: list[tuple[list[int], int, int]], data: st.DataObject
) -> None:
    """Whatever comes in whatever order and portions, the copies are those of one run over all."""
    with mock.patch.object(index, "STARS", 3):  # few, so that drawn reports reach it
        _comes_to_the_same(reports_of(drawn), data)


def _comes_to_the_same(reports: Sequence[Report], data: st.DataObject) -> None:
    order = data.draw(st.permutations(reports))
    by_id = {item.report_id: item for item in reports}
    held, at = Index(), 0
    found: tuple[Match, ...] = ()
    while at < len(order):
        size = data.draw(st.integers(1, 5))
        new = order[at : at + size]
        for item in new:
            held.add(Signatures.of(item))
        found = update(found, [item.report_id for item in new], held, by_id.__getitem__)
        at += size
    signatures = {item.report_id: Signatures.of(item) for item in reports}
    assert found == matches(signatures, by_id.__getitem__)
    assert settle(signatures.values(), found) == find(reports)


@settings(max_examples=60, deadline=None)
@given(st.lists(TELLINGS, min_size=2, max_size=30))
def test_one_report_is_compared_with_what_one_run_compares_it_with(drawn: list[tuple[list[int], int, int]]) -> None:
    """The candidates of each report, and the keys left out of each pair, are the same seen from one and from all."""
    signatures = [Signatures.of(item) for item in reports_of(drawn)]
    held, wanted = Index(signatures), compared(signatures)
    pairs = {frozenset(pair) for pair in wanted.pairs}
    assert pairs == {frozenset({item.report_id, other}) for item in signatures for other in candidates(item, held)}
    for one, other in combinations(signatures, 2):
        assert wanted.left_out(one, other) == left_out(one, other, held)


def test_only_reports_that_share_keys_are_read() -> None:
    """A report that comes to many unlike it has none of them fetched."""
    old = [report(number, [number % 5], number, 0) for number in range(10)]
    new = Report("new", "Nothing of this is told by any other report that has been here before it came along.")
    held = Index(Signatures.of(item) for item in [*old, new])
    fetched: list[str] = []

    def fetch(report_id: str) -> Report:
        fetched.append(report_id)
        return new

    assert update((), ["new"], held, fetch) == ()
    assert fetched == []


def test_signatures_can_be_stored() -> None:
    """A signature comes back from JSON as it was, and is the same for the same report."""
    item = report(1, [0, 1, 2], 3, 0)
    signature = Signatures.of(item)
    assert from_json(to_json(signature), Signatures) == signature == Signatures.of(item)
    assert all(0 <= key < 2**63 for key in (*signature.keys, signature.text_key))


def test_very_many_copies_are_not_all_compared_with_each_other() -> None:
    """Of a hundred copies each is compared with the earliest few, and all go back to the first."""
    reports = [report(number, [1, 2, 3, 4], number // 20, 0) for number in range(100)]
    signatures = [Signatures.of(item) for item in reports]
    assert len(compared(signatures).pairs) <= 100 * index.STARS
    assert set(find(reports).origins.values()) == {"r00"}


def test_a_changed_signature_takes_the_place_of_the_old_one() -> None:
    """Put in anew, a report is found by its new words only."""
    held = Index([Signatures.of(report(1, [1, 2], 0, 0)), Signatures.of(report(2, [1, 2], 1, 1))])
    held.add(Signatures.of(report(1, [7, 8], 0, 0)))
    assert candidates(held.signatures("r02"), held) == set()


def test_an_index_answers_by_keys() -> None:
    """What holds a key is told for each key that anything holds, and nothing for the others."""
    item = Signatures.of(report(1, [1, 2], 0, 0))
    assert Index([item]).holders([item.keys[0], -1]) == {item.keys[0]: (item,)}
