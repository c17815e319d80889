"""Judgements on pairs of claims."""

from __future__ import annotations

import datetime as dt

from harmledger import review
from harmledger.model.judgement import Judgement, Verdict


def judged(number: int, verdict: Verdict, *subjects: str) -> Judgement:
    """Judgement ``number``, made at that minute."""
    return Judgement(f"jdg-{number}", verdict, subjects, "one", dt.datetime(2020, 1, 1, 0, number, tzinfo=dt.UTC))


def test_each_pair_of_the_subjects_is_judged() -> None:
    """Three claims that are the same make three pairs, the lesser id first."""
    found = review.pairs([judged(1, Verdict.SAME, "c", "a", "b"), judged(2, Verdict.UNSURE, "x", "d")])
    assert found.same == {("a", "b"), ("a", "c"), ("b", "c")}
    assert found.different == frozenset()
    assert found.unsure == {("d", "x")}


def test_the_latest_judgement_of_a_pair_holds() -> None:
    """For that pair alone; the others of the earlier judgement stay."""
    found = review.pairs([judged(2, Verdict.DIFFERENT, "b", "a"), judged(1, Verdict.SAME, "a", "b", "c")])
    assert found.same == {("a", "c"), ("b", "c")}
    assert found.different == {("a", "b")}


def test_what_was_withdrawn_does_not_hold() -> None:
    """The earlier judgement of the pair holds again."""
    judgements = [
        judged(1, Verdict.SAME, "a", "b"),
        judged(2, Verdict.DIFFERENT, "a", "b"),
        judged(3, Verdict.WITHDRAW, "jdg-2"),
    ]
    assert review.pairs(judgements) == review.Pairs(frozenset({("a", "b")}), frozenset(), frozenset())


def test_judgements_on_claims_make_no_pairs() -> None:
    """Accepting or rejecting says nothing of two claims."""
    assert review.pairs([judged(1, Verdict.REJECT, "a", "b")]) == review.Pairs(frozenset(), frozenset(), frozenset())
